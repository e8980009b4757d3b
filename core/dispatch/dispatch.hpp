#pragma once

#include "core/ports/dispatcher.hpp"

namespace gaffer {

/// The fallback rule while no plan stands: urgent orders first, then what needs no set-up, then by due date; only what the glass,
/// a free mould copy and the crew allow, and no more than about a shift's work for each station.
class DispatchRule final : public Dispatcher {
public:
    [[nodiscard]] std::vector<SetQueue> propose(const Workshop& workshop, const std::vector<StationId>& stations,
                                                Instant now) const override;
};

} // namespace gaffer
