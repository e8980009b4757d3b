#include "drivers/transport/session.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/connect_pair.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read.hpp>

#include <gtest/gtest.h>

#include <functional>

namespace gaffer {
namespace {

using namespace std::chrono_literals;
using Stream = boost::asio::local::stream_protocol::socket;

/// A session on one end of a pair of sockets; the test holds the other end.
class SessionTest : public testing::Test {
protected:
    SessionTest()
    {
        Stream ours{io};
        boost::asio::local::connect_pair(ours, theirs);
        LinkEvents events{[this] { ++opened; },
                          [this](modbus::ByteView bytes) {
                              heard.insert(heard.end(), bytes.begin(), bytes.end());
                              if (onBytes) onBytes();
                          },
                          [this](std::string why, Reason reason) {
                              ++lost;
                              trouble = std::move(why);
                              EXPECT_EQ(reason, Reason::PortLost);
                          }};
        session = std::make_shared<Session<Stream>>(std::move(ours), std::move(events));
    }

    template <class Met> bool runUntil(Met met)
    {
        const auto end = std::chrono::steady_clock::now() + 2s;
        while (!met() && std::chrono::steady_clock::now() < end) {
            io.restart();
            io.run_one_until(end);
        }
        return met();
    }

    void write(const modbus::Bytes& bytes) { boost::asio::write(theirs, boost::asio::buffer(bytes)); }

    modbus::Bytes readThere(std::size_t size)
    {
        modbus::Bytes bytes(size);
        boost::asio::read(theirs, boost::asio::buffer(bytes));
        return bytes;
    }

    boost::asio::io_context io;
    Stream theirs{io};
    std::shared_ptr<Session<Stream>> session;
    std::function<void()> onBytes;
    modbus::Bytes heard;
    std::string trouble;
    int opened{0};
    int lost{0};
};

TEST_F(SessionTest, HearsWhatCameBeforeAnythingWasSent)
{
    write({1, 2, 3});
    session->begin();
    EXPECT_EQ(opened, 1);
    EXPECT_TRUE(runUntil([&] { return heard.size() == 3; }));
}

TEST_F(SessionTest, SendsACopyInOrderHoweverManyWait)
{
    session->begin();
    modbus::Bytes wanted;
    for (std::uint8_t i = 0; i < 100; ++i) {
        modbus::Bytes piece{i, static_cast<std::uint8_t>(i + 1)};
        wanted.insert(wanted.end(), piece.begin(), piece.end());
        session->send(piece);
        piece.assign(2, 0xEE);
    }
    io.run_for(20ms);
    EXPECT_EQ(readThere(wanted.size()), wanted);
}

TEST_F(SessionTest, TellsOfTheEndOnceAndTakesNothingAfterIt)
{
    session->begin();
    theirs.close();
    EXPECT_TRUE(runUntil([&] { return lost > 0; }));
    EXPECT_EQ(trouble, "closed by the other side");
    EXPECT_FALSE(session->alive());
    session->send(modbus::Bytes{1});
    session->lose("again", Reason::PortLost);
    io.restart();
    io.run_for(10ms);
    EXPECT_EQ(lost, 1);
}

TEST_F(SessionTest, IsMuteAfterItsOwnersEndEvenFromInsideItsOwnEvent)
{
    onBytes = [this] { session->end(); };
    session->begin();
    write({7});
    EXPECT_TRUE(runUntil([&] { return !heard.empty(); }));
    io.restart();
    io.run_for(10ms);
    EXPECT_EQ(lost, 0);
    EXPECT_EQ(heard.size(), 1U);
}

TEST_F(SessionTest, LivesAsLongAsItsHandlers)
{
    session->begin();
    const std::weak_ptr<Session<Stream>> watched = session;
    session->end();
    session.reset();
    EXPECT_FALSE(watched.expired());
    io.restart();
    io.run_for(10ms);
    EXPECT_TRUE(watched.expired());
}

} // namespace
} // namespace gaffer
