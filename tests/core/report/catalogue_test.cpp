#include "core/report/catalogue.hpp"

#include "tests/core/report/report_workshop.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

const std::map<WorkerNo, std::string> nobody;

std::string keyOf(const ReportRequest& request)
{
    const Workshop workshop = reportWorkshop();
    const auto report = makeReport({workshop, nobody, *parseInstant("2026-11-22T09:00:00Z")}, request);
    return report ? "" : report.error().key;
}

TEST(ReportCatalogue, RefusesUnknownNamesShiftsAndLanguages)
{
    EXPECT_EQ(keyOf({"weekly", reportDay, {}, "en"}), "report.unknown");
    EXPECT_EQ(keyOf({"daily", reportDay, ShiftName{"noon"}, "en"}), "report.shift");
    EXPECT_EQ(keyOf({"daily", reportDay, {}, "de"}), "report.language");
}

TEST(ReportCatalogue, MakesEveryReportOfItsList)
{
    for (const std::string& name : reportNames()) EXPECT_EQ(keyOf({name, reportDay, ShiftName{"night"}, "zh_CN"}), "") << name;
}

TEST(ReportCatalogue, TakesThePresentBusinessDateWhenNoneIsGiven)
{
    const Workshop workshop = reportWorkshop();
    // 03:00 local on the 23rd belongs to the night shift of the 22nd.
    const auto report = makeReport({workshop, nobody, *parseInstant("2026-11-22T19:00:00Z")}, {"daily", std::nullopt, {}, "en"});
    ASSERT_TRUE(report);
    EXPECT_EQ(report->businessDate, reportDay);
}

} // namespace
} // namespace gaffer
