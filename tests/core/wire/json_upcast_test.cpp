#include "core/wire/json_upcast.hpp"

#include "core/base/check.hpp"

#include <gtest/gtest.h>

namespace gaffer::wire {
namespace {

/// A kind that was renamed a member in version 2 and got a unit in version 3.
constexpr std::array table{
    Upcaster{"glass.dipped", 1,
             [](Json& data) {
                 data["leftKg"] = data["kg"];
                 data.erase("kg");
             }},
    Upcaster{"glass.dipped", 2, [](Json& data) { data["unit"] = "kg"; }},
};

TEST(Upcast, RefusesAVersionNewerThanThisProgram)
{
    Json data = Json::object();
    const Outcome outcome = upcast(table, "glass.dipped", 4, 3, data);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, FaultCode::Damaged);
    EXPECT_EQ(outcome.error().details, (std::vector<std::string>{"glass.dipped", "4"}));
}

TEST(Upcast, RefusesVersionsThatNeverWere)
{
    Json data = Json::object();
    EXPECT_FALSE(upcast(table, "glass.dipped", 0, 3, data));
    EXPECT_FALSE(upcast(table, "glass.dipped", -1, 3, data));
}

TEST(Upcast, RefusesAWayWithAHole)
{
    Json data = Json::object();
    EXPECT_FALSE(upcast(std::span{table}.subspan(1), "glass.dipped", 1, 3, data));
    EXPECT_FALSE(upcast(table, "glass.skimmed", 1, 2, data));
}

TEST(Upcast, LiftsAnOldFormStepByStep)
{
    Json data{{"kg", 120.5}};
    ASSERT_TRUE(upcast(table, "glass.dipped", 1, 3, data));
    EXPECT_EQ(data.dump(), R"({"leftKg":120.5,"unit":"kg"})");
}

TEST(Upcast, LeavesTheNewestFormAlone)
{
    Json data{{"leftKg", 1.0}, {"unit", "kg"}};
    ASSERT_TRUE(upcast(table, "glass.dipped", 3, 3, data));
    EXPECT_EQ(data.size(), 2U);
}

TEST(Upcast, StopsAtAStepThatIsMissingInTheMiddle)
{
    Json data{{"kg", 1.0}};
    const std::array gap{table[0], Upcaster{"glass.dipped", 3, [](Json&) {}}};
    const Outcome outcome = upcast(gap, "glass.dipped", 1, 4, data);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().details.at(1), "2") << "the version from which there is no way on";
}

TEST(Upcast, TakesEveryKindForItself)
{
    const std::array two{table[0], table[1], Upcaster{"glass.skimmed", 1, [](Json& data) { data["skimmed"] = true; }}};
    Json dipped{{"kg", 5.0}};
    Json skimmed{{"kg", 5.0}};
    ASSERT_TRUE(upcast(two, "glass.dipped", 1, 3, dipped));
    ASSERT_TRUE(upcast(two, "glass.skimmed", 1, 2, skimmed));
    EXPECT_FALSE(dipped.contains("skimmed"));
    EXPECT_EQ(skimmed.dump(), R"({"kg":5.0,"skimmed":true})");
}

TEST(Upcast, WithoutATableReadsTheFirstVersionOnly)
{
    Json data = Json::object();
    EXPECT_TRUE(upcast({}, "run.ended", 1, 1, data));
    EXPECT_FALSE(upcast({}, "run.ended", 1, 2, data));
    EXPECT_THROW((void)upcast({}, "run.ended", 1, 0, data), CheckFailed);
}

TEST(Upcast, GivesTheSameFromEveryOldForm)
{
    Json first{{"kg", 7.0}};
    Json second{{"leftKg", 7.0}};
    ASSERT_TRUE(upcast(table, "glass.dipped", 1, 3, first));
    ASSERT_TRUE(upcast(table, "glass.dipped", 2, 3, second));
    EXPECT_EQ(first, second);
}

} // namespace
} // namespace gaffer::wire
