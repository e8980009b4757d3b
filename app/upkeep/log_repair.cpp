#include "app/upkeep/log_repair.hpp"

#include "app/host/running_clock.hpp"
#include "db/log_salvage.hpp"

namespace gaffer {
namespace {

std::filesystem::path rebuiltOf(const WorkshopFolder& folder) { return folder.database().string() + ".rebuilt"; }

Outcome renamed(const std::filesystem::path& from, const std::filesystem::path& to)
{
    std::error_code error;
    std::filesystem::rename(from, to, error);
    if (error)
        return Fault{
            FaultCode::Unavailable, "database.cannotSetAside", from.string() + " cannot be renamed: " + error.message(), {}};
    return Done{};
}

} // namespace

Outcome setDatabaseAside(const std::filesystem::path& database, const std::string& why, const TellDamage& tell)
{
    // Colons are no part of a file name on a stick formatted elsewhere.
    std::string stamp = toText(wallNow());
    std::erase(stamp, ':');
    const std::string aside = database.string() + ".damaged-" + stamp;
    // The log beside the file belongs to it: a new database must not find it.
    for (const char* tail : {"-wal", "-shm", ""}) {
        const std::filesystem::path file = database.string() + tail;
        std::error_code ignored;
        if (!std::filesystem::exists(file, ignored)) continue;
        if (const Outcome moved = renamed(file, aside + tail); !moved) return moved;
    }
    tell(database.filename().string() + " is damaged (" + why + ") and was set aside as " +
         std::filesystem::path{aside}.filename().string());
    return Done{};
}

Outcome finishLogRepair(const WorkshopFolder& folder)
{
    std::error_code ignored;
    if (std::filesystem::exists(folder.database(), ignored) || !std::filesystem::exists(rebuiltOf(folder), ignored))
        return Done{};
    return renamed(rebuiltOf(folder), folder.database());
}

Outcome repairLog(const WorkshopFolder& folder, const std::string& why, const TellDamage& tell)
{
    tell("gaffer.db is damaged (" + why + "): what is sound of it is being saved");
    const auto salvage = salvageLog(folder.database(), rebuiltOf(folder));
    std::error_code ignored;
    if (!salvage) std::filesystem::remove(rebuiltOf(folder), ignored);
    if (!salvage && salvage.error().code != FaultCode::Damaged) return salvage.error();
    // Anchors belong to the log they were taken of: the new one would be found to be cut.
    if (std::filesystem::exists(folder.anchors(), ignored))
        if (const Outcome aside = setDatabaseAside(folder.anchors(), "its log was", tell); !aside) return aside;
    if (const Outcome aside = setDatabaseAside(folder.database(), why, tell); !aside) return aside;
    if (!salvage) {
        tell("nothing of gaffer.db can be saved: the workshop begins anew; the newest backup may hold more");
        return Done{};
    }
    tell("of gaffer.db " + std::to_string(salvage->kept) + " events were saved and " + std::to_string(salvage->lost) +
         " are lost, each with its place in the log; the newest backup may hold them");
    return finishLogRepair(folder);
}

} // namespace gaffer
