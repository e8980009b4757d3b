#include "core/crew/crew.hpp"

#include <gtest/gtest.h>

#include <set>

namespace gaffer {
namespace {

TEST(RoleSet, HoldsTheRolesItWasGivenAndNoOthers)
{
    const RoleSet set{Role::Tender, Role::Admin};
    for (const auto& row : enumNames<Role>)
        EXPECT_EQ(set.has(row.value), row.value == Role::Tender || row.value == Role::Admin) << row.name;
    const RoleSet none{};
    for (const auto& row : enumNames<Role>) EXPECT_FALSE(none.has(row.value)) << row.name;
}

TEST(RoleSet, OfBothHoldsWhatEitherHolds)
{
    for (const auto& a : enumNames<Role>)
        for (const auto& b : enumNames<Role>) {
            const RoleSet both = RoleSet{a.value}.with({b.value});
            for (const auto& row : enumNames<Role>) EXPECT_EQ(both.has(row.value), row.value == a.value || row.value == b.value);
        }
}

TEST(RoleSet, IsKnownWhenTheProgramIsCompiled)
{
    static_assert(leaders.has(Role::Supervisor) && leaders.has(Role::Manager) && leaders.has(Role::Admin));
    static_assert(!leaders.has(Role::Worker) && !leaders.has(Role::Tender) && !leaders.has(Role::Maintenance));
    static_assert(RoleSet{Role::Worker}.with(leaders).has(Role::Manager));
}

TEST(RoleSet, OfTheWorkshopGivesNobodyMoreThanHisTrade)
{
    for (const auto& row : enumNames<Role>) {
        EXPECT_TRUE(everyone.has(row.value)) << row.name;
        EXPECT_TRUE(!leaders.has(row.value) || tenders.has(row.value)) << row.name << ": who leads may tend";
    }
    EXPECT_TRUE(tenders.has(Role::Tender));
    EXPECT_FALSE(tenders.has(Role::Worker));
    EXPECT_FALSE(setters.has(Role::Worker));
    EXPECT_FALSE(setters.has(Role::Supervisor)) << "a shift's leader does not rewire the hall";
    EXPECT_TRUE(setters.has(Role::Maintenance));
}

TEST(Role, IsWrittenAsImportsAndSeatsWriteIt)
{
    std::set<std::string_view> names;
    for (const auto& row : enumNames<Role>) {
        names.insert(row.name);
        Role found{};
        ASSERT_TRUE(findEnum(row.name, found));
        EXPECT_EQ(found, row.value);
    }
    EXPECT_EQ(names, (std::set<std::string_view>{"worker", "supervisor", "tender", "manager", "maintenance", "admin"}));
    Role unchanged = Role::Tender;
    EXPECT_FALSE(findEnum("master", unchanged));
    EXPECT_EQ(unchanged, Role::Tender);
}

TEST(Worker, IsANumberAndNothingThatNamesHim)
{
    std::set<std::string_view> written;
    const Worker worker;
    forEachField(worker, [&](std::string_view name, const auto&) { written.insert(name); });
    EXPECT_EQ(written, (std::set<std::string_view>{"number", "roles", "skills", "grade"})) << "names live outside the log";
}

TEST(Crew, DiffersByTheOrderOfItsPlaces)
{
    const CrewMember blows{WorkerNo{"7"}, "blower"};
    const CrewMember gathers{WorkerNo{"8"}, "gatherer"};
    EXPECT_NE((Crew{blows, gathers}), (Crew{gathers, blows}));
    EXPECT_EQ((Crew{blows, gathers}), (Crew{blows, gathers}));
    CrewMember same = blows;
    same.role = "gaffer";
    EXPECT_NE(same, blows);
}

} // namespace
} // namespace gaffer
