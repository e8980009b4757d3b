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
    explicit DispatchCheck(const Workshop& workshop) : m_workshop{workshop} {}

    /// Everything that breaks a promise, one sentence each.
    std::vector<std::string> problemsOf(const std::vector<SetQueue>& queues)
    {
        std::set<StationId> seen;
        for (const SetQueue& queue : queues) {
            if (!seen.insert(queue.station).second) complain(queue.station.value + " is there twice");
            checkStation(queue);
            for (const Job& job : queue.jobs) checkJob(queue.station, job);
        }
        checkPieces();
        checkGlass();
        checkMoulds();
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
    std::map<OrderLine, std::int64_t> m_pieces;
    std::vector<Made> m_jobs;
    std::vector<std::string> m_problems;
};

} // namespace gaffer
