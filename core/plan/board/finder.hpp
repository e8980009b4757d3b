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
    /// The stations of this hall are looked at before others; kNone prefers none.
    int hall{kNone};
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

    /// Looks at the stations that can make the wish, the promising ones first, and leaves the best spot in m_best.
    void scanStations(const Wish& wish, const Effort& effort, Random& random);
    /// Puts the eligible stations into m_order, those on which the mould is used anyway in front, then those of `hall`.
    void listStations(int hall);
    /// A lower bound of the end of a run on the station: the first hole long enough, set-up and glass left aside.
    [[nodiscard]] Minute firstRoom(const Wish& wish, int station) const;
    /// Looks at every hole of one station.
    void scanStation(const Wish& wish, const Effort& effort, Random& random, int station);
    /// Fills in what an insertion before `position` does to set-ups and to the run behind; false if it cannot be.
    bool measureGap(const Wish& wish, int station, std::size_t position, Gap& gap) const;
    /// Whether the run behind the hole still has its mould copy when it sets up at another minute.
    [[nodiscard]] bool nextKeepsCopy(const Gap& gap, Minute setupStart, const Slot& next, const Slot* last) const;
    /// Looks for glass for the hole: the asked batch or charge, else every pot of the hall.
    void scanPots(const Wish& wish, const Gap& gap);
    /// Looks at the batches of one pot that can serve the hole and at the places between them for a new charge.
    void scanPot(const Wish& wish, const Gap& gap, int pot);
    /// Offers a place with glass from a batch that is on the board, moved earlier if that is what it takes.
    void tryBatch(const Wish& wish, const Gap& gap, int pot, std::size_t position);
    /// Offers a place with glass from a new charge at a position of the pot's list.
    void tryCharge(const Wish& wish, const Gap& gap, int pot, std::size_t position);
    /// Moves the start on until shift, window, mould copy and lehr all agree; false if they do not within the hole.
    bool settle(const Gap& gap, const Source& source, Spot& spot) const;
    /// Sets pieces and end for the start in hand; false if the run is not done before the hole or the window ends.
    bool fitsPieces(const Gap& gap, const Source& source, Spot& spot) const;
    /// The minute at which the glass of a source grows too stiff for a run that starts at `start`.
    [[nodiscard]] Minute windowEnd(const Source& source, Minute start) const;
    /// Chooses a mould copy for the spot; 0 if one is free, else the minute from which one may be, or kNever.
    [[nodiscard]] Minute copyBusyUntil(const Gap& gap, Spot& spot) const;
    /// The same for one copy.
    [[nodiscard]] Minute oneCopyBusyUntil(const Gap& gap, const Spot& spot, int copy) const;
    /// Sets when the melt is ready so that the furnace has room for the charge; false if it has none.
    bool fixCharge(const Source& source, Spot& spot) const;
    /// Prices a spot that stands and keeps it if it is the best so far.
    void offer(const Gap& gap, const Source& source, Spot& spot);
    /// What it costs that the job ends at `end` and not where it ends, or is due, so far.
    [[nodiscard]] double lateCost(Minute end) const;
    /// Whether even the least cost of a source is no better than the best spot so far.
    [[nodiscard]] bool hopeless(const Gap& gap, const Source& source, Minute ready) const;
    /// Change of the cost of holding melt, of the source and of the batch before it.
    [[nodiscard]] double heldCost(const Source& source, const Spot& spot) const;
    /// What spots are compared by: the cost, or the cost of a piece when parts are looked for.
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
    /// Whether a part of the pieces is enough.
    bool m_partial{false};
    /// An end after this minute costs m_latePrice a minute.
    Minute m_lateFrom{0};
    double m_latePrice{0};
    Grams m_gather{1};
    int m_colour{0};
    /// How many stations at the head of m_order use the mould.
    int m_familiar{0};
    /// How many at the head use it or stand in the preferred hall.
    int m_near{0};
    // The station in hand.
    Minute m_shortest{0};
    double m_heldPrice{0};
    double m_chargePrice{0};
    std::vector<int> m_order;
    std::vector<std::pair<Minute, int>> m_byRoom;
};

} // namespace gaffer::plan
