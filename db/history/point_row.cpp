#include "db/history/point_row.hpp"

#include <SQLiteCpp/Column.h>

namespace gaffer {

void bindPoint(SQLite::Statement& statement, int first, const PointInfo& info)
{
    statement.bind(first, info.name.value);
    statement.bind(first + 1, info.unit);
    statement.bind(first + 2, info.decimals);
    statement.bind(first + 3, info.counter ? 1 : 0);
    statement.bind(first + 4, info.stepped ? 1 : 0);
    statement.bind(first + 5, info.counterBits);
}

PointInfo pointOf(const SQLite::Statement& row, int first)
{
    return {PointName{row.getColumn(first).getString()}, row.getColumn(first + 1).getString(),
            row.getColumn(first + 2).getInt(),           row.getColumn(first + 3).getInt() != 0,
            row.getColumn(first + 4).getInt() != 0,      row.getColumn(first + 5).getInt()};
}

} // namespace gaffer
