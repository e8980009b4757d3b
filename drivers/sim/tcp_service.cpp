#include "drivers/sim/tcp_service.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <deque>
#include <set>

namespace gaffer::sim {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr std::size_t readSize = 1024;
constexpr std::size_t mostWaiting = 8192;
/// Bytes that make no request are dropped after this much silence on RTU over TCP.
constexpr std::chrono::milliseconds silence{50};

/// One connection of a master.
class Session : public std::enable_shared_from_this<Session> {
public:
    Session(tcp::socket socket, BusSim& bus) : m_socket{std::move(socket)}, m_silence{m_socket.get_executor()}, m_bus{bus}
    {
        boost::system::error_code ignored;
        m_socket.set_option(tcp::no_delay{true}, ignored);
    }

    void read()
    {
        m_socket.async_read_some(asio::buffer(m_chunk),
                                 [self = shared_from_this()](const boost::system::error_code& error, std::size_t size) {
                                     if (error) return self->close();
                                     self->m_received.insert(self->m_received.end(), self->m_chunk.begin(),
                                                             self->m_chunk.begin() + static_cast<std::ptrdiff_t>(size));
                                     if (self->m_received.size() > mostWaiting) return self->close();
                                     self->handle();
                                     if (self->m_socket.is_open()) self->read();
                                 });
    }

    void close()
    {
        boost::system::error_code ignored;
        m_silence.cancel(ignored);
        m_socket.close(ignored);
    }
    [[nodiscard]] bool isOpen() const { return m_socket.is_open(); }

private:
    void handle()
    {
        const Transport transport = m_bus.bus().transport;
        for (;;) {
            const Cut cut = cutRequest(transport, m_received);
            if (cut.arrival == Arrival::Damaged) return damaged();
            if (cut.arrival == Arrival::Unfinished) return transport == Transport::Tcp ? void() : awaitSilence();
            m_received.erase(m_received.begin(), m_received.begin() + static_cast<std::ptrdiff_t>(cut.length));
            for (Delivery& delivery : m_bus.answer(cut.message)) send(std::move(delivery));
        }
    }

    void damaged()
    {
        ++m_bus.counts.damaged;
        if (m_bus.bus().transport == Transport::Tcp) return close();
        m_received.clear();
    }

    void awaitSilence()
    {
        if (m_received.empty()) return;
        m_silence.expires_after(silence);
        m_silence.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
            if (error || self->m_received.empty()) return;
            ++self->m_bus.counts.damaged;
            self->m_received.clear();
        });
    }

    void send(Delivery delivery)
    {
        if (delivery.delay.count() == 0) return queue(std::move(delivery.bytes));
        auto timer = std::make_shared<asio::steady_timer>(m_socket.get_executor(), delivery.delay);
        timer->async_wait(
            [self = shared_from_this(), timer, bytes = std::move(delivery.bytes)](const boost::system::error_code& error) {
                if (!error && self->m_socket.is_open()) self->queue(bytes);
            });
    }

    void queue(Bytes bytes)
    {
        m_sending.push_back(std::move(bytes));
        if (m_sending.size() == 1) sendNext();
    }

    void sendNext()
    {
        asio::async_write(m_socket, asio::buffer(m_sending.front()),
                          [self = shared_from_this()](const boost::system::error_code& error, std::size_t) {
                              if (error) return self->close();
                              self->m_sending.pop_front();
                              if (!self->m_sending.empty()) self->sendNext();
                          });
    }

    tcp::socket m_socket;
    asio::steady_timer m_silence;
    BusSim& m_bus;
    std::array<std::uint8_t, readSize> m_chunk{};
    Bytes m_received;
    std::deque<Bytes> m_sending;
};

} // namespace

class TcpService::Impl : public std::enable_shared_from_this<Impl> {
public:
    Impl(asio::io_context& io, BusSim& bus) : m_acceptor{io}, m_resolver{io}, m_bus{bus} {}

    Outcome start()
    {
        const BusWiring& wiring = m_bus.bus();
        boost::system::error_code error;
        const auto found = m_resolver.resolve(wiring.host, std::to_string(wiring.port), tcp::resolver::passive, error);
        if (error || found.empty())
            return Fault{
                FaultCode::BadInput, "sim.host", "bus " + wiring.id.value + ": host " + wiring.host + ": " + error.message(), {}};
        m_endpoint = found.begin()->endpoint();
        return listen();
    }

    void watch()
    {
        std::erase_if(m_sessions, [](const auto& session) { return session.expired(); });
        const bool down = m_bus.dropped();
        if (down && m_acceptor.is_open())
            stop();
        else if (!down && !m_acceptor.is_open() && m_endpoint.port() != 0)
            static_cast<void>(listen());
    }

    void stop()
    {
        boost::system::error_code ignored;
        m_acceptor.close(ignored);
        for (const auto& each : m_sessions)
            if (const auto session = each.lock()) session->close();
        m_sessions.clear();
    }

    [[nodiscard]] std::uint16_t port() const { return m_acceptor.is_open() ? m_endpoint.port() : std::uint16_t{0}; }

private:
    Outcome listen()
    {
        boost::system::error_code error;
        m_acceptor.open(m_endpoint.protocol(), error);
        if (!error) m_acceptor.set_option(tcp::acceptor::reuse_address{true}, error);
        if (!error) m_acceptor.bind(m_endpoint, error);
        if (!error) m_acceptor.listen(asio::socket_base::max_listen_connections, error);
        if (error) {
            boost::system::error_code ignored;
            m_acceptor.close(ignored);
            const BusWiring& wiring = m_bus.bus();
            return Fault{FaultCode::Conflict,
                         "sim.port",
                         "bus " + wiring.id.value + ": " + wiring.host + ":" + std::to_string(wiring.port) + ": " +
                             error.message(),
                         {}};
        }
        m_endpoint.port(m_acceptor.local_endpoint(error).port());
        accept();
        return Done{};
    }

    void accept()
    {
        m_acceptor.async_accept([self = shared_from_this()](const boost::system::error_code& error, tcp::socket socket) {
            if (!self->m_acceptor.is_open()) return;
            if (!error) {
                const auto session = std::make_shared<Session>(std::move(socket), self->m_bus);
                self->m_sessions.push_back(session);
                session->read();
            }
            self->accept();
        });
    }

    tcp::acceptor m_acceptor;
    tcp::resolver m_resolver;
    BusSim& m_bus;
    tcp::endpoint m_endpoint;
    std::vector<std::weak_ptr<Session>> m_sessions;
};

TcpService::TcpService(asio::io_context& io, BusSim& bus) : m_impl{std::make_shared<Impl>(io, bus)} {}

TcpService::~TcpService() { m_impl->stop(); }

Outcome TcpService::start() { return m_impl->start(); }

void TcpService::watch() { m_impl->watch(); }

std::uint16_t TcpService::port() const { return m_impl->port(); }

} // namespace gaffer::sim
