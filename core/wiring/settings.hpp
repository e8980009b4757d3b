#pragma once

#include "core/base/field.hpp"
#include "core/base/ids.hpp"
#include "core/base/instant.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gaffer {

/// A time of the local day, written 08:00; 24:00 is the end of the day.
struct TimeOfDay {
    /// Minutes after local midnight, 0 to 1440.
    int minutes{};
    auto operator<=>(const TimeOfDay&) const = default;
    /// Written form.
    [[nodiscard]] std::string text() const;
    /// Reads the written form.
    static std::optional<TimeOfDay> parse(std::string_view text);
    /// What can be written.
    static std::string allowed() { return "a time of day from 00:00 to 24:00, as 08:00"; }
};

/// A shift of every day; it may run across midnight (end at or before start).
struct ShiftWiring {
    ShiftName name;
    TimeOfDay start;
    TimeOfDay end;
    bool operator==(const ShiftWiring&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"name", &ShiftWiring::name, Need::Required}, Field{"start", &ShiftWiring::start, Need::Required},
                    Field{"end", &ShiftWiring::end, Need::Required});
    }
};

/// What a workshop may set about its rules; every default comes from the handbook of glass.
struct Settings {
    /// How long the glass must be inside the window before it is workable.
    Duration settle{15 * 60'000};
    /// Shortest fining after the last portion is flat.
    Duration fining{8 * 3'600'000};
    /// Glass at least this hot is fining, degC.
    double finingFrom{1300};
    /// Noise that does not take the glass out of a heat zone, degC.
    double heatDeadband{3};
    /// The typed working window used while a recipe gives none, degC.
    double windowLow{1087};
    /// Upper end of that window, degC.
    double windowHigh{1181};
    /// Share of raw batch lost as gas (19.4 of 119 kg).
    double batchLoss{0.163};
    /// Share of the gather lost at irons and drips before a product's own loss is learned.
    double gatherLoss{0.10};
    /// Warn when this share of the workable glass is left.
    double warnShare{0.15};
    /// A typed reading is old after this long.
    Duration typedRound{3'600'000};
    /// A reading this old after the last answer is stale: periods of its point.
    double stalePeriods{2.5};
    /// Mould care: warn and block at these shares of the care interval.
    double careWarn{0.9};
    /// Block a start at this share of the care interval.
    double careBlock{1.1};
    bool operator==(const Settings&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"settle", &Settings::settle}, Field{"fining", &Settings::fining},
                    Field{"finingFrom", &Settings::finingFrom}, Field{"heatDeadband", &Settings::heatDeadband},
                    Field{"windowLow", &Settings::windowLow}, Field{"windowHigh", &Settings::windowHigh},
                    Field{"batchLoss", &Settings::batchLoss}, Field{"gatherLoss", &Settings::gatherLoss},
                    Field{"warnShare", &Settings::warnShare}, Field{"typedRound", &Settings::typedRound},
                    Field{"stalePeriods", &Settings::stalePeriods}, Field{"careWarn", &Settings::careWarn},
                    Field{"careBlock", &Settings::careBlock});
    }
};

} // namespace gaffer
