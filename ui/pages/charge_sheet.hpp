#pragma once

#include "ui/pages/page.hpp"

#include <functional>

namespace gaffer::ui {

/// Asks what is charged into a pot: recipe, raw batch, cullet, portions planned. `charge` gets a command with at least one
/// kilogram.
void askCharge(const SeatContext& context, QWidget* host, const MeltView& melt, std::function<void(const ChargeMelt&)> charge);

} // namespace gaffer::ui
