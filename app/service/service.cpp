#include "app/service/service.hpp"

#include "app/host/running_clock.hpp"
#include "app/service/service_log.hpp"
#include "core/base/check.hpp"
#include "core/view/note_views.hpp"

#include <unistd.h>

namespace gaffer {
namespace {

Fault busy() { return {FaultCode::Full, "service.busy", "the service has too much to do; try again", {}}; }

/// Tells a seat that it speaks to another run of the service, whose revisions begin anew.
std::string newEpoch() { return std::to_string(toMillis(wallNow())) + "-" + std::to_string(getpid()); }

} // namespace

Service::Service(ServiceParts parts, LoadedWiring wiring)
    : m_parts{std::move(parts)}, m_epoch{newEpoch()}, m_started{std::chrono::steady_clock::now()}, m_wiring{std::move(wiring)},
      m_needsPin{m_parts.people.anyPin()}
{
    m_parts.care.setWiring(m_wiring.wiring.backup, m_wiring.floor.zone);
    refreshFacts();
}

wire::Hello Service::hello() const
{
    return {m_parts.version, m_epoch, now(), m_wiring.wiring.name, m_wiring.wiring.language, m_needsPin};
}

void Service::signIn(const WorkerNo& worker, const std::string& pin, const SeatId& seat, Reply<Credentials> reply)
{
    // Three threads take part: a worker checks the PIN, which is slow by design, the engine knows the worker, the server's
    // thread answers.
    const auto tell = [this, reply](const Result<Credentials>& result) { m_parts.toIo([reply, result] { reply(result); }); };
    const auto enter = [this, worker, seat, tell](Desk& desk) {
        const auto known = desk.workshop.workers.find(worker);
        const auto name = desk.names.find(worker);
        Credentials who{worker, name == desk.names.end() ? "" : name->second, {Role::Worker}};
        if (known != desk.workshop.workers.end()) who.roles = rolesFromWords(known->second.roles);
        desk.give({Input{SignIn{worker}, Actor{worker.value, who.roles.front(), seat}, {}}, {}});
        tell(who);
    };
    const auto check = [this, worker, pin, enter, tell] {
        Outcome right = Done{};
        if (m_needsPin) {
            const std::lock_guard guard{m_peopleMutex};
            right = m_parts.people.checkPin(worker, pin, toMillis(now()));
        }
        if (!right) return tell(right.error());
        if (!m_parts.room.post(enter)) tell(busy());
    };
    if (worker.empty()) return tell(Fault{FaultCode::BadInput, "session.noNumber", "a worker's number is needed", {}});
    if (!m_parts.workers.post(check)) tell(busy());
}

void Service::command(Command command, Actor actor, CommandId id, Reply<Answer> reply)
{
    const auto tell = [this, reply](const Result<Answer>& result) { m_parts.toIo([reply, result] { reply(result); }); };
    const bool taken =
        m_parts.room.post([command = std::move(command), actor = std::move(actor), id = std::move(id), tell](Desk& desk) {
            // Which points exist is known where they are measured; the fold of the log knows only those of furnaces and meters.
            const auto* note = std::get_if<AddNote>(&command);
            if (const auto fault = note != nullptr ? unknownPoint(sourceOf(desk), note->points) : std::nullopt) return tell(*fault);
            desk.give({Input{command, actor, id}, tell});
        });
    if (!taken) tell(busy());
}

void Service::ask(wire::Query query, Actor actor, Reply<Payload> reply)
{
    std::visit([&](const auto& each) { on(each, actor, std::move(reply)); }, query);
}

// A seat that lost track gets everything at one revision and goes on from there.
void Service::whole(std::function<void(std::shared_ptr<const wire::TopicUpdate>)> reply)
{
    const bool taken = m_parts.room.post([this, reply](Desk& desk) {
        auto update = std::make_shared<const wire::TopicUpdate>(desk.board.whole(desk.now));
        m_parts.toIo([reply, update] { reply(update); });
    });
    // Not from inside the call: the caller is in the middle of what it says to the seat.
    if (!taken) m_parts.toIo([reply] { reply(nullptr); });
}

// The wiring reaches the engine as an event: a fold of the log knows the floor as it then stood.
void Service::configureEngine()
{
    m_parts.room.post([floor = m_wiring.floor](Desk& desk) {
        desk.give({Input{Configure{floor}, Actor{"system:wiring", Role::Admin, {}}, {}}, [](const Result<Answer>& result) {
                       if (!result) logError("the wiring was not taken over: " + result.error().text);
                   }});
    });
}

// Read and checked away from the wire and the engine; a bad file changes nothing.
void Service::reload(Reply<Payload> reply)
{
    const bool taken = m_parts.workers.post([this, reply] {
        auto loaded = loadWiring(m_parts.folder);
        m_parts.toIo([this, reply, loaded = std::move(loaded)] {
            if (!loaded) logWarning("workshop.json was not taken over: " + loaded.error().text);
            if (!loaded) return reply(loaded.error());
            takeOver(*loaded);
            reply(Payload{"true", {}});
        });
    });
    if (!taken) deliver(reply, busy());
}

void Service::takeOver(LoadedWiring wiring)
{
    // A renamed station must not blank the furnaces: values are forgotten only with their wires.
    const bool pointsChanged = wiring.wiring.devices != m_wiring.wiring.devices || wiring.wiring.buses != m_wiring.wiring.buses;
    m_wiring = std::move(wiring);
    m_parts.buses.apply(m_wiring.wiring);
    if (pointsChanged) m_parts.room.forgetPoints();
    m_parts.care.setWiring(m_wiring.wiring.backup, m_wiring.floor.zone);
    configureEngine();
    refreshFacts();
    logInfo("workshop.json was taken over");
}

ShopFacts Service::facts() const
{
    const CareNotes care = m_parts.care.notes();
    return {m_wiring.wiring.timeZone, m_wiring.wiring.language, care.lastBackup, care.warnings};
}

// Names are kept beside the log, for they can be erased; so they are handed to the views from here.
void Service::refreshFacts()
{
    const std::lock_guard guard{m_peopleMutex};
    m_parts.room.setFacts(m_parts.people.names(), facts());
}

// Every answer leaves on the server's thread, whichever thread found it.
void Service::deliver(const Reply<Payload>& reply, Result<Payload> result) const
{
    m_parts.toIo([reply, result = std::move(result)] { reply(result); });
}

} // namespace gaffer
