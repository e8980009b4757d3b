#include "db/history/point_row.hpp"

#include <gtest/gtest.h>
#include <SQLiteCpp/Database.h>

namespace gaffer {
namespace {

TEST(PointRow, ComesBackAsItWasBound)
{
    SQLite::Database database{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    database.exec("CREATE TABLE point (id INTEGER PRIMARY KEY, name, unit, decimals, counter, stepped, counter_bits)");
    const std::vector<PointInfo> infos{{PointName{"io.t1"}, "degC", 1, false, false, 0},
                                       {PointName{"炉.温度"}, "", -1, false, false, 0},
                                       {PointName{"io.count1"}, "1", 0, true, false, 32},
                                       {PointName{"io.closed1"}, "", 0, false, true, 0}};
    SQLite::Statement insert{database, std::string{"INSERT INTO point ("} + pointColumns + ") VALUES (?, ?, ?, ?, ?, ?)"};
    for (const PointInfo& info : infos) {
        bindPoint(insert, 1, info);
        insert.exec();
        insert.reset();
    }
    SQLite::Statement query{database, std::string{"SELECT id, "} + pointColumns + " FROM point ORDER BY id"};
    for (const PointInfo& info : infos) {
        ASSERT_TRUE(query.executeStep());
        EXPECT_EQ(pointOf(query, 1), info);
    }
    EXPECT_EQ(query.getColumnCount(), pointColumnCount + 1);
}

} // namespace
} // namespace gaffer
