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

TEST(Encoding, SaysInWhichCellTheWrongByteStands)
{
    const auto place = [](const char* bytes) { return toUtf8(bytes, "utf-8").error().text; };
    EXPECT_TRUE(place("code,name_zh\nA1,\xB8\xDF\n").starts_with("line 2, column 2: found")) << place("code,name_zh\nA1,\xB8\n");
    EXPECT_TRUE(place("code,steps,series\nA1,\"one,\ntwo\",\xB8\n").starts_with("line 3, column 3"));
    EXPECT_TRUE(place("\xFF").starts_with("line 1, column 1"));
}

TEST(Encoding, TellsAUtf16FileFromAnOldChineseOne)
{
    const std::string text = toUtf8("\xFF\xFE"
                                    "c",
                                    "utf-8")
                                 .error()
                                 .text;
    EXPECT_NE(text.find("UTF-16"), std::string::npos) << text;
    EXPECT_EQ(text.find("gb18030"), std::string::npos) << text;
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
