#include "core/workshop/command.hpp"

#include "tests/support/filler.hpp"

#include <gtest/gtest.h>

#include <set>

namespace gaffer {
namespace {

std::vector<Command> oneOfEach(std::uint64_t seed) { return Filler{seed}.oneOfEach<Command>(); }

TEST(Commands, HaveMethodNamesOfTheirOwn)
{
    std::set<std::string_view> names;
    for (const Command& command : oneOfEach(1)) EXPECT_TRUE(names.insert(methodOf(command)).second) << methodOf(command);
    EXPECT_EQ(names.size(), std::variant_size_v<CommandKinds>);
}

TEST(Commands, AreNamedByThingAndVerb)
{
    for (const Command& command : oneOfEach(1)) {
        const std::string_view name = methodOf(command);
        EXPECT_EQ(std::ranges::count(name, '.'), 1) << name;
        EXPECT_EQ(name.find_first_of(" -_"), std::string_view::npos) << name;
    }
}

TEST(Commands, MayAllBeGivenByAnAdminAndByAManager)
{
    for (const Command& command : oneOfEach(1)) {
        EXPECT_TRUE(rolesOf(command).has(Role::Admin)) << methodOf(command);
        EXPECT_TRUE(rolesOf(command).has(Role::Manager)) << methodOf(command);
    }
}

TEST(Commands, EqualTheirCopyAndNothingElse)
{
    const auto commands = oneOfEach(5);
    for (std::size_t i = 0; i < commands.size(); ++i) {
        Command copy;
        copy = commands[i];
        EXPECT_EQ(copy, commands[i]);
        for (std::size_t j = 0; j < commands.size(); ++j) EXPECT_EQ(commands[i] == commands[j], i == j);
        const Command moved = std::move(copy);
        EXPECT_EQ(moved, commands[i]);
    }
}

TEST(Commands, CountOnePieceByTapAtTheHotEndUnlessTheySayElse)
{
    const AddTally tally;
    EXPECT_EQ(tally.pieces, 1);
    EXPECT_EQ(tally.place, CountingPlace::HotEnd);
    EXPECT_EQ(tally.source, TallySource::Tap);
    EXPECT_FALSE(tally.grade || tally.madeFrom || tally.madeTo || tally.foundAt || tally.run || tally.mould);
}

TEST(Commands, OverrideNothingUnlessTheySaySo)
{
    EXPECT_FALSE(StartRun{}.override);
    EXPECT_FALSE(AdvanceMelt{}.override);
    EXPECT_FALSE(MountMould{}.override);
    EXPECT_FALSE(CheckBubbles{}.accepted) << "a bubble check that says nothing accepts nothing";
}

} // namespace
} // namespace gaffer
