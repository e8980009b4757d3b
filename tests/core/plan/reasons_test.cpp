#include "core/plan/reasons.hpp"

#include "core/base/check.hpp"
#include "tests/core/plan/workshop_example.hpp"

#include <gtest/gtest.h>

namespace gaffer::plan {
namespace {

Hindrance after(const std::function<void(Problem&)>& change)
{
    Problem problem = exampleProblem();
    change(problem);
    return hindrance(Model{problem}, 0);
}

TEST(Reasons, WhatExistsAndWouldFitAloneHasNoRoomOnly)
{
    EXPECT_EQ(after([](Problem&) {}), Hindrance::NoRoom);
}

TEST(Reasons, NameTheStation)
{
    EXPECT_EQ(after([](Problem& p) { p.stations[0].skills = {1}; }), Hindrance::NoSkill);
    EXPECT_EQ(after([](Problem& p) { p.stations.clear(); }), Hindrance::NoSkill);
    EXPECT_EQ(after([](Problem& p) { p.stations[0].maxGather = 199; }), Hindrance::TooHeavy);
    EXPECT_EQ(after([](Problem& p) {
                  p.stations.push_back(p.stations[0]);
                  p.stations[0].maxGather = 199;
                  p.stations[1].skills = {1};
              }),
              Hindrance::TooHeavy)
        << "the strong one lacks the skill";
}

TEST(Reasons, NameTheMelt)
{
    EXPECT_EQ(after([](Problem& p) {
                  p.pots[0].colours = {1};
                  p.pots[0].initialMass = 0;
              }),
              Hindrance::NoColour);
    EXPECT_EQ(after([](Problem& p) { p.pots.clear(); }), Hindrance::NoColour);
}

TEST(Reasons, NameTheMould)
{
    EXPECT_EQ(after([](Problem& p) { p.moulds[0] = {0, 0, 5000, {}, 0, 0}; }), Hindrance::NoCopy);
    EXPECT_EQ(after([](Problem& p) { p.fixed.broken = {{0, 0}}; }), Hindrance::NoCopy);
    EXPECT_EQ(after([](Problem& p) { p.moulds[0].life = 299; }), Hindrance::Worn) << "100 are used, 200 asked";
    EXPECT_EQ(after([](Problem& p) { p.moulds[0].life = 300; }), Hindrance::NoRoom);
    EXPECT_EQ(after([](Problem& p) { p.moulds[0] = {0, 2, 200, {100, 100}, 0, 0}; }), Hindrance::NoRoom) << "100 on each";
    EXPECT_EQ(after([](Problem& p) {
                  p.moulds[0] = {0, 2, 200, {100, 9000}, 0, 0};
              }),
              Hindrance::Worn)
        << "a copy worn more than out lends nothing";
}

TEST(Reasons, CountWhatIsMadeAlready)
{
    const auto half = [](Problem& p) {
        p.fixed.now = 100;
        p.fixed.runs = {{0, 0, 90, 0, 0, 0, 0, 25, 100, true}};
    };
    EXPECT_EQ(after([&](Problem& p) {
                  half(p);
                  p.moulds[0].life = 299;
              }),
              Hindrance::Worn)
        << "110 to make, 109 cycles left";
    EXPECT_EQ(after([&](Problem& p) {
                  half(p);
                  p.moulds[0].life = 300;
              }),
              Hindrance::NoRoom);
}

TEST(Reasons, NameTheTime)
{
    EXPECT_EQ(after([](Problem& p) { p.jobs[0].release = p.horizon; }), Hindrance::Released);
    EXPECT_EQ(after([](Problem& p) { p.horizon = 0; }), Hindrance::Released);
    EXPECT_EQ(after([](Problem& p) { p.horizon = 166; }), Hindrance::TooSlow) << "167 minutes of work";
    EXPECT_EQ(after([](Problem& p) { p.horizon = 167; }), Hindrance::NoRoom);
    EXPECT_EQ(after([](Problem& p) {
                  p.jobs[0].quantity = 1'000'000'000;
                  p.products[0].mould = kNone;
              }),
              Hindrance::TooSlow);
}

TEST(Reasons, NameTheLehrs)
{
    EXPECT_EQ(after([](Problem& p) { p.halls[0].lehrCapacity = 83'999; }), Hindrance::Lehr);
    EXPECT_EQ(after([](Problem& p) { p.halls[0].lehrCapacity = 84'000; }), Hindrance::NoRoom);
}

TEST(Reasons, AreGivenForEveryUnplacedJobOfAPlan)
{
    Problem problem = exampleProblem();
    problem.moulds[0] = {0, 0, 5000, {}, 0, 0};
    Plan plan;
    plan.unplaced = {0, 1};
    EXPECT_EQ(hindrances(Model{problem}, plan), (std::vector<Unplaced>{{0, Hindrance::NoCopy}, {1, Hindrance::NoCopy}}));
    EXPECT_TRUE(hindrances(Model{problem}, {}).empty());
}

TEST(Reasons, AJobThatDoesNotExistOrIsDoneHasNone)
{
    Problem problem = exampleProblem();
    EXPECT_THROW((void)hindrance(Model{problem}, 2), CheckFailed);
    problem.fixed.runs = {examplePlan().runs[0]};
    EXPECT_THROW((void)hindrance(Model{problem}, 0), CheckFailed);
}

} // namespace
} // namespace gaffer::plan
