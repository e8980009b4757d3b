#pragma once

#include "core/crew/shift.hpp"
#include "core/wiring/wiring.hpp"

#include <map>
#include <string>
#include <vector>

namespace gaffer {

/// The part of the wiring that the rules need, as it is recorded in the event log.
struct Floor {
    std::string name;
    std::vector<FurnaceWiring> furnaces;
    std::vector<StationWiring> stations;
    std::vector<LehrWiring> lehrs;
    std::vector<MeterWiring> meters;
    std::vector<ShiftWiring> shifts;
    Settings settings;
    ZoneTable zone;
    /// Range in bits of each wired piece counter.
    std::map<PointName, int> counterBits;
    bool operator==(const Floor&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"name", &Floor::name}, Field{"furnaces", &Floor::furnaces}, Field{"stations", &Floor::stations},
                    Field{"lehrs", &Floor::lehrs}, Field{"meters", &Floor::meters}, Field{"shifts", &Floor::shifts},
                    Field{"settings", &Floor::settings}, Field{"zone", &Floor::zone}, Field{"counterBits", &Floor::counterBits});
    }
    /// The calendar of its shifts.
    [[nodiscard]] ShiftCalendar calendar() const { return ShiftCalendar{shifts, zone}; }
    /// The furnace in which `pot` stands; nullptr when there is none.
    [[nodiscard]] const FurnaceWiring* furnaceOf(const PotId& pot) const;
    /// The wiring of a pot; nullptr when there is none.
    [[nodiscard]] const PotWiring* pot(const PotId& id) const;
    /// The wiring of a station; nullptr when there is none.
    [[nodiscard]] const StationWiring* station(const StationId& id) const;
    /// The wiring of a furnace; nullptr when there is none.
    [[nodiscard]] const FurnaceWiring* furnace(const FurnaceId& id) const;
};

} // namespace gaffer
