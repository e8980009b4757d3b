#include "app/plan/plan_verbs.hpp"

#include "core/plan/classic/classic.hpp"

#include <map>

namespace gaffer {

namespace {

using plan::classic::Kind;
const std::map<std::string, Kind> kKinds{{"twt", Kind::WeightedTardiness},
                                         {"wtsds", Kind::WeightedTardinessSetups},
                                         {"upms", Kind::ParallelSetups},
                                         {"rcmax", Kind::Parallel}};

std::string stem(const std::string& path)
{
    const std::string name = path.substr(path.find_last_of('/') + 1);
    return name.substr(0, name.find_last_of('.'));
}

} // namespace

Outcome solveVerb(const PlanArguments& arguments, Streams streams)
{
    const auto text = readFile(arguments.file);
    if (!text) return text.error();
    const Kind kind = kKinds.at(arguments.problem);
    const auto instance = plan::classic::parse(kind, *text);
    if (!instance) return Fault{instance.error().code, instance.error().key, arguments.file + ": " + instance.error().text, {}};
    const double begin = cpuSeconds();
    const auto answer = plan::classic::solve(kind, *instance, arguments.seed, budgetOf(arguments, begin));
    const wire::SolvedBenchmark solved{arguments.problem, stem(arguments.file), answer.objective,
                                       answer.sequences,  cpuSeconds() - begin, arguments.seed};
    streams.out << wire::writeSolved(solved) << std::endl;
    return Done{};
}

} // namespace gaffer
