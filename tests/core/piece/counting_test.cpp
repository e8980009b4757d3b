#include "core/piece/counting.hpp"

#include "core/base/check.hpp"

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

TEST(CountPieces, RefusesACycleOfNoTime) { EXPECT_THROW((void)countPieces(10, 5, 16, 1s, 0s), CheckFailed); }

} // namespace
} // namespace gaffer
