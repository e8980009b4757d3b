#pragma once

#include "ui/pages/page.hpp"

namespace gaffer::ui {

/// A tender's round: crown and glass temperatures and the glass left, typed for all furnaces and pots at once. What is left empty
/// was not read. Sends one typed reading per filled field.
void askRound(const SeatContext& context, QWidget* host);

} // namespace gaffer::ui
