#include "core/plan/check/validate.hpp"

#include <algorithm>
#include <map>

namespace gaffer::plan {

namespace {

constexpr double kMinutesPerHour = 60;
constexpr double kGramsPerKilogram = 1000;
std::size_t z(int value) { return static_cast<std::size_t>(value); }

double lateness(const Problem& problem, const Plan& plan)
{
    std::vector<Minute> end(problem.jobs.size(), 0);
    for (const Run& run : plan.runs) end[z(run.job)] = std::max(end[z(run.job)], run.end);
    for (const int job : plan.unplaced) end[z(job)] = 0;
    double sum = 0;
    for (std::size_t j = 0; j < end.size(); ++j)
        sum += problem.jobs[j].weight * std::max(0.0, double(end[j]) - problem.jobs[j].due);
    return problem.prices.tardyPerHour * sum / kMinutesPerHour;
}

Minute setupBetween(const Problem& problem, int before, int after)
{
    const SetupTimes& times = problem.setup;
    if (before == after) return times.sameProduct;
    const Product& next = problem.products[z(after)];
    const bool known = before != kNone;
    const int lastMould = known ? problem.products[z(before)].mould : kNone;
    const Minute colour = known && problem.products[z(before)].colour != next.colour ? times.colourExtra : 0;
    if (next.mould == kNone) return times.toFreeBlow + colour;
    const bool family = lastMould != kNone && problem.moulds[z(lastMould)].family == problem.moulds[z(next.mould)].family;
    return (family ? times.sameFamily : times.otherMould) + colour;
}

double setups(const Problem& problem, const Plan& plan)
{
    std::vector<std::vector<Run>> lists(problem.stations.size());
    for (const Run& run : plan.runs) lists[z(run.station)].push_back(run);
    std::int64_t minutes = 0;
    for (std::size_t k = 0; k < lists.size(); ++k) {
        std::ranges::stable_sort(lists[k], {}, [](const Run& r) { return std::tie(r.setupStart, r.start, r.end); });
        int before = problem.stations[k].initialProduct;
        for (const Run& run : lists[k]) {
            minutes += setupBetween(problem, before, problem.jobs[z(run.job)].product);
            before = problem.jobs[z(run.job)].product;
        }
    }
    return problem.prices.setupPerMinute * static_cast<double>(minutes);
}

struct Content {
    Minute ready{0};
    Minute charge{0};
    int colour{0};
    Grams drawable{0};
    Grams drawn{0};
};

double held(const Problem& problem, const Plan& plan)
{
    std::vector<std::vector<Content>> pots;
    for (const Pot& pot : problem.pots)
        pots.push_back({{pot.initialReady, 0, pot.initialColour, std::max<Grams>(0, pot.initialMass - pot.heel), 0}});
    for (const Batch& batch : plan.batches) {
        const Pot& pot = problem.pots[z(batch.pot)];
        auto& list = pots[z(batch.pot)];
        const Minute change = list.back().colour == batch.colour ? 0 : pot.colourChange;
        list.push_back(
            {batch.chargeStart + pot.melt + pot.fine + change, batch.chargeStart, batch.colour, batch.mass - pot.heel, 0});
    }
    double sum = 0;
    const auto price = [&](int pot) {
        return problem.prices.holdMelt * problem.halls[z(problem.pots[z(pot)].hall)].holdCostPerKgHour;
    };
    for (const Run& run : plan.runs) {
        Content& melt = pots[z(run.pot)][z(run.batch)];
        if (run.batch == 0 && problem.pots[z(run.pot)].unbounded) continue;
        const Grams grams = run.pieces * problem.products[z(problem.jobs[z(run.job)].product)].gather;
        melt.drawn += grams;
        sum += price(run.pot) * static_cast<double>(grams) / kGramsPerKilogram * ((run.start + run.end) / 2.0 - melt.ready) /
               kMinutesPerHour;
    }
    for (std::size_t p = 0; p < pots.size(); ++p)
        for (std::size_t b = problem.pots[p].unbounded ? 1 : 0; b < pots[p].size(); ++b) {
            const Content& melt = pots[p][b];
            const Minute window = melt.ready + problem.pots[p].window;
            const Minute until = b + 1 < pots[p].size() ? std::min(window, pots[p][b + 1].charge) : window;
            const auto left = static_cast<double>(std::max<Grams>(0, melt.drawable - melt.drawn));
            sum += price(static_cast<int>(p)) * left / kGramsPerKilogram * std::max(0, until - melt.ready) / kMinutesPerHour;
        }
    return sum;
}

} // namespace

Cost measure(const Problem& problem, const Plan& plan)
{
    return {lateness(problem, plan), setups(problem, plan), held(problem, plan),
            problem.prices.overflowPerJob * static_cast<double>(plan.unplaced.size())};
}

} // namespace gaffer::plan
