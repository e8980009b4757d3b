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

TEST(Spawn, EndsAProgramForWhichNobodyWaits)
{
    int asked = 0;
    const auto began = std::chrono::steady_clock::now();
    EXPECT_FALSE(runProgram("/bin/sleep", {"60"}, [&] { return ++asked > 2; }));
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds{30});
}

TEST(Spawn, RunsAProgramToItsEnd)
{
    EXPECT_TRUE(runProgram("/bin/sh", {"-c", "exit 0"}));
    EXPECT_FALSE(programFolder().empty());
}

} // namespace
} // namespace gaffer
