#pragma once

#include "tests/ui/support/twin_gateway.hpp"

namespace gaffer::ui {

/// The instant of all samples: 2026-11-22 14:05 in Shanghai.
Instant sampleNow();

/// A workshop at work: `stations` stations, `pots` pots, orders, moulds, points; names of 30 characters among them.
SeatView sampleView(int stations, int pots);

/// The same with broken sensors, stopped stations, a melt in fault and one on hold.
SeatView faultedView(int stations, int pots);

/// A report with a typed, an unknown and a percent figure.
Report sampleReport();

/// A twin over `view` with a catalogue and a report.
TwinGateway makeTwin(SeatView view);

} // namespace gaffer::ui
