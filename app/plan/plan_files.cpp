#include "app/plan/plan_verbs.hpp"
#include "app/plan/plan_words.hpp"

#include "core/plan/check/validate.hpp"
#include "core/plan/reasons.hpp"

#include <ctime>
#include <fstream>
#include <sstream>

namespace gaffer {

namespace {

Fault unusable(const std::string& path, const wire::Problems& problems)
{
    constexpr std::size_t most = 20;
    std::string text;
    for (std::size_t i = 0; i < problems.size() && i < most; ++i)
        text += (i == 0 ? "" : "\n") + wire::sentence(path, problems[i]);
    if (problems.size() > most) text += "\nand " + std::to_string(problems.size() - most) + " more";
    return {FaultCode::BadInput, "plan.badFile", text, {path}};
}

Fault otherInstance(const std::string& path, const std::string& found, const std::string& expected)
{
    const wire::Problem problem{"/instance", "\"" + found + "\"", "\"" + expected + "\", the name of the instance", ""};
    return unusable(path, {problem});
}

} // namespace

double cpuSeconds()
{
    constexpr double nanoseconds = 1e-9;
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * nanoseconds;
}

Result<std::string> readFile(const std::string& path)
{
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    // an empty file is read, and refused for what it lacks; to copy nothing would count as a failure of the stream
    const bool empty = file && file.peek() == std::ifstream::traits_type::eof() && !file.bad();
    if (empty) return std::string{};
    if (!file || !(text << file.rdbuf())) return Fault{FaultCode::Unavailable, "plan.noFile", path + ": cannot be read", {path}};
    return std::move(text).str();
}

Outcome writeFile(const std::string& path, const std::string& text)
{
    std::ofstream file{path, std::ios::binary};
    file << text;
    file.close();
    if (!file) return Fault{FaultCode::Unavailable, "plan.noFile", path + ": cannot be written", {path}};
    return Done{};
}

Result<plan::Problem> loadInstance(const std::string& path)
{
    const auto text = readFile(path);
    if (!text) return text.error();
    wire::Problems problems;
    auto problem = wire::readInstance(*text, problems);
    if (!problems.empty()) return unusable(path, problems);
    return problem;
}

Result<plan::Plan> loadPlan(const std::string& path, const plan::Problem& problem)
{
    const auto text = readFile(path);
    if (!text) return text.error();
    wire::Problems problems;
    auto file = wire::readPlan(*text, problem, problems);
    if (!problems.empty()) return unusable(path, problems);
    if (file.instance != problem.name) return otherInstance(path, file.instance, problem.name);
    return std::move(file.plan);
}

Result<plan::Disruption> loadDisruption(const std::string& path, const plan::Problem& problem)
{
    const auto text = readFile(path);
    if (!text) return text.error();
    wire::Problems problems;
    auto file = wire::readDisruption(*text, problem, problems);
    if (!problems.empty()) return unusable(path, problems);
    if (file.instance != problem.name) return otherInstance(path, file.instance, problem.name);
    return file.disruption;
}

Outcome deliver(const plan::Problem& problem, const plan::Plan& plan, const PlanArguments& arguments, Streams streams)
{
    const auto violations = plan::validate(problem, plan);
    for (const plan::Violation& violation : violations)
        streams.err << "constraint " << violation.rule << ": " << violation.text << '\n';
    if (!violations.empty())
        return Fault{FaultCode::Internal, "plan.invalid", "the plan made does not stand; it was not written", {}};
    std::vector<wire::UnplacedReason> reasons;
    for (const auto& [job, why] : plan::hindrances(plan::Model{problem}, plan)) {
        reasons.push_back({job, wordsOf(why, arguments.language)});
        streams.err << "job " << job << " is not placed: " << wordsOf(why, arguments.language) << '\n';
    }
    if (!arguments.outFile.empty())
        if (auto written = writeFile(arguments.outFile, wire::writePlan(problem, plan, reasons)); !written) return written;
    streams.out << wire::writeCost(plan::measure(problem, plan)) << std::endl;
    return Done{};
}

} // namespace gaffer
