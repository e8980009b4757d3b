#include "core/plan/board/finder.hpp"

#include <algorithm>
#include <numeric>

namespace gaffer::plan {

namespace {

constexpr double kMinutesPerHour = 60;
constexpr int kMostSteps = 24;    // steps of one search for a start that suits all
constexpr int kMostSources = 3;   // batches of one pot that are looked at from one gap
constexpr double kMostGain = 3.0; // more than a run can save elsewhere by its place
constexpr int kMostOpenings = 2;  // starts of work that are tried when a run does not fit before a break
constexpr double kRunPrice = 1.5; // what another run costs at least, so that parts are not made needlessly small

std::size_t idx(int i) { return static_cast<std::size_t>(i); }

} // namespace

Pieces Finder::leastRun(const Timeline& board, int job)
{
    const Job& asked = board.problem().jobs[idx(job)];
    return std::min(asked.minRun, asked.quantity - board.job(job).fixedPieces);
}

Spot Finder::whole(const Wish& wish, const Effort& effort, Random& random)
{
    m_partial = false;
    scanStations(wish, effort, random);
    return m_best;
}

Spot Finder::part(const Wish& wish, const Effort& effort, Random& random)
{
    m_partial = true;
    scanStations(wish, effort, random);
    return m_best;
}

double Finder::score(const Spot& spot) const { return m_partial ? (spot.cost + kRunPrice) / spot.pieces : spot.cost; }

void Finder::scanStations(const Wish& wish, const Effort& effort, Random& random)
{
    m_best = {};
    m_bestScore = wish.limit;
    m_job = wish.job;
    m_product = m_problem.jobs[idx(wish.job)].product;
    m_mould = m_problem.products[idx(m_product)].mould;
    m_pieces = wish.pieces;
    m_least = leastRun(m_board, wish.job);
    m_onlyCopy = wish.copy;
    m_chargePrice = effort.chargePrice;
    GAFFER_CHECK(wish.pieces > 0);
    const Job& job = m_problem.jobs[idx(m_job)];
    m_lateFrom = std::max(m_board.job(m_job).lastEnd, job.due);
    m_latePrice = m_problem.prices.tardyPerHour * job.weight / kMinutesPerHour;
    m_gather = m_problem.products[idx(m_product)].gather;
    m_colour = m_problem.products[idx(m_product)].colour;
    if (wish.station != kNone) return scanStation(wish, effort, random, wish.station);
    listStations(effort.hall);
    const int count = static_cast<int>(m_order.size());
    const int looked = std::min(count, effort.stations);
    for (int i = m_near; i < looked && looked < count; ++i)
        std::swap(m_order[idx(i)], m_order[idx(i + random.below(count - i))]);
    m_byRoom.clear();
    for (int i = 0; i < looked; ++i) m_byRoom.emplace_back(firstRoom(wish, m_order[idx(i)]), m_order[idx(i)]);
    std::ranges::sort(m_byRoom.begin() + std::min(m_familiar, looked), m_byRoom.end(), {}, &std::pair<Minute, int>::first);
    for (const auto& [room, station] : m_byRoom)
        if (room < kNever) scanStation(wish, effort, random, station);
}

Minute Finder::firstRoom(const Wish& wish, int station) const
{
    const auto& slots = m_board.slots(station);
    const Minute shortest = m_model.minutesFor(m_product, station, m_partial ? m_least : m_pieces);
    const std::size_t first = wish.atEnd ? slots.size() : m_board.fixedCount(station);
    Minute from = std::max(first == 0 ? 0 : slots[first - 1].end, wish.notBefore);
    for (std::size_t i = first; i < slots.size(); ++i) {
        if (slots[i].start - from >= shortest) return from + shortest;
        from = std::max(from, slots[i].end);
    }
    return from + shortest <= m_problem.horizon ? from + shortest : kNever;
}

void Finder::listStations(int hall)
{
    // stations that use the mould anyway come first: a good spot found early saves looking closely at the others
    const auto stations = m_model.stationsFor(m_product);
    m_order.assign(stations.begin(), stations.end());
    m_familiar = 0;
    const int copies = m_mould == kNone ? 0 : m_problem.moulds[idx(m_mould)].copies;
    for (int c = 0; c < copies; ++c)
        for (const Slot& use : m_board.copy(m_model.firstCopy(m_mould) + c).slots) {
            const auto from = m_order.begin() + m_familiar;
            const auto at = std::find(from, m_order.end(), m_board.run(use.run).station);
            if (at == m_order.end()) continue;
            std::iter_swap(from, at);
            ++m_familiar;
        }
    const auto others = std::partition(m_order.begin() + m_familiar, m_order.end(),
                                       [&](int station) { return m_problem.stations[idx(station)].hall == hall; });
    m_near = static_cast<int>(others - m_order.begin());
}

void Finder::scanStation(const Wish& wish, const Effort& effort, Random& random, int station)
{
    const auto& slots = m_board.slots(station);
    const Pieces smallest = m_partial ? m_least : m_pieces;
    const Minute shortest = m_model.minutesFor(m_product, station, smallest);
    m_shortest = shortest;
    m_heldPrice = m_model.holdPrice(m_problem.stations[idx(station)].hall);
    // glass from a continuous tank costs nothing to hold
    const bool tank = std::ranges::any_of(m_model.potsOf(m_problem.stations[idx(station)].hall),
                                          [&](int pot) { return m_problem.pots[idx(pot)].unbounded; });
    const double leastHeld = tank ? 0 : m_heldPrice * static_cast<double>(m_gather * smallest) * shortest;
    const std::size_t first = wish.atEnd ? slots.size() : m_board.fixedCount(station);
    Minute from = first == 0 ? 0 : slots[first - 1].end;
    for (std::size_t i = first; i <= slots.size(); ++i) {
        const Minute to = i < slots.size() ? slots[i].start : m_problem.horizon;
        const bool roomy = to - std::max(from, wish.notBefore) >= shortest;
        if (!m_partial && m_best.found && lateCost(from + shortest) - kMostGain >= m_best.cost) return;
        if (i < slots.size()) from = slots[i].end;
        Gap gap;
        if (!roomy || random.oneIn(effort.blinkOneIn) || !measureGap(wish, station, i, gap)) continue;
        if (gap.to - gap.earliest < shortest) continue;
        if (!m_partial && gap.setupCost + lateCost(gap.earliest + shortest) + leastHeld - kMostGain * (i == first) >= m_bestScore)
            continue;
        scanPots(wish, gap);
    }
}

bool Finder::measureGap(const Wish& wish, int station, std::size_t position, Gap& gap) const
{
    const auto& slots = m_board.slots(station);
    const Calendar& open = m_model.calendar(station);
    const Slot* last = position == 0 ? nullptr : &slots[position - 1];
    const int before = last ? last->product : m_problem.stations[idx(station)].initialProduct;
    gap.station = station;
    gap.position = position;
    gap.from = std::max({last ? last->end : 0, m_problem.fixed.now, wish.notBefore});
    gap.lastRun = last ? last->run : kNone;
    gap.setup = m_model.setup(before, m_product);
    Minute more = gap.setup;
    gap.to = m_problem.horizon;
    if (position < slots.size()) {
        const Slot& next = slots[position];
        const Minute setup = m_model.setup(m_product, next.product);
        more += setup - m_model.setup(before, next.product);
        gap.to = open.back(next.start, setup);
        gap.nextRun = next.run;
        gap.nextCopy = next.copy;
        if (gap.to < gap.from) return false;
        gap.nextStands = nextKeepsCopy(gap, gap.to, next, last);
    }
    gap.setupCost = m_problem.prices.setupPerMinute * more;
    gap.earliest = open.next(std::max(open.advance(gap.from, gap.setup), m_problem.jobs[idx(m_job)].release));
    return gap.earliest < gap.to;
}

bool Finder::nextKeepsCopy(const Gap& gap, Minute setupStart, const Slot& next, const Slot* last) const
{
    if (next.copy == kNone) return true;
    const auto& uses = m_board.copy(next.copy).slots;
    const auto at = std::ranges::find(uses, next.run, &Slot::run);
    GAFFER_CHECK(at != uses.end());
    if (at == uses.begin()) return true;
    const Slot& before = *std::prev(at);
    const bool wasMounted = last && before.run == last->run;
    if (!wasMounted && setupStart >= next.setupStart) return true;
    const Mould& mould = m_problem.moulds[idx(m_problem.products[idx(next.product)].mould)];
    GAFFER_CHECK(gap.nextRun == next.run);
    return before.end + mould.turnround <= setupStart - mould.preheat;
}

void Finder::scanPots(const Wish& wish, const Gap& gap)
{
    if (wish.batch != kNone) {
        if (m_board.melt(wish.batch).colour != m_colour) return;
        const int pot = m_board.melt(wish.batch).pot;
        const auto& list = m_board.batchesOf(pot);
        return tryBatch(wish, gap, pot, static_cast<std::size_t>(std::ranges::find(list, wish.batch) - list.begin()));
    }
    if (wish.newChargeOf != kNone) return tryCharge(wish, gap, wish.newChargeOf, m_board.batchesOf(wish.newChargeOf).size());
    for (const int pot : m_model.potsOf(m_problem.stations[idx(gap.station)].hall)) scanPot(wish, gap, pot);
}

void Finder::scanPot(const Wish& wish, const Gap& gap, int pot)
{
    const auto& list = m_board.batchesOf(pot);
    const bool mayCharge = m_model.mayMelt(pot, m_colour);
    const Minute window = m_problem.pots[idx(pot)].window;
    const auto first = std::ranges::partition_point(list, [&](int b) {
        const Melt& melt = m_board.melt(b);
        return !melt.unbounded && melt.ready + window <= gap.earliest;
    });
    auto position = static_cast<std::size_t>(first - list.begin());
    if (position > 0 && mayCharge) tryCharge(wish, gap, pot, position);
    for (int looked = 0; position < list.size() && looked < kMostSources; ++position, ++looked) {
        const Melt& melt = m_board.melt(list[position]);
        if (melt.charge >= gap.to) return;
        if (melt.colour == m_colour && !melt.lost) tryBatch(wish, gap, pot, position);
        if (mayCharge) tryCharge(wish, gap, pot, position + 1);
    }
}

void Finder::tryBatch(const Wish&, const Gap& gap, int pot, std::size_t position)
{
    const auto& list = m_board.batchesOf(pot);
    const Melt& melt = m_board.melt(list[position]);
    Source source;
    source.batch = list[position];
    source.pot = pot;
    source.grams = melt.available - melt.drawn;
    if (source.grams < m_least * m_gather) return;
    source.latestEnd = m_board.chargeAt(pot, position + 1);
    const Minute ready = std::max(melt.ready, melt.drawFrom);
    Spot spot;
    if (!melt.fixed && gap.earliest < melt.ready) {
        source.prepare = melt.ready - melt.charge;
        source.chargeFloor = m_board.chargeFloor(pot, position);
        source.earliest = std::max(source.chargeFloor + source.prepare, melt.lastEnd - m_problem.pots[idx(pot)].window);
        source.windowFollows = true;
        if (source.earliest < melt.ready && !hopeless(gap, source, melt.ready) && settle(gap, source, spot) &&
            spot.start < melt.ready && fixCharge(source, spot))
            offer(gap, source, spot);
    }
    source.windowFollows = false;
    source.earliest = ready;
    if (!melt.fixed && hopeless(gap, source, melt.ready)) return;
    if (settle(gap, source, spot)) {
        spot.ready = melt.ready;
        offer(gap, source, spot);
    }
}

void Finder::tryCharge(const Wish&, const Gap& gap, int pot, std::size_t position)
{
    const auto& list = m_board.batchesOf(pot);
    if (position == 0 || (position < list.size() && m_board.melt(list[position]).fixed)) return;
    const Melt& before = m_board.melt(list[position - 1]);
    if (before.unbounded) return;
    Source source;
    source.pot = pot;
    source.potPosition = position;
    source.prepare = m_model.prepare(pot, before.colour, m_colour);
    source.chargeFloor = m_board.chargeFloor(pot, position);
    source.earliest = source.chargeFloor + source.prepare;
    source.windowFollows = true;
    source.grams = m_problem.pots[idx(pot)].capacity - m_problem.pots[idx(pot)].heel;
    source.latestEnd = kNever;
    if (position < list.size()) {
        const Melt& next = m_board.melt(list[position]);
        const Minute charge = next.ready - m_model.prepare(pot, m_colour, next.colour);
        source.latestEnd = charge;
        if (charge < source.earliest || hopeless(gap, source, 0)) return;
        if (charge != next.charge && m_board.furnaceBusyUntil(pot, charge) != 0) return;
    } else if (hopeless(gap, source, 0)) {
        return;
    }
    Spot spot;
    for (int step = 0; step < kMostSteps && settle(gap, source, spot); ++step) {
        if (fixCharge(source, spot)) return offer(gap, source, spot);
        const Minute until = m_board.furnaceBusyUntil(pot, spot.ready - source.prepare);
        source.earliest = std::max(spot.start + 1, until + source.prepare);
    }
}

Minute Finder::windowEnd(const Source& source, Minute start) const
{
    const Minute window = m_problem.pots[idx(source.pot)].window;
    if (source.windowFollows) return start + window;
    const Melt& melt = m_board.melt(source.batch);
    return melt.unbounded ? kNever : melt.ready + window;
}

bool Finder::fitsPieces(const Gap& gap, const Source& source, Spot& spot) const
{
    const Minute limit = std::min({gap.to, source.latestEnd, windowEnd(source, spot.start)});
    spot.pieces = m_pieces;
    if (m_partial) {
        const Pieces room = m_model.piecesWithin(m_product, gap.station, spot.start, limit);
        spot.pieces = static_cast<Pieces>(std::min<Grams>(std::min(m_pieces, room), source.grams / m_gather));
        if (m_mould != kNone) {
            std::int64_t cycles = 0;
            for (int c = m_model.firstCopy(m_mould); c < m_model.firstCopy(m_mould + 1); ++c)
                if (!m_board.copy(c).broken) cycles = std::max(cycles, m_board.copy(c).cyclesLeft);
            spot.pieces = static_cast<Pieces>(std::min<std::int64_t>(spot.pieces, cycles));
        }
        if (spot.pieces < m_pieces) spot.pieces = std::min(spot.pieces, m_pieces - m_least);
        if (spot.pieces < m_least) return false;
    }
    spot.end = m_model.endOf(m_product, gap.station, spot.pieces, spot.start);
    return spot.end <= limit;
}

bool Finder::settle(const Gap& gap, const Source& source, Spot& spot) const
{
    if (!m_partial && source.grams < m_pieces * m_gather) return false;
    const Calendar& open = m_model.calendar(gap.station);
    const std::int64_t load =
        m_model.lehrMayBind(m_problem.stations[idx(gap.station)].hall) ? m_model.lehrLoad(m_product, gap.station) : 0;
    spot = {};
    spot.start = std::max(gap.earliest, source.earliest);
    int openings = 0;
    for (int step = 0; step < kMostSteps; ++step) {
        spot.start = open.next(spot.start);
        if (spot.start >= std::min(gap.to, source.latestEnd)) return false;
        if (!fitsPieces(gap, source, spot)) {
            if (!source.windowFollows || ++openings > kMostOpenings) return false;
            spot.start = open.nextOpening(spot.start);
            continue;
        }
        spot.setupStart = open.back(spot.start, gap.setup);
        if (m_mould != kNone || !gap.nextStands) {
            const Minute busy = copyBusyUntil(gap, spot);
            if (busy >= kNever) return false;
            if (busy > 0) {
                spot.start = std::max(spot.start + 1, open.advance(busy, gap.setup));
                continue;
            }
        }
        const Minute lehr = load == 0 ? 0 : m_board.lehrBusyUntil(gap.station, load, spot.start, spot.end);
        if (lehr == 0) return true;
        spot.start = lehr;
    }
    return false;
}

Minute Finder::oneCopyBusyUntil(const Gap& gap, const Spot& spot, int number) const
{
    const CopyUse& copy = m_board.copy(number);
    if (copy.broken || copy.cyclesLeft < spot.pieces || (!gap.nextStands && gap.nextCopy != number)) return kNever;
    const Mould& mould = m_problem.moulds[idx(m_mould)];
    // the next run may set up later than it did once the new one stands before it, so it counts as later whatever its time says
    const auto next = std::ranges::partition_point(
        copy.slots, [&](const Slot& use) { return use.run != gap.nextRun && use.setupStart <= spot.setupStart; });
    if (!gap.nextStands && (next == copy.slots.end() || next->run != gap.nextRun)) return kNever;
    if (next != copy.slots.begin()) {
        const Slot& last = *std::prev(next);
        const bool mounted = last.run == gap.lastRun;
        if (!mounted && last.end + mould.turnround > spot.setupStart - mould.preheat)
            return last.end + mould.turnround + mould.preheat;
    }
    if (next == copy.slots.end() || next->run == gap.nextRun) return 0;
    return spot.end + mould.turnround > next->setupStart - mould.preheat ? next->end + mould.turnround + mould.preheat : 0;
}

Minute Finder::copyBusyUntil(const Gap& gap, Spot& spot) const
{
    if (m_mould == kNone) return kNever; // the next run would lose its copy
    const int first = m_model.firstCopy(m_mould);
    const int end = m_model.firstCopy(m_mould + 1);
    const int mounted = gap.lastRun == kNone ? kNone : m_board.run(gap.lastRun).copy;
    Minute soonest = kNever;
    spot.copy = kNone;
    for (int c = first; c < end; ++c) {
        if (m_onlyCopy != kNone && c != m_onlyCopy) continue;
        const Minute busy = oneCopyBusyUntil(gap, spot, c);
        soonest = std::min(soonest, busy);
        if (busy == 0 && (spot.copy == kNone || c == mounted || (c == gap.nextCopy && spot.copy != mounted))) spot.copy = c;
    }
    return spot.copy == kNone ? soonest : 0;
}

bool Finder::fixCharge(const Source& source, Spot& spot) const
{
    spot.ready = spot.start;
    const Minute busy = m_board.furnaceBusyUntil(source.pot, spot.ready - source.prepare);
    if (busy == 0) return true;
    if (source.batch != kNone) return false;
    // the furnace is full just then: charge as soon as possible instead, and hold
    const Minute ready = source.chargeFloor + source.prepare;
    if (ready >= spot.start || spot.end > ready + m_problem.pots[idx(source.pot)].window) return false;
    if (m_board.furnaceBusyUntil(source.pot, source.chargeFloor) != 0) return false;
    spot.ready = ready;
    return true;
}

double Finder::lateCost(Minute end) const { return m_latePrice * std::max(0, end - m_lateFrom); }

bool Finder::hopeless(const Gap& gap, const Source& source, Minute ready) const
{
    if (m_partial) return false;
    const Minute start = std::max(gap.earliest, source.earliest);
    if (start + m_shortest > std::min(gap.to, source.latestEnd)) return true;
    const Minute wait = source.windowFollows ? 0 : start - ready;
    const double held = m_heldPrice * static_cast<double>(m_gather * m_pieces) * (m_shortest + 2.0 * wait);
    const double charge = source.batch == kNone ? m_chargePrice : 0;
    return gap.setupCost + lateCost(start + m_shortest) + held + charge >= m_bestScore;
}

double Finder::heldCost(const Source& source, const Spot& spot) const
{
    const Grams grams = spot.pieces * m_gather;
    const double price = m_heldPrice;
    const auto& list = m_board.batchesOf(source.pot);
    std::int64_t units = 0;
    Minute charge = kNever;
    std::size_t position = source.potPosition;
    if (source.batch == kNone) {
        units = grams * (spot.start + spot.end - 2 * spot.ready);
        charge = spot.ready - source.prepare;
    } else {
        const Melt& melt = m_board.melt(source.batch);
        if (melt.unbounded) return 0;
        units = grams * (spot.start + spot.end - 2 * spot.ready) + 2 * melt.drawn * (melt.ready - spot.ready);
        if (melt.fixed) {
            const Minute until = std::min(melt.ready + m_problem.pots[idx(source.pot)].window, source.latestEnd);
            units -= 2 * grams * std::max(0, until - melt.ready);
            return price * static_cast<double>(units);
        }
        if (melt.ready == spot.ready) return price * static_cast<double>(units);
        charge = melt.charge + spot.ready - melt.ready;
        position = static_cast<std::size_t>(std::ranges::find(list, source.batch) - list.begin());
    }
    const Melt& before = m_board.melt(list[position - 1]);
    if (before.fixed) units += m_board.heldUnits(before, charge) - before.held;
    return price * static_cast<double>(units);
}

void Finder::offer(const Gap& gap, const Source& source, Spot& spot)
{
    spot.station = gap.station;
    spot.late = lateCost(spot.end);
    spot.cost = gap.setupCost + spot.late + heldCost(source, spot) + (source.batch == kNone ? m_chargePrice : 0);
    if (score(spot) >= m_bestScore) return;
    spot.found = true;
    spot.job = m_job;
    spot.position = gap.position;
    spot.batch = source.batch;
    spot.pot = source.pot;
    spot.potPosition = source.potPosition;
    m_best = spot;
    m_bestScore = score(spot);
}

} // namespace gaffer::plan
