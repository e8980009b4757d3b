#pragma once

#include "core/wiring/wiring.hpp"
#include "drivers/bus/mono_time.hpp"
#include "drivers/modbus/request.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gaffer {

/// What a profile says about the manners of an instrument, beyond its points.
struct DeviceManners {
    modbus::Protocol protocol{modbus::Protocol::Modbus};
    /// Least pause between two requests to it.
    Micros pause{0};
    /// Points in memory that wears out.
    std::vector<std::string> wearing;
    /// Point to the status point that, when not 0, says that its sensor is broken.
    std::map<std::string, std::string> breaks;
    bool operator==(const DeviceManners&) const = default;
};

/// A device as its bus must know it: the wiring with the points of its profile, and its manners.
struct DevicePlan {
    DeviceWiring wiring;
    DeviceManners manners;
    bool operator==(const DevicePlan&) const = default;
};

} // namespace gaffer
