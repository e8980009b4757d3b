#pragma once

#include "core/base/result.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace boost::asio {
class io_context;
}

namespace gaffer {

/// One seat's connection; counted up, never used again.
using SessionId = std::uint64_t;

/// What a frame holds.
enum class FrameKind : std::uint8_t { Text, Binary };

/// Limits of a connection.
struct TransportLimits {
    /// Longest message a seat may send, bytes; a longer one closes the connection with code 1009.
    std::size_t messageIn{256 * 1024};
    /// Messages and bytes that may wait for one seat.
    std::size_t queuedMessages{512};
    std::size_t queuedBytes{4 * 1024 * 1024};
    std::size_t sessions{1000};
};

/// What the server hears of its seats; called on the io thread.
struct TransportEvents {
    std::function<void(SessionId)> opened;
    std::function<void(SessionId, std::string_view)> received;
    std::function<void(SessionId)> closed;
};

/// Connections with seats as messages; used on the io thread only.
class SeatTransport {
public:
    virtual ~SeatTransport() = default;
    /// Puts a message into the seat's queue; false, and nothing queued, when the queue is full. A closed session takes all.
    virtual bool send(SessionId session, std::shared_ptr<const std::string> message, FrameKind kind) = 0;
    /// Drops what still waits for the seat.
    virtual void drop(SessionId session) = 0;
    /// Messages that wait for the seat.
    [[nodiscard]] virtual std::size_t queued(SessionId session) const = 0;
    /// Ends a connection.
    virtual void close(SessionId session) = 0;
};

/// A transport that listens.
class WebSocketServer : public SeatTransport {
public:
    /// Lets seats in; until then they wait at the door.
    virtual void begin() = 0;
    /// The address seats connect to, HOST:PORT.
    [[nodiscard]] virtual const std::string& address() const = 0;
    /// Closes the door and all connections.
    virtual void stop() = 0;
};

/// Where to listen or connect.
struct Endpoint {
    std::string host;
    std::uint16_t port{};
};

/// Reads HOST:PORT or [HOST]:PORT; BadInput when it is neither.
Result<Endpoint> parseEndpoint(const std::string& text);

/// True for 127.0.0.0/8, ::1 and localhost.
bool isLoopback(const std::string& host);

/// Takes the address for seats, which connect at path /rpc/v1. Conflict when the address is in use, BadInput when there is no
/// such address.
Result<std::unique_ptr<WebSocketServer>> listenWebSocket(boost::asio::io_context& io, const Endpoint& endpoint,
                                                         TransportEvents events, const TransportLimits& limits = {});

/// A program's connection to a service; blocking, used by one thread.
class WebSocketClient {
public:
    virtual ~WebSocketClient() = default;
    /// Sends a text message.
    virtual Outcome send(const std::string& message) = 0;
    /// Waits for the next message; Unavailable when the service is gone or silent for `patience` milliseconds.
    virtual Result<std::string> receive(int patience) = 0;
};

/// Connects to a service; Unavailable when none listens there.
Result<std::unique_ptr<WebSocketClient>> connectWebSocket(const Endpoint& endpoint);

} // namespace gaffer
