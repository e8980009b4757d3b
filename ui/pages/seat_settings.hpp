#pragma once

#include "ui/i18n/say.hpp"
#include "ui/theme/theme.hpp"

#include <optional>

namespace gaffer::ui {

/// What people chose for this seat; kept on this PC, not in the workshop.
struct SeatSettings {
    Shade shade{Shade::Day};
    ScreenMeasure measure;
    /// Nothing: as the command line or the workshop says.
    std::optional<Language> language;
};

/// Reads them; defaults where nothing was chosen.
SeatSettings loadSeatSettings();
/// Keeps them.
void saveSeatSettings(const SeatSettings& settings);

} // namespace gaffer::ui
