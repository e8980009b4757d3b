#pragma once

#include "ui/frame/seat.hpp"

#include <QStringList>

namespace gaffer::ui {

/// What is wrong with the controls now visible in `window`: clipped texts, missing names, controls too small or too close.
QStringList faultsOf(MainWindow& window, const Theme& theme);

/// Visits every page and the pads of the station page in both languages; one sentence per fault, none when all is well.
QStringList selfTest(Seat& seat);

} // namespace gaffer::ui
