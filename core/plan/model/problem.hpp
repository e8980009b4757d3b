#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

// What the planner is asked: who can make what with which moulds and melts, by when, and what is already fixed.
namespace gaffer::plan {

/// Whole minutes from the start of the horizon; minute t is the interval [t, t+1).
using Minute = std::int32_t;
/// Whole grams of glass.
using Grams = std::int64_t;
/// Whole pieces.
using Pieces = std::int32_t;

/// Stands for "no product", "no mould", "no copy".
inline constexpr int kNone = -1;
/// A minute no plan reaches.
inline constexpr Minute kNever = std::numeric_limits<Minute>::max() / 4;
/// Minutes of a day.
inline constexpr Minute kDay = 1440;
/// Units of work a station at 100 % does in a minute.
inline constexpr std::int64_t kUnitsPerMinute = 60;

/// The minutes [from, to).
struct Span {
    Minute from{0};
    Minute to{0};
    bool operator==(const Span&) const = default;
};

/// A hall with its shifts, its furnace and the price of keeping melt hot.
struct Hall {
    /// Minutes of the day, repeated every day, disjoint and ascending.
    std::vector<Span> shifts;
    /// How many pots may be charging and melting at a time.
    int maxParallelCharges{1};
    /// Price of one kilogram held for one hour, before the objective's weight.
    double holdCostPerKgHour{0};
    /// Milli-cm2 per minute that the hall's lehrs take in together.
    std::int64_t lehrCapacity{0};
};

/// A stretch in which a station works at a part of its speed.
struct SlowSpell {
    Minute from{0};
    Minute until{0};
    /// Percent of the station's own speed.
    int factorPct{100};
};

/// A blowing station with its crew.
struct Station {
    int hall{0};
    /// Places in Problem::skillNames.
    std::vector<int> skills;
    /// 100 is nominal.
    int speedPct{100};
    /// The heaviest gather its crew lifts.
    Grams maxGather{0};
    /// What it is set up for at the start, or kNone.
    int initialProduct{kNone};
    /// Stretches in which nobody works although the hall's shift runs.
    std::vector<Span> absences;
    /// Stretches worked in addition to the hall's shifts.
    std::vector<Span> overtime;
    /// Short-handed stretches; they do not overlap.
    std::vector<SlowSpell> slow;
};

/// A pot or tank with the melt that is in it at the start.
struct Pot {
    int hall{0};
    Grams capacity{0};
    /// Stays in the pot, cannot be drawn.
    Grams heel{0};
    /// Colours a new charge may have.
    std::vector<int> colours;
    /// Minutes from the charge until it is molten.
    Minute melt{0};
    /// Minutes of fining after that.
    Minute fine{0};
    /// Minutes for which the glass can be worked once it is ready.
    Minute window{0};
    /// Minutes more when the colour differs from the batch before.
    Minute colourChange{0};
    int initialColour{0};
    /// Grams in the pot at the start; 0 is empty.
    Grams initialMass{0};
    /// When it can first be worked.
    Minute initialReady{0};
    /// A continuous tank or tube lots: the initial batch never runs out, never ages and costs nothing to hold.
    bool unbounded{false};
};

/// A mould type with its copies.
struct Mould {
    int family{0};
    int copies{0};
    /// Cycles one copy lasts.
    std::int64_t life{0};
    /// Cycles already used, per copy.
    std::vector<std::int64_t> used;
    /// Minutes a copy is held before its set-up begins.
    Minute preheat{0};
    /// Minutes a copy is held after its run.
    Minute turnround{0};
};

/// What is made.
struct Product {
    int skill{0};
    /// Glass drawn for one piece.
    Grams gather{0};
    /// Work of one piece, in 1/100 s at 100 % speed; a learned cycle time may be finer than a second.
    std::int64_t unitsPerPiece{0};
    /// Mould type, or kNone for free blowing.
    int mould{kNone};
    int colour{0};
    /// Lehr belt under one piece, cm2.
    std::int64_t footprint{0};
};

/// Minutes of set-up between two products.
struct SetupTimes {
    Minute sameProduct{0};
    Minute sameFamily{0};
    Minute otherMould{0};
    Minute toFreeBlow{0};
    Minute colourExtra{0};
};

/// Pieces of one product that are due together.
struct Job {
    int product{0};
    /// Pieces to start; what will break is contained.
    Pieces quantity{0};
    /// How much a minute late counts beside other jobs.
    std::int32_t weight{1};
    /// No run starts before.
    Minute release{0};
    Minute due{0};
    /// The smallest run.
    Pieces minRun{1};
};

/// What a plan costs.
struct Prices {
    /// For one hour late at weight 1.
    double tardyPerHour{1};
    double setupPerMinute{0};
    /// Factor on the halls' prices of holding melt.
    double holdMelt{0};
    /// For a job without a place.
    double overflowPerJob{0};
};

/// A new charge of a pot; batch 0 is what the pot holds at the start and is never listed.
struct Batch {
    int pot{0};
    int number{0};
    int colour{0};
    Grams mass{0};
    Minute chargeStart{0};
    bool operator==(const Batch&) const = default;
};

/// A stretch of one job on one station.
struct Run {
    int job{0};
    int station{0};
    Pieces pieces{0};
    int pot{0};
    int batch{0};
    int copy{kNone};
    Minute setupStart{0};
    Minute start{0};
    Minute end{0};
    /// Ended early by a disruption.
    bool cut{false};
    bool operator==(const Run&) const = default;
};

/// Who makes what when, from which melt.
struct Plan {
    /// Ascending by pot and number.
    std::vector<Batch> batches;
    /// Ascending by station and time.
    std::vector<Run> runs;
    /// Jobs with nothing (more) planned, ascending.
    std::vector<int> unplaced;
    bool operator==(const Plan&) const = default;
};

/// What new runs may still draw from a batch that is already charged.
struct MeltLimit {
    int pot{0};
    int batch{0};
    /// New runs start at this minute or later; kNever closes the batch.
    Minute drawFrom{0};
};

/// A copy no new run may use.
struct BrokenCopy {
    int mould{0};
    int copy{0};
};

/// What is fixed when planning starts in the middle of things; empty for a plan from minute 0.
struct Fixed {
    /// Nothing new begins before.
    Minute now{0};
    /// Runs that started, in any order.
    std::vector<Run> runs;
    /// Charges that started, ascending by pot and number.
    std::vector<Batch> batches;
    std::vector<MeltLimit> melts;
    std::vector<BrokenCopy> broken;
};

/// The whole question.
struct Problem {
    std::string name;
    /// Every run ends at or before.
    Minute horizon{0};
    std::vector<std::string> colourNames;
    std::vector<std::string> skillNames;
    std::vector<Hall> halls;
    std::vector<Station> stations;
    std::vector<Pot> pots;
    std::vector<Mould> moulds;
    std::vector<Product> products;
    SetupTimes setup;
    std::vector<Job> jobs;
    Prices prices;
    Fixed fixed;
};

/// The cost of a plan by its parts.
struct Cost {
    double tardiness{0};
    double setup{0};
    double hold{0};
    double overflow{0};
    /// The one number plans are compared by.
    [[nodiscard]] double total() const { return tardiness + setup + hold + overflow; }
};

} // namespace gaffer::plan
