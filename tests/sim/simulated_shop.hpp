#pragma once

#include "core/engine/engine.hpp"
#include "core/sample/day.hpp"
#include "core/sample/stints.hpp"
#include "core/wire/requests.hpp"
#include "drivers/sim/workshop_sim.hpp"
#include "tests/support/event_log_in_memory.hpp"
#include "tests/support/sim_hall.hpp"

#include <deque>
#include <map>
#include <string>
#include <vector>

namespace gaffer {

/// The simulator's own workshop of sample `goblets`, its people, and a real engine that sees of it what instruments show: every
/// glass temperature, counter and mould switch, every few seconds.
class SimulatedShop {
public:
    /// Begins at `from` in the middle of the day; chance comes from `seed`.
    SimulatedShop(std::uint64_t seed, Instant from)
        : m_seed{seed}, m_now{from}, m_plannedUntil{from}, m_sim{sampleWiring(SampleKind::Goblets), {.seed = seed, .start = from}}
    {
        m_engine.emplace(EngineParts{m_log, [this](std::span<const Event> events) { watch(events); }, {}, {}, {}});
        GAFFER_CHECK(bool{m_engine->start()});
        GAFFER_CHECK(bool{tell(Configure{SimMasters::floor()}, "system")});
        GAFFER_CHECK(bool{tell(Command{SimMasters::rows()}, "W55")});
        for (SampleAct& act : sampleStart(from, SimMasters::utcOffset, seed)) m_acts.emplace(act.at, std::move(act));
        doWhatIsDue();
    }

    /// Something goes wrong in the hall from now on, as `gaffersim --incident` would have it.
    Outcome happen(const std::string& text)
    {
        const auto incident = sim::parseIncident(text, m_now, SimMasters::utcOffset);
        return incident ? m_sim.schedule(*incident) : Outcome{incident.error()};
    }

    /// Lives on until `until`; calls `look` once a minute.
    template <class Look> void liveUntil(Instant until, Look look)
    {
        for (; m_now < until; m_now += step) {
            plan();
            doWhatIsDue();
            m_sim.advanceTo(m_now);
            countTruth();
            seeInstruments();
            if (m_now.time_since_epoch() % std::chrono::minutes{1} == Duration{0}) look();
        }
    }

    /// Gives one command as the worker `by`; his answer.
    Result<Answer> tell(InputBody body, const std::string& by)
    {
        Result<Answer> given = Answer{};
        std::deque<PendingInput> inputs;
        inputs.push_back({{std::move(body), actorOf(by), {}}, [&](const Result<Answer>& answer) { given = answer; }});
        GAFFER_CHECK(bool{m_engine->step(inputs, m_now, [] { return Duration{0}; })});
        return given;
    }

    /// What people of the sample were refused, with time and sentence.
    std::vector<std::string> refused;
    /// When a melt became workable, and how warm its pot was then.
    struct Ready {
        MeltId melt;
        PotId pot;
        Instant at{};
        double celsius{};
    };
    /// Melts in the order in which they became workable.
    std::vector<Ready> workable;
    /// Glass that the pieces really made took, by the melt that then stood in their pot; 0 when none did, kg.
    std::map<MeltId, double> takenKg;

    [[nodiscard]] const Workshop& workshop() const { return m_engine->workshop(); }
    [[nodiscard]] const sim::WorkshopSim& hall() const { return m_sim; }
    [[nodiscard]] Instant now() const { return m_now; }
    /// The stints of the business date and shift that stand now.
    [[nodiscard]] std::vector<SampleStint> stintsNow()
    {
        const Instant local = m_now + SimMasters::utcOffset - std::chrono::hours{8};
        const auto day = std::chrono::floor<std::chrono::days>(local);
        if (day != m_day) m_stints = sampleStints(day.time_since_epoch().count());
        m_day = day;
        std::vector<SampleStint> now;
        for (const SampleStint& stint : m_stints)
            if (stint.shift == static_cast<std::size_t>((local - day) / std::chrono::hours{8})) now.push_back(stint);
        return now;
    }
    /// Time since the shift began.
    [[nodiscard]] Duration sinceShift() const
    {
        return (m_now + SimMasters::utcOffset).time_since_epoch() % std::chrono::hours{8};
    }

private:
    static constexpr Duration step{std::chrono::seconds{5}};

    static Actor actorOf(const std::string& number)
    {
        constexpr int firstLeader = 55;
        if (number == "system") return {"system:wiring", Role::Admin, SeatId{"service"}};
        const int index = std::stoi(number.substr(1));
        const Role role = index < firstLeader ? Role::Worker : index % 2 == 1 ? Role::Supervisor : Role::Tender;
        return {number, role, SeatId{"seat-" + number}};
    }

    void plan()
    {
        if (m_now < m_plannedUntil) return;
        const auto local = std::chrono::floor<std::chrono::days>(m_now + SimMasters::utcOffset);
        const Instant end = std::chrono::sys_days{local} + std::chrono::days{1} - SimMasters::utcOffset;
        for (const int days : {-1, 0, 1})
            for (SampleAct& act : sampleDay(Date{local + std::chrono::days{days}}, SimMasters::utcOffset, m_seed))
                if (act.at >= m_now && act.at < end) m_acts.emplace(act.at, std::move(act));
        m_plannedUntil = end;
    }

    void doWhatIsDue()
    {
        while (!m_acts.empty() && m_acts.begin()->first <= m_now) {
            const SampleAct planned = std::move(m_acts.extract(m_acts.begin()).mapped());
            const Melt* melt = planned.looksInto.empty() ? nullptr : workshop().meltIn(PotId{planned.looksInto});
            const double left = melt == nullptr ? 0 : melt->mass.leftKg();
            const auto seen = planned.looksInto.empty() ? std::optional{planned} : afterLooking(planned, left);
            if (!seen) continue;
            const SampleAct& act = *seen;
            const auto command = wire::readCommandOf(act.method, act.params);
            GAFFER_CHECK(bool{command});
            const auto answer = tell(command->first, act.by);
            if (!answer) refused.push_back(toText(m_now) + " " + act.method + " " + act.params + ": " + answer.error().text);
        }
    }

    void countTruth()
    {
        const auto stints = stintsNow();
        for (std::size_t i = 0; i < m_sim.wiring().stations.size(); ++i) {
            const std::uint64_t made = m_sim.truth(m_sim.wiring().stations[i].id).made;
            const std::uint64_t fresh = made - std::exchange(m_made[i], made);
            if (fresh == 0) continue;
            const auto stint = std::ranges::find(stints, i, &SampleStint::station);
            GAFFER_CHECK(stint != stints.end());
            const Melt* melt = workshop().meltIn(PotId{"P" + std::to_string(stint->pot + 1)});
            const ProductCode product{std::string{sampleProducts()[stint->product].code}};
            takenKg[melt == nullptr ? MeltId{} : melt->id] += workshop().drawOf(product, static_cast<std::int64_t>(fresh));
        }
    }

    void seeInstruments()
    {
        Observation seen;
        const auto add = [&](const std::optional<PointName>& point, bool counter) {
            const auto value = point ? m_sim.value(*point) : std::nullopt;
            if (value)
                seen.values.push_back(
                    {{*point, "", 0, counter}, *value, goodMark, m_now, static_cast<std::int64_t>(*value), false});
        };
        for (const FurnaceWiring& furnace : m_sim.wiring().furnaces)
            for (const PotWiring& pot : furnace.pots) add(pot.glass, false);
        for (const StationWiring& station : m_sim.wiring().stations) {
            add(station.pieceCounter, true);
            add(station.mouldClosed, false);
        }
        std::deque<PendingInput> inputs;
        inputs.push_back({{std::move(seen), {"system:poller", Role::Admin, SeatId{}}, {}}, {}});
        GAFFER_CHECK(bool{m_engine->step(inputs, m_now, [] { return Duration{0}; })});
    }

    void watch(std::span<const Event> events)
    {
        for (const Event& event : events)
            if (const auto* changed = std::get_if<MeltStageChanged>(&event.body); changed && changed->to == MeltStage::Workable)
                noteReady(changed->melt, event.time);
    }

    void noteReady(MeltId melt, Instant at)
    {
        const PotId& pot = workshop().melts.at(melt).pot;
        workable.push_back({melt, pot, at, *m_sim.value(*workshop().floor.pot(pot)->glass)});
    }

    std::uint64_t m_seed;
    Instant m_now;
    Instant m_plannedUntil;
    sim::WorkshopSim m_sim;
    EventLogInMemory m_log;
    std::optional<Engine> m_engine;
    std::multimap<Instant, SampleAct> m_acts;
    std::chrono::sys_days m_day{};
    std::vector<SampleStint> m_stints;
    std::array<std::uint64_t, 12> m_made{};
};

} // namespace gaffer
