#pragma once

#include "core/plan/model/disruption.hpp"
#include "core/plan/model/problem.hpp"

namespace gaffer::plan {

/// One hall, one station, one pot, two products of one mould: the worked example of the planning format, by hand.
inline Problem exampleProblem()
{
    Problem p;
    p.name = "example";
    p.horizon = 4320;
    p.colourNames = {"clear", "cobalt"};
    p.skillNames = {"blow_mould", "free_blow"};
    p.halls = {{{{0, 480}}, 1, 0.02, 200'000}};
    Station station;
    station.skills = {0};
    station.speedPct = 120;
    station.maxGather = 500;
    p.stations = {station};
    Pot pot;
    pot.capacity = 100'000;
    pot.heel = 5000;
    pot.colours = {0, 1};
    pot.melt = 600;
    pot.fine = 120;
    pot.window = 900;
    pot.colourChange = 300;
    pot.initialMass = 50'000;
    p.pots = {pot};
    p.moulds = {{0, 1, 5000, {100}, 20, 30}};
    p.products = {{0, 200, 6000, 0, 0, 70}, {0, 200, 6000, 0, 1, 70}};
    p.setup = {0, 10, 25, 5, 10};
    p.jobs = {{0, 200, 1, 0, 400, 50}, {1, 120, 4, 0, 1500, 50}};
    p.prices = {1.0, 0.05, 0.03, 1000};
    return p;
}

/// The plan of the worked example.
inline Plan examplePlan()
{
    Plan plan;
    plan.batches = {{0, 1, 1, 29'000, 420}};
    plan.runs = {{0, 0, 200, 0, 0, 0, 0, 25, 192, false}, {1, 0, 120, 0, 1, 0, 460, 1440, 1540, false}};
    return plan;
}

} // namespace gaffer::plan
