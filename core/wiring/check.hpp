#pragma once

#include "core/base/problem.hpp"
#include "core/wiring/wiring.hpp"

#include <map>
#include <string>
#include <vector>

namespace gaffer {

/// The only value of `format` that this program reads.
inline constexpr std::string_view workshopFormat = "gaffer-workshop-1";

/// Shortest period at which a device or point may be read.
inline constexpr Duration shortestPeriod{100};

/// Every known device profile and the names of its points.
using ProfilePoints = std::map<std::string, std::vector<std::string>>;

/// Everything that a wiring says and that cannot be so, in the order of the rules; empty when it may be used. `known` holds
/// the mistakes already found while reading the text: what only follows from them is not reported a second time. Whether
/// the time zone exists is for the app to say.
Problems checkWiring(const Wiring& wiring, const ProfilePoints& profiles, const Problems& known = {});

} // namespace gaffer
