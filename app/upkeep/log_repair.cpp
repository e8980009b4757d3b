#include "app/upkeep/log_repair.hpp"

#include "app/host/running_clock.hpp"
#include "db/disk.hpp"
#include "db/history/set_aside.hpp"
#include "db/log_salvage.hpp"

namespace gaffer {
namespace {

std::filesystem::path rebuiltOf(const WorkshopFolder& folder) { return folder.database().string() + ".rebuilt"; }

std::filesystem::path asideOf(const std::filesystem::path& database)
{
    // Colons are no part of a file name on a stick formatted elsewhere.
    std::string stamp = toText(wallNow());
    std::erase(stamp, ':');
    return database.string() + std::string{damagedMark} + stamp;
}

} // namespace

Outcome setDatabaseAside(const std::filesystem::path& database, const std::string& why, const TellDamage& tell)
{
    const std::filesystem::path aside = asideOf(database);
    if (const Outcome moved = SystemDisk{}.rename(database, aside); !moved) return moved;
    tell(database.filename().string() + " is damaged (" + why + ") and was set aside as " + aside.filename().string());
    return Done{};
}

Outcome finishLogRepair(const WorkshopFolder& folder)
{
    std::error_code ignored;
    if (std::filesystem::exists(folder.database(), ignored) || !std::filesystem::exists(rebuiltOf(folder), ignored))
        return Done{};
    // The write-ahead log of the damaged file may still lie there: it must not be taken for that of the new one.
    if (const Outcome moved = SystemDisk{}.rename(folder.database(), asideOf(folder.database())); !moved) return moved;
    return SystemDisk{}.rename(rebuiltOf(folder), folder.database());
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
