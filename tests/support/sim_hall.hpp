#pragma once

#include "core/sample/catalogue.hpp"
#include "core/sample/pot_cycle.hpp"
#include "core/sample/sample.hpp"
#include "core/sample/stints.hpp"
#include "core/workshop/decide.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

namespace gaffer {

/// Sample `goblets` as the engine is told of it: the floor and the masters.
struct SimMasters {
    /// Local time less UTC of the sample.
    static constexpr Duration utcOffset = std::chrono::hours{8};

    /// The wiring as the engine takes it over.
    static Floor floor()
    {
        const Wiring wiring = sampleWiring(SampleKind::Goblets);
        Floor floor;
        floor.name = wiring.name;
        floor.furnaces = wiring.furnaces;
        floor.stations = wiring.stations;
        floor.lehrs = wiring.lehrs;
        floor.meters = wiring.meters;
        floor.shifts = wiring.shifts;
        floor.settings = wiring.settings;
        floor.zone = {{Instant{}, utcOffset.count()}};
        constexpr int bits = 16;
        for (const StationWiring& station : floor.stations) floor.counterBits[*station.pieceCounter] = bits;
        return floor;
    }

    /// The rows an import would give.
    static ImportRows rows()
    {
        ImportRows rows;
        rows.what = "masters";
        for (const SampleProduct& each : sampleProducts()) {
            Product product;
            product.code = ProductCode{std::string{each.code}};
            product.nameEn = each.nameEn;
            product.glass = GlassCode{std::string{sampleGlass(each)}};
            product.gatherG = each.gatherG;
            product.netG = each.netG;
            product.cycleS = each.cycleS;
            product.mould = MouldNo{std::string{each.mould}};
            rows.products.push_back(std::move(product));
        }
        for (const SampleMould& each : sampleMoulds()) {
            Mould mould;
            mould.mould = MouldNo{each.mould};
            mould.copy = static_cast<std::uint32_t>(each.copy);
            for (const std::size_t product : each.products) mould.products.insert(rows.products[product].code);
            rows.moulds.push_back(std::move(mould));
        }
        constexpr std::int64_t quantity = 5000;
        for (const SampleOrder& each : sampleOrders()) {
            Order order;
            order.order = OrderNo{each.order};
            order.line = static_cast<std::uint32_t>(each.line);
            order.product = rows.products[each.product].code;
            order.quantity = quantity;
            rows.orders.push_back(std::move(order));
        }
        for (const char* recipe : {"clear", "cobalt"})
            rows.recipes.push_back({RecipeId{std::string{"R-"} + recipe}, GlassCode{recipe}, 1087, 1181, {}});
        constexpr int workers = 60;
        for (int i = 1; i <= workers; ++i)
            rows.workers.push_back({WorkerNo{(i < 10 ? "W0" : "W") + std::to_string(i)}, {"worker"}, {}, ""});
        return rows;
    }
};

/// One thing that the hall's instruments show at once.
struct SimSight {
    Instant at{};
    std::vector<PointValue> values;
};

/// The hall itself: crews press and blow at their pace, mould switches close and open, counters count and wrap, pots go through
/// their day. It knows how many pieces were really made.
class SimHall {
public:
    /// Pieces really made, by product.
    std::map<ProductCode, std::int64_t> made;
    /// The same, by the business day and the index of the pot whose glass it took.
    std::map<std::pair<std::chrono::sys_days, std::size_t>, std::map<ProductCode, std::int64_t>> madeFrom;
    /// Mould closings, all stations together.
    std::int64_t closings{};

    /// What is seen in [from, from + one minute): the minute's reading first, then every edge and count in order.
    std::vector<SimSight> minute(Instant from)
    {
        std::vector<SimSight> sights{{from, reading(from)}};
        for (std::size_t station = 0; station < stationCount; ++station) work(station, from, sights);
        std::ranges::stable_sort(sights, {}, &SimSight::at);
        return sights;
    }

private:
    static constexpr std::size_t stationCount = 12;
    static constexpr std::size_t potCount = 8;
    static constexpr Duration shift = std::chrono::hours{8};
    static constexpr Duration setUp = std::chrono::minutes{7};
    static constexpr Duration closedFor = std::chrono::seconds{20};
    static constexpr double workedShare = 0.86;
    static constexpr std::int64_t counterRange = 65'536;
    /// Near its end, so that every counter wraps in the week.
    static constexpr std::int64_t counterStart = 65'400;

    /// Which crew blows what at a station; nothing between shifts.
    const SampleStint* stintAt(std::size_t station, Instant at)
    {
        const Instant local = at + SimMasters::utcOffset - std::chrono::hours{8};
        const auto day = std::chrono::floor<std::chrono::days>(local);
        const Duration since = local - day;
        const auto shiftIndex = static_cast<std::size_t>(since / shift);
        if (since % shift < setUp || since % shift > shift - setUp - closedFor) return nullptr;
        if (day != m_day) m_stints = sampleStints(day.time_since_epoch().count());
        m_day = day;
        for (const SampleStint& stint : m_stints)
            if (stint.shift == shiftIndex && stint.station == station) return &stint;
        return nullptr;
    }

    static std::string numbered(const char* start, std::size_t index)
    {
        return start + std::string(index < 9 ? "0" : "") + std::to_string(index + 1);
    }

    static PointValue shown(std::string name, double value, std::int64_t raw, bool counter, Instant at)
    {
        return {{PointName{std::move(name)}, "", 0, counter}, value, goodMark, at, raw, false};
    }

    /// The piece in the mould: what it becomes and where its glass came from.
    struct InWork {
        ProductCode product;
        std::size_t pot{};
        std::chrono::sys_days day{};
    };
    struct Bench {
        Instant next{};
        bool closed{};
        std::int64_t counter{counterStart};
    };

    void work(std::size_t station, Instant from, std::vector<SimSight>& sights)
    {
        Bench& bench = m_benches[station];
        const SampleStint* stint = stintAt(station, from);
        if (bench.next < from) bench.next = from + Duration{static_cast<std::int64_t>(station) * 1700};
        for (; bench.next < from + std::chrono::minutes{1}; bench.next += pause(bench, stint)) {
            if (!bench.closed && stint == nullptr) {
                bench.next = from + std::chrono::minutes{1};
                return;
            }
            bench.closed = !bench.closed;
            closings += bench.closed ? 1 : 0;
            sights.push_back(
                {bench.next,
                 {shown(numbered("io.closed", station), bench.closed ? 1 : 0, bench.closed ? 1 : 0, false, bench.next)}});
            if (!bench.closed) count(station, bench, sights.back());
        }
    }

    void count(std::size_t station, Bench& bench, SimSight& sight)
    {
        bench.counter = (bench.counter + 1) % counterRange;
        const InWork& work = m_inWork[station];
        ++made[work.product];
        ++madeFrom[{work.day, work.pot}][work.product];
        sight.values.push_back(
            shown(numbered("io.count", station), static_cast<double>(bench.counter), bench.counter, true, sight.at));
    }

    /// From closing to opening, or from opening to the next closing.
    Duration pause(const Bench& bench, const SampleStint* stint)
    {
        if (bench.closed) {
            const auto station = static_cast<std::size_t>(&bench - m_benches.data());
            if (stint != nullptr)
                m_inWork[station] = {ProductCode{std::string{sampleProducts()[stint->product].code}}, stint->pot, m_day};
            return closedFor;
        }
        constexpr double idleCycle = 72;
        const double cycle = stint == nullptr ? idleCycle : sampleProducts()[stint->product].cycleS / workedShare;
        return Duration{static_cast<std::int64_t>(cycle * 1000)} - closedFor;
    }

    /// Everything that is read once a minute.
    std::vector<PointValue> reading(Instant at) const
    {
        constexpr double work = 1130;
        constexpr double gasPerHour = 90;
        const Instant local = at + SimMasters::utcOffset;
        std::vector<PointValue> values{shown("K1.crown", PotCycle::hot, 0, false, at)};
        for (std::size_t shiftIndex = 0, pot = 0; pot < potCount; ++pot) {
            while (pot >= shareOf(shiftIndex, 3, potCount, stationCount).lastPot) ++shiftIndex;
            const Duration begins = shift * static_cast<std::int64_t>(shiftIndex + 1);
            const Duration since = (local.time_since_epoch() + PotCycle::length - begins) % PotCycle::length;
            values.push_back(shown("K1.glass" + std::to_string(pot + 1), PotCycle::setPointAt(since, work), 0, false, at));
        }
        const double hours = static_cast<double>(at.time_since_epoch().count()) / 3'600'000.0;
        values.push_back(shown("K1.gas", hours * gasPerHour, 0, true, at));
        for (std::size_t station = 0; station < stationCount; ++station) {
            const std::int64_t counter = m_benches[station].counter;
            values.push_back(shown(numbered("io.count", station), static_cast<double>(counter), counter, true, at));
        }
        return values;
    }

    std::chrono::sys_days m_day{};
    std::vector<SampleStint> m_stints;
    std::array<Bench, stationCount> m_benches;
    std::array<InWork, stationCount> m_inWork;
};

} // namespace gaffer
