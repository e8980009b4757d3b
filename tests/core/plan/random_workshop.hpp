#pragma once

#include "core/plan/check/validate.hpp"
#include "core/plan/model/disruption.hpp"
#include "core/plan/planner.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace gaffer::plan {

/// A small workshop drawn by chance in which every constraint may bind; equal seeds give equal workshops.
Problem randomProblem(std::uint64_t seed);

/// The same with one continuous tank per hall and colour instead of pots: only stations, moulds and lehrs bind.
Problem randomTankProblem(std::uint64_t seed);

/// A disruption of any kind that fits the plan, within the first two days.
Disruption randomDisruption(const Problem& problem, const Plan& plan, std::uint64_t seed);

/// Options of a search by rounds.
PlanOptions rounds(std::int64_t count, std::uint64_t seed = 1);

/// The whole way to a plan, islands one after the other.
Plan planned(const Problem& problem, const PlanOptions& options);

/// Violations as one text for a message.
std::string sentences(const std::vector<Violation>& violations);

/// Violations that say more than "not all pieces are placed": what counts while a board is half empty.
std::vector<Violation> besidesQuantity(const Problem& problem, const Plan& plan);

} // namespace gaffer::plan
