#pragma once

#include "core/view/views.hpp"

#include <string>
#include <vector>

namespace gaffer {

/// What the floor board shows.
struct Board {
    ShopView shop;
    std::vector<FurnaceView> furnaces;
    std::vector<MeltView> melts;
    std::vector<StationView> stations;
    Instant now{};
};

/// The floor board as text for a terminal, in zh_CN or en: the head of the shift, furnaces and pots, stations; what has no value
/// is "–".
std::string boardText(const Board& board, const std::string& language);

} // namespace gaffer
