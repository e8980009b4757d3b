#include "app/server/server.hpp"

#include "app/server/topics.hpp"
#include "core/base/check.hpp"
#include "core/wire/answers.hpp"
#include "core/wire/base64.hpp"
#include "core/wire/events.hpp"

#include <charconv>

namespace gaffer {
namespace {

namespace query = wire::query;

/// The id of a request as the number that curves carry; 0 when it is none.
std::uint64_t numberOf(const std::string& request)
{
    std::uint64_t number = 0;
    std::from_chars(request.data(), request.data() + request.size(), number);
    return number;
}

/// For the fault that names what is allowed.
std::string topicNames()
{
    std::string names;
    for (const std::string& name : allTopics()) names += (names.empty() ? "" : ", ") + name;
    return names;
}

} // namespace

TransportEvents Server::events()
{
    return {[this](SessionId id) { opened(id); }, [this](SessionId id, std::string_view text) { received(id, text); },
            [this](SessionId id) { m_seats.erase(id); }};
}

// The greeting tells the seat its clock and whether it has to sign in; nothing else is sent unasked.
void Server::opened(SessionId id)
{
    m_seats[id].seat = SeatId{"seat-" + std::to_string(id)};
    send(id, encode(wire::ServerMessage{m_backend.hello()}));
}

void Server::received(SessionId id, std::string_view text)
{
    if (find(id) == nullptr) return;
    const auto request = wire::decodeRequest(text);
    if (!request) return send(id, wire::encodeError("", request.error()));
    handle(id, *request);
}

void Server::handle(SessionId id, const wire::Request& request)
{
    // Looked at before the parameters: who may not do it learns nothing of how it is done.
    const auto role = roleFor(request.method, m_seats[id].who, m_backend.hello().needsPin);
    if (!role) return answer(id, request.id, role.error());
    if (wire::isCommand(request.method))
        handleCommand(id, request, *role);
    else
        handleQuery(id, request, *role);
}

void Server::handleCommand(SessionId id, const wire::Request& request, Role role)
{
    auto command = wire::readCommandOf(request.method, request.params);
    if (!command) return answer(id, request.id, command.error());
    const Seat& seat = m_seats[id];
    // A rule is broken under a name or not at all, also while nobody has to sign in.
    if (const Outcome allowed = mayOverride(command->first, seat.who); !allowed) return answer(id, request.id, allowed.error());
    m_backend.command(std::move(command->first), actorOf(seat, role), command->second,
                      [this, id, asked = request.id](const Result<Answer>& result) {
                          if (!result) return answer(id, asked, result.error());
                          answer(id, asked, wire::writeAnswer(*result));
                      });
}

void Server::handleQuery(SessionId id, const wire::Request& request, Role role)
{
    auto read = wire::readQueryOf(request.method, request.params);
    if (!read) return answer(id, request.id, read.error());
    Seat& seat = m_seats[id];
    // What concerns the connection itself is answered here; everything else is the service's.
    if (const auto* signing = std::get_if<query::SessionSignIn>(&*read)) return signIn(id, request.id, *signing);
    if (const auto* acting = std::get_if<query::SessionActAs>(&*read)) return answerDone(id, request.id, actAs(seat, *acting));
    if (const auto* part = std::get_if<query::ImportPart>(&*read)) return answerDone(id, request.id, takePart(seat, *part));
    if (std::holds_alternative<query::SessionSignOut>(*read)) {
        seat.who = {};
        return answerDone(id, request.id, Done{});
    }
    if (const auto* topics = std::get_if<query::Subscribe>(&*read)) {
        const Outcome outcome = subscribe(seat, *topics);
        answerDone(id, request.id, outcome);
        // The answer first: a seat that gets a picture before it may be confused about what it asked.
        if (outcome) sendWhole(id);
        return;
    }
    if (auto* import = std::get_if<query::ImportCsv>(&*read)) {
        auto whole = joined(seat, std::move(*import));
        if (!whole) return answer(id, request.id, whole.error());
        *read = *std::move(whole);
    }
    m_backend.ask(*std::move(read), actorOf(seat, role), [this, id, asked = request.id](const Result<Payload>& result) {
        if (!result) return answer(id, asked, result.error());
        if (result->curves) return send(id, wire::encodeCurves(numberOf(asked), *result->curves), FrameKind::Binary);
        answer(id, asked, result->json);
    });
}

void Server::signIn(SessionId id, const std::string& request, const query::SessionSignIn& asked)
{
    Seat& seat = m_seats[id];
    if (!asked.seat.empty()) seat.seat = asked.seat;
    m_backend.signIn(asked.worker, asked.pin, seat.seat, [this, id, request](const Result<Credentials>& result) {
        // Checking a PIN takes its time; the seat may have gone meanwhile.
        Seat* here = find(id);
        if (here == nullptr) return;
        if (!result) return answer(id, request, result.error());
        here->who = *result;
        GAFFER_CHECK(!here->who.roles.empty());
        answer(id, request, wire::writeSignedIn(here->who.worker, here->who.name, here->who.roles.front()));
    });
}

Outcome Server::actAs(Seat& seat, const query::SessionActAs& asked)
{
    // Acting as somebody is for a workshop without users; the first PIN ends it for all.
    if (m_backend.hello().needsPin)
        return Fault{FaultCode::NotAllowed, "session.pinNeeded", "users are set up: sign in by number and PIN", {}};
    if (asked.worker.empty()) return Fault{FaultCode::BadInput, "session.noNumber", "a worker's number is needed", {}};
    if (!asked.seat.empty()) seat.seat = asked.seat;
    seat.who = {asked.worker, "", {asked.role}};
    return Done{};
}

Outcome Server::subscribe(Seat& seat, const query::Subscribe& asked)
{
    for (const std::string& topic : asked.topics)
        if (!allTopics().contains(topic))
            return Fault{FaultCode::BadInput,
                         "rpc.unknownTopic",
                         "there is no topic \"" + topic + "\"; allowed: " + topicNames(),
                         {topic}};
    seat.topics = asked.topics.empty() ? allTopics() : std::set<std::string>(asked.topics.begin(), asked.topics.end());
    return Done{};
}

Outcome Server::takePart(Seat& seat, const query::ImportPart& part)
{
    const auto bytes = wire::fromBase64(part.bytes);
    if (!bytes) return Fault{FaultCode::BadInput, "import.notBase64", "the part is no base64", {}};
    // Counted over all uploads of the seat: many small ones fill the memory as well as a large one.
    seat.uploadBytes += bytes->size();
    if (seat.uploadBytes > longestUpload) {
        seat.uploads.clear();
        seat.uploadBytes = 0;
        return Fault{FaultCode::Full, "import.tooLong", "the file is longer than 32 MiB", {}};
    }
    seat.uploads[part.upload] += *bytes;
    return Done{};
}

/// The import with all its bytes, decoded.
Result<query::ImportCsv> Server::joined(Seat& seat, query::ImportCsv asked)
{
    const auto last = wire::fromBase64(asked.bytes);
    if (!last) return Fault{FaultCode::BadInput, "import.notBase64", "the bytes are no base64", {}};
    asked.bytes.clear();
    if (const auto parts = seat.uploads.extract(asked.upload); !parts.empty()) {
        asked.bytes = parts.mapped();
        seat.uploadBytes -= asked.bytes.size();
    }
    asked.bytes += *last;
    return asked;
}

void Server::sendWhole(SessionId id)
{
    m_backend.whole([this, id](const std::shared_ptr<const wire::TopicUpdate>& update) {
        Seat* seat = find(id);
        if (seat == nullptr) return;
        // A seat that is told nothing would wait for ever with a link that lives: it is told at the next tick.
        seat->resync = update == nullptr;
        if (seat->resync) return;
        /// From this picture on every change follows; one sent before it would be applied to nothing.
        seat->watching = true;
        send(id, encode(wire::ServerMessage{onlyTopics(*update, seat->topics)}));
    });
}

// Written once for each set of topics, however many seats look at it: fifty stations cost as much as one.
void Server::publish(const wire::TopicUpdate& update)
{
    std::map<std::set<std::string>, std::shared_ptr<const std::string>> written;
    for (auto& [id, seat] : m_seats) {
        if (!seat.watching) continue;
        auto& text = written[seat.topics];
        if (!text) {
            const wire::TopicUpdate part = onlyTopics(update, seat.topics);
            text = std::make_shared<const std::string>(isEmpty(part) ? "" : encode(wire::ServerMessage{part}));
        }
        if (!text->empty() && !m_transport->send(id, text, FrameKind::Text)) overflowed(id);
    }
}

void Server::tick()
{
    const auto text = std::make_shared<const std::string>(encode(wire::ServerMessage{wire::Tick{m_backend.now()}}));
    for (auto& [id, seat] : m_seats) {
        // Only when the seat has taken what it had: a slow one would be flooded again at once.
        if (seat.resync && m_transport->queued(id) == 0) {
            seat.resync = false;
            sendWhole(id);
        }
        if (!seat.resync) m_transport->send(id, text, FrameKind::Text);
    }
}

// Old changes are worth nothing to a seat that lags; it gets the whole anew when it can take it.
void Server::overflowed(SessionId id)
{
    m_transport->drop(id);
    Seat* seat = find(id);
    if (seat == nullptr) return;
    seat->watching = false;
    seat->resync = true;
}

void Server::answer(SessionId id, const std::string& request, const Result<std::string>& json)
{
    // A notification wants no answer.
    if (request.empty()) return;
    send(id, json ? wire::encodeResult(request, *json) : wire::encodeError(request, json.error()));
}

void Server::answerDone(SessionId id, const std::string& request, const Outcome& outcome)
{
    if (outcome)
        answer(id, request, std::string{"true"});
    else
        answer(id, request, outcome.error());
}

void Server::send(SessionId id, std::string text, FrameKind kind)
{
    GAFFER_CHECK(m_transport != nullptr);
    // A seat that does not take its answers is gone or hostile.
    if (!m_transport->send(id, std::make_shared<const std::string>(std::move(text)), kind)) m_transport->close(id);
}

Actor Server::actorOf(const Seat& seat, Role role) const
{
    return {seat.who.worker.empty() ? "anonymous" : seat.who.worker.value, role, seat.seat};
}

Server::Seat* Server::find(SessionId id)
{
    const auto found = m_seats.find(id);
    return found == m_seats.end() ? nullptr : &found->second;
}

} // namespace gaffer
