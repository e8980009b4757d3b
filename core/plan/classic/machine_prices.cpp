#include "core/plan/classic/machine_prices.hpp"

#include "core/base/check.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gaffer::plan::classic {

namespace {

constexpr int kRounds = 300;
constexpr double kFirstStep = 0.5; // how strongly prices answer to loads in the first round; later ones answer less
constexpr std::size_t kMostMachines = 10;

/// Times with the least set-up before each job, in the instance's order. The first job of a machine needs none, so as many of the
/// dearest as there are machines go without; for a bound that is too rough, so set-ups count here only for the choice of
/// machines.
std::vector<double> leastTimes(const Instance& instance)
{
    const auto n = static_cast<std::size_t>(instance.jobs), m = static_cast<std::size_t>(instance.machines);
    std::vector<double> times(instance.time.begin(), instance.time.end());
    if (instance.setup.empty() || n == 1) return times;
    for (std::size_t k = 0; k < m; ++k)
        for (std::size_t j = 0; j < n; ++j) {
            std::int64_t least = std::numeric_limits<std::int64_t>::max();
            for (std::size_t i = 0; i < n; ++i)
                if (i != j) least = std::min(least, instance.setup[(k * n + i) * n + j]);
            times[j * m + k] += static_cast<double>(least);
        }
    return times;
}

/// One round: every job goes where it costs least at these prices. Returns the sum of those costs.
double assign(const std::vector<double>& times, const std::vector<double>& price, std::vector<double>& load)
{
    const std::size_t m = price.size();
    double sum = 0;
    std::ranges::fill(load, 0.0);
    for (std::size_t at = 0; at < times.size(); at += m) {
        std::size_t best = 0;
        for (std::size_t k = 1; k < m; ++k)
            if (price[k] * times[at + k] < price[best] * times[at + best]) best = k;
        load[best] += times[at + best];
        sum += price[best] * times[at + best];
    }
    return sum;
}

} // namespace

MachinePrices machinePrices(const Instance& instance)
{
    GAFFER_CHECK(instance.jobs > 0 && instance.machines > 0);
    const auto n = static_cast<std::size_t>(instance.jobs), m = static_cast<std::size_t>(instance.machines);
    const std::vector<double> times = leastTimes(instance);
    std::vector<double> price(m, 1.0 / static_cast<double>(m)), best = price, load(m);
    MachinePrices out;
    for (int round = 0; round < kRounds; ++round) {
        // with prices that add up to 1 no makespan is below the least sum of priced times
        if (const double bound = assign(times, price, load); bound > out.bound) {
            out.bound = bound;
            best = price;
        }
        const double mean = std::accumulate(load.begin(), load.end(), 0.0) / static_cast<double>(m);
        if (mean <= 0) break;
        const double step = kFirstStep / std::sqrt(1.0 + round);
        for (std::size_t k = 0; k < m; ++k) price[k] *= std::exp(step * (load[k] / mean - 1));
        const double sum = std::accumulate(price.begin(), price.end(), 0.0);
        for (double& each : price) each /= sum;
    }
    out.width = std::min(m, kMostMachines);
    std::vector<int> order(m);
    for (std::size_t j = 0; j < n; ++j) {
        std::iota(order.begin(), order.end(), 0);
        std::ranges::stable_sort(
            order, {}, [&](int k) { return best[static_cast<std::size_t>(k)] * times[j * m + static_cast<std::size_t>(k)]; });
        out.machines.insert(out.machines.end(), order.begin(), order.begin() + static_cast<std::ptrdiff_t>(out.width));
    }
    if (!instance.setup.empty()) out.bound = 0;
    return out;
}

} // namespace gaffer::plan::classic
