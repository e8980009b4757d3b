#include "db/damaged_database.hpp"

#include "db/disk.hpp"

#include <fstream>

namespace gaffer {
namespace {

/// The first page holds the list of tables; that of a new database says the same, for the tables are made in one order and never
/// change.
Result<Database> openWithFreshFirstPage(const std::filesystem::path& damaged, const std::filesystem::path& copy,
                                        const DatabaseForm& form)
{
    if (const Outcome made = makeEmpty(copy, form); !made) return made.error();
    std::string page(static_cast<std::size_t>(form.pageSize), '\0');
    std::ifstream{copy, std::ios::binary}.read(page.data(), form.pageSize);
    std::error_code error;
    constexpr auto replace = std::filesystem::copy_options::overwrite_existing;
    std::filesystem::copy_file(damaged, copy, replace, error);
    const std::filesystem::path wal = damaged.string() + "-wal";
    if (!error && std::filesystem::exists(wal)) std::filesystem::copy_file(wal, copy.string() + "-wal", replace, error);
    if (error)
        return Fault{FaultCode::Unavailable, "database.unavailable", copy.string() + ": " + error.message(), {copy.string()}};
    std::fstream file{copy, std::ios::binary | std::ios::in | std::ios::out};
    // The number of pages is that of the new database: nought makes SQLite ask the file.
    constexpr std::size_t pagesAt = 28;
    constexpr std::size_t pagesBytes = 4;
    page.replace(pagesAt, pagesBytes, pagesBytes, '\0');
    file.write(page.data(), form.pageSize);
    file.close();
    return Database::open(copy);
}

Outcome answers(const Database& database, const std::string& probe)
{
    return guarded([&]() -> Outcome {
        SQLite::Statement{database.connection(), probe}.executeStep();
        return Done{};
    });
}

} // namespace

Outcome makeEmpty(const std::filesystem::path& file, const DatabaseForm& form)
{
    if (const Outcome removed = SystemDisk{}.remove(file); !removed) return removed;
    auto fresh = Database::open(file, {.pageSize = form.pageSize});
    if (!fresh) return fresh.error();
    if (const Outcome migrated = fresh->migrate(form.migrations); !migrated) return migrated;
    return fresh->checkpoint();
}

Result<Database> openDamaged(const std::filesystem::path& damaged, const std::filesystem::path& copy, const DatabaseForm& form)
{
    auto asItIs = Database::open(damaged, {.mode = OpenMode::ReadOnly, .vfs = form.vfs});
    if (!form.vfs.empty() || (asItIs && answers(*asItIs, form.probe))) return asItIs;
    return openWithFreshFirstPage(damaged, copy, form);
}

void visitReadable(const Database& database, const std::string& select, std::int64_t after, std::int64_t hiddenMost,
                   const std::function<bool(SQLite::Statement&)>& take)
{
    // A page that cannot be read hides the rows in it: they are asked for until one answers, one by one at first and then in
    // steps that are small beside what is hidden already.
    constexpr std::int64_t stepShare = 200;
    for (std::int64_t hidden = 0; hidden < hiddenMost; hidden += 1 + hidden / stepShare) {
        try {
            SQLite::Statement query{database.connection(), select};
            query.bind(1, after + hidden);
            while (query.executeStep()) {
                const std::int64_t key = query.getColumn(0).getInt64();
                // A damaged tree can lead back to a row again and again.
                if (key <= after) continue;
                after = key;
                hidden = 0;
                if (!take(query)) return;
            }
            return;
        } catch (const SQLite::Exception& error) {
            if (faultOf(error).code != FaultCode::Damaged) throw;
        }
    }
}

} // namespace gaffer
