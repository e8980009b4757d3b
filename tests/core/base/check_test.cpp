#include "core/base/check.hpp"

#include <gtest/gtest.h>

#include <string>

namespace gaffer {
namespace {

TEST(Check, NamesTheConditionTheFileAndTheLine)
{
    const int line = __LINE__ + 3;
    try {
        const int pots = 0;
        GAFFER_CHECK(pots > 0);
        FAIL() << "a broken promise went unnoticed";
    } catch (const CheckFailed& failed) {
        const std::string text = failed.what();
        EXPECT_NE(text.find("pots > 0"), std::string::npos) << text;
        EXPECT_NE(text.find("check_test.cpp:" + std::to_string(line)), std::string::npos) << text;
    }
}

TEST(Check, AKeptPromiseCostsNothingAndEvaluatesOnce)
{
    int asked = 0;
    GAFFER_CHECK(++asked == 1);
    EXPECT_EQ(asked, 1);
}

TEST(Check, IsAStatementAlsoWithoutBraces)
{
    const bool kept = true;
    if (kept)
        GAFFER_CHECK(kept);
    else
        ADD_FAILURE();
}

} // namespace
} // namespace gaffer
