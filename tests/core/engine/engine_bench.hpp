#pragma once

#include "core/engine/engine.hpp"
#include "tests/support/event_log_in_memory.hpp"

#include <algorithm>
#include <deque>
#include <gtest/gtest.h>
#include <map>
#include <string>
#include <vector>

namespace gaffer {

/// Rules so small that a test sees through them: counters count, stops begin, mould switches move; a note that says so breaks a
/// promise.
inline Result<Decision> smallDecide(const Workshop& workshop, const Input& input, Instant)
{
    Decision decision;
    const auto pause = [&](const BeginStop& stop) -> Result<Decision> {
        GAFFER_CHECK(stop.note != "break deciding");
        if (stop.note == "refuse") return Fault{FaultCode::Conflict, "test.refused", "refused", {}};
        Stop begun{StopId{workshop.nextNumber}, stop.station, {}, {}, {}, stop.reason, stop.note};
        decision.number = workshop.nextNumber;
        decision.events.push_back(StopBegun{begun});
        if (stop.note == "break folding") decision.events.push_back(StopExplained{});
        return decision;
    };
    const auto count = [&](const Observation& observation) {
        for (const PointValue& value : observation.values) {
            GAFFER_CHECK(value.info.name.value != "io.poison");
            const StationId station{value.info.name.value.substr(3)};
            if (!value.info.counter)
                decision.events.push_back(MouldMoved{station, value.raw != 0, {}});
            else if (observation.pace == Observation::Pace::Flush)
                decision.events.push_back(CounterMoved{station, value.raw, CounterStep::Forward, 1});
        }
    };
    if (const auto* observation = std::get_if<Observation>(&input.body))
        count(*observation);
    else if (const auto* configure = std::get_if<Configure>(&input.body))
        decision.events.push_back(WorkshopConfigured{configure->floor});
    else if (const auto* proposed = std::get_if<ApplyQueues>(&input.body))
        decision.events.push_back(ImportDone{"queues", std::ssize(proposed->queues)});
    else if (const auto* stop = std::get_if<BeginStop>(&std::get<Command>(input.body)))
        return pause(*stop);
    else
        decision.events.push_back(ImportDone{std::string{methodOf(std::get<Command>(input.body))}, 1});
    return decision;
}

/// Folds what smallDecide decides.
inline void smallEvolve(Workshop& workshop, const Event& event)
{
    workshop.seq = event.seq;
    workshop.time = event.time;
    if (const auto* configured = std::get_if<WorkshopConfigured>(&event.body)) {
        workshop.floor = configured->floor;
        for (const StationWiring& station : configured->floor.stations) workshop.stations[station.id].id = station.id;
    }
    if (const auto* begun = std::get_if<StopBegun>(&event.body)) workshop.stops[StopId{workshop.nextNumber++}] = begun->stop;
    GAFFER_CHECK(!std::holds_alternative<StopExplained>(event.body));
    if (const auto* moved = std::get_if<CounterMoved>(&event.body))
        workshop.stations[moved->station].counter = CounterState{moved->raw, event.time};
    if (std::holds_alternative<InputParked>(event.body)) ++workshop.parked;
}

/// Proposes an empty queue for each station it is asked about.
class SmallDispatcher final : public Dispatcher {
public:
    [[nodiscard]] std::vector<SetQueue> propose(const Workshop&, const std::vector<StationId>& stations, Instant) const override
    {
        std::vector<SetQueue> queues;
        for (const StationId& id : stations) queues.push_back({id, {}});
        return queues;
    }
};

/// An engine on a log in memory with two stations, B01 and B02, whose counters are io.B01 and io.B02.
class EngineBench : public testing::Test {
protected:
    EngineBench() { begin(); }

    void begin(EngineLimits limits = {})
    {
        engine.emplace(EngineParts{log,
                                   [this](std::span<const Event> events) { published += events.size(); },
                                   {},
                                   limits,
                                   EngineRules{[this](const Workshop& workshop, const Input& input, Instant at) {
                                                   if (const auto* seen = std::get_if<Observation>(&input.body))
                                                       held = seen->held;
                                                   return smallDecide(workshop, input, at);
                                               },
                                               smallEvolve},
                                   std::make_shared<SmallDispatcher>()});
        startOutcome = engine->start();
        if (engine->workshop().seq != 0) return;
        Floor floor;
        for (const char* id : {"B01", "B02"}) {
            StationWiring station;
            station.id = StationId{id};
            station.pieceCounter = PointName{std::string{"io."} + id};
            floor.stations.push_back(station);
        }
        give(Configure{floor});
        EXPECT_TRUE(step());
        replies.clear();
        published = 0;
    }

    void give(InputBody body, const std::string& commandId = {})
    {
        inputs.push_back({{std::move(body), {"1001", Role::Worker, SeatId{"B01"}}, CommandId{commandId}},
                          [this](const Result<Answer>& answer) { replies.push_back(answer); }});
    }
    void stopStation(const std::string& note, const std::string& commandId = {})
    {
        give(BeginStop{StationId{"B01"}, {}, note}, commandId);
    }
    void observe(const std::string& point, std::int64_t raw, bool counter)
    {
        give(Observation{{PointValue{{PointName{point}, "1", 0, counter}, static_cast<double>(raw), goodMark, now, raw, false}},
                         Observation::Pace::AtLeisure});
    }
    Outcome step()
    {
        return engine->step(inputs, now, [] { return Duration{0}; });
    }
    [[nodiscard]] std::vector<std::string> kinds(std::uint64_t afterSeq) const
    {
        std::vector<std::string> names;
        for (std::uint64_t i = afterSeq; i < log.rows.size(); ++i) names.push_back(log.rows[i].kind);
        return names;
    }

    EventLogInMemory log;
    std::optional<Engine> engine;
    Outcome startOutcome{Done{}};
    std::deque<PendingInput> inputs;
    std::vector<Result<Answer>> replies;
    std::uint64_t published{};
    /// What the last observation said that its counters held.
    std::vector<PointValue> held;
    Instant now{fromMillis(1'763'800'000'000)};
};

} // namespace gaffer
