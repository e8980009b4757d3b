#include "db/history/month_salvage.hpp"

#include "db/history/month_file.hpp"
#include "db/history/point_row.hpp"

#include <optional>

namespace gaffer {
namespace {

/// Rows that damaged pages next to each other can hide.
constexpr std::int64_t hiddenMost = 1'000'000;

/// The chunk in a row, when all of it is as it was written.
std::optional<SealedChunk> trusted(SQLite::Statement& row, const PointInfo& info, Duration every)
{
    enum Column : int { Id, Point, First, Last, Count, Data };
    const SQLite::Column data = row.getColumn(Data);
    const auto* const bytes = static_cast<const std::uint8_t*>(data.getBlob());
    SealedChunk chunk{info,
                      every,
                      fromMillis(row.getColumn(First).getInt64()),
                      fromMillis(row.getColumn(Last).getInt64()),
                      static_cast<std::size_t>(row.getColumn(Count).getInt64()),
                      Bytes(bytes, bytes + data.getBytes())};
    const auto series = pieceOf(info.name, info.decimals, every, chunk.first, chunk.last, chunk.data).load();
    if (!series || series->numbers.size() != chunk.samples) return std::nullopt;
    return chunk;
}

} // namespace

Result<MonthSalvage> MonthSalvage::open(const std::filesystem::path& damaged, const Disk& disk)
{
    return guarded([&]() -> Result<MonthSalvage> {
        const DatabaseForm form{migrationsOf("history_raw"), monthPageBytes, "SELECT id FROM point", disk.vfs()};
        auto opened = openDamaged(damaged, damaged.string() + "-copy", form);
        if (!opened) return opened.error();
        Points points;
        const std::string select =
            std::string{"SELECT id, "} + pointColumns + ", every_ms FROM point WHERE id > ? ORDER BY id";
        visitReadable(*opened, select, 0, hiddenMost, [&](SQLite::Statement& row) {
            const Duration every{row.getColumn(pointColumnCount + 1).getInt64()};
            points.try_emplace(row.getColumn(0).getInt64(), pointOf(row, 1), every);
            return true;
        });
        if (points.empty())
            return Fault{FaultCode::Damaged, "history.damaged", damaged.string() + ": no point in it can be read", {}};
        return MonthSalvage{std::move(*opened), std::move(points)};
    });
}

Result<MonthSalvage::Batch> MonthSalvage::next(std::int64_t after, int most) const
{
    return guarded([&]() -> Result<Batch> {
        Batch batch{{}, after};
        int looked = 0;
        constexpr const char* select = "SELECT id, point, t0, t1, n, data FROM chunk WHERE id > ? ORDER BY id";
        visitReadable(m_database, select, after, hiddenMost, [&](SQLite::Statement& row) {
            batch.last = row.getColumn(0).getInt64();
            const auto point = m_points.find(row.getColumn(1).getInt64());
            if (point != m_points.end())
                if (auto chunk = trusted(row, point->second.first, point->second.second)) batch.chunks.push_back(*std::move(chunk));
            return ++looked < most;
        });
        return batch;
    });
}

} // namespace gaffer
