#include "core/plan/reasons.hpp"

#include "core/base/check.hpp"

#include <algorithm>
#include <optional>

namespace gaffer::plan {

namespace {

std::size_t idx(int i) { return static_cast<std::size_t>(i); }

bool isBroken(const Problem& problem, int mould, int copy)
{
    return std::ranges::any_of(problem.fixed.broken,
                               [&](const BrokenCopy& broken) { return broken.mould == mould && broken.copy == copy; });
}

/// Pieces of a job that are still to be made.
Pieces restOf(const Problem& problem, int job)
{
    Pieces rest = problem.jobs[idx(job)].quantity;
    for (const Run& run : problem.fixed.runs)
        if (run.job == job) rest -= run.pieces;
    return rest;
}

std::optional<Hindrance> noStation(const Model& model, const Product& product, int number)
{
    const Problem& problem = model.problem();
    if (!model.stationsFor(number).empty()) return std::nullopt;
    const auto skilled = [&](const Station& s) { return std::ranges::find(s.skills, product.skill) != s.skills.end(); };
    if (std::ranges::none_of(problem.stations, skilled)) return Hindrance::NoSkill;
    if (std::ranges::none_of(problem.stations, [&](const Station& s) { return skilled(s) && product.gather <= s.maxGather; }))
        return Hindrance::TooHeavy;
    return Hindrance::NoColour;
}

std::optional<Hindrance> noMould(const Model& model, const Product& product, Pieces rest)
{
    if (product.mould == kNone) return std::nullopt;
    const Problem& problem = model.problem();
    const Mould& mould = problem.moulds[idx(product.mould)];
    std::int64_t cycles = 0;
    int usable = 0;
    for (int copy = 0; copy < mould.copies; ++copy) {
        if (isBroken(problem, product.mould, copy)) continue;
        ++usable;
        std::int64_t left = mould.life - mould.used[idx(copy)];
        for (const Run& run : problem.fixed.runs)
            if (run.copy == copy && problem.products[idx(problem.jobs[idx(run.job)].product)].mould == product.mould)
                left -= run.pieces;
        cycles += std::max<std::int64_t>(0, left);
    }
    if (usable == 0) return Hindrance::NoCopy;
    return cycles < rest ? std::optional{Hindrance::Worn} : std::nullopt;
}

std::optional<Hindrance> noTime(const Model& model, int job, Pieces rest)
{
    const Problem& problem = model.problem();
    const Job& asked = problem.jobs[idx(job)];
    const Minute from = std::max(asked.release, problem.fixed.now);
    if (from >= problem.horizon) return Hindrance::Released;
    std::int64_t most = 0;
    bool taken = false;
    for (const int station : model.stationsFor(asked.product)) {
        const int hall = problem.stations[idx(station)].hall;
        taken = taken || model.lehrLoad(asked.product, station) <= problem.halls[idx(hall)].lehrCapacity;
        most += model.piecesWithin(asked.product, station, from, problem.horizon);
    }
    if (!taken) return Hindrance::Lehr;
    return most < rest ? std::optional{Hindrance::TooSlow} : std::nullopt;
}

} // namespace

Hindrance hindrance(const Model& model, int job)
{
    const Problem& problem = model.problem();
    GAFFER_CHECK(job >= 0 && idx(job) < problem.jobs.size());
    const int number = problem.jobs[idx(job)].product;
    const Product& product = problem.products[idx(number)];
    const Pieces rest = restOf(problem, job);
    GAFFER_CHECK(rest > 0);
    if (const auto why = noStation(model, product, number)) return *why;
    if (const auto why = noMould(model, product, rest)) return *why;
    return noTime(model, job, rest).value_or(Hindrance::NoRoom);
}

std::vector<Unplaced> hindrances(const Model& model, const Plan& plan)
{
    std::vector<Unplaced> list;
    for (const int job : plan.unplaced) list.push_back({job, hindrance(model, job)});
    return list;
}

} // namespace gaffer::plan
