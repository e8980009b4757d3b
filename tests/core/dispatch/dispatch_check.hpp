#pragma once

#include "core/workshop/command.hpp"
#include "core/workshop/workshop.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace gaffer {

/// Finds what is wrong with proposed queues by walking over them from the outside; shares no code with the rule that made them.
class DispatchCheck {
public:
    /// Looks at `workshop` as it stood when the queues were proposed.
    DispatchCheck(const Workshop& workshop, Instant now)
        : m_workshop{workshop}, m_today{workshop.floor.calendar().businessDate(now)}
    {
    }

    /// Everything that breaks a promise, one sentence each.
    std::vector<std::string> problemsOf(const std::vector<SetQueue>& queues)
    {
        std::set<StationId> seen;
        for (const SetQueue& queue : queues) {
            if (!seen.insert(queue.station).second) complain(queue.station.value + " is there twice");
            checkStation(queue);
            if (!m_workshop.stations.contains(queue.station)) continue;
            for (const Job& job : queue.jobs) checkJob(queue.station, job);
        }
        checkPieces();
        checkGlass();
        checkMoulds();
        for (const SetQueue& queue : queues)
            if (!queue.jobs.empty()) checkChoice(queue);
        return m_problems;
    }

private:
    void complain(std::string what) { m_problems.push_back(std::move(what)); }

    void checkStation(const SetQueue& queue)
    {
        const auto found = m_workshop.stations.find(queue.station);
        if (found == m_workshop.stations.end()) return complain("no station " + queue.station.value);
        const Station& station = found->second;
        if (station.run.value != 0 || station.stop.value != 0 || !station.queue.empty())
            complain(queue.station.value + " is not idle");
        if (queue.jobs.empty()) complain(queue.station.value + " gets an empty queue");
    }

    void checkJob(const StationId& id, const Job& job)
    {
        const auto product = m_workshop.products.find(job.product);
        if (!job.line || !m_workshop.orders.contains(*job.line)) return complain("a job without an order");
        if (product == m_workshop.products.end()) return complain("a job without a product");
        if (m_workshop.orders.at(*job.line).order.product != job.product) complain("another product than ordered");
        if (job.pieces < 1) complain("a job of no pieces");
        m_pieces[*job.line] += job.pieces;
        m_jobs.push_back({id, &product->second, job.pieces});
        if (!skilled(id, product->second)) complain(id.value + " lacks the skill " + product->second.skill);
    }

    bool skilled(const StationId& id, const Product& product) const
    {
        const std::uint64_t crew = m_workshop.stations.at(id).crew;
        if (product.skill.empty() || crew == 0 || m_workshop.crews.at(crew).crew.empty()) return true;
        for (const CrewMember& member : m_workshop.crews.at(crew).crew)
            if (m_workshop.workers.at(member.worker).skills.count(product.skill) > 0) return true;
        return false;
    }

    void checkPieces()
    {
        for (const auto& [line, pieces] : m_pieces) {
            const OrderState& order = m_workshop.orders.at(line);
            if (pieces > order.order.quantity - order.made + order.defects)
                complain("more pieces than ordered of " + line.order.value);
            if (pieces > std::max<std::int64_t>(0, openOf(order) - standingPieces(line)))
                complain("pieces of " + line.order.value + " that other stations make already");
        }
    }

    /// All jobs of one furnace and glass together must not want more than its workable melts of that glass hold.
    void checkGlass()
    {
        std::map<std::pair<FurnaceId, GlassCode>, double> wanted;
        for (const Made& made : m_jobs) {
            const double gather = made.product->gatherG.value_or(0) / 1000 * (1 + m_workshop.gatherLossOf(made.product->code));
            wanted[{m_workshop.floor.station(made.station)->furnace, made.product->glass}] +=
                gather * static_cast<double>(made.pieces);
        }
        for (const auto& [key, kg] : wanted) {
            double has = 0;
            for (const auto& [id, melt] : m_workshop.melts) {
                const PotWiring* pot = m_workshop.floor.pot(melt.pot);
                if (melt.furnace == key.first && melt.glass == key.second && melt.stage == MeltStage::Workable)
                    has += std::max(0.0, melt.mass.fromRawKg + melt.mass.culletKg - melt.mass.drawnKg - pot->heelKg);
            }
            if (kg > has + 1e-6) complain("more glass than " + key.first.value + " has");
            if (kg > 0 && has <= 0) complain("no workable glass at " + key.first.value);
        }
        for (const Made& made : m_jobs)
            if (gatherKg(*made.product) * static_cast<double>(made.pieces) > fullestMelt(made.station, *made.product) + 1e-6)
                complain(made.station.value + " gets a job that no melt of its glass holds");
    }

    double gatherKg(const Product& product) const
    {
        return product.gatherG.value_or(0) / 1000 * (1 + m_workshop.gatherLossOf(product.code));
    }

    /// The most that a workable melt of the right glass at the station's furnace holds, kg.
    double fullestMelt(const StationId& station, const Product& product) const
    {
        double kg = 0;
        for (const auto& [id, melt] : m_workshop.melts) {
            const bool right = melt.furnace == m_workshop.floor.station(station)->furnace && melt.stage == MeltStage::Workable &&
                               (melt.glass == product.glass || melt.glass.empty() || product.glass.empty());
            const double left =
                melt.mass.fromRawKg + melt.mass.culletKg - melt.mass.drawnKg - m_workshop.floor.pot(melt.pot)->heelKg;
            if (right) kg = std::max(kg, left);
        }
        return kg;
    }

    /// Pieces of an order that are neither made nor made up for.
    static std::int64_t openOf(const OrderState& order) { return order.order.quantity - order.made + order.defects; }

    /// Pieces of an order that runs and queues of stations will still make.
    std::int64_t standingPieces(const OrderLine& line) const
    {
        std::int64_t pieces = 0;
        for (const auto& [id, station] : m_workshop.stations) {
            for (const Job& job : station.queue)
                if (job.line == line) pieces += job.pieces;
            const auto run = m_workshop.runs.find(station.run);
            if (run != m_workshop.runs.end() && run->second.job.line == line)
                pieces += std::max<std::int64_t>(0, run->second.job.pieces - run->second.counts.made);
        }
        return pieces;
    }

    bool urgent(const Order& order) const
    {
        constexpr std::chrono::days soon{2};
        return order.due && std::chrono::sys_days{*order.due} - std::chrono::sys_days{m_today} <= soon;
    }

    /// Whether the station could have made a whole piece of the order with what is left after all proposals.
    bool leftOver(const StationId& station, const OrderLine& line, const OrderState& order, const MouldCopyId& copy) const
    {
        const auto product = m_workshop.products.find(order.order.product);
        if (product == m_workshop.products.end() || !skilled(station, product->second)) return false;
        const auto planned = m_pieces.find(line);
        if (openOf(order) - standingPieces(line) - (planned == m_pieces.end() ? 0 : planned->second) < 1) return false;
        const MouldCopy* mould = copy.mould.empty() ? nullptr : &m_workshop.moulds.at(copy);
        const bool fits =
            product->second.mould.empty() ? copy.mould.empty() : mould && mould->mould.mould == product->second.mould;
        return fits && spareGlass(station, product->second) >= gatherKg(product->second);
    }

    /// Glass in the station's furnace that neither a proposal nor what stands already can touch, kg: never more than is left.
    double spareGlass(const StationId& station, const Product& product) const
    {
        double kg = fullestMelt(station, product);
        for (const Made& made : m_jobs) kg -= gatherKg(*made.product) * static_cast<double>(made.pieces);
        for (const auto& [id, other] : m_workshop.stations) {
            if (other.run.value != 0) return 0;
            for (const Job& job : other.queue) {
                const auto queued = m_workshop.products.find(job.product);
                if (queued != m_workshop.products.end()) kg -= gatherKg(queued->second) * static_cast<double>(job.pieces);
            }
        }
        return kg;
    }

    /// What could still be made after all proposals could have been made when the first job was chosen: if it was more urgent, or
    /// as little urgent and without a set-up, it had to come first.
    void checkChoice(const SetQueue& queue)
    {
        const Job& first = queue.jobs.front();
        if (!first.line || !m_workshop.orders.contains(*first.line) || !m_workshop.stations.contains(queue.station)) return;
        if (urgent(m_workshop.orders.at(*first.line).order)) return;
        const auto& mounted = m_workshop.stations.at(queue.station).moulds;
        const MouldCopyId copy = mounted.empty() ? MouldCopyId{} : mounted.front();
        const auto product = m_workshop.products.find(first.product);
        const bool setUp = product != m_workshop.products.end() && !product->second.mould.empty() && !copy.mould.empty() &&
                           m_workshop.moulds.at(copy).mould.mould != product->second.mould;
        for (const auto& [line, order] : m_workshop.orders) {
            if (!leftOver(queue.station, line, order, copy)) continue;
            if (urgent(order.order)) complain(queue.station.value + " lets urgent " + line.order.value + " wait");
            if (setUp) complain(queue.station.value + " changes its mould though " + line.order.value + " needs the one it has");
        }
    }

    /// Stations that make products of the same mould need a copy each.
    void checkMoulds()
    {
        std::map<MouldNo, std::set<StationId>> users;
        for (const Made& made : m_jobs)
            if (!made.product->mould.empty()) users[made.product->mould].insert(made.station);
        for (const auto& [mould, stations] : users) {
            std::size_t copies = 0;
            for (const auto& [id, copy] : m_workshop.moulds) {
                const bool here = copy.station.empty() || stations.contains(copy.station);
                const bool sound =
                    copy.state != MouldState::Repair && copy.state != MouldState::Cracked && copy.state != MouldState::Scrapped;
                copies += id.mould == mould && here && sound ? 1U : 0U;
            }
            if (stations.size() > copies) complain("more stations than copies of " + mould.value);
        }
    }

    struct Made {
        StationId station;
        const Product* product;
        std::int64_t pieces;
    };
    const Workshop& m_workshop;
    Date m_today;
    std::map<OrderLine, std::int64_t> m_pieces;
    std::vector<Made> m_jobs;
    std::vector<std::string> m_problems;
};

} // namespace gaffer
