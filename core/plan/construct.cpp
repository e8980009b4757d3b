#include "core/plan/search.hpp"

#include <algorithm>
#include <cmath>

namespace gaffer::plan {

namespace {

constexpr double kUnitsPerNominalMinute = 6000; // 60 s at 100 %, in 1/100 s
constexpr double kPercent = 100;

/// A job with what orders it.
struct Waiting {
    int job{kNone};
    /// Minutes of work at one nominal station.
    double work{0};
    double key{0};
};

std::vector<Waiting> waitingJobs(const Timeline& board)
{
    const Problem& problem = board.problem();
    std::vector<Waiting> jobs;
    for (std::size_t j = 0; j < problem.jobs.size(); ++j) {
        if (board.complete(static_cast<int>(j))) continue;
        const Product& product = problem.products[static_cast<std::size_t>(problem.jobs[j].product)];
        const double work = static_cast<double>(product.unitsPerPiece) * problem.jobs[j].quantity / kUnitsPerNominalMinute;
        jobs.push_back({static_cast<int>(j), work, 0});
    }
    return jobs;
}

bool before(const Waiting& a, const Waiting& b) { return std::pair{a.key, a.job} < std::pair{b.key, b.job}; }

void orderByDue(const Problem& problem, std::vector<Waiting>& jobs)
{
    for (Waiting& each : jobs) {
        const Job& job = problem.jobs[static_cast<std::size_t>(each.job)];
        each.key = job.due - each.work / std::max(1, job.weight);
    }
    std::ranges::sort(jobs, before);
}

/// Minutes of nominal work that all stations do in a minute of the horizon, set-ups and idle minutes taken off.
double pace(const Model& model)
{
    constexpr double busy = 0.85;
    const Problem& problem = model.problem();
    double work = 0;
    for (std::size_t k = 0; k < problem.stations.size(); ++k)
        work += model.calendar(static_cast<int>(k)).total() * problem.stations[k].speedPct / kPercent;
    return std::max(1e-3, busy * work / std::max(1, problem.horizon));
}

/// As if all stations worked on one job after the other: at each moment the job goes first that loses most by waiting, its weight
/// for its work, discounted while it has time. Some are drawn at a time, so that thousands of jobs are ordered in a moment.
void orderByWorth(const Model& model, std::vector<Waiting>& jobs)
{
    constexpr double patience = 600; // minutes of slack that discount a job by e
    constexpr std::size_t draws = 250;
    const Problem& problem = model.problem();
    const double perMinute = pace(model);
    const auto portion = static_cast<std::ptrdiff_t>(jobs.size() / draws + 1);
    double now = problem.fixed.now;
    for (auto from = jobs.begin(); from != jobs.end();) {
        for (auto it = from; it != jobs.end(); ++it) {
            const Job& job = problem.jobs[static_cast<std::size_t>(it->job)];
            const double slack = std::max(0.0, job.due - it->work / perMinute - now);
            it->key = -job.weight / (it->work + 1) * std::exp(-slack / patience);
        }
        const auto to = from + std::min(portion, jobs.end() - from);
        std::partial_sort(from, to, jobs.end(), before);
        for (; from != to; ++from) now += from->work / perMinute;
    }
}

} // namespace

void construct(Timeline& board, std::uint64_t seed, const Effort& effort, Order order)
{
    const Problem& problem = board.problem();
    Random random{seed};
    std::vector<Waiting> jobs = waitingJobs(board);
    switch (order) {
    case Order::Due: orderByDue(problem, jobs); break;
    case Order::Worth: orderByWorth(board.model(), jobs); break;
    }
    Rebuild rebuild{board};
    for (const Waiting& each : jobs) {
        const Pieces missing = problem.jobs[static_cast<std::size_t>(each.job)].quantity - board.job(each.job).placed;
        rebuild.place({each.job, missing}, effort, random);
    }
    board.keep();
}

} // namespace gaffer::plan
