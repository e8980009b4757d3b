#include "app/host/encoding.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

TEST(Encoding, NamesTheWayOutWhenUtf8IsNone)
{
    const auto text = toUtf8("code\n\xB8\xDF\xBD\xC5\xB1\xAD\n", "utf-8");
    ASSERT_FALSE(text);
    EXPECT_NE(text.error().text.find("byte 6"), std::string::npos) << text.error().text;
    EXPECT_NE(text.error().text.find("--encoding gb18030"), std::string::npos);
}

TEST(Encoding, RefusesUnknownEncodingsAndBrokenEnds)
{
    EXPECT_FALSE(toUtf8("x", "latin1"));
    EXPECT_FALSE(toUtf8("\xE9\xAB", "utf-8"));
    EXPECT_FALSE(toUtf8("\xB8", "gb18030"));
}

TEST(Encoding, ReadsBoth)
{
    EXPECT_EQ(*toUtf8("\xB8\xDF\xBD\xC5\xB1\xAD", "gb18030"), "高脚杯");
    EXPECT_EQ(*toUtf8("高脚杯", "utf-8"), "高脚杯");
    EXPECT_EQ(toUtf8(std::string(300'000, 'x'), "gb18030")->size(), 300'000U);
    EXPECT_EQ(*toUtf8("", "utf-8"), "");
}

} // namespace
} // namespace gaffer
