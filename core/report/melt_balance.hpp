#pragma once

#include "core/report/catalogue.hpp"

#include <optional>
#include <vector>

namespace gaffer {

/// The kilograms of a melt from charge to now, in kg of glass (glass.md 18): charged = accepted + not yet selected + moil and
/// trim + hot rejects + cold rejects + skimmed + heel or rest + unexplained. A part is nothing where a weight is unknown.
struct MeltBalance {
    MeltId melt;
    double fromRawKg{};
    double culletKg{};
    std::optional<double> acceptedKg;
    std::optional<double> notSelectedKg;
    std::optional<double> moilKg;
    std::optional<double> hotRejectsKg;
    std::optional<double> coldRejectsKg;
    double skimmedKg{};
    /// The heel of a melt worked out, what is left of an open one.
    double heelKg{};
    double unexplainedKg{};
    /// True when people typed pieces that the kilograms are worked out from.
    bool typed{};
    /// Share of its workable time in which pieces were made from it, per cent; nothing before it was workable.
    std::optional<double> windowUsedPercent;
    /// Unexplained in per cent of what was charged.
    [[nodiscard]] std::optional<double> unexplainedPercent() const;
};

/// More than this share unexplained is flagged, per cent.
inline constexpr double unexplainedFlag = 2;

/// The balance of `melt` from its charge to the end of `date`, or to now on a date that is not over.
MeltBalance balanceOf(const ReportSource& source, const Melt& melt, Date date);

} // namespace gaffer
