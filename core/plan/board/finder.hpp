#pragma once

#include "core/plan/board/timeline.hpp"
#include "core/plan/model/random.hpp"

#include <limits>
#include <vector>

namespace gaffer::plan {

/// What is asked of a place for pieces of a job.
struct Wish {
    int job{kNone};
    Pieces pieces{0};
    /// Only this station, or kNone for any.
    int station{kNone};
    /// Only behind the last run of the station.
    bool atEnd{false};
    /// Nothing of the set-up or run begins before.
    Minute notBefore{0};
    /// Only this existing batch, or kNone for any.
    int batch{kNone};
    /// Only a new charge of this pot, or kNone for any batch.
    int newChargeOf{kNone};
    /// Only this mould copy, or kNone for any.
    int copy{kNone};
    /// Spots that cost this much or more are of no interest.
    double limit{std::numeric_limits<double>::max()};
};

/// How thoroughly places are looked for.
struct Effort {
    /// At most so many stations are looked at, drawn by chance.
    int stations{64};
    /// One gap in so many is overlooked by chance; 0 overlooks none.
    std::uint32_t blinkOneIn{0};
    /// What another charge counts beside its cost: pots and furnace are scarce, and a charge nobody shares blocks both.
    double chargePrice{0};
    /// One run in so many that would be late is placed whole all the same instead of in parts; 0 places none so.
    std::uint32_t keepLateOneIn{0};
};

/// Finds the cheapest places for runs on a board. Keeps scratch memory, so one per thread.
class Finder {
public:
    /// Looks on `board`, which must outlive the finder.
    explicit Finder(const Timeline& board) : m_board{board}, m_model{board.model()}, m_problem{board.problem()} {}

    /// The cheapest spot for all pieces of the wish in one run; not `found` if there is none.
    Spot whole(const Wish& wish, const Effort& effort, Random& random);
    /// The spot for the most worthwhile part of the wish's pieces; the rest can still make runs of the least size.
    Spot part(const Wish& wish, const Effort& effort, Random& random);
    /// The least pieces of a new run of a job.
    [[nodiscard]] static Pieces leastRun(const Timeline& board, int job);

private:
    /// A hole in a station's list together with what an insertion does to its neighbours.
    struct Gap {
        int station{kNone};
        std::size_t position{0};
        int lastRun{kNone};
        int nextRun{kNone};
        int nextCopy{kNone};
        Minute from{0};
        Minute to{0};
        Minute setup{0};
        Minute earliest{0};
        double setupCost{0};
        /// The next run keeps its mould copy even if the new run does not use it.
        bool nextStands{true};
    };
    /// A batch or a place for one, as seen from a gap.
    struct Source {
        int batch{kNone};
        int pot{kNone};
        std::size_t potPosition{0};
        Minute earliest{0};
        Minute latestEnd{0};
        /// New charge: minutes from charge to ready and the earliest charge.
        Minute prepare{0};
        Minute chargeFloor{0};
        /// New charge, or a charge that can be moved: the window begins with the run.
        bool windowFollows{false};
        Grams grams{0};
    };

    void scanStations(const Wish& wish, const Effort& effort, Random& random);
    void listStations();
    [[nodiscard]] Minute firstRoom(const Wish& wish, int station) const;
    void scanStation(const Wish& wish, const Effort& effort, Random& random, int station);
    bool measureGap(const Wish& wish, int station, std::size_t position, Gap& gap) const;
    [[nodiscard]] bool nextKeepsCopy(const Gap& gap, Minute setupStart, const Slot& next, const Slot* last) const;
    void scanPots(const Wish& wish, const Gap& gap);
    void scanPot(const Wish& wish, const Gap& gap, int pot);
    void tryBatch(const Wish& wish, const Gap& gap, int pot, std::size_t position);
    void tryCharge(const Wish& wish, const Gap& gap, int pot, std::size_t position);
    bool settle(const Gap& gap, const Source& source, Spot& spot) const;
    bool fitsPieces(const Gap& gap, const Source& source, Spot& spot) const;
    [[nodiscard]] Minute windowEnd(const Source& source, Minute start) const;
    [[nodiscard]] Minute copyBusyUntil(const Gap& gap, Spot& spot) const;
    [[nodiscard]] Minute oneCopyBusyUntil(const Gap& gap, const Spot& spot, int copy) const;
    bool fixCharge(const Source& source, Spot& spot) const;
    void offer(const Gap& gap, const Source& source, Spot& spot);
    [[nodiscard]] double lateCost(Minute end) const;
    [[nodiscard]] bool hopeless(const Gap& gap, const Source& source, Minute ready) const;
    [[nodiscard]] double heldCost(const Source& source, const Spot& spot) const;
    [[nodiscard]] double score(const Spot& spot) const;

    const Timeline& m_board;
    const Model& m_model;
    const Problem& m_problem;
    // The wish in hand.
    Spot m_best;
    double m_bestScore{0};
    int m_job{kNone};
    int m_product{kNone};
    int m_mould{kNone};
    int m_onlyCopy{kNone};
    Pieces m_pieces{0};
    Pieces m_least{0};
    bool m_partial{false};
    Minute m_lateFrom{0};
    double m_latePrice{0};
    Grams m_gather{1};
    int m_colour{0};
    int m_familiar{0};
    // The station in hand.
    Minute m_shortest{0};
    double m_heldPrice{0};
    double m_chargePrice{0};
    std::vector<int> m_order;
    std::vector<std::pair<Minute, int>> m_byRoom;
};

} // namespace gaffer::plan
