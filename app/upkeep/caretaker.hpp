#pragma once

#include "app/host/workshop_folder.hpp"
#include "app/upkeep/check_files.hpp"
#include "app/upkeep/schedule.hpp"
#include "core/wiring/wiring.hpp"

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace gaffer {

/// What the caretaker knows, for `status` and for seats.
struct CareNotes {
    std::optional<Instant> lastBackup;
    std::filesystem::path backupFolder;
    /// Why the last try failed; empty when it did not.
    std::string backupProblem;
    std::optional<Instant> lastVerify;
    /// What the last check of all files found; empty when they were sound.
    std::string verifyProblem;
    /// Damaged files that were renamed and still lie there.
    std::vector<std::string> setAside;
    /// What somebody must look after: disk.full, disk.low, backup.old, backup.failed, verify.failed, files.setAside, clock.differs.
    std::vector<std::string> warnings;
    bool operator==(const CareNotes&) const = default;
};

/// What the caretaker uses; all may be called on the thread of its work.
struct CareParts {
    WorkshopFolder folder;
    /// The computer's clock: a demo that lives faster is not backed up more often.
    std::function<Instant()> wall;
    /// How long the service has run.
    std::function<Duration()> uptime;
    /// How far the computer's clock is ahead of the workshop's time.
    std::function<Duration()> clockAhead;
    /// Hears of files of the history that were found damaged.
    std::function<void(const std::vector<HistoryFinding>&)> damaged;
    /// Hears that the notes changed.
    std::function<void()> changed;
    /// Says what was done, and what went wrong.
    std::function<void(const std::string&)> say;
    std::function<void(const std::string&)> warn;
};

/// Checks all files of the workshop each night and then makes the daily backup. Takes no thread: whoever has one to spare calls
/// work() on it now and then.
class Caretaker {
public:
    /// Reads the notes of former runs.
    explicit Caretaker(CareParts parts);
    /// What workshop.json says; any thread.
    void setWiring(BackupWiring wiring, ZoneTable zone);
    /// Does what is due now, which may take long; one thread at a time.
    void work();
    /// What is known; any thread.
    [[nodiscard]] CareNotes notes() const;
    /// Ends a work under way soon; any thread.
    void giveUp() { m_givenUp = true; }

private:
    void verify();
    void backup();
    void refresh();

    CareParts m_parts;
    std::atomic<bool> m_givenUp{false};
    /// The last try of a backup that failed, so that the next one waits.
    std::optional<Duration> m_failedAt;
    /// Guards what follows.
    mutable std::mutex m_mutex;
    BackupWiring m_wiring;
    ZoneTable m_zone;
    CareNotes m_notes;
};

} // namespace gaffer
