#include "core/report/columns.hpp"

#include "core/base/check.hpp"

#include <algorithm>

namespace gaffer {

bool isNumberColumn(const ReportTable& table, std::size_t column)
{
    GAFFER_CHECK(column < table.columns.size());
    const auto isText = [column](const std::vector<Cell>& row) {
        return column < row.size() && row[column].kind == CellKind::Text;
    };
    // The totals say "total" in a column of texts only, so they need no look.
    return std::ranges::none_of(table.rows, isText);
}

} // namespace gaffer
