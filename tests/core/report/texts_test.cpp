#include "core/report/texts.hpp"

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

} // namespace
} // namespace gaffer
