#pragma once

#include "core/report/table.hpp"

#include <cstddef>

namespace gaffer {

/// True when the figures of column `column` of `table` stand right: no cell of it is a text. A dash stands as its column does,
/// and a column of labels with a figure among them, as the head of the report has, is read from the left.
bool isNumberColumn(const ReportTable& table, std::size_t column);

} // namespace gaffer
