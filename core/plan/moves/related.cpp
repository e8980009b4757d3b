#include "core/plan/moves/moves.hpp"

#include <algorithm>

namespace gaffer::plan {

namespace {

std::size_t idx(int i) { return static_cast<std::size_t>(i); }

void liftDraws(Timeline& board, int melt, std::vector<PlacedRun>& gone)
{
    const std::vector<int> runs = board.melt(melt).runs;
    for (const int run : runs) liftIfMovable(board, run, gone);
}

} // namespace

void liftMelt(Timeline& board, Random& random, int size, std::vector<PlacedRun>& gone)
{
    const int seed = anyRun(board, random);
    if (seed == kNone) return;
    const int melt = board.run(seed).batch;
    const std::vector<int> list = board.batchesOf(board.melt(melt).pot);
    const auto at = std::ranges::find(list, melt);
    liftDraws(board, melt, gone);
    const auto next = std::next(at);
    if (next != list.end() && static_cast<int>(gone.size()) < size && random.oneIn(2)) liftDraws(board, *next, gone);
}

void liftProduct(Timeline& board, Random& random, int size, std::vector<PlacedRun>& gone)
{
    const int seed = anyRun(board, random);
    if (seed == kNone) return;
    const PlacedRun centre = board.run(seed);
    const Problem& problem = board.problem();
    const int product = problem.jobs[idx(centre.job)].product;
    const int mould = problem.products[idx(product)].mould;
    std::vector<std::pair<Minute, int>> found;
    const auto consider = [&](const Slot& slot) {
        if (slot.product == product || (mould != kNone && problem.products[idx(slot.product)].mould == mould))
            found.emplace_back(std::abs(slot.start - centre.start), slot.run);
    };
    if (mould == kNone)
        for (const int station : board.model().stationsFor(product)) std::ranges::for_each(board.slots(station), consider);
    else
        for (int c = board.model().firstCopy(mould); c < board.model().firstCopy(mould + 1); ++c)
            std::ranges::for_each(board.copy(c).slots, consider);
    std::ranges::sort(found);
    for (const auto& [distance, run] : found) {
        if (static_cast<int>(gone.size()) >= size) return;
        liftIfMovable(board, run, gone);
    }
}

void liftLate(Timeline& board, Random& random, int size, std::vector<PlacedRun>& gone)
{
    constexpr int tries = 12;
    int worst = kNone;
    for (int i = 0; i < tries; ++i) {
        const int run = anyRun(board, random);
        if (run == kNone) return;
        const int job = board.run(run).job;
        if (worst == kNone || board.job(job).late > board.job(worst).late) worst = job;
    }
    const std::vector<int> runs = board.job(worst).runs;
    for (const int number : runs) {
        const PlacedRun run = board.run(number);
        if (run.job == kNone || run.fixed) continue;
        const auto& slots = board.slots(run.station);
        const auto at = std::ranges::find(slots, number, &Slot::run) - slots.begin();
        std::vector<int> before;
        const auto reach = 1 + random.below(std::max(2, size / static_cast<int>(runs.size())));
        for (auto i = std::max<std::ptrdiff_t>(0, at - reach); i <= at; ++i)
            before.push_back(slots[static_cast<std::size_t>(i)].run);
        for (const int r : before) liftIfMovable(board, r, gone);
    }
}

} // namespace gaffer::plan
