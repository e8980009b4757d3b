#pragma once

#include "app/ctl/context.hpp"
#include "core/base/ids.hpp"
#include "core/base/instant.hpp"

#include <optional>
#include <string>
#include <vector>

// The verbs of gafferctl; each prints its result and gives the exit code.
namespace gaffer::ctl {

/// Makes a workshop in a folder that holds none.
CtlExit init(const CtlContext& context, const std::string& folder, const std::string& sample);
/// Says what is wrong with workshop.json.
CtlExit check(const CtlContext& context);
/// Lets the service take workshop.json over.
CtlExit reload(const CtlContext& context);
/// How the service is.
CtlExit status(const CtlContext& context);
/// Folds the log again and compares; checks the chain of hashes, the database and the history.
CtlExit verify(const CtlContext& context);
/// Copies the workshop into one file while it works.
CtlExit backup(const CtlContext& context, const std::string& file);
/// Brings a backup back into a new folder.
CtlExit restore(const CtlContext& context, const std::string& file, const std::string& folder);
/// Writes a copy of the event log for SQL tools.
CtlExit exportDb(const CtlContext& context, const std::string& file);

/// Live values, those named or all.
CtlExit points(const CtlContext& context, const std::vector<std::string>& names);
/// A list of the service: stations, melts, moulds, orders.
CtlExit list(const CtlContext& context, const std::string& what);
/// The floor board.
CtlExit board(const CtlContext& context, const std::string& language, bool watch);
/// Counters of a bus and its devices, or of all buses.
CtlExit bus(const CtlContext& context, const std::string& name);
/// The last 256 frames of a bus with the microseconds between them.
CtlExit frames(const CtlContext& context, const std::string& bus);
/// Looks for devices on a bus.
CtlExit scan(const CtlContext& context, const std::string& bus);
/// Writes a point that may be written.
CtlExit write(const CtlContext& context, const std::string& point, const std::string& value);

/// A one-off read of registers.
struct BusRead {
    std::string bus;
    int unit{1};
    std::string table{"holding"};
    int address{};
    int count{1};
};
/// Reads registers once.
CtlExit read(const CtlContext& context, const BusRead& asked);
/// One call as a seat would make it.
CtlExit call(const CtlContext& context, const std::string& method, const std::string& params);
/// The methods with parameters and roles.
CtlExit methods(const CtlContext& context);

/// Which stretch of a point's history.
struct HistoryAsked {
    std::string point;
    std::string from;
    std::string to;
    std::string every;
};
/// A point's history as CSV.
CtlExit history(const CtlContext& context, const HistoryAsked& asked);
/// The event log as lines of JSON.
CtlExit events(const CtlContext& context, std::uint64_t since, bool follow);

/// Which file to import.
struct ImportAsked {
    std::string kind;
    std::string file;
    std::string encoding{"utf-8"};
    bool dryRun{false};
    bool onlyTemplate{false};
};
/// Imports a CSV file, or prints an empty one.
CtlExit import(const CtlContext& context, const ImportAsked& asked);

/// Which report, and where to.
struct ReportAsked {
    std::string name{"daily"};
    std::string date;
    std::string shift;
    std::string format{"csv"};
    std::string out;
    std::string language;
};
/// Writes a report.
CtlExit report(const CtlContext& context, const ReportAsked& asked);

/// Reads RFC 3339, or a span before `now` as -90m; BadInput for anything else.
Result<Instant> timeOf(const std::string& text, Instant now);

} // namespace gaffer::ctl
