#include "app/host/spawn.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

TEST(Spawn, TellsThatAProgramCannotBeRun) { EXPECT_EQ(runProgram("/no/such/program", {}).error().code, FaultCode::Unavailable); }

TEST(Spawn, TellsAFailedProgramsLastWords)
{
    const Outcome outcome = runProgram("/bin/sh", {"-c", "echo why >&2; exit 3"});
    ASSERT_FALSE(outcome);
    EXPECT_NE(outcome.error().text.find("why"), std::string::npos);
}

TEST(Spawn, RunsAProgramToItsEnd)
{
    EXPECT_TRUE(runProgram("/bin/sh", {"-c", "exit 0"}));
    EXPECT_FALSE(programFolder().empty());
}

} // namespace
} // namespace gaffer
