#include "core/workshop/day_book.hpp"

#include "core/base/check.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

const Date monday = *parseDate("2026-11-23");
const MeterId gas{"G1"};

Date after(Date date, int days) { return Date{std::chrono::sys_days{date} + std::chrono::days{days}}; }

TEST(DayBook, KnowsNothingOfADateThatWasNeverOpened)
{
    DayBook book;
    EXPECT_EQ(book.find(monday), nullptr);
    EXPECT_TRUE(book.pages().empty()) << "looking does not make a page";
}

TEST(DayBook, KeepsOnePageForADate)
{
    DayBook book;
    book.page(monday).typedReadings = 2;
    ++book.page(monday).typedReadings;
    EXPECT_EQ(book.find(monday)->typedReadings, 3);
    EXPECT_EQ(book.pages().size(), 1U);
}

TEST(DayBook, ForgetsExactlyWhatIsOlderThanSeventyDays)
{
    DayBook book;
    for (int back = 0; back <= 100; ++back) book.page(after(monday, -back));
    book.forgetBefore(monday);
    EXPECT_EQ(book.pages().size(), 71U);
    EXPECT_NE(book.find(after(monday, -70)), nullptr);
    EXPECT_EQ(book.find(after(monday, -71)), nullptr);
}

TEST(DayBook, ForgetsNothingForAnOldDate)
{
    DayBook book;
    book.page(monday);
    book.forgetBefore(after(monday, -300));
    EXPECT_NE(book.find(monday), nullptr);
}

TEST(DayBook, FindsTheLastReadingBeforeADate)
{
    DayBook book;
    EXPECT_FALSE(book.lastBefore(monday, gas));
    book.page(after(monday, -9)).meters[gas] = {1, 2, true, false};
    book.page(after(monday, -3)).meters[MeterId{"E1"}] = {7, 8, false, false};
    book.page(monday).meters[gas] = {5, 6, false, false};
    EXPECT_EQ(book.lastBefore(monday, gas)->last, 2);
    EXPECT_EQ(book.lastBefore(after(monday, 1), gas)->last, 6);
    EXPECT_FALSE(book.lastBefore(after(monday, -9), gas)) << "not the day itself";
    EXPECT_FALSE(book.lastBefore(monday, MeterId{"W1"}));
}

TEST(BookKey, SetsPiecesApartByEverythingTheReportAsksFor)
{
    Tally tally;
    tally.shift = ShiftName{"day"};
    const BookKey plain = bookKeyOf(tally, 9);
    const auto differs = [&](auto change) {
        Tally other = tally;
        change(other);
        return bookKeyOf(other, 9) != plain;
    };
    EXPECT_TRUE(differs([](Tally& t) { t.shift = ShiftName{"night"}; }));
    EXPECT_TRUE(differs([](Tally& t) { t.station = StationId{"B01"}; }));
    EXPECT_TRUE(differs([](Tally& t) { t.run = RunId{1}; }));
    EXPECT_TRUE(differs([](Tally& t) { t.product = ProductCode{"G"}; }));
    EXPECT_TRUE(differs([](Tally& t) { t.melt = MeltId{1}; }));
    EXPECT_TRUE(differs([](Tally& t) { t.mould = {MouldNo{"M"}, 1}; }));
    EXPECT_TRUE(differs([](Tally& t) { t.crew = 4; }));
    EXPECT_TRUE(differs([](Tally& t) { t.place = CountingPlace::Packing; }));
    EXPECT_TRUE(differs([](Tally& t) { t.grade = Grade::C; }));
    EXPECT_TRUE(differs([](Tally& t) { t.defect = DefectCode{"M04"}; }));
    EXPECT_TRUE(differs([](Tally& t) { t.source = TallySource::Paper; }));
    EXPECT_NE(bookKeyOf(tally, 10), plain);
    EXPECT_FALSE(differs([](Tally& t) { t.id = TallyId{5}; })) << "single tallies are summed up";
    EXPECT_FALSE(differs([](Tally& t) { t.pieces = 99; }));
}

TEST(BookKey, HasAnHourOfTheDay)
{
    EXPECT_THROW((void)bookKeyOf(Tally{}, 24), CheckFailed);
    EXPECT_THROW((void)bookKeyOf(Tally{}, -1), CheckFailed);
    EXPECT_EQ(bookKeyOf(Tally{}, 23).hour, 23);
}

} // namespace
} // namespace gaffer
