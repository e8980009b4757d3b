#include "core/plan/search.hpp"

#include <algorithm>
#include <numeric>

namespace gaffer::plan {

void construct(Timeline& board, std::uint64_t seed, const Effort& effort)
{
    const Problem& problem = board.problem();
    Random random{seed};
    std::vector<std::pair<double, int>> order;
    for (std::size_t j = 0; j < problem.jobs.size(); ++j) {
        if (board.complete(static_cast<int>(j))) continue;
        const Job& job = problem.jobs[j];
        constexpr double minutesPerUnit = 1.0 / 6000;
        const double work = static_cast<double>(problem.products[static_cast<std::size_t>(job.product)].unitsPerPiece) *
                            job.quantity * minutesPerUnit;
        order.emplace_back(job.due - work / std::max(1, job.weight), static_cast<int>(j));
    }
    std::ranges::sort(order);
    Rebuild rebuild{board};
    for (const auto& [key, job] : order) {
        const Pieces missing = problem.jobs[static_cast<std::size_t>(job)].quantity - board.job(job).placed;
        rebuild.place({job, missing}, effort, random);
    }
    board.keep();
}

} // namespace gaffer::plan
