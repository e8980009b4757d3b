#pragma once

#include "core/sensing/reading.hpp"

#include <SQLiteCpp/Statement.h>

namespace gaffer {

/// The columns of a PointInfo in every table of ours, in the order in which bindPoint() and pointOf() take them.
inline constexpr const char* pointColumns = "name, unit, decimals, counter, stepped, counter_bits";
/// How many columns that are.
inline constexpr int pointColumnCount = 6;

/// Binds `info` to pointColumnCount parameters from `first` on.
void bindPoint(SQLite::Statement& statement, int first, const PointInfo& info);

/// Reads a PointInfo from pointColumnCount columns of the present row from `first` on.
PointInfo pointOf(const SQLite::Statement& row, int first);

} // namespace gaffer
