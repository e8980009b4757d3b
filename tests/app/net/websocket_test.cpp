#include "app/net/transport.hpp"

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <future>
#include <gtest/gtest.h>
#include <thread>

namespace gaffer {
namespace {

constexpr int patience = 5000;

/// A door that gives every message back, on a thread of its own.
class EchoDoor {
public:
    explicit EchoDoor(const TransportLimits& limits = {})
    {
        auto opened = listenWebSocket(m_io, {"127.0.0.1", 0},
                                      {[](SessionId) {},
                                       [this](SessionId id, std::string_view text) {
                                           m_door->send(id, std::make_shared<const std::string>(text), FrameKind::Text);
                                       },
                                       [this](SessionId) { ++m_closed; }},
                                      limits);
        m_door = *std::move(opened);
        m_door->begin();
        m_thread = std::thread{[this] { m_io.run(); }};
    }
    ~EchoDoor()
    {
        boost::asio::post(m_io, [this] { m_door->stop(); });
        m_thread.join();
    }
    EchoDoor(const EchoDoor&) = delete;
    EchoDoor& operator=(const EchoDoor&) = delete;
    [[nodiscard]] Endpoint endpoint() const { return *parseEndpoint(m_door->address()); }

private:
    boost::asio::io_context m_io;
    std::unique_ptr<WebSocketServer> m_door;
    int m_closed{0};
    std::thread m_thread;
};

TEST(WebSocket, TellsThatNobodyListens)
{
    const auto client = connectWebSocket({"127.0.0.1", 1});
    ASSERT_FALSE(client);
    EXPECT_EQ(client.error().code, FaultCode::Unavailable);
}

TEST(WebSocket, TellsThatAnAddressIsInUse)
{
    EchoDoor door;
    boost::asio::io_context io;
    const auto second = listenWebSocket(io, door.endpoint(), {});
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().key, "server.addressInUse");
}

TEST(WebSocket, BringsMessagesThereAndBack)
{
    EchoDoor door;
    auto client = connectWebSocket(door.endpoint());
    ASSERT_TRUE(client) << client.error().text;
    for (const std::string& text : {std::string{"高脚杯"}, std::string(200'000, 'x')}) {
        ASSERT_TRUE((*client)->send(text));
        EXPECT_EQ(*(*client)->receive(patience), text);
    }
}

TEST(WebSocket, SendsEachMessageInOneFrameSoThatNoLetterIsSplit)
{
    EchoDoor door;
    boost::asio::io_context io;
    boost::asio::ip::tcp::socket raw{io};
    raw.connect({boost::asio::ip::make_address("127.0.0.1"), door.endpoint().port});
    const std::string greeting = "GET /rpc/v1 HTTP/1.1\r\nHost: gaffer\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                 "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    boost::asio::write(raw, boost::asio::buffer(greeting));
    std::string answer;
    boost::asio::read_until(raw, boost::asio::dynamic_buffer(answer), "\r\n\r\n");
    // A text frame of some 50,000 bytes, Chinese to the end, masked with nothing.
    std::string letters{"x"};
    while (letters.size() < 50'000) letters += "杯";
    std::string frame{"\x81\xFE"};
    frame += static_cast<char>(letters.size() >> 8U);
    frame += static_cast<char>(letters.size() & 0xFFU);
    frame += std::string(4, '\0') + letters;
    boost::asio::write(raw, boost::asio::buffer(frame));
    std::array<unsigned char, 4> head{};
    boost::asio::read(raw, boost::asio::buffer(head));
    EXPECT_EQ(head[0], 0x81) << "text, and the last frame of its message";
    ASSERT_EQ(head[1], 126);
    EXPECT_EQ(head[2] * 256U + head[3], letters.size());
}

TEST(WebSocket, CutsASeatThatSendsTooMuch)
{
    EchoDoor door;
    auto client = connectWebSocket(door.endpoint());
    ASSERT_TRUE(client);
    static_cast<void>((*client)->send(std::string(300 * 1024, 'x')));
    EXPECT_FALSE((*client)->receive(patience));
    auto next = connectWebSocket(door.endpoint());
    ASSERT_TRUE(next);
    ASSERT_TRUE((*next)->send("still here"));
    EXPECT_EQ(*(*next)->receive(patience), "still here");
}

TEST(WebSocket, GivesUpOnASilentService)
{
    EchoDoor door;
    auto client = connectWebSocket(door.endpoint());
    ASSERT_TRUE(client);
    EXPECT_FALSE((*client)->receive(20));
}

} // namespace
} // namespace gaffer
