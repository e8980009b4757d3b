#include "core/dispatch/dispatch.hpp"

#include "core/base/check.hpp"
#include "core/dispatch/supply.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace gaffer {
namespace {

/// A queue is filled up to a shift's work, and never with more jobs than a board shows.
constexpr double shiftSeconds = 8.0 * 3600.0;
constexpr std::size_t mostJobs = 4;
/// An order due within this many days is urgent: it may cost a set-up.
constexpr int urgentDays = 2;
constexpr int noDueDate = std::numeric_limits<int>::max();

/// A station that gets work.
struct Idle {
    const StationWiring* wired;
    SetQueue queue;
    /// Seconds of work queued so far; what has no cycle time fills the shift.
    double seconds{};
    /// What stands there last: a job like it needs no set-up.
    ProductCode product;
    MouldCopyId copy;
};

/// An order line that a station could make next.
struct Choice {
    Job job;
    const Product* product{};
    MouldCopyId copy;
    /// Smaller is better.
    std::tuple<bool, int, int, double, OrderLine> rank;
};

class Dispatching {
public:
    Dispatching(const Workshop& workshop, Instant now)
        : m_workshop{workshop}, m_supply{workshop}, m_today{workshop.floor.calendar().businessDate(now)}
    {
    }

    std::vector<SetQueue> fill(const std::vector<StationId>& stations)
    {
        std::vector<Idle> idle = idleAmong(stations);
        // In rounds, so that one station does not take the glass of all others.
        for (bool more = true; more;) {
            more = false;
            for (Idle& station : idle) more = addJob(station) || more;
        }
        std::vector<SetQueue> proposals;
        for (Idle& station : idle)
            if (!station.queue.jobs.empty()) proposals.push_back(std::move(station.queue));
        return proposals;
    }

private:
    std::vector<Idle> idleAmong(const std::vector<StationId>& stations) const
    {
        std::vector<Idle> idle;
        for (const StationWiring& wired : m_workshop.floor.stations) {
            const bool wanted = stations.empty() || std::ranges::find(stations, wired.id) != stations.end();
            const auto state = m_workshop.stations.find(wired.id);
            if (!wanted || state == m_workshop.stations.end()) continue;
            const Station& station = state->second;
            if (station.run || station.stop || !station.queue.empty()) continue;
            const MouldCopyId mounted = station.moulds.empty() ? MouldCopyId{} : station.moulds.front();
            idle.push_back({&wired, {wired.id, {}}, 0, {}, mounted});
        }
        return idle;
    }

    bool addJob(Idle& station)
    {
        if (station.seconds >= shiftSeconds || station.queue.jobs.size() >= mostJobs) return false;
        std::optional<Choice> best;
        for (const auto& [line, order] : m_workshop.orders) {
            auto choice = choiceOf(station, line, order);
            if (choice && (!best || choice->rank < best->rank)) best = std::move(choice);
        }
        if (!best) return false;
        GAFFER_CHECK(best->product != nullptr && best->job.pieces > 0);
        m_supply.take(*station.wired, *best->product, best->job, best->copy);
        station.seconds += best->product->cycleS ? *best->product->cycleS * static_cast<double>(best->job.pieces) : shiftSeconds;
        station.product = best->product->code;
        if (!best->copy.mould.empty()) station.copy = best->copy;
        station.queue.jobs.push_back(std::move(best->job));
        GAFFER_CHECK(station.queue.jobs.size() <= mostJobs);
        return true;
    }

    std::optional<Choice> choiceOf(const Idle& station, const OrderLine& line, const OrderState& order) const
    {
        const auto product = m_workshop.products.find(order.order.product);
        if (product == m_workshop.products.end() || !crewKnows(station.wired->id, product->second)) return std::nullopt;
        const std::int64_t pieces = piecesFor(station, line, product->second);
        if (pieces <= 0) return std::nullopt;
        const auto copy = m_supply.copyFor(station.wired->id, product->second);
        if (!copy) return std::nullopt;
        Choice choice{{line, product->first, pieces}, &product->second, *copy, {}};
        const int days = daysLeft(order.order);
        choice.rank = {days > urgentDays, days > urgentDays ? setUp(station, choice) : days, days,
                       -order.order.weight.value_or(1.0), line};
        return choice;
    }

    /// What is open, the glass gives, and fits into the rest of the shift.
    std::int64_t piecesFor(const Idle& station, const OrderLine& line, const Product& product) const
    {
        std::int64_t pieces = std::min(m_supply.openPieces(line), m_supply.piecesOfGlass(*station.wired, product));
        if (product.cycleS && *product.cycleS > 0) {
            const double room = (shiftSeconds - station.seconds) / *product.cycleS;
            pieces = std::min(pieces, std::max<std::int64_t>(1, static_cast<std::int64_t>(room)));
        }
        return pieces;
    }

    /// A crew that stands there must have the skill; a station without a crew is manned for its work later.
    bool crewKnows(const StationId& station, const Product& product) const
    {
        const auto stand = m_workshop.crews.find(m_workshop.stations.at(station).crew);
        if (product.skill.empty() || stand == m_workshop.crews.end() || stand->second.crew.empty()) return true;
        return std::ranges::any_of(stand->second.crew, [&](const CrewMember& member) {
            const auto worker = m_workshop.workers.find(member.worker);
            return worker != m_workshop.workers.end() && worker->second.skills.contains(product.skill);
        });
    }

    int daysLeft(const Order& order) const
    {
        if (!order.due) return noDueDate;
        return static_cast<int>((std::chrono::sys_days{*order.due} - std::chrono::sys_days{m_today}).count());
    }

    /// 0 for the same product, 1 for another product in the same mould copy, 2 for a change of mould.
    static int setUp(const Idle& station, const Choice& choice)
    {
        if (choice.product->code == station.product) return 0;
        return choice.copy == station.copy ? 1 : 2;
    }

    const Workshop& m_workshop;
    Supply m_supply;
    Date m_today;
};

} // namespace

std::vector<SetQueue> DispatchRule::propose(const Workshop& workshop, const std::vector<StationId>& stations, Instant now) const
{
    return Dispatching{workshop, now}.fill(stations);
}

} // namespace gaffer
