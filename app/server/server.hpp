#pragma once

#include "app/net/transport.hpp"
#include "app/server/backend.hpp"

#include <map>
#include <set>

namespace gaffer {

/// The service as seats see it: JSON-RPC 2.0 requests in, results, updates and ticks out. Deny by default; a slow seat loses its
/// queue and is given everything anew, it never holds up another one. Used on the io thread only; transport and backend outlive
/// it.
class Server {
public:
    /// Largest file that a seat may send in parts, bytes.
    static constexpr std::size_t longestUpload = 32 * 1024 * 1024;

    /// A server without seats.
    explicit Server(Backend& backend) : m_backend{backend} {}
    /// What to tell the transport to call.
    TransportEvents events();
    /// The transport to send through; set once before the first seat comes.
    void setTransport(SeatTransport& transport) { m_transport = &transport; }
    /// Sends what changed to the seats that watch it.
    void publish(const wire::TopicUpdate& update);
    /// The sign of life, at least every second.
    void tick();
    /// Seats connected now.
    [[nodiscard]] std::size_t seats() const noexcept { return m_seats.size(); }

private:
    struct Seat {
        Credentials who;
        SeatId seat;
        std::set<std::string> topics;
        bool watching{false};
        /// Its queue was dropped: it gets everything once it has taken what is on its way.
        bool resync{false};
        std::map<std::string, std::string> uploads;
        std::size_t uploadBytes{0};
    };

    void opened(SessionId id);
    void received(SessionId id, std::string_view text);
    void handle(SessionId id, const wire::Request& request);
    void handleCommand(SessionId id, const wire::Request& request, Role role);
    void handleQuery(SessionId id, const wire::Request& request, Role role);
    void signIn(SessionId id, const std::string& request, const wire::query::SessionSignIn& query);
    Outcome actAs(Seat& seat, const wire::query::SessionActAs& query);
    Outcome subscribe(Seat& seat, const wire::query::Subscribe& query);
    Outcome takePart(Seat& seat, const wire::query::ImportPart& part);
    Result<wire::query::ImportCsv> joined(Seat& seat, wire::query::ImportCsv query);
    void sendWhole(SessionId id);
    void answer(SessionId id, const std::string& request, const Result<std::string>& json);
    void answerDone(SessionId id, const std::string& request, const Outcome& outcome);
    void send(SessionId id, std::string text, FrameKind kind = FrameKind::Text);
    void overflowed(SessionId id);
    [[nodiscard]] Actor actorOf(const Seat& seat, Role role) const;
    Seat* find(SessionId id);

    Backend& m_backend;
    SeatTransport* m_transport{nullptr};
    std::map<SessionId, Seat> m_seats;
};

} // namespace gaffer
