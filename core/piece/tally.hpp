#pragma once

#include "core/base/field.hpp"
#include "core/base/ids.hpp"
#include "core/base/instant.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>

namespace gaffer {

/// Where pieces are counted; the two counts of a workshop are hot end (before selection) and selection (after).
enum class CountingPlace : std::uint8_t { HotEnd, LehrEntry, Selection, Packing };
template <> inline constexpr std::array enumNames<CountingPlace>{
    EnumName<CountingPlace>{CountingPlace::HotEnd, "hot-end"},
    EnumName<CountingPlace>{CountingPlace::LehrEntry, "lehr-entry"},
    EnumName<CountingPlace>{CountingPlace::Selection, "selection"},
    EnumName<CountingPlace>{CountingPlace::Packing, "packing"},
};

/// What a tally says of its pieces. Made counts pieces; A, B, C and Reject sort pieces that were counted; Passed counts pieces
/// that reached a place without sorting them.
enum class Grade : std::uint8_t { Made, Passed, A, B, C, Rework, Reject };
template <> inline constexpr std::array enumNames<Grade>{
    EnumName<Grade>{Grade::Made, "made"},     EnumName<Grade>{Grade::Passed, "passed"}, EnumName<Grade>{Grade::A, "A"},
    EnumName<Grade>{Grade::B, "B"},           EnumName<Grade>{Grade::C, "C"},           EnumName<Grade>{Grade::Rework, "rework"},
    EnumName<Grade>{Grade::Reject, "reject"},
};

/// How a tally came to be.
enum class TallySource : std::uint8_t { Tap, Counter, MouldEdge, Paper, Computed };
template <> inline constexpr std::array enumNames<TallySource>{
    EnumName<TallySource>{TallySource::Tap, "tap"},
    EnumName<TallySource>{TallySource::Counter, "counter"},
    EnumName<TallySource>{TallySource::MouldEdge, "mould-edge"},
    EnumName<TallySource>{TallySource::Paper, "paper"},
    EnumName<TallySource>{TallySource::Computed, "computed"},
};

/// Why a tally that was taken needs an explanation by a person; a count is never refused for bookkeeping.
enum class ToExplain : std::uint8_t {
    NoRun,
    RunOver,
    NoMelt,
    MeltHeld,
    WrongMould,
    NoMould,
    OrderFull,
    MoreRejectsThanMade,
    NoCrew,
    WornMould
};
template <> inline constexpr std::array enumNames<ToExplain>{
    EnumName<ToExplain>{ToExplain::NoRun, "no-run"},
    EnumName<ToExplain>{ToExplain::RunOver, "run-over"},
    EnumName<ToExplain>{ToExplain::NoMelt, "no-melt"},
    EnumName<ToExplain>{ToExplain::MeltHeld, "melt-held"},
    EnumName<ToExplain>{ToExplain::WrongMould, "wrong-mould"},
    EnumName<ToExplain>{ToExplain::NoMould, "no-mould"},
    EnumName<ToExplain>{ToExplain::OrderFull, "order-full"},
    EnumName<ToExplain>{ToExplain::MoreRejectsThanMade, "more-rejects-than-made"},
    EnumName<ToExplain>{ToExplain::NoCrew, "no-crew"},
    EnumName<ToExplain>{ToExplain::WornMould, "worn-mould"},
};

/// An entry of counted pieces. Nothing is overwritten: a correction appends and restates. Empty ids and missing times mean
/// unknown.
struct Tally {
    TallyId id;
    CountingPlace place{CountingPlace::HotEnd};
    Grade grade{Grade::Made};
    /// Set for Reject and Rework; may be set for B and C.
    DefectCode defect;
    /// Negative only in corrections.
    std::int64_t pieces{};
    /// When the pieces were made, as far as known.
    std::optional<Instant> madeFrom;
    std::optional<Instant> madeTo;
    /// When they were counted or the defect was found.
    std::optional<Instant> foundAt;
    Instant recordedAt{};
    TallySource source{TallySource::Tap};
    /// Where they were made.
    StationId station;
    RunId run;
    MeltId melt;
    TubeLotId tubeLot;
    MouldCopyId mould;
    ProductCode product;
    std::optional<OrderLine> order;
    /// The crew as it then stood: its index in Workshop::crews, 0 is unknown.
    std::uint64_t crew{};
    /// The business date and shift in which the pieces were made.
    Date businessDate{};
    ShiftName shift;
    /// Glass drawn for pieces made, learned loss included, kg.
    double drawnKg{};
    std::set<ToExplain> toExplain;
    bool operator==(const Tally&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"id", &Tally::id}, Field{"place", &Tally::place}, Field{"grade", &Tally::grade},
                    Field{"defect", &Tally::defect}, Field{"pieces", &Tally::pieces}, Field{"madeFrom", &Tally::madeFrom},
                    Field{"madeTo", &Tally::madeTo}, Field{"foundAt", &Tally::foundAt}, Field{"recordedAt", &Tally::recordedAt},
                    Field{"source", &Tally::source}, Field{"station", &Tally::station}, Field{"run", &Tally::run},
                    Field{"melt", &Tally::melt}, Field{"tubeLot", &Tally::tubeLot}, Field{"mould", &Tally::mould},
                    Field{"product", &Tally::product}, Field{"order", &Tally::order}, Field{"crew", &Tally::crew},
                    Field{"businessDate", &Tally::businessDate}, Field{"shift", &Tally::shift}, Field{"drawnKg", &Tally::drawnKg},
                    Field{"toExplain", &Tally::toExplain});
    }
};

} // namespace gaffer
