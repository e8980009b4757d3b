#pragma once

#include "core/engine/verify.hpp"
#include "db/database.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace gaffer {

/// Where the event log stood at the first commit of each hour and at each clean stop, in a file beside the readings: a log whose
/// end was cut off is found out by it. Used by one thread.
class LogAnchorsSqlite {
public:
    /// Opens `file` (made if missing, unless read only); faults as Database::open and Database::migrate.
    static Result<std::unique_ptr<LogAnchorsSqlite>> open(const std::filesystem::path& file, OpenMode mode = OpenMode::ReadWrite);
    /// Takes over a database whose schema is up to date; open() is the way to one.
    explicit LogAnchorsSqlite(Database database);

    /// True while the hour of `now` has none yet and lies behind the newest; costs a comparison.
    [[nodiscard]] bool due(Instant now) const;
    /// Keeps `anchor` if its hour has none yet; durable when it returns Done. An hour that lies before the newest one is passed
    /// over.
    Outcome keep(const LogAnchor& anchor);
    /// Keeps where the log ends when the service stops, also in an hour that has one; durable when it returns Done.
    Outcome keepEnd(const LogAnchor& anchor);
    /// All of them, oldest first.
    [[nodiscard]] Result<std::vector<LogAnchor>> all() const;

private:
    Outcome insert(const LogAnchor& anchor);

    Database m_database;
    /// The newest kept, so that most commits cost a comparison.
    std::optional<Instant> m_newest;
};

} // namespace gaffer
