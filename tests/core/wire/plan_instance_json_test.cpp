#include "core/wire/plan_json.hpp"

#include "tests/core/plan/workshop_example.hpp"
#include "tests/core/wire/plan_example.hpp"

#include <gtest/gtest.h>

namespace gaffer::wire {
namespace {

/// The pointers of all problems of an instance.
std::vector<std::string> pointersOf(const std::string& text)
{
    Problems problems;
    readInstance(text, problems);
    std::vector<std::string> pointers;
    for (const Problem& problem : problems) pointers.push_back(problem.pointer);
    return pointers;
}

/// The pointers of all problems of a disruption of the example.
std::vector<std::string> eventPointersOf(const std::string& event)
{
    Problems problems;
    readDisruption(R"({"format":"gaffer-disruption-1","instance":"example","now":100,"event":)" + event + "}",
                   plan::exampleProblem(), problems);
    std::vector<std::string> pointers;
    for (const Problem& problem : problems) pointers.push_back(problem.pointer);
    return pointers;
}

plan::Disruption eventOf(const std::string& event)
{
    Problems problems;
    const auto file = readDisruption(R"({"format":"gaffer-disruption-1","instance":"example","now":100,"event":)" + event + "}",
                                     plan::exampleProblem(), problems);
    EXPECT_TRUE(problems.empty()) << sentence("disruption", problems.empty() ? Problem{} : problems[0]);
    EXPECT_EQ(file.instance, "example");
    EXPECT_EQ(file.disruption.now, 100);
    return file.disruption;
}

TEST(PlanInstance, TheWorkedExampleIsReadAsItIs)
{
    Problems problems;
    const plan::Problem read = readInstance(exampleInstance().dump(), problems);
    ASSERT_TRUE(problems.empty()) << sentence("instance", problems[0]);
    const plan::Problem expected = plan::exampleProblem();
    EXPECT_EQ(read.name, "example");
    EXPECT_EQ(read.horizon, expected.horizon);
    EXPECT_EQ(read.colourNames, expected.colourNames);
    ASSERT_EQ(read.halls.size(), 1U);
    EXPECT_EQ(read.halls[0].shifts, expected.halls[0].shifts);
    EXPECT_EQ(read.halls[0].lehrCapacity, 200'000);
    EXPECT_EQ(read.halls[0].holdCostPerKgHour, 0.02);
    ASSERT_EQ(read.stations.size(), 1U);
    EXPECT_EQ(read.stations[0].initialProduct, plan::kNone);
    EXPECT_EQ(read.stations[0].speedPct, 120);
    ASSERT_EQ(read.pots.size(), 1U);
    EXPECT_EQ(read.pots[0].colours, (std::vector<int>{0, 1}));
    EXPECT_EQ(read.pots[0].initialMass, 50'000);
    EXPECT_EQ(read.pots[0].colourChange, 300);
    EXPECT_FALSE(read.pots[0].unbounded);
    EXPECT_EQ(read.moulds[0].used, std::vector<std::int64_t>{100});
    EXPECT_EQ(read.products[1].unitsPerPiece, 6000);
    EXPECT_EQ(read.products[1].colour, 1);
    EXPECT_EQ(read.setup.toFreeBlow, 5);
    EXPECT_EQ(read.jobs[1].weight, 4);
    EXPECT_EQ(read.prices.overflowPerJob, 1000);
}

TEST(PlanInstance, AProductMayHaveNoMouldAndAStationAProduct)
{
    Problems problems;
    Json json = exampleInstance();
    json["products"][0]["mould"] = nullptr;
    json["stations"][0]["initial_product"] = 1;
    const plan::Problem read = readInstance(json.dump(), problems);
    ASSERT_TRUE(problems.empty());
    EXPECT_EQ(read.products[0].mould, plan::kNone);
    EXPECT_EQ(read.stations[0].initialProduct, 1);
}

TEST(PlanInstance, SkillsAreCountedInTheOrderTheyAreMet)
{
    Problems problems;
    Json json = exampleInstance();
    json["stations"][0]["skills"] = {"cut", "blow_mould"};
    json["products"][1]["skill"] = "polish";
    const plan::Problem read = readInstance(json.dump(), problems);
    EXPECT_EQ(read.skillNames, (std::vector<std::string>{"cut", "blow_mould", "polish"}));
    EXPECT_EQ(read.products[0].skill, 1);
    EXPECT_EQ(read.products[1].skill, 2);
}

TEST(PlanInstance, LehrsOfAHallWorkAsOne)
{
    Problems problems;
    Json json = exampleInstance();
    json["lehrs"].push_back({{"id", 1}, {"hall", 0}, {"cap_cm2_per_min", 50}});
    EXPECT_EQ(readInstance(json.dump(), problems).halls[0].lehrCapacity, 250'000);
}

TEST(PlanInstance, ALeastRunOfNothingIsOnePiece)
{
    Problems problems;
    Json json = exampleInstance();
    json["jobs"][0]["min_run"] = 0;
    EXPECT_EQ(readInstance(json.dump(), problems).jobs[0].minRun, 1);
    EXPECT_TRUE(problems.empty());
}

TEST(PlanInstance, ShiftsMayTouch)
{
    EXPECT_TRUE(pointersOf(changed(exampleInstance(), {"/halls/0/shifts", "[[0,60],[60,1440]]", ""})).empty());
}

TEST(PlanInstance, EveryNonsensicalValueIsNamedByItsPointer)
{
    const std::vector<Nonsense> table{
        {"/format", "\"gaffer-plan-2\"", "/format"},
        {"/horizon_min", "-1", "/horizon_min"},
        {"/horizon_min", "10000001", "/horizon_min"},
        {"/halls/0/id", "3", "/halls/0/id"},
        {"/halls/0/shifts/0", "[480,480]", "/halls/0/shifts/0"},
        {"/halls/0/shifts/0", "[0,1441]", "/halls/0/shifts/0"},
        {"/halls/0/shifts/0", "[-1,480]", "/halls/0/shifts/0"},
        {"/halls/0/shifts/0", "[0]", "/halls/0/shifts/0"},
        {"/halls/0/shifts", "[[0,60],[59,70]]", "/halls/0/shifts/1"},
        {"/halls/0/max_parallel_charges", "-1", "/halls/0/max_parallel_charges"},
        {"/halls/0/hold_cost_per_kg_h", "-0.1", "/halls/0/hold_cost_per_kg_h"},
        {"/lehrs/0/hall", "1", "/lehrs/0/hall"},
        {"/lehrs/0/cap_cm2_per_min", "-5", "/lehrs/0/cap_cm2_per_min"},
        {"/stations/0/hall", "-1", "/stations/0/hall"},
        {"/stations/0/speed_pct", "0", "/stations/0/speed_pct"},
        {"/stations/0/max_gather_g", "-1", "/stations/0/max_gather_g"},
        {"/stations/0/initial_product", "2", "/stations/0/initial_product"},
        {"/pots/0/hall", "7", "/pots/0/hall"},
        {"/pots/0/cap_g", "-1", "/pots/0/cap_g"},
        {"/pots/0/heel_g", "-1", "/pots/0/heel_g"},
        {"/pots/0/melt_min", "-1", "/pots/0/melt_min"},
        {"/pots/0/fine_min", "-1", "/pots/0/fine_min"},
        {"/pots/0/work_window_min", "-1", "/pots/0/work_window_min"},
        {"/pots/0/colour_change_min", "-1", "/pots/0/colour_change_min"},
        {"/pots/0/initial/mass_g", "-1", "/pots/0/initial/mass_g"},
        {"/pots/0/initial/ready_at", "-1", "/pots/0/initial/ready_at"},
        {"/pots/0/initial/colour", "\"green\"", "/pots/0/initial/colour"},
        {"/pots/0/colours/1", "\"cobolt\"", "/pots/0/colours/1"},
        {"/moulds/0/copies", "-1", "/moulds/0/copies"},
        {"/moulds/0/used", "[100,200]", "/moulds/0/used"},
        {"/moulds/0/used/0", "-1", "/moulds/0/used/0"},
        {"/moulds/0/life_cycles", "-1", "/moulds/0/life_cycles"},
        {"/moulds/0/preheat_min", "-1", "/moulds/0/preheat_min"},
        {"/moulds/0/turnround_min", "-1", "/moulds/0/turnround_min"},
        {"/products/0/gather_g", "0", "/products/0/gather_g"},
        {"/products/0/cycle_s", "0", "/products/0/cycle_s"},
        {"/products/0/footprint_cm2", "-1", "/products/0/footprint_cm2"},
        {"/products/0/mould", "1", "/products/0/mould"},
        {"/products/0/colour", "\"red\"", "/products/0/colour"},
        {"/setup/same_product", "-1", "/setup/same_product"},
        {"/setup/same_family", "-1", "/setup/same_family"},
        {"/setup/other_mould", "-1", "/setup/other_mould"},
        {"/setup/to_free_blow", "-1", "/setup/to_free_blow"},
        {"/setup/colour_extra", "-1", "/setup/colour_extra"},
        {"/jobs/1/id", "0", "/jobs/1/id"},
        {"/jobs/0/product", "2", "/jobs/0/product"},
        {"/jobs/0/qty_start", "0", "/jobs/0/qty_start"},
        {"/jobs/0/qty_start", "2000000001", "/jobs/0/qty_start"},
        {"/jobs/0/weight", "-1", "/jobs/0/weight"},
        {"/jobs/0/release", "-1", "/jobs/0/release"},
        {"/jobs/0/due", "-10000001", "/jobs/0/due"},
        {"/jobs/0/min_run", "-1", "/jobs/0/min_run"},
        {"/objective/w_tardy_per_h", "-1", "/objective/w_tardy_per_h"},
        {"/objective/setup_per_min", "1e10", "/objective/setup_per_min"},
        {"/objective/hold_melt", "-1", "/objective/hold_melt"},
        {"/objective/overflow_per_job", "-1", "/objective/overflow_per_job"},
        {"/jobs/0/qty_start", "\"many\"", "/jobs/0/qty_start"},
        {"/jobs/0/qty_start", "2.5", "/jobs/0/qty_start"},
        {"/jobs", "{}", "/jobs"},
    };
    for (const Nonsense& each : table)
        EXPECT_EQ(pointersOf(changed(exampleInstance(), each)), std::vector<std::string>{each.named})
            << each.pointer << " = " << each.value;
}

TEST(PlanInstance, AMissingMemberIsNamed)
{
    for (const char* member : {"/horizon_min", "/halls", "/halls/0/shifts", "/stations/0/skills", "/pots/0/initial/colour",
                               "/moulds/0/used", "/products/0/mould", "/setup/colour_extra", "/jobs/1/due", "/objective"})
        EXPECT_EQ(pointersOf(without(exampleInstance(), member)), std::vector<std::string>{member}) << member;
}

TEST(PlanInstance, AllMistakesAreNamedAtOnce)
{
    Json json = exampleInstance();
    json["jobs"][0]["weight"] = -1;
    json["moulds"][0]["copies"] = 2;
    EXPECT_EQ(pointersOf(json.dump()), (std::vector<std::string>{"/moulds/0/used", "/jobs/0/weight"}));
}

TEST(PlanInstance, ALehrOfNoHallAddsToNone)
{
    EXPECT_EQ(pointersOf(changed(exampleInstance(), {"/lehrs/0/hall", "-7", ""})), std::vector<std::string>{"/lehrs/0/hall"});
}

TEST(PlanInstance, AnEmptyWorkshopIsAnInstance)
{
    Problems problems;
    Json json = exampleInstance();
    for (const char* list : {"halls", "stations", "pots", "lehrs", "moulds", "products", "jobs", "colours"})
        json[list] = Json::array();
    EXPECT_TRUE(readInstance(json.dump(), problems).jobs.empty());
    EXPECT_TRUE(problems.empty());
}

TEST(PlanDisruption, EveryKindIsRead)
{
    const auto down = eventOf(R"({"kind":"station_down","station":0,"until":200})");
    EXPECT_EQ(std::get<plan::StationDown>(down.event).until, 200);
    const auto cracked = eventOf(R"({"kind":"mould_cracked","mould":0,"copy":0})");
    EXPECT_EQ(std::get<plan::MouldCracked>(cracked.event).copy, 0);
    const auto lost = eventOf(R"({"kind":"melt_lost","pot":0,"batch":0,"until":null})");
    EXPECT_EQ(std::get<plan::MeltLost>(lost.event).until, plan::kNever);
    const auto cold = eventOf(R"({"kind":"melt_lost","pot":0,"batch":0,"until":300})");
    EXPECT_EQ(std::get<plan::MeltLost>(cold.event).until, 300);
    const auto slow = eventOf(R"({"kind":"crew_short","station":0,"speed_factor_pct":60,"until":500})");
    EXPECT_EQ(std::get<plan::CrewShort>(slow.event).factorPct, 60);
    const auto rush = eventOf(R"({"kind":"rush_job","job":{"id":2,"order":9,"product":1,"qty_good":9,"qty_start":10,
                                  "weight":8,"release":100,"due":300,"min_run":10}})");
    EXPECT_EQ(std::get<plan::RushJob>(rush.event).job.quantity, 10);
}

TEST(PlanDisruption, EveryNonsensicalValueIsNamedByItsPointer)
{
    using Pointers = std::vector<std::string>;
    EXPECT_EQ(eventPointersOf(R"({"kind":"station_dawn","station":0,"until":200})"), Pointers{"/event/kind"});
    EXPECT_EQ(eventPointersOf(R"({"kind":"station_down","until":200})"), Pointers{"/event/station"});
    EXPECT_EQ(eventPointersOf(R"({"kind":"station_down","station":1,"until":200})"), Pointers{"/event/station"});
    EXPECT_EQ(eventPointersOf(R"({"kind":"station_down","station":0})"), Pointers{"/event/until"});
    EXPECT_EQ(eventPointersOf(R"({"kind":"station_down","station":0,"until":-3})"), Pointers{"/event/until"});
    EXPECT_EQ(eventPointersOf(R"({"kind":"mould_cracked","mould":4,"copy":0})"), Pointers{"/event/mould"});
    EXPECT_EQ(eventPointersOf(R"({"kind":"mould_cracked","mould":0,"copy":1})"), Pointers{"/event/copy"});
    EXPECT_EQ(eventPointersOf(R"({"kind":"melt_lost","pot":2,"batch":0})"), Pointers{"/event/pot"});
    EXPECT_EQ(eventPointersOf(R"({"kind":"melt_lost","pot":0,"batch":-1})"), Pointers{"/event/batch"});
    EXPECT_EQ(eventPointersOf(R"({"kind":"crew_short","station":0,"speed_factor_pct":-1,"until":1})").size(), 2U);
    EXPECT_EQ(eventPointersOf(R"({"kind":"rush_job"})"), Pointers{"/event/job"});
    EXPECT_EQ(eventPointersOf(R"({"kind":"rush_job","job":{"id":1,"product":1,"qty_start":10,"weight":8,"release":100,
                                  "due":300,"min_run":10}})"),
              Pointers{"/event/job/id"});
    EXPECT_EQ(eventPointersOf(R"({"kind":"rush_job","job":{"id":2,"product":5,"qty_start":0,"weight":8,"release":100,
                                  "due":300,"min_run":10}})"),
              (Pointers{"/event/job/product", "/event/job/qty_start"}));
    EXPECT_EQ(eventPointersOf("3"), Pointers{"/event"});
}

TEST(PlanDisruption, AnotherFormatIsRefused)
{
    Problems problems;
    readDisruption(exampleInstance().dump(), plan::exampleProblem(), problems);
    ASSERT_FALSE(problems.empty());
    EXPECT_EQ(problems[0].pointer, "/format");
    problems.clear();
    readDisruption(R"({"format":"gaffer-disruption-1","instance":"example","now":-1,
                       "event":{"kind":"station_down","station":0,"until":1}})",
                   plan::exampleProblem(), problems);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].pointer, "/now");
}

} // namespace
} // namespace gaffer::wire
