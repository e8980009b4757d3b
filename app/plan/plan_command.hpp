#pragma once

#include <ostream>
#include <span>
#include <string>

namespace gaffer {

/// Runs one of the planner's verbs (plan, replan, solve, explain, fits); args[0] is the verb. Results go to `out`, progress and
/// errors to `err`. Returns the exit code: 0, 1 for a failure, 2 for bad usage.
int runPlanCommand(std::span<const std::string> args, std::ostream& out, std::ostream& err);

} // namespace gaffer
