#pragma once

#include "ui/pages/page.hpp"

#include <functional>

namespace gaffer::ui {

/// Finds a product by code, name or initials while typing; Enter takes the first one. `chosen` is called with it.
Sheet* askProduct(const SeatContext& context, QWidget* host, std::function<void(const Product&)> chosen);

/// Search for reading: shows what is known of the product, and for leaders offers to queue it at a station.
void searchProducts(const SeatContext& context, QWidget* host);

} // namespace gaffer::ui
