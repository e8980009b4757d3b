#pragma once

#include "ui/pages/page.hpp"

#include <functional>

namespace gaffer::ui {

/// Finds a product on a touch screen without a keyboard: keys for letters and digits, the best hits as keys below. `chosen` is
/// called with the product whose key is pressed.
Sheet* askProductByKeys(const SeatContext& context, QWidget* host, std::function<void(const Product&)> chosen);

} // namespace gaffer::ui
