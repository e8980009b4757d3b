#include "core/engine/engine.hpp"

#include "core/engine/essential.hpp"
#include "core/engine/writable.hpp"

#include <algorithm>
#include <utility>

namespace gaffer {
namespace {

/// A parked input is written down up to this length.
constexpr std::size_t longestDescription = 4000;

const Actor engineActor{"system:engine", Role::Admin, SeatId{}};

Fault diskFull()
{
    return {
        FaultCode::Full, "log.diskFull", "the disk is full: only counts, stops and mould care are taken until there is room", {}};
}

Fault notFolded() { return {FaultCode::Unavailable, "log.unreadable", "the event log cannot be read at this moment", {}}; }

bool holdsCounter(const Floor& floor, const PointName& point)
{
    return std::ranges::any_of(floor.stations, [&](const StationWiring& station) { return station.pieceCounter == point; });
}

std::string outlineOf(const Input& input)
{
    struct Outline {
        std::string operator()(const Command& command) const { return std::string{methodOf(command)}; }
        std::string operator()(const Observation& observation) const
        {
            return observation.values.size() == 1 ? "observation of " + observation.values.front().info.name.value
                                                  : "observation of " + std::to_string(observation.values.size()) + " points";
        }
        std::string operator()(const Configure&) const { return "wiring"; }
        std::string operator()(const ApplyQueues&) const { return "proposed queues"; }
    };
    return std::visit(Outline{}, input.body);
}

} // namespace

Engine::Engine(EngineParts parts)
    : m_log{parts.log}, m_publish{std::move(parts.publish)}, m_describe{std::move(parts.describe)}, m_limits{parts.limits},
      m_rules{std::move(parts.rules)}, m_dispatcher{std::move(parts.dispatcher)}
{
    GAFFER_CHECK(m_limits.inputs > 0);
    GAFFER_CHECK(m_limits.snapshotEvery > 0);
}

Outcome Engine::start(const std::function<bool()>& givenUp)
{
    const Outcome outcome = fold(givenUp);
    m_stats.foldedAtStart = m_workshop.seq - m_snapshotSeq;
    m_stats.snapshotUsed = m_snapshotSeq > 0;
    return outcome;
}

/// One batch: decide and fold in memory, append in one transaction, and only then let anybody hear of it (design 1.2).
Outcome Engine::step(std::deque<PendingInput>& inputs, Instant now, const std::function<Duration()>& spent)
{
    lookAtDisk(now);
    if (!m_folded && !fold()) {
        for (; !inputs.empty(); inputs.pop_front())
            if (inputs.front().reply) inputs.front().reply(notFolded());
        return notFolded();
    }
    GAFFER_CHECK(m_workshop.seq == m_log.lastSeq());
    Batch batch;
    // A wall clock that was set back must not make the log run backwards.
    batch.now = std::max(now, m_workshop.time);
    for (const Input& input : std::exchange(m_retry, {})) observe(input, batch);
    for (std::size_t taken = 0; !inputs.empty() && taken < m_limits.inputs; ++taken) {
        if (taken > 0 && spent() >= m_limits.busy) break;
        PendingInput next = std::move(inputs.front());
        inputs.pop_front();
        take(std::move(next), batch);
    }
    return commit(batch);
}

Outcome Engine::stop(Instant now)
{
    if (!m_folded) return notFolded();
    Batch batch;
    batch.now = std::max(now, m_workshop.time);
    for (const Input& input : std::exchange(m_retry, {})) observe(input, batch);
    flush(touchedBy(Configure{}), batch);
    const Outcome outcome = commit(batch);
    if (outcome) keepSnapshot();
    return outcome;
}

void Engine::take(PendingInput pending, Batch& batch)
{
    if (std::holds_alternative<Observation>(pending.input.body)) return observe(remembered(std::move(pending.input)), batch);
    const CommandId id = pending.input.commandId;
    if (!id.empty() && answerRepeat(pending, batch)) return;
    const auto* command = std::get_if<Command>(&pending.input.body);
    if (command != nullptr && onReserve() && !isEssential(*command)) {
        batch.waiting.push_back({std::move(pending.reply), diskFull(), true});
        return;
    }
    const Result<Answer> result = run(pending.input, batch);
    if (!id.empty()) {
        const auto refusal = result ? std::nullopt : std::optional{result.error()};
        batch.commands.push_back({id, result ? *result : Answer{}, refusal});
        batch.byId[id] = batch.waiting.size();
    }
    batch.waiting.push_back({std::move(pending.reply), result, false});
}

/// A seat that heard nothing asks again; what was done is told, not done twice. A record that cannot be read now is no licence
/// to do it again: the sender is told to try later.
bool Engine::answerRepeat(const PendingInput& pending, Batch& batch)
{
    const auto before = batch.byId.find(pending.input.commandId);
    if (before != batch.byId.end()) {
        ++m_stats.repeats;
        const Result<Answer> result = batch.waiting[before->second].result;
        batch.waiting.push_back({pending.reply, result, false});
        return true;
    }
    const auto known = m_log.find(pending.input.commandId);
    if (!known) {
        batch.waiting.push_back({pending.reply, known.error(), true});
        return true;
    }
    if (!*known) return false;
    ++m_stats.repeats;
    const CommandRecord& old = **known;
    batch.waiting.push_back({pending.reply, old.refusal ? Result<Answer>{*old.refusal} : Result<Answer>{old.answer}, true});
    return true;
}

Result<Answer> Engine::run(const Input& input, Batch& batch)
{
    flush(touchedBy(input.body), batch);
    Result<Answer> answer = Answer{};
    const auto problem = attempt(input, batch, answer);
    return problem ? Result<Answer>{park(input, *problem, batch)} : answer;
}

/// Decides and folds one input. A broken promise leaves no trace of it and is given back as its text.
std::optional<std::string> Engine::attempt(const Input& input, Batch& batch, Result<Answer>& answer)
{
    const std::size_t before = batch.events.size();
    try {
        answer = apply(input, batch);
        return std::nullopt;
    } catch (const std::exception& broken) {
        // The fold may stand half done: the last good state is that of the log and the batch before this input.
        if (batch.events.size() > before) unwind(before, batch);
        return broken.what();
    }
}

Result<Answer> Engine::apply(const Input& input, Batch& batch)
{
    Result<Decision> decision = m_rules.decide(m_workshop, dispatched(input, batch.now), batch.now);
    if (!decision) return decision.error();
    for (const EventBody& body : decision->events) GAFFER_CHECK(isWritable(body));
    for (EventBody& body : decision->events) record(input, std::move(body), batch);
    return Answer{decision->number, decision->events.empty() ? 0 : m_workshop.seq};
}

/// The command to dispatch becomes the queues that the dispatcher proposes.
Input Engine::dispatched(const Input& input, Instant now) const
{
    const auto* command = std::get_if<Command>(&input.body);
    const auto* dispatch = command == nullptr ? nullptr : std::get_if<Dispatch>(command);
    if (dispatch == nullptr || !m_dispatcher) return input;
    return {ApplyQueues{m_dispatcher->propose(m_workshop, dispatch->stations, now)}, input.actor, input.commandId};
}

/// Folding at once lets the next input of the batch see what this one did.
void Engine::record(const Input& input, EventBody body, Batch& batch)
{
    const Event& event = batch.events.emplace_back(
        Event{m_workshop.seq + 1, batch.now, input.actor.by, input.actor.seat, input.commandId, std::move(body)});
    m_rules.evolve(m_workshop, event);
    GAFFER_CHECK(m_workshop.seq == event.seq);
}

void Engine::unwind(std::size_t eventsKept, Batch& batch)
{
    GAFFER_CHECK(eventsKept <= batch.events.size());
    batch.events.resize(eventsKept);
    const Outcome outcome = fold();
    GAFFER_CHECK(bool{outcome});
    for (const Event& event : batch.events) m_rules.evolve(m_workshop, event);
}

/// A person is told each time; a sensor that breaks a promise every second is written down once an hour.
Fault Engine::park(const Input& input, const std::string& problem, Batch& batch)
{
    ++m_stats.parked;
    const Fault fault{FaultCode::Internal, "engine.parked", "the input was set aside: " + problem, {problem}};
    if (std::holds_alternative<Observation>(input.body)) {
        const auto [last, first] = m_parkedAt.try_emplace(problem, batch.now);
        if (!first && batch.now - last->second < m_limits.parkEvery) return fault;
        last->second = batch.now;
    }
    std::string written = m_describe ? m_describe(input) : outlineOf(input);
    if (written.size() > longestDescription) written.resize(longestDescription);
    InputParked parked{std::move(written), problem};
    // Whatever broke the promise may also be in the text.
    if (!isWritable(parked)) parked = {outlineOf(input), "the input holds text or numbers that cannot be written down"};
    if (!isWritable(parked)) parked.input.clear();
    record(input, std::move(parked), batch);
    return fault;
}

/// The observation with what its counters held before, which from now on is what it brings.
Input Engine::remembered(Input input)
{
    auto& observation = std::get<Observation>(input.body);
    for (const PointValue& value : observation.values) {
        if (!value.mark.good() || value.raw < 0 || !holdsCounter(m_workshop.floor, value.info.name)) continue;
        const auto [counter, first] = m_counters.try_emplace(value.info.name, value);
        if (!first) observation.held.push_back(std::exchange(counter->second, value));
    }
    return input;
}

void Engine::observe(const Input& input, Batch& batch)
{
    const std::size_t before = batch.events.size();
    heed(input, batch);
    if (batch.events.size() > before) batch.observations.push_back(input);
}

void Engine::heed(const Input& input, Batch& batch)
{
    const auto& observation = std::get<Observation>(input.body);
    Result<Answer> answer = Answer{};
    const auto problem = attempt(input, batch, answer);
    // One poisonous value must not stop the others that came with it.
    if (problem && observation.values.size() > 1)
        for (const PointValue& value : observation.values)
            heed({Observation{{value}, observation.pace, observation.held}, input.actor, {}}, batch);
    else if (problem)
        park(input, *problem, batch);
}

/// Pieces that a counter holds belong to what stood before the command, so they are counted first.
std::vector<StationId> Engine::touchedBy(const InputBody& body) const
{
    const auto everyStation = [&] {
        std::vector<StationId> all;
        for (const StationWiring& station : m_workshop.floor.stations) all.push_back(station.id);
        return all;
    };
    if (std::holds_alternative<Configure>(body)) return everyStation();
    const auto* command = std::get_if<Command>(&body);
    if (command == nullptr) return {};
    return std::visit(
        [&](const auto& each) -> std::vector<StationId> {
            if constexpr (requires { each.station.value; }) return {each.station};
            // What becomes of a melt decides where the pieces drawn from it so far belong.
            else if constexpr (requires { each.pot; })
                return everyStation();
            else
                return {};
        },
        *command);
}

/// Only counters that moved since they were recorded; the rest would be events that say nothing.
void Engine::flush(const std::vector<StationId>& stations, Batch& batch)
{
    Observation held{{}, Observation::Pace::Flush};
    for (const StationId& id : stations) {
        const StationWiring* wired = m_workshop.floor.station(id);
        if (wired == nullptr || !wired->pieceCounter) continue;
        const auto counter = m_counters.find(*wired->pieceCounter);
        const auto station = m_workshop.stations.find(id);
        if (counter == m_counters.end() || station == m_workshop.stations.end()) continue;
        if (!station->second.counter || station->second.counter->raw != counter->second.raw)
            held.values.push_back(counter->second);
    }
    // Not kept for another try: until it is recorded, the counter's last value is remembered.
    if (!held.values.empty()) heed({std::move(held), engineActor, {}}, batch);
}

Outcome Engine::commit(Batch& batch)
{
    const bool nothing = batch.events.empty() && batch.commands.empty();
    const Outcome outcome = nothing ? Outcome{Done{}} : m_log.append(batch.events, batch.commands, batch.now);
    if (!outcome) {
        ++m_stats.failedCommits;
        recover(batch);
    } else if (!nothing) {
        ++m_stats.commits;
        GAFFER_CHECK(m_log.lastSeq() == m_workshop.seq);
        if (m_publish && !batch.events.empty()) m_publish(batch.events);
    }
    GAFFER_CHECK(batch.byId.size() == batch.commands.size());
    answer(batch, outcome);
    if (outcome && m_workshop.seq - m_snapshotSeq >= m_limits.snapshotEvery) keepSnapshot();
    return outcome;
}

void Engine::answer(const Batch& batch, const Outcome& outcome) const
{
    for (const Waiting& each : batch.waiting) {
        if (!each.reply) continue;
        if (outcome || each.settled)
            each.reply(each.result);
        else
            each.reply(outcome.error());
    }
}

/// Forgets what could not be committed; observations are kept for the next step, because an edge is seen only once.
void Engine::recover(const Batch& batch)
{
    static_cast<void>(fold());
    GAFFER_CHECK(m_retry.empty());
    m_retry.assign(batch.observations.begin(), batch.observations.end());
    for (; m_retry.size() > m_limits.retries; m_retry.pop_front()) ++m_stats.dropped;
}

/// On a full disk every byte is left to counts and alarms.
void Engine::keepSnapshot()
{
    if (m_workshop.seq == m_snapshotSeq || onReserve()) return;
    // Without a snapshot the next start only takes longer; the next try comes as many events later.
    static_cast<void>(m_log.saveSnapshot(m_workshop));
    m_snapshotSeq = m_workshop.seq;
}

void Engine::lookAtDisk(Instant now)
{
    if (!onReserve() || now - m_spaceLookedAt < m_limits.spaceEvery) return;
    m_spaceLookedAt = now;
    m_log.checkSpace();
}

Outcome Engine::fold(const std::function<bool()>& givenUp)
{
    m_folded = false;
    m_workshop = {};
    auto snapshot = m_log.loadSnapshot();
    // A damaged snapshot costs only time: the log holds everything.
    // One that is ahead of its log belongs to another log, or to one that was cut.
    if (snapshot && *snapshot && (*snapshot)->seq <= m_log.lastSeq()) m_workshop = std::move(**snapshot);
    m_snapshotSeq = m_workshop.seq;
    std::optional<Fault> broken;
    const Outcome outcome = m_log.read(m_workshop.seq, [&](const Event& event, std::string_view) {
        if (givenUp && givenUp()) {
            broken = Fault{FaultCode::Unavailable, "log.givenUp", "the event log was left unread: the service ends", {}};
            return false;
        }
        try {
            m_rules.evolve(m_workshop, event);
        } catch (const std::exception& problem) {
            const std::string seq = std::to_string(event.seq);
            broken = Fault{FaultCode::Damaged, "log.cannotFold", "event " + seq + ": " + problem.what(), {seq, problem.what()}};
        }
        return !broken;
    });
    if (!outcome) return outcome;
    if (broken) return *broken;
    GAFFER_CHECK(m_workshop.seq == m_log.lastSeq());
    m_folded = true;
    return Done{};
}

} // namespace gaffer
