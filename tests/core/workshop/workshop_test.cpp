#include "tests/support/shop.hpp"

#include "core/base/check.hpp"

namespace gaffer::test {
namespace {

using namespace std::chrono_literals;

TEST(Workshop, IsTheFoldOfItsLogAndOfNothingElse)
{
    Shop shop;
    shop.meltGlass();
    shop.must(StartRun{.station = StationId{"B02"}, .product = ProductCode{"GB-350"}});
    shop.must(AddTally{.station = StationId{"B02"}, .pieces = 7});
    shop.must(UndoTally{.station = StationId{"B02"}});
    shop.must(AddTally{.station = StationId{"B02"}, .defect = DefectCode{"M04"}});
    Workshop again;
    for (const Event& event : shop.log) evolve(again, event);
    EXPECT_EQ(again, shop.workshop);
}

TEST(Workshop, RefusesAHoleInTheLogAndTimeThatGoesBack)
{
    Shop shop;
    Event event{shop.workshop.seq + 2, shop.now, "7", {}, {}, ImportDone{}};
    EXPECT_THROW(evolve(shop.workshop, event), CheckFailed);
    event.seq = shop.workshop.seq + 1;
    event.time -= 1ms;
    EXPECT_THROW(evolve(shop.workshop, event), CheckFailed);
}

TEST(Workshop, FindsTheRunAndCrewThatStoodAtAnInstant)
{
    Shop shop;
    shop.meltGlass();
    const Instant before = shop.now - 1min;
    const auto first = shop.must(StartRun{.station = StationId{"B02"}, .product = ProductCode{"GB-350"}});
    shop.wait(1h);
    const auto second = shop.must(StartRun{.station = StationId{"B02"}, .product = ProductCode{"GB-350"}});
    const StationId station{"B02"};
    EXPECT_EQ(shop.workshop.runAt(station, before), nullptr);
    EXPECT_EQ(shop.workshop.runAt(station, shop.now - 1min)->id.value, first.number);
    EXPECT_EQ(shop.workshop.runAt(station, shop.now)->id.value, second.number);
    EXPECT_EQ(shop.workshop.crewAt(station, shop.now), 0U);
}

TEST(Workshop, IgnoresWiringThatIsWhatStands)
{
    Shop shop;
    const auto answer = shop.give(Configure{shop.workshop.floor});
    ASSERT_TRUE(answer);
    EXPECT_EQ(shop.log.size(), answer->seq);
    const std::uint64_t seq = shop.workshop.seq;
    ASSERT_TRUE(shop.give(Configure{shop.workshop.floor}));
    EXPECT_EQ(shop.workshop.seq, seq);
}

TEST(DayBook, ForgetsDatesOlderThanSeventyDays)
{
    DayBook book;
    book.page(*parseDate("2026-01-01"));
    book.page(*parseDate("2026-03-12"));
    book.forgetBefore(*parseDate("2026-03-12"));
    EXPECT_NE(book.find(*parseDate("2026-01-01")), nullptr);
    book.forgetBefore(*parseDate("2026-03-13"));
    EXPECT_EQ(book.find(*parseDate("2026-01-01")), nullptr);
}

} // namespace
} // namespace gaffer::test
