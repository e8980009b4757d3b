#include "db/history/hot_file.hpp"

#include "db/history/point_row.hpp"

namespace gaffer {

namespace {

HotRow hotRowOf(SQLite::Statement& row)
{
    const SQLite::Column data = row.getColumn(4);
    const auto* const bytes = static_cast<const std::uint8_t*>(data.getBlob());
    return {row.getColumn(0).getInt64(), row.getColumn(1).getInt64(), fromMillis(row.getColumn(2).getInt64()),
            static_cast<std::uint64_t>(row.getColumn(3).getInt64()), Bytes(bytes, bytes + data.getBytes())};
}

} // namespace

Result<HotFile> HotFile::open(const std::filesystem::path& file, const DatabaseOptions& options)
{
    return guarded([&]() -> Result<HotFile> {
        auto database = Database::open(file, options);
        if (!database) return database.error();
        if (options.mode == OpenMode::ReadWrite)
            if (const auto migrated = database->migrate(migrationsOf("history_hot")); !migrated) return migrated.error();
        HotFile hot{std::move(*database)};
        if (const auto named = hot.identify(options.mode); !named) return named.error();
        return hot;
    });
}

Outcome HotFile::identify(OpenMode mode)
{
    SQLite::Database& connection = m_database.connection();
    if (mode == OpenMode::ReadWrite)
        connection.exec("INSERT INTO identity SELECT lower(hex(randomblob(16))) WHERE NOT EXISTS (SELECT * FROM identity)");
    SQLite::Statement query{connection, "SELECT store, (SELECT count(*) FROM layout) FROM identity"};
    if (!query.executeStep())
        return Fault{FaultCode::Damaged, "history.damaged", m_database.file().string() + " has no name", {}};
    m_store = query.getColumn(0).getString();
    m_layoutsWritten = static_cast<std::size_t>(query.getColumn(1).getInt64());
    return Done{};
}

Outcome HotFile::write(std::span<const std::shared_ptr<const ScanLayout>> layouts, std::span<const HotRow> rows)
{
    const auto outcome = m_database.transaction([&]() -> Outcome {
        for (std::size_t i = m_layoutsWritten; i < layouts.size(); ++i)
            writeLayout(static_cast<std::int64_t>(i) + 1, *layouts[i]);
        SQLite::Statement insert{m_database.connection(), "INSERT OR REPLACE INTO scan VALUES (?, ?, ?, ?, ?)"};
        for (const HotRow& row : rows) {
            insert.bind(1, row.id);
            insert.bind(2, row.layout);
            insert.bind(3, toMillis(row.time));
            insert.bind(4, static_cast<std::int64_t>(row.sequence));
            insert.bindNoCopy(5, row.data.data(), static_cast<int>(row.data.size()));
            insert.exec();
            insert.reset();
        }
        return Done{};
    });
    if (outcome) m_layoutsWritten = std::max(m_layoutsWritten, layouts.size());
    return outcome;
}

void HotFile::writeLayout(std::int64_t number, const ScanLayout& layout)
{
    SQLite::Statement insert{m_database.connection(), "INSERT INTO layout VALUES (?, ?, ?)"};
    insert.bind(1, number);
    insert.bind(2, layout.device.value);
    insert.bind(3, static_cast<std::int64_t>(layout.every.count()));
    insert.exec();
    SQLite::Statement point{m_database.connection(), "INSERT INTO layout_point VALUES (?, ?, ?, ?, ?, ?, ?, ?)"};
    for (std::size_t i = 0; i < layout.points.size(); ++i) {
        point.bind(1, number);
        point.bind(2, static_cast<std::int64_t>(i));
        bindPoint(point, 3, layout.points[i]);
        point.exec();
        point.reset();
    }
}

Outcome HotFile::load(const std::function<Outcome(const ScanLayout&)>& takeLayout,
                      const std::function<Outcome(const HotRow&)>& takeRow) const
{
    return guarded([&]() -> Outcome {
        const SQLite::Database& connection = m_database.connection();
        SQLite::Statement layouts{connection, "SELECT id, device, every_ms FROM layout ORDER BY id"};
        while (layouts.executeStep()) {
            const auto layout =
                loadLayout(layouts.getColumn(0).getInt64(), layouts.getColumn(1).getString(), layouts.getColumn(2).getInt64());
            if (const auto taken = takeLayout(layout); !taken) return taken;
        }
        SQLite::Statement rows{connection, "SELECT id, layout, t, sequence, data FROM scan ORDER BY id"};
        while (rows.executeStep())
            if (const auto taken = takeRow(hotRowOf(rows)); !taken) return taken;
        return Done{};
    });
}

ScanLayout HotFile::loadLayout(std::int64_t number, std::string device, std::int64_t every) const
{
    ScanLayout layout{DeviceId{std::move(device)}, Duration{every}, {}};
    SQLite::Statement points{m_database.connection(),
                             std::string{"SELECT "} + pointColumns + " FROM layout_point WHERE layout = ? ORDER BY position"};
    points.bind(1, number);
    while (points.executeStep()) layout.points.push_back(pointOf(points, 0));
    return layout;
}

Outcome HotFile::shrink()
{
    const auto shrunk = guarded([&]() -> Outcome {
        m_database.connection().exec("VACUUM");
        return Done{};
    });
    return shrunk ? m_database.checkpoint() : shrunk;
}

Result<std::int64_t> HotFile::removeSealed(const std::map<std::int64_t, std::int64_t>& sealed, std::int64_t after, int most)
{
    std::int64_t last = after;
    const Outcome removed = m_database.transaction([&]() -> Outcome {
        std::vector<std::int64_t> rows;
        SQLite::Statement query{m_database.connection(), "SELECT id, layout FROM scan WHERE id > ? ORDER BY id LIMIT ?"};
        query.bind(1, after);
        query.bind(2, most);
        while (query.executeStep()) {
            last = query.getColumn(0).getInt64();
            const auto known = sealed.find(query.getColumn(1).getInt64());
            if (known != sealed.end() && last <= known->second) rows.push_back(last);
        }
        SQLite::Statement remove{m_database.connection(), "DELETE FROM scan WHERE id = ?"};
        for (const std::int64_t row : rows) {
            remove.bind(1, row);
            remove.exec();
            remove.reset();
        }
        return Done{};
    });
    if (!removed) return removed.error();
    return last;
}

} // namespace gaffer
