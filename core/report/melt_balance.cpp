#include "core/report/melt_balance.hpp"

#include "core/base/check.hpp"
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

MadeFrom madeFrom(const DayBook& book, MeltId melt, Date until)
{
    MadeFrom made;
    for (const auto& [date, page] : book.pages()) {
        if (date > until) break;
        for (const auto& [key, pieces] : page.pieces) {
            if (key.melt != melt) continue;
            made.products[key.product].add(key, pieces);
            if (key.grade == Grade::Made && pieces > 0) made.hours.emplace(date, key.hour);
        }
    }
    return made;
}

/// Kilograms of the gathers of `pieces` of a product, without what is lost at the irons; 0 when the gather is unknown.
double gatherKg(const Product& product, std::int64_t pieces)
{
    return product.gatherG ? static_cast<double>(pieces) * *product.gatherG / gramsPerKg : 0;
}

/// The net weights of all pieces; false when a weight is unknown.
/// Net weights come from the product, the loss at irons and drips from what the melt really gave.
bool weigh(const ReportSource& source, const MadeFrom& made, double drawnKg, MeltBalance& balance)
{
    double accepted = 0;
    double cold = 0;
    double hotGood = 0;
    double hot = 0;
    double gathered = 0;
    for (const auto& [code, yield] : made.products) {
        balance.typed = balance.typed || yield.made.typed || yield.accepted().typed || yield.coldDefects.typed;
        const auto product = source.workshop.products.find(code);
        if (product == source.workshop.products.end() || !product->second.netG) return false;
        const double net = *product->second.netG / gramsPerKg;
        accepted += static_cast<double>(yield.accepted().pieces) * net;
        cold += static_cast<double>(yield.coldDefects.pieces) * net;
        hotGood += static_cast<double>(yield.hotGood().pieces) * net;
        hot += gatherKg(product->second, yield.hotDefects.pieces);
        gathered += gatherKg(product->second, yield.made.pieces);
    }
    // Rejects carry the loss at which this melt was drawn, not one that was learned since.
    if (gathered > 0) hot *= drawnKg / gathered;
    balance.acceptedKg = accepted;
    balance.coldRejectsKg = cold;
    balance.notSelectedKg = hotGood - accepted - cold;
    balance.hotRejectsKg = hot;
    return true;
}

/// Every kilogram charged stands in exactly one part of the balance, the unexplained one included.
void checkSum(const MeltBalance& balance, double chargedKg)
{
    constexpr double tiny = 1e-6;
    GAFFER_CHECK(std::abs(balance.fromRawKg + balance.culletKg - chargedKg) < tiny);
    GAFFER_CHECK(balance.acceptedKg.has_value() == balance.moilKg.has_value());
    GAFFER_CHECK(balance.acceptedKg.has_value() == balance.hotRejectsKg.has_value());
    if (!balance.acceptedKg) return;
    const double parts = *balance.acceptedKg + *balance.notSelectedKg + *balance.coldRejectsKg + *balance.hotRejectsKg +
                         *balance.moilKg + balance.skimmedKg + balance.heelKg + balance.unexplainedKg;
    GAFFER_CHECK(std::abs(parts - chargedKg) < tiny);
}

/// Hours in which pieces were made against the time the glass could have been worked (glass.md 1: the pot does not wait).
std::optional<double> windowUsed(const MeltDay& day, std::size_t hours, Instant until)
{
    const Duration standing = day.stage == MeltStage::Workable ? std::max(Duration{0}, until - day.since) : Duration{0};
    const Duration workable = day.workableFor + standing;
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

MeltBalance balanceOf(const ReportSource& source, const Melt& melt, Date date)
{
    const MeltDay now{melt.mass, melt.stage, melt.since, melt.workableFor};
    const MeltDay day = source.workshop.book.meltAt(date, melt.id).value_or(now);
    const MadeFrom made = madeFrom(source.workshop.book, melt.id, date);
    MeltBalance balance;
    balance.melt = melt.id;
    balance.fromRawKg = day.mass.fromRawKg;
    balance.culletKg = day.mass.culletKg;
    balance.skimmedKg = day.mass.skimmedKg;
    // A pot holds no less than nothing: what was drawn beyond the glass charged is unexplained.
    balance.heelKg = std::max(0.0, day.stage == MeltStage::WorkedOut ? day.mass.heelLeftKg : day.mass.leftKg());
    if (weigh(source, made, day.mass.drawnKg, balance)) {
        const double net = *balance.acceptedKg + *balance.coldRejectsKg + *balance.notSelectedKg;
        balance.moilKg = day.mass.drawnKg - net - *balance.hotRejectsKg;
    }
    balance.unexplainedKg = day.mass.chargedKg() - day.mass.drawnKg - balance.skimmedKg - balance.heelKg;
    checkSum(balance, day.mass.chargedKg());
    const Instant dayEnd = source.workshop.floor.calendar().shiftsOf(date).back().to;
    balance.windowUsedPercent = windowUsed(day, made.hours.size(), std::min(source.now, dayEnd));
    return balance;
}

} // namespace gaffer
