#pragma once

#include "core/engine/engine.hpp"
#include "core/sample/day.hpp"
#include "core/wire/requests.hpp"
#include "tests/support/event_log_in_memory.hpp"
#include "tests/support/sim_clock.hpp"
#include "tests/support/sim_hall.hpp"
#include "tests/support/sim_link.hpp"

#include <deque>
#include <map>
#include <string>
#include <vector>

namespace gaffer {

/// Sample `goblets` in simulated time: people, instruments and network around a real engine on a log that fails now and then.
class SimWeek {
public:
    /// Begins twenty minutes into the day shift of 2026-03-02, a Monday, if `from` says nothing else; all chance comes from
    /// `seed`.
    explicit SimWeek(std::uint64_t seed, Instant from = begin)
        : m_seed{seed}, m_link{seed}, m_clock{from}, m_minute{from}, m_actsUntil{from}
    {
        constexpr std::uint64_t failEvery = 9973;
        log.failEvery = failEvery;
        m_engine.emplace(
            EngineParts{log, [this](std::span<const Event> events) { watch(events); }, {}, {.snapshotEvery = 5000}, {}});
        started = m_engine->start();
        tell(Configure{SimMasters::floor()}, "system");
        tell(Command{SimMasters::rows()}, "W55");
        for (const SampleAct& act : sampleStart(from, SimMasters::utcOffset, seed))
            if (act.at == from)
                tell(commandOf(act), act.by);
            else
                m_link.send({commandOf(act), actorOf(act.by), nextId()}, act.at);
    }

    /// Lives on until `until`.
    void liveUntil(Instant until)
    {
        for (; m_minute < until; m_minute += std::chrono::minutes{1}) {
            if (m_minute >= m_actsUntil) planDay();
            for (SimSight& sight : m_hall.minute(m_minute)) {
                deliverUntil(sight.at);
                observe(std::move(sight));
            }
            deliverUntil(m_minute + std::chrono::minutes{1});
        }
    }

    /// The clean end.
    Outcome stop()
    {
        m_clock.goTo(m_minute);
        return m_engine->stop(m_clock.now());
    }

    static constexpr Instant begin = std::chrono::sys_days{std::chrono::year{2026} / 3 / 2} + std::chrono::minutes{20};

    EventLogInMemory log;
    Outcome started{Done{}};
    /// What must never be seen, as it was seen.
    std::vector<std::string> offences;
    /// What people were refused, each with its time and its sentence; a failed commit is no refusal.
    std::vector<std::string> refused;
    std::uint64_t acts{};
    /// Glass charged in all, without what was carried over as heel, kg.
    double chargedKg{};

    [[nodiscard]] const Engine& engine() const { return *m_engine; }
    [[nodiscard]] const SimHall& hall() const { return m_hall; }
    [[nodiscard]] const SimLink& link() const { return m_link; }

private:
    static Command commandOf(const SampleAct& act)
    {
        // What is ladled is known when somebody looks into the pot.
        if (act.method == "melt.skim") return SkimMelt{PotId{act.looksInto}, -act.leavesKg};
        const auto command = wire::readCommandOf(act.method, act.params);
        GAFFER_CHECK(bool{command});
        return command->first;
    }

    /// The last six lead and tend in turn.
    static Actor actorOf(const std::string& number)
    {
        constexpr int firstLeader = 55;
        if (number == "system") return {"system:wiring", Role::Admin, SeatId{"service"}};
        const int index = std::stoi(number.substr(1));
        const Role role = index < firstLeader ? Role::Worker : index % 2 == 1 ? Role::Supervisor : Role::Tender;
        return {number, role, SeatId{"seat-" + number}};
    }

    void tell(InputBody body, const std::string& by)
    {
        give({{std::move(body), actorOf(by), nextId()}, [this](const Result<Answer>& answer) { note(answer); }}, m_minute);
    }

    CommandId nextId() { return CommandId{"act-" + std::to_string(++acts)}; }

    void note(const Result<Answer>& answer)
    {
        if (!answer && answer.error().code != FaultCode::Unavailable)
            refused.push_back(toText(m_clock.now()) + " " + answer.error().text);
    }

    void give(PendingInput input, Instant at)
    {
        m_clock.goTo(at);
        m_inputs.push_back(std::move(input));
        // A failed commit is told to the senders, who come again.
        static_cast<void>(m_engine->step(m_inputs, m_clock.now(), [] { return Duration{0}; }));
    }

    void planDay()
    {
        const auto local = std::chrono::floor<std::chrono::days>(m_minute + SimMasters::utcOffset);
        const Instant end = std::chrono::sys_days{local} + std::chrono::days{1} - SimMasters::utcOffset;
        // Selection follows hours later and melts are charged the day before: three dates have acts on this one.
        for (const int days : {-1, 0, 1})
            for (const SampleAct& act : sampleDay(Date{local + std::chrono::days{days}}, SimMasters::utcOffset, m_seed))
                if (act.at >= m_minute && act.at < end) m_link.send({commandOf(act), actorOf(act.by), nextId()}, act.at);
        m_actsUntil = end;
    }

    void deliverUntil(Instant until)
    {
        for (auto next = m_link.next(); next && *next < until; next = m_link.next()) {
            const Input sent = m_link.take();
            const Instant at = *next;
            const auto seen = looked(sent);
            if (!seen) continue;
            const Input& input = *seen;
            give({input,
                  [this, sent, at](const Result<Answer>& answer) {
                      note(answer);
                      m_link.answer(sent, answer, at);
                  }},
                 at);
        }
    }

    /// Who ladles or ends a melt looks into the pot first: nothing where less is left than he would leave, or where it has ended.
    std::optional<Input> looked(Input input) const
    {
        const auto* step = std::get_if<AdvanceMelt>(&std::get<Command>(input.body));
        if (step != nullptr && step->stage == MeltStage::WorkedOut && m_engine->workshop().meltIn(step->pot) == nullptr)
            return std::nullopt;
        auto* skim = std::get_if<SkimMelt>(&std::get<Command>(input.body));
        if (skim == nullptr || skim->kg >= 0) return input;
        const Melt* melt = m_engine->workshop().meltIn(skim->pot);
        const double kg = (melt == nullptr ? 0 : melt->mass.leftKg()) + skim->kg;
        if (kg <= 0) return std::nullopt;
        skim->kg = kg;
        return input;
    }

    void observe(SimSight sight)
    {
        const Instant at = sight.at;
        give({{Observation{std::move(sight.values), Observation::Pace::AtLeisure}, {"system:poller", Role::Admin, SeatId{}}, {}},
              {}},
             at);
    }

    void watch(std::span<const Event> events)
    {
        const Workshop& shop = m_engine->workshop();
        for (const Event& event : events) {
            if (const auto* started_ = std::get_if<RunStarted>(&event.body)) watchRun(shop, started_->run);
            if (const auto* charged = std::get_if<MeltCharged>(&event.body))
                chargedKg += charged->fromRawKg + charged->culletKg - charged->heelKg;
            if (const auto* parked = std::get_if<InputParked>(&event.body))
                offences.push_back(parked->input + ": " + parked->problem);
        }
    }

    void watchRun(const Workshop& shop, const Run& run)
    {
        const auto melt = shop.melts.find(run.melt);
        const bool workable = melt != shop.melts.end() && melt->second.stage == MeltStage::Workable;
        if (!workable && !run.override) offences.push_back("a run on glass that is not workable at " + run.station.value);
    }

    std::uint64_t m_seed;
    SimLink m_link;
    SimHall m_hall;
    SimClock m_clock;
    std::optional<Engine> m_engine;
    std::deque<PendingInput> m_inputs;
    Instant m_minute;
    Instant m_actsUntil;
};

} // namespace gaffer
