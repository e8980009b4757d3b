#include "core/engine/salvage.hpp"

#include <gtest/gtest.h>
#include <stdexcept>

namespace gaffer {
namespace {

Event eventAt(std::uint64_t seq, EventBody body)
{
    return {seq, fromMillis(1000 + static_cast<std::int64_t>(seq)), "1", {}, {}, std::move(body)};
}

/// Counts imports as parked inputs; breaks off, half done, at an import named "broken".
void countImports(Workshop& workshop, const Event& event)
{
    workshop.seq = event.seq;
    workshop.time = event.time;
    const auto* done = std::get_if<ImportDone>(&event.body);
    if (done == nullptr) return;
    ++workshop.parked;
    if (done->what == "broken") throw std::runtime_error{"broken off"};
}

const EngineRules rules{.decide = {}, .evolve = countImports};

TEST(SalvageFold, LeavesNoTraceOfAnEventThatBreaksOffHalfDone)
{
    SalvageFold fold{rules, {}};
    std::uint64_t sound = 0;
    for (std::uint64_t seq = 1; seq <= 500; ++seq) {
        const bool broken = seq % 7 == 0 || (seq > 200 && seq < 230);
        const auto why = fold.take(eventAt(seq, ImportDone{broken ? "broken" : "moulds", 1}));
        ASSERT_EQ(why.has_value(), broken) << seq;
        if (broken) {
            EXPECT_EQ(*why, "broken off");
            const Event mark = fold.takeLost({*why, "import.done", "{}"});
            EXPECT_EQ(mark.seq, seq);
            EXPECT_EQ(mark.by, "system:salvage");
        }
        sound += broken ? 0 : 1;
        ASSERT_EQ(fold.workshop().parked, sound) << seq;
        ASSERT_EQ(fold.workshop().seq, seq);
    }
}

TEST(SalvageFold, GivesALostEventTheTimeOfTheOneBefore)
{
    SalvageFold fold{rules, {}};
    EXPECT_FALSE(fold.take(eventAt(1, ImportDone{"orders", 1})));
    EXPECT_EQ(fold.takeLost({"it was damaged", "", ""}).time, fromMillis(1001));
    EXPECT_FALSE(fold.take(eventAt(3, ImportDone{"orders", 1})));
}

} // namespace
} // namespace gaffer
