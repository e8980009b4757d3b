#pragma once

#include "core/workshop/day_book.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gaffer {

/// A note, or several that say the same, as a row.
struct NoteRow {
    const BookNote* first{};
    std::int64_t was{};
    std::int64_t now{};
    std::size_t count{1};
};

/// Counts to explain and counts booked back that say the same of one station stand one by one up to a number; those that follow share a row. The rows
/// point into `found` and keep its order.
std::vector<NoteRow> noteRows(const std::vector<const BookNote*>& found);

} // namespace gaffer
