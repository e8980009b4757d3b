#include "drivers/transport/tcp_link.hpp"

#include <boost/asio/connect.hpp>

namespace gaffer {
namespace {

constexpr std::chrono::milliseconds connectPatience{1400};

} // namespace

TcpLink::TcpLink(boost::asio::io_context& io, std::string host, std::uint16_t port, LinkEvents events)
    : m_io{io}, m_host{std::move(host)}, m_port{port}, m_events{std::move(events)}, m_patience{io}
{
}

TcpLink::~TcpLink() { close(); }

void TcpLink::open()
{
    close();
    auto session = std::make_shared<Session<Stream>>(Stream{m_io}, m_events);
    m_session = session;
    m_resolver = std::make_shared<boost::asio::ip::tcp::resolver>(m_io);
    m_patience.expires_after(connectPatience);
    m_patience.async_wait([session](const boost::system::error_code& error) {
        if (!error) session->lose("no connection in time", Reason::PortLost);
    });
    boost::system::error_code notNumeric;
    const auto address = boost::asio::ip::make_address(m_host, notNumeric);
    if (!notNumeric) {
        const boost::asio::ip::tcp::endpoint endpoint{address, m_port};
        return connect(session, boost::asio::ip::tcp::resolver::results_type::create(endpoint, m_host, std::to_string(m_port)));
    }
    m_resolver->async_resolve(m_host, std::to_string(m_port),
                              [this, session, resolver = m_resolver](const boost::system::error_code& error, const auto& places) {
                                  if (!session->alive()) return;
                                  if (error) return session->lose(m_host + ": " + error.message(), Reason::PortLost);
                                  connect(session, places);
                              });
}

void TcpLink::connect(const std::shared_ptr<Session<Stream>>& session, const boost::asio::ip::tcp::resolver::results_type& places)
{
    boost::asio::async_connect(session->stream(), places, [this, session](const boost::system::error_code& error, const auto&) {
        if (!session->alive()) return;
        m_patience.cancel();
        if (error) return session->lose(error.message(), Reason::PortLost);
        boost::system::error_code ignored;
        session->stream().set_option(boost::asio::ip::tcp::no_delay{true}, ignored);
        // Closing forgets the connection on both sides at once: gateways with few places have ours free again, and a device that
        // restarts finds its port free.
        session->stream().set_option(boost::asio::ip::tcp::socket::linger{true, 0}, ignored);
        session->begin();
    });
}

void TcpLink::close()
{
    m_patience.cancel();
    if (m_resolver) m_resolver->cancel();
    if (m_session) m_session->end();
    m_session.reset();
    m_resolver.reset();
}

void TcpLink::send(modbus::ByteView bytes)
{
    if (m_session) m_session->send(bytes);
}

} // namespace gaffer
