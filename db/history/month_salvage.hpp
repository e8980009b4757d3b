#pragma once

#include "db/damaged_database.hpp"
#include "db/disk.hpp"
#include "db/history/sealed_block.hpp"

#include <map>
#include <utility>

namespace gaffer {

/// Reads what can be trusted out of a month's file that was set aside as damaged; never changes it. One thread.
class MonthSalvage {
public:
    /// Some of the chunks, in the order in which they were written.
    struct Batch {
        std::vector<SealedChunk> chunks;
        /// The last row that was looked at; that asked for when there are no more.
        std::int64_t last{};
    };

    /// Opens `damaged` on `disk`, through a copy beside it when its first page is lost. Damaged when nothing in it can be read.
    static Result<MonthSalvage> open(const std::filesystem::path& damaged, const Disk& disk);
    /// The chunks among the next `most` readable rows behind row `after` that decode and are those of their point and time.
    Result<Batch> next(std::int64_t after, int most) const;

private:
    /// A point's number in the file stands for its description and the period at which it was polled.
    using Points = std::map<std::int64_t, std::pair<PointInfo, Duration>>;

    MonthSalvage(Database database, Points points) : m_database{std::move(database)}, m_points{std::move(points)} {}

    Database m_database;
    Points m_points;
};

} // namespace gaffer
