#include "core/plan/classic/classic.hpp"

#include <charconv>

namespace gaffer::plan::classic {

namespace {

constexpr std::int64_t kMostJobs = 10'000;
constexpr std::int64_t kMostMachines = 1'000;
constexpr std::int64_t kMostValue = 1'000'000'000;
constexpr std::size_t kColumnsOfJob = 3; // time, weight, due date

Fault mistake(const std::string& text) { return {FaultCode::BadInput, "plan.badBenchmark", text, {}}; }

Result<std::vector<std::int64_t>> numbers(const std::string& text)
{
    std::vector<std::int64_t> values;
    const char* at = text.data();
    const char* end = at + text.size();
    while (at < end) {
        if (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t') {
            ++at;
            continue;
        }
        std::int64_t value = 0;
        const auto [next, error] = std::from_chars(at, end, value);
        if (error != std::errc{} || value < 0 || value > kMostValue)
            return mistake("number " + std::to_string(values.size() + 1) + " is not a whole number from 0 to 1000000000");
        values.push_back(value);
        at = next;
    }
    return values;
}

Outcome expectCount(const std::vector<std::int64_t>& values, std::size_t expected)
{
    if (values.size() == expected) return Done{};
    return mistake("the file holds " + std::to_string(values.size()) + " numbers, " + std::to_string(expected) + " are expected");
}

void takeJobs(Instance& instance, const std::vector<std::int64_t>& values, std::size_t from)
{
    for (std::size_t i = 0; i < static_cast<std::size_t>(instance.jobs); ++i) {
        instance.time.push_back(values[from + kColumnsOfJob * i]);
        instance.weight.push_back(values[from + kColumnsOfJob * i + 1]);
        instance.due.push_back(values[from + kColumnsOfJob * i + 2]);
    }
}

Result<Instance> parseSingle(Kind kind, const std::vector<std::int64_t>& values)
{
    Instance instance;
    const bool setups = kind == Kind::WeightedTardinessSetups;
    const auto count = setups ? (values.empty() ? 0 : values[0]) : static_cast<std::int64_t>(values.size() / kColumnsOfJob);
    if (count < 1 || count > kMostJobs) return mistake("the number of jobs must be 1 to 10000");
    const auto n = static_cast<std::size_t>(count);
    instance.jobs = static_cast<int>(count);
    if (auto stands = expectCount(values, setups ? 1 + n * kColumnsOfJob + n + n * n : n * kColumnsOfJob); !stands)
        return stands.error();
    takeJobs(instance, values, setups ? 1 : 0);
    if (!setups) return instance;
    const auto first = values.begin() + static_cast<std::ptrdiff_t>(1 + n * kColumnsOfJob);
    instance.firstSetup.assign(first, first + static_cast<std::ptrdiff_t>(n));
    instance.setup.assign(first + static_cast<std::ptrdiff_t>(n), values.end());
    return instance;
}

Result<Instance> parseParallel(Kind kind, const std::vector<std::int64_t>& values)
{
    Instance instance;
    if (values.size() < 2 || values[0] < 1 || values[0] > kMostJobs || values[1] < 1 || values[1] > kMostMachines)
        return mistake("the file must begin with the numbers of jobs and of machines");
    const auto n = static_cast<std::size_t>(values[0]);
    const auto m = static_cast<std::size_t>(values[1]);
    const std::size_t setups = kind == Kind::ParallelSetups ? m * n * n : 0;
    if (auto stands = expectCount(values, 2 + n * m + setups); !stands) return stands.error();
    instance.jobs = static_cast<int>(n);
    instance.machines = static_cast<int>(m);
    const auto first = values.begin() + 2;
    instance.time.assign(first, first + static_cast<std::ptrdiff_t>(n * m));
    instance.setup.assign(first + static_cast<std::ptrdiff_t>(n * m), values.end());
    return instance;
}

} // namespace

Result<Instance> parse(Kind kind, const std::string& text)
{
    const auto values = numbers(text);
    if (!values) return values.error();
    const bool parallel = kind == Kind::ParallelSetups || kind == Kind::Parallel;
    return parallel ? parseParallel(kind, *values) : parseSingle(kind, *values);
}

Answer solve(Kind kind, const Instance& instance, std::uint64_t seed, const Budget& budget)
{
    const bool parallel = kind == Kind::ParallelSetups || kind == Kind::Parallel;
    return parallel ? solveParallel(instance, seed, budget) : solveSingle(instance, seed, budget);
}

} // namespace gaffer::plan::classic
