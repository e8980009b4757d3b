#include "app/upkeep/caretaker.hpp"

#include "app/upkeep/backup.hpp"
#include "db/event_log_sqlite.hpp"
#include "db/history/set_aside.hpp"

#include <algorithm>
#include <sstream>

namespace gaffer {
namespace {

/// A stick may be plugged in at any time; a try without one costs nothing.
constexpr Duration retryAfter = std::chrono::minutes{5};

/// A time server's corrections stay far below; a person who sets the clock does not.
constexpr Duration clockDifferenceMost = std::chrono::minutes{1};

/// Where backups go.
std::filesystem::path targetOf(const WorkshopFolder& folder, const BackupWiring& wiring)
{
    // An absolute folder stands for itself.
    return (folder.path / (wiring.folder.empty() ? "backups" : wiring.folder)).lexically_normal();
}

/// The first line is the time, the rest what was found.
void readVerifyNote(const WorkshopFolder& folder, CareNotes& notes)
{
    const auto text = readFile(folder.verifyNote());
    if (!text) return;
    std::istringstream lines{*text};
    std::string time;
    std::getline(lines, time);
    notes.lastVerify = parseInstant(time);
    std::getline(lines, notes.verifyProblem);
}

std::vector<std::string> setAsideIn(const WorkshopFolder& folder)
{
    std::vector<std::string> names;
    const SystemDisk disk;
    for (const auto& place : {folder.path, folder.history()})
        for (const DiskFile& file : disk.list(place))
            if (file.name.find(damagedMark) != std::string::npos && !file.name.ends_with("-wal") && !file.name.ends_with("-shm"))
                names.push_back((place / file.name).lexically_relative(folder.path).string());
    return names;
}

/// How little room there is, as a warning's key; nothing while there is enough.
const char* narrowness(const WorkshopFolder& folder)
{
    constexpr std::uint64_t littleBytes = 1ULL << 30;
    constexpr std::uint64_t littleShare = 10;
    std::error_code ignored;
    const bool logStands = std::filesystem::exists(folder.database(), ignored);
    if (logStands && EventLogSqlite::livesOnReserve(folder.database())) return "disk.full";
    const auto space = SystemDisk{}.space(folder.path);
    const bool low = space && space->free < std::min(littleBytes, space->total / littleShare);
    return low ? "disk.low" : nullptr;
}

/// One line, whatever is in it.
std::string oneLine(std::string text)
{
    std::ranges::replace(text, '\n', ' ');
    return text;
}

} // namespace

Caretaker::Caretaker(CareParts parts) : m_parts{std::move(parts)}
{
    readVerifyNote(m_parts.folder, m_notes);
    refresh();
}

void Caretaker::setWiring(BackupWiring wiring, ZoneTable zone)
{
    {
        const std::scoped_lock lock{m_mutex};
        m_wiring = std::move(wiring);
        m_zone = std::move(zone);
        m_failedAt.reset();
    }
    refresh();
}

CareNotes Caretaker::notes() const
{
    const std::scoped_lock lock{m_mutex};
    return m_notes;
}

void Caretaker::work()
{
    const Duration uptime = m_parts.uptime();
    const auto due = [&](const std::optional<Instant>& last) {
        const std::scoped_lock lock{m_mutex};
        return isDue({last, m_wiring.at}, m_zone, m_parts.wall(), uptime);
    };
    // Checked first: whether older backups may go depends on it.
    if (due(notes().lastVerify)) verify();
    const bool waits = [&] {
        const std::scoped_lock lock{m_mutex};
        return m_failedAt && uptime - *m_failedAt < retryAfter;
    }();
    if (!m_givenUp && !waits && due(lastBackup(m_parts.folder))) backup();
    refresh();
}

void Caretaker::verify()
{
    const FilesCheck check = checkFiles(m_parts.folder, [this] { return m_givenUp.load(); });
    if (check.givenUp) return;
    const Instant now = m_parts.wall();
    const std::string problem = check.finding ? oneLine(check.finding->text) : "";
    static_cast<void>(replaceFile(m_parts.folder.verifyNote(), toText(now) + "\n" + problem + "\n"));
    {
        const std::scoped_lock lock{m_mutex};
        m_notes.lastVerify = now;
        m_notes.verifyProblem = problem;
    }
    if (problem.empty())
        m_parts.say("all files are sound: " + std::to_string(check.log.events) + " events, " +
                    std::to_string(check.history.files) + " files of history");
    else
        m_parts.warn("a check of all files found damage: " + problem);
    if (!check.history.findings.empty() && m_parts.damaged) m_parts.damaged(check.history.findings);
}

void Caretaker::backup()
{
    const auto [wiring, sound] = [this] {
        const std::scoped_lock lock{m_mutex};
        return std::pair{m_wiring, m_notes.verifyProblem.empty()};
    }();
    const auto made =
        backupDaily(m_parts.folder, targetOf(m_parts.folder, wiring), wiring.keep, sound ? OldBackups::MayGo : OldBackups::Stay,
                    m_parts.wall(), [this] { return m_givenUp.load(); });
    if (m_givenUp) return;
    if (made)
        m_parts.say("backup written and compared: " + made->file.string());
    else
        m_parts.warn("no backup was made: " + made.error().text);
    const std::scoped_lock lock{m_mutex};
    m_notes.backupProblem = made ? "" : oneLine(made.error().text);
    m_failedAt = made ? std::nullopt : std::optional{m_parts.uptime()};
}

void Caretaker::refresh()
{
    const auto [before, after] = [this] {
        const std::scoped_lock lock{m_mutex};
        const CareNotes known = m_notes;
        m_notes.backupFolder = targetOf(m_parts.folder, m_wiring);
        m_notes.lastBackup = lastBackup(m_parts.folder);
        m_notes.setAside = setAsideIn(m_parts.folder);
        m_notes.warnings.clear();
        if (const char* narrow = narrowness(m_parts.folder)) m_notes.warnings.emplace_back(narrow);
        const DailyTask task{m_notes.lastBackup, m_wiring.at};
        if (isOverdue(task, m_parts.wall(), m_parts.uptime())) m_notes.warnings.emplace_back("backup.old");
        if (!m_notes.backupProblem.empty()) m_notes.warnings.emplace_back("backup.failed");
        if (!m_notes.verifyProblem.empty()) m_notes.warnings.emplace_back("verify.failed");
        if (!m_notes.setAside.empty()) m_notes.warnings.emplace_back("files.setAside");
        if (std::chrono::abs(m_parts.clockAhead()) > clockDifferenceMost) m_notes.warnings.emplace_back("clock.differs");
        return std::pair{known, m_notes};
    }();
    if (before != after && m_parts.changed) m_parts.changed();
}

} // namespace gaffer
