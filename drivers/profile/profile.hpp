#pragma once

#include "core/base/result.hpp"
#include "drivers/bus/device_plan.hpp"

#include <map>
#include <string>
#include <vector>

namespace gaffer {

/// The names of all profiles that this program carries, sorted.
std::vector<std::string> profileNames();

/// The names of the points of every profile, as the check of a wiring wants to know them.
std::map<std::string, std::vector<std::string>> profilePoints();

/// The device with the points, limits and gaps of its profile laid under its own (its own of the same name win); as it is when it
/// names no profile. NotFound for an unknown name, with a near name in the details if there is one.
Result<DeviceWiring> resolveProfile(DeviceWiring device);

/// The device as its bus must know it; a device with an unknown profile keeps its own points.
DevicePlan planDevice(const DeviceWiring& device);

} // namespace gaffer
