#include "core/report/texts.hpp"

#include "core/piece/catalogue.hpp"
#include "core/workshop/day_book.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

TEST(ReportTexts, AreTheKeyItselfWhereThereIsNone) { EXPECT_EQ(reportText("no-such-word", "en"), "no-such-word"); }

TEST(ReportTexts, SpeakBothLanguages)
{
    EXPECT_EQ(reportText("balance", "en"), "Kg balance per melt (kg of glass)");
    EXPECT_EQ(reportText("melt", "zh_CN"), "熔料");
    EXPECT_TRUE(isChinese("zh_CN"));
    EXPECT_FALSE(isChinese("en"));
}

TEST(ReportTexts, NameEveryWordThatAReportUses)
{
    for (const auto& row : enumNames<ToExplain>) EXPECT_NE(reportText(row.name, "zh_CN"), row.name);
    for (const auto& row : enumNames<NoteKind>) {
        const std::string key = "note." + std::string{row.name};
        EXPECT_NE(reportText(key, "en"), key);
        EXPECT_NE(reportText(key, "zh_CN"), reportText(key, "en"));
    }
    for (const auto& row : enumNames<DefectOwner>) {
        const std::string key = "owner." + std::string{row.name};
        EXPECT_NE(reportText(key, "en"), key);
        EXPECT_NE(reportText(key, "zh_CN"), reportText(key, "en"));
    }
}

TEST(ReportTexts, TakeEveryChineseForChinese)
{
    EXPECT_EQ(reportText("total", "zh_CN"), "合计");
    EXPECT_EQ(reportText("total", "zh"), "合计");
    EXPECT_EQ(reportText("total", ""), "Total");
}

TEST(ReportTexts, NameTheUsualShiftsAndLeaveOthersAsTheyAre)
{
    EXPECT_EQ(shiftText("night", "zh_CN"), "夜班");
    EXPECT_EQ(shiftText("day", "zh_CN"), "白班");
    EXPECT_EQ(shiftText("swing", "en"), "swing");
    EXPECT_EQ(shiftText("Frühschicht", "zh_CN"), "Frühschicht");
    EXPECT_EQ(shiftText("total", "en"), "total") << "a shift's name is no other word of the report";
}

} // namespace
} // namespace gaffer
