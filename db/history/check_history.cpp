#include "db/history/check_history.hpp"

#include "db/history/hot_file.hpp"
#include "db/history/month_file.hpp"
#include "db/history/rollup_store.hpp"

namespace gaffer {

namespace {

using AskGivenUp = std::function<bool()>;

Outcome checkHot(const std::filesystem::path& file, const DatabaseOptions& options)
{
    const auto hot = HotFile::open(file, options);
    return hot ? hot->database().integrityCheck() : Outcome{hot.error()};
}

Outcome checkMonth(const std::filesystem::path& file, const DatabaseOptions& options, const AskGivenUp& givenUp)
{
    const auto month = MonthReader::open(file, options);
    if (!month) return month.error();
    if (const auto total = (*month)->samples(); !total) return total.error();
    return (*month)->verify(givenUp);
}

Outcome checkRollup(const std::filesystem::path& file, Duration width, const DatabaseOptions& options, const AskGivenUp& givenUp)
{
    const auto database = Database::open(file, options);
    return database ? verifyRollups(*database, width, givenUp) : Outcome{database.error()};
}

Outcome checkFile(const std::filesystem::path& file, const DatabaseOptions& options, const AskGivenUp& givenUp)
{
    const std::string name = file.filename().string();
    if (name.starts_with("raw-")) return checkMonth(file, options, givenUp);
    if (name.starts_with("minutes-")) return checkRollup(file, std::chrono::minutes{1}, options, givenUp);
    if (name.starts_with("hours-")) return checkRollup(file, std::chrono::hours{1}, options, givenUp);
    if (name == "hot.db") return checkHot(file, options);
    return Done{};
}

} // namespace

HistoryCheck checkHistory(const std::filesystem::path& folder, const Disk& disk, const std::function<bool()>& givenUp)
{
    HistoryCheck check;
    const DatabaseOptions options{.mode = OpenMode::ReadOnly, .busyTimeout = std::chrono::seconds{10}, .vfs = disk.vfs()};
    for (const DiskFile& file : disk.list(folder)) {
        // Names such as raw-2026-11.db.damaged-1 are known to be damaged, and the logs of databases are read with them.
        if (!file.name.ends_with(".db")) continue;
        const Outcome sound = guarded([&] { return checkFile(folder / file.name, options, givenUp); });
        check.givenUp = givenUp && givenUp();
        if (check.givenUp) return check;
        ++check.files;
        if (!sound) check.findings.push_back({file.name, sound.error()});
    }
    return check;
}

} // namespace gaffer
