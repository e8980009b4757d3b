#include "app/server/access.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

TEST(Access, DeniesAnUnknownMethodToEverybody)
{
    EXPECT_FALSE(roleFor("workshop.sell", {WorkerNo{"1"}, "", {Role::Admin}}, false));
    EXPECT_FALSE(roleFor("workshop.sell", {}, false));
}

TEST(Access, FollowsTheListOfMethodsForEveryRole)
{
    for (const wire::MethodInfo& method : wire::allMethods())
        for (const auto& row : enumNames<Role>) {
            const bool listed = std::find(method.roles.begin(), method.roles.end(), row.value) != method.roles.end();
            EXPECT_EQ(roleFor(method.name, {WorkerNo{"1"}, "", {row.value}}, true).hasValue(), listed)
                << method.name << " as " << row.name;
        }
}

TEST(Access, LetsAnUnnamedSeatOnlyLookOnceAPinIsSet)
{
    for (const wire::MethodInfo& method : wire::allMethods())
        EXPECT_EQ(roleFor(method.name, {}, true).hasValue(), !method.signedIn) << method.name;
}

TEST(Access, PicksTheStrongestRoleThatFits)
{
    const Credentials who{WorkerNo{"1"}, "", rolesFromWords({"worker", "supervisor", "gaffer"})};
    EXPECT_EQ(*roleFor("crew.assign", who, true), Role::Supervisor);
    EXPECT_EQ(rolesFromWords({"gaffer"}), std::vector{Role::Worker});
}

} // namespace
} // namespace gaffer
