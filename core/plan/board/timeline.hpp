#pragma once

#include "core/plan/board/journal.hpp"
#include "core/plan/model/model.hpp"

#include <cstdint>
#include <vector>

// A plan in the making: every run and charge with its times, changed and measured piece by piece.
namespace gaffer::plan {

/// A run as its station sees it.
struct Slot {
    /// Begin of the set-up, or of the run if there is none.
    Minute setupStart{0};
    Minute start{0};
    Minute end{0};
    int product{kNone};
    int run{kNone};
    /// Number over all moulds' copies, or kNone.
    int copy{kNone};
};

/// A run on the board.
struct PlacedRun {
    int job{kNone};
    int station{kNone};
    Pieces pieces{0};
    int batch{kNone};
    int copy{kNone};
    Minute setupStart{0};
    Minute start{0};
    Minute end{0};
    bool fixed{false};
    bool cut{false};
    /// No move takes it off unless another needs its mould copy or set-up time.
    bool pinned{false};
};

/// A batch on the board, drawn by some runs.
struct Melt {
    int pot{kNone};
    int colour{0};
    Minute charge{0};
    /// When the glass can first be worked.
    Minute ready{0};
    /// New runs start at this minute or later.
    Minute drawFrom{0};
    /// Grams that can be drawn in all.
    Grams available{0};
    Grams drawn{0};
    /// Sum over draws of grams x (start + end).
    std::int64_t moment{0};
    Minute firstStart{kNever};
    Minute lastEnd{0};
    /// Gram half-minutes held.
    std::int64_t held{0};
    /// Charge and mass are as they are.
    bool fixed{false};
    /// Nothing new may be drawn, and the next charge need not wait for it.
    bool lost{false};
    /// The initial batch of a continuous tank.
    bool unbounded{false};
    std::vector<int> runs;
};

/// A mould copy with its uses in order.
struct CopyUse {
    std::vector<Slot> slots;
    std::int64_t cyclesLeft{0};
    bool broken{false};
};

/// What is placed of a job.
struct JobState {
    Pieces placed{0};
    /// Pieces in runs that cannot be moved.
    Pieces fixedPieces{0};
    Minute lastEnd{0};
    /// Weighted minutes late, 0 while the job is incomplete.
    std::int64_t late{0};
    std::vector<int> runs;
};

/// A place for a run, complete with all that changes when it is taken.
struct Spot {
    /// Change of the cost; meaningless unless `found`.
    double cost{0};
    /// The part of the cost that is lateness.
    double late{0};
    bool found{false};
    int job{kNone};
    Pieces pieces{0};
    int station{kNone};
    /// Position in the station's list.
    std::size_t position{0};
    Minute setupStart{0};
    Minute start{0};
    Minute end{0};
    int copy{kNone};
    /// An existing batch, or kNone for a new charge.
    int batch{kNone};
    int pot{kNone};
    /// Position of a new charge in the pot's list.
    std::size_t potPosition{0};
    Minute ready{0};
};

/// Sums from which the cost follows.
struct Tally {
    std::int64_t setupMinutes{0};
    std::int64_t lateUnits{0};
    int incomplete{0};
};

/// All runs and charges with their times. Changes are tentative until `keep`. Not thread-safe; copyable.
class Timeline {
public:
    /// An empty board that holds what the problem says is fixed. The model must outlive it.
    explicit Timeline(const Model& model);

    /// The model it was made from.
    [[nodiscard]] const Model& model() const { return *m_model; }
    /// The question.
    [[nodiscard]] const Problem& problem() const { return m_model->problem(); }
    /// The runs of a station in order; the first `fixedCount` cannot be moved.
    [[nodiscard]] const std::vector<Slot>& slots(int station) const { return m_stations[idx(station)]; }
    /// How many runs at the head of a station's list are fixed.
    [[nodiscard]] std::size_t fixedCount(int station) const { return m_fixedCount[idx(station)]; }
    /// A run by its number.
    [[nodiscard]] const PlacedRun& run(int number) const { return m_runs[idx(number)]; }
    /// How many run numbers were ever given; free ones have no job.
    [[nodiscard]] int runNumbers() const { return static_cast<int>(m_runs.size()); }
    /// A batch by its number.
    [[nodiscard]] const Melt& melt(int number) const { return m_melts[idx(number)]; }
    /// Batch numbers of a pot in order; the first is what was in it at the start.
    [[nodiscard]] const std::vector<int>& batchesOf(int pot) const { return m_pots[idx(pot)]; }
    /// A mould copy by its number over all moulds.
    [[nodiscard]] const CopyUse& copy(int number) const { return m_copies[idx(number)]; }
    /// What is placed of a job.
    [[nodiscard]] const JobState& job(int number) const { return m_jobs[idx(number)]; }
    /// Whether all pieces of a job are placed.
    [[nodiscard]] bool complete(int job) const { return m_jobs[idx(job)].placed == problem().jobs[idx(job)].quantity; }

    /// How many jobs are not wholly placed.
    [[nodiscard]] int incomplete() const { return m_tally[0].incomplete; }

    /// The cost by its parts.
    [[nodiscard]] Cost cost() const;
    /// The cost of the board as one number.
    [[nodiscard]] double total() const { return cost().total(); }

    /// The minute before which a charge at a position of a pot's list cannot start.
    [[nodiscard]] Minute chargeFloor(int pot, std::size_t position) const;
    /// The charge at a position of a pot's list, kNever past its end.
    [[nodiscard]] Minute chargeAt(int pot, std::size_t position) const;
    /// Whether the furnace of the hall has room for a charge that melts from `charge` on; if not, the end of a charge in the way.
    [[nodiscard]] Minute furnaceBusyUntil(int pot, Minute charge) const;
    /// 0 if the lehrs have room for `load` more in [start, end), else the minute from which it is worth trying again.
    [[nodiscard]] Minute lehrBusyUntil(int station, std::int64_t load, Minute start, Minute end) const;
    /// Gram half-minutes a batch would be held with these draws.
    [[nodiscard]] std::int64_t heldUnits(const Melt& melt, Minute nextCharge) const;

    /// Places a run; `spot` must have been found on the board as it stands. Returns its number.
    int place(const Spot& spot);
    /// Takes a run off the board. A following run that no longer stands (its mould copy or set-up time is taken) goes too;
    /// all that went are appended to `gone`.
    void lift(int run, std::vector<PlacedRun>& gone);
    /// Marks a run as promised: no move takes it off for itself.
    void pin(int run) { m_runs.edit(idx(run)).pinned = true; }
    /// Charges later where that costs less.
    void settle(int melt);
    /// Charges a pot with nothing to draw, so that what is left is dumped; true if that pays and is possible.
    bool dump(int pot);

    /// Accepts all changes since the last keep or undo.
    void keep();
    /// Takes back all changes since the last keep or undo.
    void undo();

    /// The board as a plan; incomplete jobs are unplaced and must have no movable runs.
    [[nodiscard]] Plan plan() const;

private:
    /// What takes up furnace or lehrs for a while.
    struct Load {
        Minute from{0};
        Minute to{0};
        std::int64_t amount{0};
    };

    static std::size_t idx(int i) { return static_cast<std::size_t>(i); }
    /// 0 if the noted loads leave `room` from `from` on, else the first end of a load at a moment where they do not.
    [[nodiscard]] Minute busyUntil(std::int64_t room, Minute from) const;
    /// Puts a run that started on the board; its times are taken as they are.
    void placeFixed(const Run& run);
    /// Adds a charge that started behind the batches of its pot.
    void chargeFixed(const Batch& batch);
    /// Gives every pot its batch 0.
    void putInitialMelts();
    /// Notes lost melts and broken copies.
    void applyLimits();
    /// A free run number.
    int newRun();
    /// A fresh batch at a position of the pot's list, its times yet to be set.
    int newMelt(int pot, int colour, std::size_t position);
    /// Takes one run off; true, with its number in `next`, if the run behind no longer stands.
    bool liftOne(int run, std::vector<PlacedRun>& gone, int& next);
    /// Sets up the run at `position` anew after what stood before it changed; false if it no longer stands.
    bool closeGap(int station, std::size_t position);
    /// Whether a run has its station and mould copy for its set-up and itself.
    bool nextStands(int station, std::size_t position) const;
    /// Notes that a run draws from a batch.
    void draw(int melt, int run, Grams grams, Minute start, Minute end);
    /// The opposite; a batch without draws goes, and one that can be charged later is.
    void undraw(int melt, int run);
    /// Takes a batch out of its pot's list unless the charge behind it could not stand then.
    void dropMelt(int melt);
    /// Charges so that the melt is ready at another minute.
    void moveCharge(int melt, Minute ready);
    /// Counts anew what holding a batch costs.
    void refreshHeld(int melt);
    /// The same for the batches on both sides of a change.
    void refreshAround(int pot, std::size_t position);
    /// Counts anew what is placed of a job and how late it is.
    void refreshJob(int job);
    /// Moves the begin of a set-up, also where the mould copy knows of it.
    void setSlotTimes(Slot& slot, Minute setupStart);
    /// Notes a use of a mould copy and its wear.
    void useCopy(int copy, const Slot& slot, Pieces pieces);
    /// The opposite.
    void freeCopy(int copy, int run, Pieces pieces);
    /// The position of a batch in its pot's list.
    std::size_t positionOf(int melt) const;

    const Model* m_model;
    /// By station, pot, hall or number; each undoes its own changes.
    Journal<std::vector<Slot>> m_stations;
    Journal<PlacedRun> m_runs;
    Journal<Melt> m_melts;
    Journal<std::vector<int>> m_pots;
    Journal<CopyUse> m_copies;
    Journal<JobState> m_jobs;
    Journal<std::int64_t> m_held;
    Journal<Tally> m_tally;
    /// Scratch of the questions about furnace and lehrs, kept for its storage only.
    mutable std::vector<Load> m_loads;
    std::vector<std::size_t> m_fixedCount;
    /// Numbers free to be taken; freed and taken ones of the attempt in hand wait until it is kept or undone.
    std::vector<int> m_freeRuns, m_freedRuns, m_takenRuns;
    std::vector<int> m_freeMelts, m_freedMelts, m_takenMelts;
};

} // namespace gaffer::plan
