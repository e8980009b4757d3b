#include "core/engine/engine.hpp"
#include "tests/support/event_log_in_memory.hpp"

#include <gtest/gtest.h>
#include <random>

namespace gaffer {
namespace {

/// A station with a counter of 16 bits, the workshop's own rules, and the truth beside them.
class EngineCounting : public testing::TestWithParam<std::uint64_t> {
protected:
    EngineCounting()
    {
        begin();
        Floor floor;
        StationWiring station;
        station.id = StationId{"B01"};
        station.pieceCounter = PointName{"io.count"};
        station.shortestCycle = cycle;
        floor.stations.push_back(station);
        floor.counterBits[PointName{"io.count"}] = 16;
        give(Configure{floor});
    }

    void begin()
    {
        engine.emplace(EngineParts{log, {}, {}, {}, {}, nullptr});
        ASSERT_TRUE(engine->start());
    }
    void give(InputBody body)
    {
        std::deque<PendingInput> inputs{{{std::move(body), {"system:test", Role::Admin, {}}, {}}, {}}};
        ASSERT_TRUE(engine->step(inputs, now, [] { return Duration{0}; }));
    }
    void poll()
    {
        give(Observation{{PointValue{{PointName{"io.count"}, "1", 0, true}, static_cast<double>(raw), goodMark, now, raw, false}},
                         Observation::Pace::AtLeisure});
    }
    void work(int pieces)
    {
        for (int i = 0; i < pieces; ++i, now += cycle) {
            raw = (raw + 1) % 65'536;
            ++made;
            poll();
        }
    }
    [[nodiscard]] std::int64_t counted() const
    {
        std::int64_t sum = 0;
        const Outcome outcome = log.read(0, [&](const Event& event, std::string_view) {
            if (const auto* tally = std::get_if<TallyRecorded>(&event.body)) sum += tally->tally.pieces;
            return true;
        });
        EXPECT_TRUE(outcome);
        return sum;
    }

    static constexpr Duration cycle{4000};
    EventLogInMemory log;
    std::optional<Engine> engine;
    Instant now{fromMillis(1'763'800'000'000)};
    std::int64_t raw{65'500};
    std::int64_t made{};
};

TEST_P(EngineCounting, LosesAndDoublesNothingThroughWrapsResetsAndCrashes)
{
    std::mt19937_64 dice{GetParam()};
    poll();
    for (int round = 0; round < 60; ++round) {
        work(static_cast<int>(dice() % 40));
        // The device is the truth between two events: a crash may forget what was read, never what was made.
        if (dice() % 3 == 0) {
            begin();
            poll();
        }
        // A reset so near the wrap is what the rule itself takes for a wrap; no reader of the counter could tell.
        if (dice() % 4 == 0 && raw < 65'534) {
            poll();
            raw = 0;
            now += Duration{500};
            poll();
        }
    }
    ASSERT_TRUE(engine->stop(now));
    EXPECT_EQ(counted(), made) << "seed " << GetParam();
}

INSTANTIATE_TEST_SUITE_P(Seeds, EngineCounting, testing::Range(std::uint64_t{1}, std::uint64_t{41}));

} // namespace
} // namespace gaffer
