#include "core/report/melt_balance.hpp"

#include "core/report/yield_figures.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace gaffer {
namespace {

constexpr double gramsPerKg = 1000;
constexpr double hundred = 100;

/// What was made from a melt, by product, and in which hours.
struct MadeFrom {
    std::map<ProductCode, Yield> products;
    std::set<std::pair<Date, int>> hours;
};

MadeFrom madeFrom(const DayBook& book, MeltId melt)
{
    MadeFrom made;
    for (const auto& [date, page] : book.pages())
        for (const auto& [key, pieces] : page.pieces) {
            if (key.melt != melt) continue;
            made.products[key.product].add(key, pieces);
            if (key.grade == Grade::Made && pieces > 0) made.hours.emplace(date, key.hour);
        }
    return made;
}

/// The net weights of all pieces; false when a weight is unknown.
bool weigh(const ReportSource& source, const MadeFrom& made, MeltBalance& balance)
{
    double accepted = 0;
    double cold = 0;
    double hotGood = 0;
    double hot = 0;
    for (const auto& [code, yield] : made.products) {
        const auto product = source.workshop.products.find(code);
        if (product == source.workshop.products.end() || !product->second.netG) return false;
        const double net = *product->second.netG / gramsPerKg;
        accepted += static_cast<double>(yield.accepted().pieces) * net;
        cold += static_cast<double>(yield.coldDefects.pieces) * net;
        hotGood += static_cast<double>(yield.hotGood().pieces) * net;
        hot += source.workshop.drawOf(code, yield.hotDefects.pieces);
    }
    balance.acceptedKg = accepted;
    balance.coldRejectsKg = cold;
    balance.notSelectedKg = hotGood - accepted - cold;
    balance.hotRejectsKg = hot;
    return true;
}

std::optional<double> windowUsed(const Melt& melt, std::size_t hours, Instant now)
{
    const Duration workable = melt.workableFor + (melt.stage == MeltStage::Workable ? now - melt.since : Duration{0});
    if (workable <= Duration{0}) return std::nullopt;
    const double share = std::chrono::duration<double>(std::chrono::hours{hours}) / std::chrono::duration<double>(workable);
    return std::min(hundred, hundred * share);
}

} // namespace

std::optional<double> MeltBalance::unexplainedPercent() const
{
    const double charged = fromRawKg + culletKg;
    if (charged <= 0) return std::nullopt;
    return hundred * unexplainedKg / charged;
}

MeltBalance balanceOf(const ReportSource& source, const Melt& melt)
{
    const MadeFrom made = madeFrom(source.workshop.book, melt.id);
    MeltBalance balance;
    balance.melt = melt.id;
    balance.fromRawKg = melt.mass.fromRawKg;
    balance.culletKg = melt.mass.culletKg;
    balance.skimmedKg = melt.mass.skimmedKg;
    balance.heelKg = melt.stage == MeltStage::WorkedOut ? melt.mass.heelLeftKg : melt.mass.leftKg();
    if (weigh(source, made, balance)) {
        const double net = *balance.acceptedKg + *balance.coldRejectsKg + *balance.notSelectedKg;
        balance.moilKg = melt.mass.drawnKg - net - *balance.hotRejectsKg;
    }
    balance.unexplainedKg = melt.mass.chargedKg() - melt.mass.drawnKg - balance.skimmedKg - balance.heelKg;
    balance.windowUsedPercent = windowUsed(melt, made.hours.size(), source.now);
    return balance;
}

} // namespace gaffer
