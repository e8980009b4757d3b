#include "app/upkeep/check_files.hpp"

#include "db/event_log_sqlite.hpp"
#include "db/log_anchors_sqlite.hpp"

namespace gaffer {
namespace {

/// Empty where none was kept yet.
Result<std::vector<LogAnchor>> anchorsOf(const WorkshopFolder& folder)
{
    std::error_code ignored;
    if (!std::filesystem::exists(folder.anchors(), ignored)) return std::vector<LogAnchor>{};
    const auto file = LogAnchorsSqlite::open(folder.anchors(), OpenMode::ReadOnly);
    if (!file) return file.error();
    return (*file)->all();
}

// From the coarse to the fine: pages, then the chain and the fold.
VerifyReport checkLog(const WorkshopFolder& folder, const GivenUp& givenUp)
{
    VerifyReport report;
    const auto log = EventLogSqlite::open(folder.database(), {.mode = OpenMode::ReadOnly});
    const Outcome pages = log ? (*log)->database().quickCheck(givenUp) : Outcome{log.error()};
    const auto anchors = anchorsOf(folder);
    if (pages && anchors) return verifyLog(**log, {}, *anchors, givenUp);
    report.finding = pages ? anchors.error() : pages.error();
    return report;
}

Outcome checkPeople(const WorkshopFolder& folder)
{
    std::error_code ignored;
    if (!std::filesystem::exists(folder.people(), ignored)) return Done{};
    const auto people = Database::open(folder.people(), {.mode = OpenMode::ReadOnly});
    return people ? people->integrityCheck() : Outcome{people.error()};
}

} // namespace

FilesCheck checkFiles(const WorkshopFolder& folder, const GivenUp& givenUp)
{
    FilesCheck check;
    check.log = checkLog(folder, givenUp);
    // The first finding is told: what comes after it may only follow from it.
    check.finding = check.log.finding;
    if (const Outcome people = checkPeople(folder); !people && !check.finding) check.finding = people.error();
    const SystemDisk disk;
    check.history = checkHistory(folder.history(), disk, givenUp);
    if (!check.history.findings.empty() && !check.finding) {
        check.finding = check.history.findings.front().fault;
        check.finding->text = check.history.findings.front().file + ": " + check.finding->text;
    }
    check.givenUp = check.history.givenUp || isGivenUp(givenUp);
    return check;
}

} // namespace gaffer
