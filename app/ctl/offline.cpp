#include "app/ctl/offline.hpp"

#include "app/host/running_clock.hpp"
#include "core/engine/engine.hpp"
#include "db/event_log_sqlite.hpp"
#include "db/history/history_sqlite.hpp"
#include "db/people_sqlite.hpp"

namespace gaffer {

Result<OfflineWorkshop> openOffline(const WorkshopFolder& folder)
{
    OfflineWorkshop offline;
    if (const auto wiring = loadWiring(folder)) {
        offline.language = wiring->wiring.language;
        offline.timeZone = wiring->wiring.timeZone;
    }
    auto log = EventLogSqlite::open(folder.database(), {OpenMode::ReadOnly});
    if (!log) return log.error();
    Engine engine{EngineParts{**log, {}, {}, {}, {}}};
    if (const Outcome folded = engine.start(); !folded) return folded.error();
    offline.workshop = engine.workshop();
    offline.lastTime = offline.workshop.time;
    std::error_code ignored;
    if (std::filesystem::exists(folder.people(), ignored))
        if (const auto people = PeopleSqlite::open(folder.people())) offline.names = (*people)->names();
    const auto history = openHistoryReadOnly(folder.path);
    const auto newest = history ? (*history)->newest() : Result<std::vector<PointValue>>{std::vector<PointValue>{}};
    for (PointValue value : newest ? *newest : std::vector<PointValue>{}) {
        if (value.mark.good()) value.mark = uncertainMark(Reason::LastKnown);
        offline.lastTime = std::max(offline.lastTime, value.time);
        offline.live.set(std::move(value));
    }
    return offline;
}

} // namespace gaffer
