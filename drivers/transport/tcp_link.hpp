#pragma once

#include "drivers/transport/session.hpp"
#include "drivers/transport/timer.hpp"

#include <boost/asio/ip/tcp.hpp>

namespace gaffer {

/// A TCP connection to a device or gateway; gives up connecting after 1.4 s.
class TcpLink final : public Link {
public:
    /// A closed link to `host`:`port`.
    TcpLink(boost::asio::io_context& io, std::string host, std::uint16_t port, LinkEvents events);
    ~TcpLink() override;
    void open() override;
    void close() override;
    void send(modbus::ByteView bytes) override;

private:
    using Stream = boost::asio::ip::tcp::socket;
    void connect(const std::shared_ptr<Session<Stream>>& session, const boost::asio::ip::tcp::resolver::results_type& places);

    boost::asio::io_context& m_io;
    std::string m_host;
    std::uint16_t m_port;
    LinkEvents m_events;
    std::shared_ptr<Session<Stream>> m_session;
    std::shared_ptr<boost::asio::ip::tcp::resolver> m_resolver;
    Timer m_patience;
};

} // namespace gaffer
