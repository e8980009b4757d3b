#pragma once

#include "core/historian/recent_history.hpp"
#include "db/database.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace gaffer {

/// The file of scans that are not yet sealed (`history/hot.db`): one row a scan, every row names its layout. One thread.
class HotFile {
public:
    /// Opens or makes the file and brings its schema up to date.
    static Result<HotFile> open(const std::filesystem::path& file, const DatabaseOptions& options);

    /// Writes layouts not yet in the file (they have the numbers 1, 2, ...) and rows in one transaction that is on the disk when
    /// this returns; a row written before is replaced by itself.
    Outcome write(std::span<const std::shared_ptr<const ScanLayout>> layouts, std::span<const HotRow> rows);
    /// Gives every layout by number and then every row in order of arrival; stops with the first fault of either.
    Outcome load(const std::function<Outcome(const ScanLayout&)>& takeLayout,
                 const std::function<Outcome(const HotRow&)>& takeRow) const;
    /// Looks at the `most` rows after row `after` and removes those that chunks hold; `sealed` has the last such row of each
    /// layout. Gives the last row it looked at, `after` when there was none.
    Result<std::int64_t> removeSealed(const std::map<std::int64_t, std::int64_t>& sealed, std::int64_t after, int most);
    /// Gives the room of removed rows back to the disk; takes as much time and passing room as the rows that are left.
    Outcome shrink();
    /// The name by which sealed chunks remember which file their rows came from.
    [[nodiscard]] const std::string& store() const noexcept { return m_store; }
    /// The database underneath.
    [[nodiscard]] const Database& database() const noexcept { return m_database; }

private:
    explicit HotFile(Database database) : m_database{std::move(database)} {}
    Outcome identify(OpenMode mode);
    void writeLayout(std::int64_t number, const ScanLayout& layout);
    [[nodiscard]] ScanLayout loadLayout(std::int64_t number, std::string device, std::int64_t every) const;

    Database m_database;
    std::string m_store;
    std::size_t m_layoutsWritten{};
};

} // namespace gaffer
