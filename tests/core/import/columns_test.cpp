#include "core/import/columns.hpp"

#include <gtest/gtest.h>

namespace gaffer::columns {
namespace {

TEST(Columns, ReadNumbersOfAtLeastZeroOnly)
{
    EXPECT_EQ(number("12.5"), 12.5);
    EXPECT_EQ(number("0"), 0.0);
    for (const char* text : {"", "-1", "1,5", "12 g", "nan", "inf", "1e999", "0x10"}) EXPECT_FALSE(number(text)) << text;
}

TEST(Columns, ReadWholeNumbersOnly)
{
    EXPECT_EQ(whole("480"), 480);
    for (const char* text : {"", "-1", "4.0", "99999999999999999999", "4x"}) EXPECT_FALSE(whole(text)) << text;
}

TEST(Columns, SetWordsApartByWesternAndChineseMarks)
{
    EXPECT_EQ(words("a; b|c"), (std::set<std::string>{"a", "b", "c"}));
    EXPECT_EQ(words("吹制；挑料、拉杆"), (std::set<std::string>{"吹制", "挑料", "拉杆"}));
    EXPECT_TRUE(words(" ; ").empty());
}

} // namespace
} // namespace gaffer::columns
