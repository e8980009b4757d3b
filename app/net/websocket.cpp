#include "app/net/transport.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>

#include <deque>
#include <map>

// The only file that knows Boost.Beast: it costs a minute to compile.
namespace gaffer {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using asio::ip::tcp;

constexpr std::string_view path{"/rpc/v1"};
/// A connection that has not said what it wants by then is cut.
constexpr std::chrono::seconds greetingPatience{5};
/// A silent seat is pinged at half of this and dropped after it.
constexpr std::chrono::seconds idlePatience{10};
constexpr std::size_t longestGreeting = 16 * 1024;

/// One message on its way out; the bytes are shared by all seats that get the same.
struct Waiting {
    std::shared_ptr<const std::string> message;
    FrameKind kind{FrameKind::Text};
};

class Door;

/// One connection, alive as long as a read or write of it is under way.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(SessionId id, tcp::socket socket, Door& door) : m_id{id}, m_stream{std::move(socket)}, m_door{door} {}

    void start();
    bool send(Waiting waiting, const TransportLimits& limits);
    void drop();
    void close();
    [[nodiscard]] std::size_t queued() const { return m_queue.size(); }

private:
    void greeted(beast::error_code error);
    void refuse();
    void upgraded(beast::error_code error);
    void read();
    void write();
    void end();

    SessionId m_id;
    websocket::stream<beast::tcp_stream> m_stream;
    Door& m_door;
    beast::flat_buffer m_buffer;
    http::request_parser<http::empty_body> m_greeting;
    std::deque<Waiting> m_queue;
    std::size_t m_queuedBytes{0};
    // Set once the seat may be spoken to; before, only the greeting is under way.
    bool m_open{false};
    // Beast calls both the reader and the writer back when a connection dies: it is told to the server once.
    bool m_ended{false};
    // One write at a time is all that a WebSocket stream allows.
    bool m_writing{false};
};

class Door final : public WebSocketServer {
public:
    Door(asio::io_context& io, TransportEvents events, const TransportLimits& limits)
        : m_acceptor{io}, m_events{std::move(events)}, m_limits{limits}
    {
    }

    Outcome open(const Endpoint& endpoint);
    bool send(SessionId session, std::shared_ptr<const std::string> message, FrameKind kind) override
    {
        const auto found = m_sessions.find(session);
        // A session that is gone takes everything: its end is told by its own event, not by a failed send.
        return found == m_sessions.end() || found->second->send({std::move(message), kind}, m_limits);
    }
    void drop(SessionId session) override
    {
        if (const auto found = m_sessions.find(session); found != m_sessions.end()) found->second->drop();
    }
    [[nodiscard]] std::size_t queued(SessionId session) const override
    {
        const auto found = m_sessions.find(session);
        return found == m_sessions.end() ? 0 : found->second->queued();
    }
    void close(SessionId session) override
    {
        if (const auto found = m_sessions.find(session); found != m_sessions.end()) found->second->close();
    }
    void begin() override { accept(); }
    [[nodiscard]] const std::string& address() const override { return m_address; }
    void stop() override
    {
        beast::error_code ignored;
        m_acceptor.close(ignored);
        // A copy, because each that closes takes itself out of the map.
        const auto sessions = m_sessions;
        for (const auto& [id, connection] : sessions) connection->close();
    }
    void joined(SessionId id, std::shared_ptr<Connection> connection)
    {
        m_sessions.emplace(id, std::move(connection));
        m_events.opened(id);
    }
    void left(SessionId id)
    {
        if (m_sessions.erase(id) > 0) m_events.closed(id);
    }
    [[nodiscard]] const TransportEvents& events() const { return m_events; }
    [[nodiscard]] const TransportLimits& limits() const { return m_limits; }
    [[nodiscard]] bool full() const { return m_sessions.size() >= m_limits.sessions; }

private:
    void accept();

    tcp::acceptor m_acceptor;
    TransportEvents m_events;
    TransportLimits m_limits;
    std::string m_address;
    SessionId m_next{1};
    std::map<SessionId, std::shared_ptr<Connection>> m_sessions;
};

void Connection::start()
{
    // Whoever speaks to the port may be anybody: little is read, and not for long, before it is a seat.
    m_greeting.header_limit(longestGreeting);
    beast::get_lowest_layer(m_stream).expires_after(greetingPatience);
    http::async_read_header(beast::get_lowest_layer(m_stream), m_buffer, m_greeting,
                            [self = shared_from_this()](beast::error_code error, std::size_t) { self->greeted(error); });
}

void Connection::greeted(beast::error_code error)
{
    if (error) return;
    // A browser that comes by gets a sentence instead of silence.
    if (!websocket::is_upgrade(m_greeting.get()) || m_greeting.get().target() != beast::string_view{path.data(), path.size()} ||
        m_door.full())
        return refuse();
    // From here on the stream keeps its own time; two clocks on one socket would cut living seats.
    beast::get_lowest_layer(m_stream).expires_never();
    websocket::stream_base::timeout timeouts;
    timeouts.handshake_timeout = greetingPatience;
    timeouts.idle_timeout = idlePatience;
    timeouts.keep_alive_pings = true;
    m_stream.set_option(timeouts);
    m_stream.read_message_max(m_door.limits().messageIn);
    m_stream.async_accept(m_greeting.get(), [self = shared_from_this()](beast::error_code failed) { self->upgraded(failed); });
}

void Connection::refuse()
{
    auto answer = std::make_shared<http::response<http::string_body>>(http::status::not_found, m_greeting.get().version());
    answer->body() = "Gaffer's seats connect to ws://HOST:PORT/rpc/v1\n";
    answer->prepare_payload();
    answer->keep_alive(false);
    http::async_write(beast::get_lowest_layer(m_stream), *answer,
                      [self = shared_from_this(), answer](beast::error_code, std::size_t) {
                          beast::error_code ignored;
                          beast::get_lowest_layer(self->m_stream).socket().shutdown(tcp::socket::shutdown_both, ignored);
                      });
}

void Connection::upgraded(beast::error_code error)
{
    if (error) return;
    beast::error_code ignored;
    beast::get_lowest_layer(m_stream).socket().set_option(tcp::no_delay{true}, ignored);
    // Small messages at once: a tap has to be on the other screens within 300 ms.
    // One frame for each message: Qt 6.4 judges every fragment's UTF-8 by itself and hangs up where a Chinese letter lies across
    // two of them, for as long as the state of the hall keeps it there.
    m_stream.auto_fragment(false);
    m_open = true;
    m_buffer.clear();
    m_door.joined(m_id, shared_from_this());
    read();
}

void Connection::read()
{
    m_stream.async_read(m_buffer, [self = shared_from_this()](beast::error_code error, std::size_t) {
        if (error) return self->end();
        const auto data = self->m_buffer.cdata();
        self->m_door.events().received(self->m_id, std::string_view{static_cast<const char*>(data.data()), data.size()});
        self->m_buffer.clear();
        if (!self->m_ended) self->read();
    });
}

bool Connection::send(Waiting waiting, const TransportLimits& limits)
{
    if (!m_open || m_ended) return true;
    const bool full = m_queue.size() >= limits.queuedMessages || m_queuedBytes + waiting.message->size() > limits.queuedBytes;
    // A single message longer than the limit still goes through an empty queue: it was asked for.
    if (full && !m_queue.empty()) return false;
    m_queuedBytes += waiting.message->size();
    m_queue.push_back(std::move(waiting));
    if (!m_writing) write();
    return true;
}

void Connection::drop()
{
    // What is being written stays until it is done.
    while (m_queue.size() > (m_writing ? 1U : 0U)) {
        m_queuedBytes -= m_queue.back().message->size();
        m_queue.pop_back();
    }
}

void Connection::write()
{
    m_writing = true;
    const Waiting& first = m_queue.front();
    m_stream.binary(first.kind == FrameKind::Binary);
    m_stream.async_write(asio::buffer(*first.message),
                         [self = shared_from_this(), held = first.message](beast::error_code error, std::size_t) {
                             self->m_writing = false;
                             if (error) return self->end();
                             self->m_queuedBytes -= held->size();
                             self->m_queue.pop_front();
                             if (!self->m_queue.empty()) self->write();
                         });
}

void Connection::close()
{
    if (m_ended) return;
    end();
    beast::error_code ignored;
    beast::get_lowest_layer(m_stream).socket().shutdown(tcp::socket::shutdown_both, ignored);
    beast::get_lowest_layer(m_stream).close();
}

// The socket is left to its own end here: operations under way still hold it.
void Connection::end()
{
    if (std::exchange(m_ended, true)) return;
    m_door.left(m_id);
}

Outcome Door::open(const Endpoint& endpoint)
{
    beast::error_code error;
    const auto host = asio::ip::make_address(endpoint.host == "localhost" ? "127.0.0.1" : endpoint.host, error);
    if (error) return Fault{FaultCode::BadInput, "server.badAddress", endpoint.host + " is no address", {endpoint.host}};
    const tcp::endpoint at{host, endpoint.port};
    const std::string wanted = endpoint.host + ":" + std::to_string(endpoint.port);
    m_acceptor.open(at.protocol(), error);
    if (!error) m_acceptor.set_option(asio::socket_base::reuse_address{true}, error);
    if (!error) m_acceptor.bind(at, error);
    if (!error) m_acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error == asio::error::address_in_use)
        return Fault{FaultCode::Conflict, "server.addressInUse", "address in use: " + wanted, {wanted}};
    if (error)
        return Fault{FaultCode::BadInput, "server.cannotListen", "cannot listen on " + wanted + ": " + error.message(), {wanted}};
    m_address = endpoint.host + ":" + std::to_string(m_acceptor.local_endpoint().port());
    return Done{};
}

void Door::accept()
{
    m_acceptor.async_accept([this](beast::error_code error, tcp::socket socket) {
        if (error == asio::error::operation_aborted) return;
        if (!error) std::make_shared<Connection>(m_next++, std::move(socket), *this)->start();
        if (m_acceptor.is_open()) accept();
    });
}

Fault noService(const Endpoint& endpoint, const std::string& why)
{
    const std::string address = endpoint.host + ":" + std::to_string(endpoint.port);
    return {FaultCode::Unavailable, "client.noService", "no service at " + address + ": " + why, {address}};
}

/// The command line's end: one call at a time, each with its own patience.
class Client final : public WebSocketClient {
public:
    Client() : m_stream{m_io} {}

    Outcome connect(const Endpoint& endpoint)
    {
        m_endpoint = endpoint;
        tcp::resolver resolver{m_io};
        beast::error_code error;
        const auto found = resolver.resolve(endpoint.host, std::to_string(endpoint.port), error);
        if (error) return noService(endpoint, error.message());
        run(greetingPatience, error, [&](auto done) {
            beast::get_lowest_layer(m_stream).async_connect(
                found, [done](beast::error_code failed, const tcp::endpoint&) { done(failed); });
        });
        if (error) return noService(endpoint, error.message());
        beast::error_code ignored;
        beast::get_lowest_layer(m_stream).socket().set_option(tcp::no_delay{true}, ignored);
        // What the service sends is its own measure.
        m_stream.read_message_max(0);
        run(greetingPatience, error, [&](auto done) { m_stream.async_handshake(m_endpoint.host, std::string{path}, done); });
        if (error) return noService(endpoint, error.message());
        return Done{};
    }

    Outcome send(const std::string& message) override
    {
        beast::error_code error;
        m_stream.text(true);
        run(greetingPatience, error, [&](auto done) {
            m_stream.async_write(asio::buffer(message), [done](beast::error_code failed, std::size_t) { done(failed); });
        });
        if (error) return noService(m_endpoint, error.message());
        return Done{};
    }

    Result<std::string> receive(int patience) override
    {
        beast::error_code error;
        beast::flat_buffer buffer;
        run(std::chrono::milliseconds{patience}, error,
            [&](auto done) { m_stream.async_read(buffer, [done](beast::error_code failed, std::size_t) { done(failed); }); });
        if (error) return noService(m_endpoint, error.message());
        return beast::buffers_to_string(buffer.data());
    }

private:
    /// Runs one operation to its end, or cuts the connection when `patience` is over.
    template <class Patience, class Operation> void run(Patience patience, beast::error_code& error, Operation operation)
    {
        bool finished = false;
        error = asio::error::timed_out;
        operation([&](beast::error_code result) {
            error = result;
            finished = true;
        });
        m_io.restart();
        const auto until = std::chrono::steady_clock::now() + patience;
        while (!finished && m_io.run_one_until(until) > 0) {
        }
        if (finished) return;
        beast::get_lowest_layer(m_stream).close();
        m_io.restart();
        m_io.run();
        error = asio::error::timed_out;
    }

    asio::io_context m_io;
    websocket::stream<beast::tcp_stream> m_stream;
    Endpoint m_endpoint;
};

} // namespace

Result<std::unique_ptr<WebSocketServer>> listenWebSocket(asio::io_context& io, const Endpoint& endpoint, TransportEvents events,
                                                         const TransportLimits& limits)
{
    auto door = std::make_unique<Door>(io, std::move(events), limits);
    if (const Outcome opened = door->open(endpoint); !opened) return opened.error();
    return std::unique_ptr<WebSocketServer>{std::move(door)};
}

Result<std::unique_ptr<WebSocketClient>> connectWebSocket(const Endpoint& endpoint)
{
    auto client = std::make_unique<Client>();
    if (const Outcome connected = client->connect(endpoint); !connected) return connected.error();
    return std::unique_ptr<WebSocketClient>{std::move(client)};
}

} // namespace gaffer
