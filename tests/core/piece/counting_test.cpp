#include "core/piece/counting.hpp"

#include "core/base/check.hpp"
#include "core/sample/dice.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

using namespace std::chrono_literals;

TEST(CountPieces, TakesTheFirstValueAsBaseline)
{
    EXPECT_EQ(countPieces(std::nullopt, 4711, 16, 0s, 3s), (CounterMove{CounterStep::Baseline, 0}));
}

TEST(CountPieces, TellsAWrapFromAResetByWhatCanHaveBeenMade)
{
    // In 30 s at 3 s a piece at most 2 x 10 + 2 pieces.
    EXPECT_EQ(countPieces(65'530, 16, 16, 30s, 3s), (CounterMove{CounterStep::Wrap, 22}));
    EXPECT_EQ(countPieces(65'530, 17, 16, 30s, 3s), (CounterMove{CounterStep::Reset, 17}));
    EXPECT_EQ(countPieces(500, 3, 16, 30s, 3s), (CounterMove{CounterStep::Reset, 3}));
}

TEST(CountPieces, WrapsAtTheRangeOfItsRegister)
{
    EXPECT_EQ(countPieces(4'294'967'295, 1, 32, 30s, 3s), (CounterMove{CounterStep::Wrap, 2}));
    EXPECT_EQ(countPieces(std::int64_t{1} << 40, 5, 64, 30s, 3s), (CounterMove{CounterStep::Reset, 5}));
}

TEST(CountPieces, CountsForwardWithoutAsking)
{
    EXPECT_EQ(countPieces(10, 10'000, 16, 1s, 3s), (CounterMove{CounterStep::Forward, 9'990}));
    EXPECT_EQ(countPieces(10, 10, 16, 1s, 3s), (CounterMove{CounterStep::Forward, 0}));
}

TEST(WildRise, IsFarAndFasterThanAnyCrew)
{
    EXPECT_FALSE(isWildRise(100, 100 + 32'767, 1s, 3s)) << "the device is believed";
    EXPECT_TRUE(isWildRise(100, 100 + 32'768, 1s, 3s));
    EXPECT_TRUE(isWildRise(100, 65'535, 1h, 3s));
    EXPECT_FALSE(isWildRise(0, 40'000, 17h, 3s)) << "40,798 pieces can have been made meanwhile";
    EXPECT_FALSE(isWildRise(65'535, 0, 1s, 3s)) << "a fall is none";
    EXPECT_THROW((void)isWildRise(-1, 5, 1s, 3s), CheckFailed);
}

TEST(CanHaveBeenMade, TakesTwiceThePaceAndTwoMore)
{
    EXPECT_TRUE(canHaveBeenMade(22, 30s, 3s));
    EXPECT_FALSE(canHaveBeenMade(23, 30s, 3s));
    EXPECT_TRUE(canHaveBeenMade(2, -30s, 3s)) << "a clock that went back gives no time";
    EXPECT_THROW((void)canHaveBeenMade(1, 30s, 0s), CheckFailed);
}

TEST(CountPieces, RefusesACycleOfNoTime) { EXPECT_THROW((void)countPieces(10, 5, 16, 1s, 0s), CheckFailed); }

TEST(CountPieces, RefusesARawValueBelowZero) { EXPECT_THROW((void)countPieces(10, -1, 16, 1s, 3s), CheckFailed); }

TEST(CountPieces, TakesAClockThatWentBackAsNoTime)
{
    EXPECT_EQ(countPieces(65'535, 1, 16, -10s, 3s), (CounterMove{CounterStep::Wrap, 2}));
    EXPECT_EQ(countPieces(65'535, 2, 16, -10s, 3s), (CounterMove{CounterStep::Reset, 2}));
}

TEST(CountPieces, CountsWhatStandsAfterAResetToZero)
{
    EXPECT_EQ(countPieces(4'000, 0, 16, 10s, 3s), (CounterMove{CounterStep::Reset, 0}));
    EXPECT_EQ(countPieces(4'000, 7, 16, 10s, 3s), (CounterMove{CounterStep::Reset, 7}));
}

TEST(CountPieces, NeverWrapsACounterWhoseRangeIsUnknown)
{
    for (const int bits : {0, -1, 63, 64, 128}) EXPECT_EQ(countPieces(65'535, 0, bits, 1h, 1s).step, CounterStep::Reset) << bits;
    EXPECT_EQ(countPieces((std::int64_t{1} << 62) - 1, 0, 62, 1h, 1s), (CounterMove{CounterStep::Wrap, 1}));
}

/// A counter of 16 bits that is read at random times while a crew works at its pace, from any start: nothing is lost, nothing
/// doubled, however often it wraps.
class CounterOfAShift : public testing::TestWithParam<std::uint64_t> {};

TEST_P(CounterOfAShift, CountsEveryPieceOnce)
{
    constexpr std::int64_t range = 65'536;
    constexpr Duration cycle = 3s;
    Dice dice{GetParam()};
    std::int64_t raw = static_cast<std::int64_t>(dice.below(range));
    auto last = std::optional<std::int64_t>{};
    std::int64_t made = 0;
    std::int64_t counted = 0;
    for (int poll = 0; poll < 4'000; ++poll) {
        const Duration elapsed = std::chrono::seconds{1 + dice.below(600)};
        const auto pieces = static_cast<std::int64_t>(dice.below(static_cast<std::uint64_t>(elapsed / cycle + 1)));
        raw = (raw + (last ? pieces : 0)) % range;
        if (last) made += pieces;
        const CounterMove move = countPieces(last, raw, 16, elapsed, cycle);
        ASSERT_GE(move.pieces, 0);
        counted += move.pieces;
        ASSERT_EQ(counted, made) << "poll " << poll;
        last = raw;
    }
    EXPECT_GT(made, range) << "it wrapped";
}

TEST_P(CounterOfAShift, LosesNoPieceThatIsSeenAfterAReset)
{
    Dice dice{GetParam()};
    std::int64_t raw = 20'000;
    std::int64_t counted = 0;
    std::int64_t seen = 0;
    for (int poll = 0; poll < 2'000; ++poll) {
        const std::int64_t last = raw;
        const auto pieces = static_cast<std::int64_t>(dice.below(5));
        const bool reset = dice.hits(0.05);
        raw = (reset ? 0 : raw) + pieces;
        // A fall is seen only if the new value lies below the old one.
        const bool fell = raw < last;
        const CounterMove move = countPieces(last, raw, 32, 10s, 3s);
        ASSERT_EQ(move.step, fell ? CounterStep::Reset : CounterStep::Forward);
        counted += move.pieces;
        seen += fell ? raw : raw - last;
    }
    EXPECT_EQ(counted, seen);
}

INSTANTIATE_TEST_SUITE_P(Seeds, CounterOfAShift, testing::Range<std::uint64_t>(1, 11));

TEST(CountPieces, TakesAValueThatItsRangeNeverHeldAsAReset)
{
    // The point was wired as 32 bits before and as 16 bits now.
    EXPECT_EQ(countPieces(70'000, 5, 16, 1s, 3s), (CounterMove{CounterStep::Reset, 5}));
    EXPECT_EQ(countPieces(65'536, 0, 16, 1h, 3s), (CounterMove{CounterStep::Reset, 0}));
    EXPECT_THROW((void)countPieces(-1, 5, 16, 1s, 3s), CheckFailed);
}

} // namespace
} // namespace gaffer
