#pragma once

#include "core/workshop/workshop.hpp"

#include <random>
#include <string>

namespace gaffer {

/// A workshop at some moment of a shift, drawn from a seed.
class ShiftExample {
public:
    /// The workshop of `seed`.
    static Workshop make(std::uint64_t seed)
    {
        ShiftExample example{seed};
        example.addFloor();
        example.addMasters();
        example.addMelts();
        example.addStations();
        return std::move(example.m_shop);
    }
    static constexpr Instant now = fromMillis(1'763'800'000'000);

private:
    explicit ShiftExample(std::uint64_t seed) : m_random{seed} {}

    std::uint64_t below(std::uint64_t bound) { return m_random() % bound; }
    bool chance(std::uint64_t percent) { return below(100) < percent; }
    static std::string name(const char* start, std::uint64_t number) { return start + std::to_string(number); }
    GlassCode glass() { return GlassCode{chance(70) ? "clear" : "cobalt"}; }

    void addFloor()
    {
        const auto furnaces = 1 + below(3);
        for (std::uint64_t f = 0; f < furnaces; ++f) {
            FurnaceWiring furnace;
            furnace.id = FurnaceId{name("K", f)};
            const auto pots = 1 + below(4);
            for (std::uint64_t p = 0; p < pots; ++p) furnace.pots.push_back({PotId{name("P", f * 10 + p)}, 500, 20, {}, {}});
            m_shop.floor.furnaces.push_back(furnace);
        }
        const auto stations = 1 + below(12);
        for (std::uint64_t s = 0; s < stations; ++s) {
            StationWiring station;
            station.id = StationId{name("B", s)};
            station.furnace = m_shop.floor.furnaces[below(furnaces)].id;
            m_shop.floor.stations.push_back(station);
        }
    }

    void addMasters()
    {
        for (std::uint64_t p = 0; p < 10; ++p) {
            Product product;
            product.code = ProductCode{name("G-", p)};
            product.glass = glass();
            product.gatherG = 100.0 + static_cast<double>(below(400));
            if (chance(90)) product.cycleS = 40.0 + static_cast<double>(below(100));
            if (chance(50)) product.skill = name("skill", below(3));
            if (chance(70)) product.mould = MouldNo{name("M-", below(5))};
            m_shop.products[product.code] = product;
        }
        for (std::uint64_t m = 0; m < 5; ++m)
            for (std::uint32_t copy = 1; copy <= 1 + below(3); ++copy) {
                MouldCopy mould;
                mould.mould.mould = MouldNo{name("M-", m)};
                mould.mould.copy = copy;
                if (chance(15)) mould.state = MouldState::Repair;
                m_shop.moulds[mould.mould.key()] = mould;
            }
        for (std::uint64_t o = 0; o < 30; ++o) {
            Order order;
            order.order = OrderNo{name("10", o)};
            order.product = ProductCode{name("G-", below(10))};
            order.quantity = static_cast<std::int64_t>(below(900));
            if (chance(80))
                order.due =
                    Date{std::chrono::floor<std::chrono::days>(now) + std::chrono::days{below(20)} - std::chrono::days{3}};
            const auto made = static_cast<std::int64_t>(below(300));
            m_shop.orders[order.key()] = {order, made, made / 10, 0};
        }
        for (std::uint64_t w = 0; w < 8; ++w) {
            Worker worker{WorkerNo{name("W", w)}, {}, {}, {}};
            if (chance(60)) worker.skills.insert(name("skill", below(3)));
            m_shop.workers[worker.number] = worker;
        }
    }

    void addMelts()
    {
        for (const FurnaceWiring& furnace : m_shop.floor.furnaces)
            for (const PotWiring& pot : furnace.pots) {
                Melt melt;
                melt.id = MeltId{m_shop.nextNumber++};
                melt.pot = pot.id;
                melt.furnace = furnace.id;
                melt.glass = glass();
                melt.stage = chance(60) ? MeltStage::Workable : MeltStage::Fining;
                melt.mass.fromRawKg = 300;
                melt.mass.drawnKg = static_cast<double>(below(300));
                m_shop.pots[pot.id].melt = melt.id;
                m_shop.melts[melt.id] = melt;
            }
    }

    void addStations()
    {
        for (const StationWiring& wired : m_shop.floor.stations) {
            Station station;
            station.id = wired.id;
            if (chance(70)) {
                station.crew = m_shop.crews.size() + 1;
                m_shop.crews[station.crew] = {wired.id, now, {CrewMember{WorkerNo{name("W", below(8))}, "gaffer"}}};
            }
            if (chance(15)) station.stop = StopId{m_shop.nextNumber++};
            if (chance(15)) station.queue.push_back({std::nullopt, ProductCode{name("G-", below(10))}, 50});
            if (chance(15)) startRun(station);
            if (chance(30)) mount(station);
            m_shop.stations[wired.id] = station;
        }
    }

    void startRun(Station& station)
    {
        Run run;
        run.id = RunId{m_shop.nextNumber++};
        run.station = station.id;
        run.job = {std::nullopt, ProductCode{name("G-", below(10))}, 100};
        station.run = run.id;
        m_shop.runs[run.id] = run;
    }

    void mount(Station& station)
    {
        for (auto& [id, copy] : m_shop.moulds)
            if (copy.station.empty() && copy.state == MouldState::InStore && chance(30)) {
                copy.station = station.id;
                copy.state = MouldState::OnStation;
                station.moulds.push_back(id);
                return;
            }
    }

    std::mt19937_64 m_random;
    Workshop m_shop;
};

} // namespace gaffer
