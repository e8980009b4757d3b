#include "core/wire/json_upcast.hpp"

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

} // namespace
} // namespace gaffer::wire
