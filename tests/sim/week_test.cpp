#include "tests/sim/week.hpp"

#include "core/engine/verify.hpp"

#include <ctime>
#include <gtest/gtest.h>

#include <iostream>

namespace gaffer {
namespace {

constexpr std::uint64_t seed = 20'260'302;

std::int64_t sum(const std::map<ProductCode, std::int64_t>& pieces)
{
    std::int64_t all = 0;
    for (const auto& [product, count] : pieces) all += count;
    return all;
}

/// Everything made and rejected, from the day book.
Counts booked(const Workshop& shop)
{
    Counts counts;
    for (const auto& [date, page] : shop.book.pages())
        for (const auto& [key, pieces] : page.pieces) {
            if (key.grade == Grade::Made) counts.made += pieces;
            if (key.grade == Grade::Reject && key.place == CountingPlace::HotEnd) counts.hotDefects += pieces;
        }
    return counts;
}

void expectSoundQueues(const Workshop& shop)
{
    for (const auto& [id, station] : shop.stations) {
        EXPECT_LE(station.stretch.made, station.total.made) << id.value;
        for (const Job& job : station.queue) {
            EXPECT_GE(job.pieces, 0) << id.value;
            EXPECT_TRUE(shop.products.contains(job.product)) << id.value;
        }
        EXPECT_TRUE(!station.run || shop.runs.contains(station.run)) << id.value;
    }
}

double totalOf(const SimWeek& week, const std::map<ProductCode, std::int64_t>& pieces)
{
    double kg = 0;
    for (const auto& [product, count] : pieces) kg += week.engine().workshop().drawOf(product, count);
    return kg;
}

/// Glass that went into the pots went out in pieces and ladles or is still there.
void expectBalance(const SimWeek& week)
{
    constexpr double share = 0.01;
    const Workshop& shop = week.engine().workshop();
    const double truth = totalOf(week, week.hall().made);
    double drawn = 0;
    for (const auto& [date, page] : shop.book.pages())
        for (const auto& [melt, kg] : page.drawnKg) drawn += kg;
    EXPECT_NEAR(drawn, truth, share * truth) << "what the pieces really made must have drawn";
    double out = truth;
    for (const auto& [id, melt] : shop.melts) out += melt.mass.skimmedKg + (melt.open() ? melt.mass.leftKg() : 0);
    for (const auto& [id, pot] : shop.pots) out += pot.heelKg;
    EXPECT_NEAR(week.chargedKg, out, share * week.chargedKg) << "kg balance";
}

/// The business day whose crews work a melt: they are the next whose shift is not over when it becomes workable.
std::chrono::sys_days workedOn(const Melt& melt, std::size_t pot)
{
    constexpr std::size_t shifts = 3;
    constexpr std::size_t pots = 8;
    constexpr Duration dayBegins = std::chrono::hours{8};
    Duration shiftEnds = PotCycle::workEnds;
    for (std::size_t shift = 0; pot >= shareOf(shift, shifts, pots, 1).lastPot; ++shift) shiftEnds += PotCycle::workEnds;
    const Instant local = *melt.workableAt + SimMasters::utcOffset - dayBegins;
    return std::chrono::floor<std::chrono::days>(local - shiftEnds) + std::chrono::days{1};
}

/// Every melt that was worked out gave what the pieces really made from it took; gives how many there were.
int expectBalanceOfEveryMelt(const SimWeek& week)
{
    constexpr double share = 0.01;
    int worked = 0;
    for (const auto& [id, melt] : week.engine().workshop().melts) {
        if (melt.stage != MeltStage::WorkedOut) continue;
        ++worked;
        EXPECT_TRUE(melt.workableAt) << "melt " << id.value << " was ended before it was workable";
        if (!melt.workableAt) continue;
        const auto pot = static_cast<std::size_t>(melt.pot.value.back() - '1');
        const auto pieces = week.hall().madeFrom.find({workedOn(melt, pot), pot});
        const double truth = pieces == week.hall().madeFrom.end() ? 0 : totalOf(week, pieces->second);
        const double charged = melt.mass.chargedKg();
        EXPECT_NEAR(charged, truth + melt.mass.skimmedKg + melt.mass.heelLeftKg, share * charged)
            << "melt " << id.value << " in " << melt.pot.value;
    }
    return worked;
}

TEST(Week, OfTheSampleIsLivedThroughAndBooked)
{
    const std::clock_t began = std::clock();
    SimWeek week{seed};
    ASSERT_TRUE(week.started);
    week.liveUntil(SimWeek::begin + std::chrono::days{1});
    const std::uint64_t hashAfterADay = week.log.hash();
    week.liveUntil(SimWeek::begin + std::chrono::days{7});
    ASSERT_TRUE(week.stop());
    const Workshop& shop = week.engine().workshop();
    const EngineStats& stats = week.engine().stats();

    EXPECT_TRUE(week.offences.empty()) << week.offences.front();
    EXPECT_GT(stats.failedCommits, 0U) << "the log was told to fail";
    EXPECT_GT(stats.repeats + week.link().losses, 0U) << "the network was told to lose words";
    EXPECT_EQ(stats.dropped, 0U);
    const Counts counts = booked(shop);
    EXPECT_EQ(counts.made, sum(week.hall().made)) << "none lost, none doubled";
    EXPECT_GE(counts.made, counts.hotDefects);
    expectBalance(week);
    // Eight pots a day; those of the last night are still open.
    EXPECT_GE(expectBalanceOfEveryMelt(week), 7 * 8 - 3);
    expectSoundQueues(shop);
    EXPECT_TRUE(week.refused.empty()) << week.refused.size() << " refused, the first: " << week.refused.front();

    const VerifyReport report = verifyLog(week.log);
    EXPECT_FALSE(report.finding) << report.finding->text;
    EXPECT_TRUE(report.workshop == shop) << "the state is the fold of the log";

    SimWeek again{seed};
    again.liveUntil(SimWeek::begin + std::chrono::days{1});
    EXPECT_EQ(again.log.hash(), hashAfterADay) << "the same seed gives the same log";

    // Time of the processor, so that a busy machine does not fail the test.
    const double seconds = static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
    std::cout << "week of seed " << seed << ": " << week.log.lastSeq() << " events, " << counts.made << " pieces, " << week.acts
              << " acts, " << stats.failedCommits << " failed commits, " << week.link().losses << " lost words, " << seconds
              << " s of processor\n";
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    // Every access is looked at: the week is lived through for its truth, not for its time.
    constexpr double most = 900;
#else
    constexpr double most = 60;
#endif
    EXPECT_LE(seconds, most);
}

class WeekBegun : public testing::TestWithParam<int> {};

TEST_P(WeekBegun, InTheMiddleOfAnyShiftLacksNoGlassAndRefusesNobody)
{
    const Instant from = SimWeek::begin + std::chrono::minutes{GetParam()};
    SimWeek week{seed, from};
    week.liveUntil(from + std::chrono::hours{26});
    ASSERT_TRUE(week.stop());
    EXPECT_TRUE(week.refused.empty()) << week.refused.size() << " refused, the first: " << week.refused.front();
    EXPECT_TRUE(week.offences.empty()) << week.offences.front();
    EXPECT_EQ(booked(week.engine().workshop()).made, sum(week.hall().made));
    EXPECT_GE(expectBalanceOfEveryMelt(week), 7);
}

// While the first portion goes in, while the last is not flat yet, in the middle of fining, at night, just before a shift ends.
INSTANTIATE_TEST_SUITE_P(Minutes, WeekBegun, testing::Values(8, 241, 395, 700, 1117, 1412));

TEST(Week, OfAnotherSeedIsAnotherWeek)
{
    SimWeek one{1};
    SimWeek other{2};
    one.liveUntil(SimWeek::begin + std::chrono::hours{2});
    other.liveUntil(SimWeek::begin + std::chrono::hours{2});
    EXPECT_NE(one.log.hash(), other.log.hash());
}

} // namespace
} // namespace gaffer
