#pragma once

#include "core/plan/board/finder.hpp"

#include <vector>

// Each move takes related runs off the board; `rebuild` puts them back at better places.
namespace gaffer::plan {

/// Pieces of a job that wait for a place.
struct Loose {
    int job{kNone};
    Pieces pieces{0};
};

/// A run by chance, kNone if none can be moved.
int anyRun(const Timeline& board, Random& random);

/// Takes strings of runs that follow each other on neighbouring stations around one moment; about `size` runs.
void liftStrings(Timeline& board, Random& random, int size, std::vector<PlacedRun>& gone);
/// Takes all that is drawn from one batch, or from it and the next of its pot.
void liftMelt(Timeline& board, Random& random, int size, std::vector<PlacedRun>& gone);
/// Takes runs of one product, the nearest in time first.
void liftProduct(Timeline& board, Random& random, int size, std::vector<PlacedRun>& gone);
/// Takes a job that costs much by being late, and what stands before it on its stations.
void liftLate(Timeline& board, Random& random, int size, std::vector<PlacedRun>& gone);
/// Takes runs by chance.
void liftScattered(Timeline& board, Random& random, int size, std::vector<PlacedRun>& gone);

/// Lifts `run` unless it is fixed or already gone.
void liftIfMovable(Timeline& board, int run, std::vector<PlacedRun>& gone);

/// Puts loose pieces back, one by one in an order drawn by chance. Keeps scratch memory.
class Rebuild {
public:
    /// Works on `board`, which must outlive it.
    explicit Rebuild(Timeline& board) : m_board{board}, m_finder{board} {}

    /// Places everything in `gone`, and some jobs that found no place so far. A job whose pieces do not all find a place is
    /// taken off whole.
    void run(std::vector<PlacedRun>& gone, const Effort& effort, Random& random);
    /// Places `pieces` of a job, in several runs if need be; false, with the job taken off whole, if they do not fit.
    bool place(Loose loose, const Effort& effort, Random& random);
    /// Jobs without a place.
    [[nodiscard]] const std::vector<int>& waiting() const { return m_waiting; }
    /// Counts anew which jobs have no place.
    void recount();

private:
    /// Gathers what was lifted by job, now and then merged or split.
    void collect(const std::vector<PlacedRun>& gone, Random& random);
    /// Adds some of the jobs that found no place so far.
    void addWaiting(Random& random);
    /// Draws the order in which loose pieces are placed.
    void order(Random& random);
    /// A share of loose pieces that leaves a run of the least size.
    [[nodiscard]] Pieces portion(const Loose& loose, Random& random) const;
    /// Places pieces in several runs, each where it is cheapest.
    bool placeParts(Loose loose, const Effort& effort, Random& random, double& cost);
    /// Places pieces in one run or several, whichever costs less.
    bool placeAll(Loose loose, const Effort& effort, Random& random);
    /// Takes all movable runs of a job off.
    void clear(int job);
    /// What went along with a cleared job waits for a place too.
    void adoptCleared(int job);

    Timeline& m_board;
    Finder m_finder;
    std::vector<Loose> m_loose;
    std::vector<double> m_key;
    std::vector<int> m_waiting;
    std::vector<PlacedRun> m_cleared;
    std::vector<int> m_parts;
};

} // namespace gaffer::plan
