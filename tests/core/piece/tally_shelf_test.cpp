#include "core/piece/tally_shelf.hpp"

#include "core/sample/dice.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace gaffer {
namespace {

Tally tally(std::uint64_t id, const std::string& station, TallySource source = TallySource::Tap, bool waits = false)
{
    Tally made;
    made.id = TallyId{id};
    made.station = StationId{station};
    made.source = source;
    made.pieces = 1;
    if (waits) made.toExplain.insert(ToExplain::NoRun);
    return made;
}

TEST(TallyShelf, GivesBackTheCountByHandBeforeOneThatIsTakenAway)
{
    TallyShelf shelf;
    shelf.put(tally(1, "B01"));
    shelf.put(tally(2, "B02"));
    shelf.put(tally(3, "B01", TallySource::Counter));
    shelf.put(tally(4, "B01", TallySource::Paper));
    EXPECT_EQ(shelf.newestByHand(StationId{"B01"})->id, TallyId{4});
    shelf.erase(TallyId{4});
    EXPECT_EQ(shelf.newestByHand(StationId{"B01"})->id, TallyId{1}) << "a device's count is not taken back";
    shelf.erase(TallyId{1});
    EXPECT_EQ(shelf.newestByHand(StationId{"B01"}), nullptr);
    EXPECT_EQ(shelf.newestByHand(StationId{"B02"})->id, TallyId{2});
    EXPECT_EQ(shelf.newestByHand(StationId{"nowhere"}), nullptr);
}

TEST(TallyShelf, ForgetsWhatWasExplained)
{
    TallyShelf shelf;
    shelf.put(tally(7, "B01", TallySource::Tap, true));
    shelf.put(tally(8, "B01", TallySource::Counter, true));
    EXPECT_EQ(shelf.toExplainAt(StationId{"B01"}), 2);
    shelf.put(tally(7, "B01"));
    EXPECT_EQ(shelf.toExplainAt(StationId{"B01"}), 1);
    EXPECT_EQ(shelf.toExplain(), std::set{TallyId{8}});
    shelf.erase(TallyId{8});
    shelf.erase(TallyId{8});
    EXPECT_TRUE(shelf.toExplain().empty());
    EXPECT_EQ(shelf.toExplainAt(StationId{"B01"}), 0);
}

TEST(TallyShelf, FollowsATallyThatMovesToAnotherStation)
{
    TallyShelf shelf;
    shelf.put(tally(1, "B01"));
    shelf.put(tally(1, "B02", TallySource::Tap, true));
    EXPECT_EQ(shelf.newestByHand(StationId{"B01"}), nullptr);
    EXPECT_EQ(shelf.newestByHand(StationId{"B02"})->id, TallyId{1});
    EXPECT_EQ(shelf.toExplainAt(StationId{"B02"}), 1);
}

/// What the shelf should know, found by walking over all.
void expectKnown(const TallyShelf& shelf, const StationId& station)
{
    const Tally* newest = nullptr;
    std::int64_t waiting = 0;
    for (const auto& [id, each] : shelf) {
        if (each.station != station) continue;
        if (byHand(each.source)) newest = &each;
        waiting += each.toExplain.empty() ? 0 : 1;
    }
    ASSERT_EQ(shelf.newestByHand(station), newest);
    ASSERT_EQ(shelf.toExplainAt(station), waiting);
}

TEST(TallyShelf, KnowsAfterAThousandChangesWhatAWalkFinds)
{
    Dice dice{11};
    TallyShelf shelf;
    for (int step = 0; step < 1000; ++step) {
        const TallyId id{1 + dice.below(60)};
        if (dice.below(3) == 0)
            shelf.erase(id);
        else
            shelf.put(tally(id.value, "B0" + std::to_string(dice.below(4)), enumNames<TallySource>[dice.below(5)].value,
                            dice.below(4) == 0));
        const TallyShelf stored{shelf.written()};
        ASSERT_EQ(stored, shelf);
        ASSERT_EQ(stored.toExplain(), shelf.toExplain());
        for (int station = 0; station < 4; ++station) {
            expectKnown(shelf, StationId{"B0" + std::to_string(station)});
            expectKnown(stored, StationId{"B0" + std::to_string(station)});
        }
    }
}

} // namespace
} // namespace gaffer
