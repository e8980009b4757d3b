#pragma once

#include "app/host/workshop_folder.hpp"
#include "core/base/problem.hpp"
#include "core/wiring/wiring.hpp"
#include "core/workshop/floor.hpp"

#include <string>
#include <vector>

namespace gaffer {

/// A wiring that was read and checked.
struct LoadedWiring {
    Wiring wiring;
    /// What the rules need of it.
    Floor floor;
};

/// Everything wrong with the folder's workshop.json, one sentence each; empty when it may be used.
std::vector<std::string> checkWorkshop(const WorkshopFolder& folder);

/// Reads the folder's workshop.json; BadInput with every mistake, one a line, when it may not be used.
Result<LoadedWiring> loadWiring(const WorkshopFolder& folder);

} // namespace gaffer
