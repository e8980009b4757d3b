#pragma once

#include <span>
#include <string_view>

namespace gaffer {

/// A profile file that was built into the program.
struct EmbeddedProfile {
    std::string_view name;
    std::string_view json;
};

/// All files of drivers/profiles, sorted by name; the build makes this function from them.
std::span<const EmbeddedProfile> embeddedProfiles();

} // namespace gaffer
