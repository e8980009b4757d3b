#include "core/plan/moves/moves.hpp"

#include <algorithm>

namespace gaffer::plan {

namespace {

constexpr int kLongestString = 6;

void liftString(Timeline& board, int station, Minute around, int length, int shift, std::vector<PlacedRun>& gone)
{
    const auto& slots = board.slots(station);
    const auto at = std::ranges::partition_point(slots, [&](const Slot& slot) { return slot.end <= around; });
    auto first = static_cast<std::ptrdiff_t>(at - slots.begin()) - shift;
    first = std::max(first, static_cast<std::ptrdiff_t>(board.fixedCount(station)));
    std::vector<int> runs;
    for (auto i = first; i < static_cast<std::ptrdiff_t>(slots.size()) && i < first + length; ++i)
        runs.push_back(slots[static_cast<std::size_t>(i)].run);
    for (const int run : runs) liftIfMovable(board, run, gone);
}

} // namespace

int anyRun(const Timeline& board, Random& random)
{
    constexpr int tries = 64;
    for (int i = 0; i < tries && board.runNumbers() > 0; ++i) {
        const int number = random.below(board.runNumbers());
        if (board.run(number).job != kNone && !board.run(number).fixed && !board.run(number).pinned) return number;
    }
    return kNone;
}

void liftIfMovable(Timeline& board, int run, std::vector<PlacedRun>& gone)
{
    const PlacedRun& placed = board.run(run);
    if (placed.job != kNone && !placed.fixed && !placed.pinned) board.lift(run, gone);
}

void liftStrings(Timeline& board, Random& random, int size, std::vector<PlacedRun>& gone)
{
    const int seed = anyRun(board, random);
    if (seed == kNone) return;
    const PlacedRun centre = board.run(seed);
    const int product = board.problem().jobs[static_cast<std::size_t>(centre.job)].product;
    const int hall = board.problem().stations[static_cast<std::size_t>(centre.station)].hall;
    const auto stations = random.oneIn(2) ? board.model().stationsFor(product) : board.model().stationsOf(hall);
    const int longest = 1 + random.below(kLongestString);
    int station = centre.station;
    for (int tries = 0; tries < size && static_cast<int>(gone.size()) < size; ++tries) {
        const int length = 1 + random.below(longest);
        liftString(board, station, centre.start, length, random.below(length), gone);
        station = stations[static_cast<std::size_t>(random.below(static_cast<int>(stations.size())))];
    }
}

void liftScattered(Timeline& board, Random& random, int size, std::vector<PlacedRun>& gone)
{
    for (int i = 0; i < size; ++i)
        if (const int run = anyRun(board, random); run != kNone) liftIfMovable(board, run, gone);
}

} // namespace gaffer::plan
