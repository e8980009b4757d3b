#include "tests/support/shop.hpp"

#include <random>

namespace gaffer::test {
namespace {

using namespace std::chrono_literals;

TEST(Counter, TakesItsFirstValueAsBaseline)
{
    Shop shop;
    shop.see("io.count1", 40'000);
    EXPECT_EQ(shop.station("B01").total.made, 0);
    shop.wait(20s);
    shop.see("io.count1", 40'002);
    EXPECT_EQ(shop.station("B01").total.made, 2);
}

TEST(Counter, GivesOneEventInTenSecondsAndLosesNothing)
{
    Shop shop;
    shop.see("io.count1", 0);
    const std::size_t before = shop.log.size();
    for (int second = 1; second <= 60; ++second) {
        shop.wait(1s);
        shop.see("io.count1", second);
    }
    EXPECT_EQ(shop.station("B01").total.made, 60);
    EXPECT_LE(shop.log.size() - before, 2U * 6U);
}

TEST(Counter, FlushedCountsAtOnce)
{
    Shop shop;
    shop.see("io.count1", 0);
    shop.wait(1s);
    shop.see("io.count1", 1);
    EXPECT_EQ(shop.station("B01").total.made, 0);
    shop.see("io.count1", 1, goodMark, Observation::Pace::Flush);
    EXPECT_EQ(shop.station("B01").total.made, 1);
}

TEST(Counter, WrapsAt65536AndStartsAnewAfterAReset)
{
    Shop shop;
    shop.see("io.count1", 65'534);
    shop.wait(20s);
    shop.see("io.count1", 1);
    EXPECT_EQ(shop.station("B01").total.made, 3);
    shop.wait(20s);
    shop.see("io.count1", 40);
    shop.wait(20s);
    shop.see("io.count1", 2);
    EXPECT_EQ(shop.station("B01").total.made, 3 + 39 + 2);
}

TEST(Counter, BrokenLetsMouldEdgesStandInAndCountsNothingTwice)
{
    Shop shop;
    shop.see("io.closed1", 0);
    shop.see("io.count1", 10);
    shop.wait(20s);
    shop.see("io.count1", 10, badMark(Reason::SensorBreak));
    EXPECT_FALSE(shop.station("B01").counterTrusted);
    for (int i = 0; i < 5; ++i) {
        shop.wait(30s);
        shop.see("io.closed1", 1);
        shop.wait(30s);
        shop.see("io.closed1", 0);
    }
    EXPECT_EQ(shop.station("B01").total.made, 5);
    shop.see("io.count1", 16);
    EXPECT_TRUE(shop.station("B01").counterTrusted);
    EXPECT_EQ(shop.station("B01").total.made, 6);
}

TEST(Counter, CountsOnlyCyclesByTheMouldSwitchWhileItIsGood)
{
    Shop shop;
    shop.meltGlass();
    shop.must(StartRun{.station = StationId{"B01"}, .product = ProductCode{"GB-350"}});
    shop.see("io.count1", 0);
    shop.see("io.closed1", 0);
    shop.see("io.closed1", 1);
    EXPECT_EQ(shop.station("B01").total.made, 0);
    const MouldCopyId copy{MouldNo{"M-17"}, 1};
    EXPECT_EQ(shop.workshop.moulds.at(copy).counted, 1);
    shop.wait(20s);
    shop.see("io.count1", 1);
    EXPECT_EQ(shop.station("B01").total.made, 1);
    EXPECT_EQ(shop.workshop.moulds.at(copy).counted, 1) << "the switch counts the cycles";
}

TEST(Counter, AgreesWithTheDeviceThroughAnyHour)
{
    std::mt19937 random{20'261'122};
    for (int trial = 0; trial < 50; ++trial) {
        Shop shop;
        std::int64_t truth = 0;
        std::int64_t device = 65'500 + static_cast<std::int64_t>(random() % 30);
        shop.see("io.count1", static_cast<double>(device));
        for (int second = 0; second < 3600; second += 3) {
            shop.wait(3s);
            const auto made = static_cast<std::int64_t>(random() % 10 == 0);
            truth += made;
            device = (device + made) % 65'536;
            shop.see("io.count1", static_cast<double>(device));
        }
        shop.see("io.count1", static_cast<double>(device), goodMark, Observation::Pace::Flush);
        ASSERT_EQ(shop.station("B01").total.made, truth) << "trial " << trial;
    }
}

TEST(Meter, IsNotedOnceAnHour)
{
    Shop shop;
    for (int minute = 0; minute < 180; ++minute) {
        shop.see("io.gas", 100 + minute);
        shop.wait(1min);
    }
    const DayPage* page = shop.workshop.book.find(*parseDate("2026-11-22"));
    ASSERT_NE(page, nullptr);
    EXPECT_EQ(page->meters.at(MeterId{"G1"}).first, 100);
    EXPECT_EQ(page->meters.at(MeterId{"G1"}).last, 220);
}

} // namespace
} // namespace gaffer::test
