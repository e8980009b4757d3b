#pragma once

#include "core/base/problem.hpp"
#include "core/wiring/check.hpp"

#include <string>
#include <string_view>

namespace gaffer::wire {

/// What workshop.json says and everything that is wrong with it.
struct WorkshopFile {
    /// Meaningful only when `problems` is empty; else what could be read of it.
    Wiring wiring;
    /// Mistakes of form first (with line and column where the text is no JSON), then those of meaning; empty: use it.
    Problems problems;
    /// True when the wiring may be used.
    [[nodiscard]] bool ok() const noexcept { return problems.empty(); }
};

/// Reads and checks the text of a workshop.json; `profiles` are the known device profiles and their points.
WorkshopFile readWorkshop(std::string_view text, const ProfilePoints& profiles);

/// The text of a workshop.json that readWorkshop reads back to the same wiring: short objects on one line each, members that
/// stand at their default left out.
std::string writeWorkshop(const Wiring& wiring);

} // namespace gaffer::wire
