#include "app/ctl/offline.hpp"
#include "app/ctl/service_link.hpp"
#include "app/ctl/verbs.hpp"
#include "app/files/report_files.hpp"
#include "app/host/running_clock.hpp"
#include "core/historian/history_csv.hpp"
#include "core/import/import.hpp"
#include "core/report/catalogue.hpp"
#include "core/wire/answers.hpp"
#include "core/wire/events.hpp"
#include "core/wire/queries.hpp"
#include "db/event_log_sqlite.hpp"
#include "db/history/history_sqlite.hpp"

#include <thread>

namespace gaffer::ctl {
namespace {

/// A follower of the log asks for more this often.
constexpr std::chrono::milliseconds followEvery{500};

/// Names both ways of saying a time: each is a guess for those who know the other.
Fault badTime(const std::string& text)
{
    return {FaultCode::BadInput,
            "ctl.time",
            "\"" + text + "\" is no time; allowed: RFC 3339 with zone, or a span before now as -90m",
            {text}};
}

/// What was asked for, understood.
struct Stretch {
    Instant from{};
    std::optional<Instant> to;
    std::optional<Duration> every;
};

/// Spans before now are counted from the workshop's clock, which may run faster than ours.
Result<Stretch> stretchOf(const HistoryAsked& asked, Instant now)
{
    Stretch stretch;
    const auto from = timeOf(asked.from, now);
    if (!from) return from.error();
    stretch.from = *from;
    if (!asked.to.empty()) {
        const auto to = timeOf(asked.to, now);
        if (!to) return to.error();
        stretch.to = *to;
    }
    if (asked.every.empty()) return stretch;
    stretch.every = parseDuration(asked.every);
    if (!stretch.every || *stretch.every <= Duration{0})
        return Fault{
            FaultCode::BadInput, "ctl.span", "\"" + asked.every + "\" is no span; allowed: 200ms, 1s, 1m", {asked.every}};
    return stretch;
}

std::string paramsOf(const HistoryAsked& asked, const Stretch& stretch, Instant from)
{
    std::string params = R"({"point":)" + wire::writeText(asked.point) + R"(,"from":")" + toText(from) + "\"";
    if (stretch.to) params += R"(,"to":")" + toText(*stretch.to) + "\"";
    if (stretch.every) params += R"(,"every":")" + toText(*stretch.every) + "\"";
    return params + "}";
}

CtlExit historyOnline(const CtlContext& context, const HistoryAsked& asked)
{
    auto link = ServiceLink::open(context);
    if (!link) return failed(context, link.error());
    auto stretch = stretchOf(asked, link->hello().now);
    if (!stretch) return failed(context, stretch.error());
    // The end is fixed now: a page must not find more to give for ever.
    if (!stretch->to) stretch->to = link->hello().now + Duration{1};
    std::optional<Instant> from = stretch->from;
    for (bool first = true; from; first = false) {
        const auto json = link->call("history.csv", paramsOf(asked, *stretch, *from));
        if (!json) return failed(context, json.error());
        const auto page = wire::readTextPage(*json);
        if (!page) return failed(context, page.error());
        // Each page begins with the header; the file has it once.
        context.out << (first ? page->text : page->text.substr(page->text.find('\n') + 1));
        from = page->next;
    }
    return CtlExit::Done;
}

CtlExit historyOffline(const CtlContext& context, const HistoryAsked& asked)
{
    const auto stretch = stretchOf(asked, wallNow());
    if (!stretch) return failed(context, stretch.error());
    // The files themselves: history is there also when the service is not.
    const auto reader = openHistoryReadOnly(context.folder->path);
    if (!reader) return failed(context, reader.error());
    const auto newest = (*reader)->newest();
    // A workshop that lived faster has readings ahead of our clock.
    Instant end = wallNow();
    for (const PointValue& value : newest ? *newest : std::vector<PointValue>{}) end = std::max(end, value.time);
    const Outcome written = writeHistoryCsv(**reader, PointName{asked.point}, stretch->from,
                                            stretch->to.value_or(end + Duration{1}), stretch->every, context.out);
    return written ? CtlExit::Done : failed(context, written.error());
}

/// A damaged event hides none of those behind it.
Fault withWayOn(Fault fault, std::uint64_t damaged)
{
    if (fault.code == FaultCode::Damaged) fault.text += "; those behind it: events --since " + std::to_string(damaged);
    return fault;
}

/// Prints what follows `since` and moves it; false when nothing did.
Result<bool> printEvents(const CtlContext& context, ServiceLink* link, std::uint64_t& since)
{
    if (link != nullptr) {
        const auto json = link->call("events.get", R"({"since":)" + std::to_string(since) + "}");
        if (!json) return json.error();
        const auto lines = wire::readList(*json);
        if (!lines) return lines.error();
        for (const std::string& line : *lines) context.out << line << '\n';
        // Sequence numbers have no gaps.
        since += lines->size();
        return !lines->empty();
    }
    auto log = EventLogSqlite::open(context.folder->database(), {OpenMode::ReadOnly});
    if (!log) return log.error();
    const std::uint64_t before = since;
    const Outcome outcome = (*log)->read(since, [&](const Event& event, std::string_view hash) {
        context.out << wire::writeEventLine(event, hash) << '\n';
        since = event.seq;
        // A closed pipe ends the reading of a log of years.
        return static_cast<bool>(context.out);
    });
    if (!outcome) return withWayOn(outcome.error(), since + 1);
    return since != before;
}

Result<Report> reportOnline(const CtlContext& context, const ReportRequest& request)
{
    auto link = ServiceLink::open(context);
    if (!link) return link.error();
    std::string params = R"({"name":)" + wire::writeText(request.name) + R"(,"shift":)" + wire::writeText(request.shift.value) +
                         R"(,"language":)" + wire::writeText(request.language);
    if (request.date) params += R"(,"date":")" + toText(*request.date) + "\"";
    const std::uint64_t id = link->nextId();
    const auto response = link->exchange({wire::encodeCall(id, "report.get", params + "}")}, id);
    if (!response) return response.error();
    return wire::decodeReport(*response);
}

Result<Report> reportOffline(const CtlContext& context, ReportRequest request)
{
    const auto offline = openOffline(*context.folder);
    if (!offline) return offline.error();
    // The workshop's language, not that of whoever sits at the command line: the report is for the workshop.
    if (request.language.empty()) request.language = offline->language;
    return makeReport({offline->workshop, offline->names, offline->lastTime}, request);
}

} // namespace

Result<Instant> timeOf(const std::string& text, Instant now)
{
    // What scripts write most.
    if (text == "now") return now;
    if (text.starts_with('-')) {
        const auto span = parseDuration(text.substr(1));
        if (!span) return badTime(text);
        return now - *span;
    }
    const auto instant = parseInstant(text);
    if (!instant) return badTime(text);
    return *instant;
}

CtlExit history(const CtlContext& context, const HistoryAsked& asked)
{
    return serviceRuns(context) ? historyOnline(context, asked) : historyOffline(context, asked);
}

CtlExit events(const CtlContext& context, std::uint64_t since, bool follow)
{
    // The log can be read beside its writer; only a service elsewhere has to be asked.
    std::optional<ServiceLink> link;
    if (!context.folder) {
        auto opened = ServiceLink::open(context);
        if (!opened) return failed(context, opened.error());
        link.emplace(*std::move(opened));
    }
    for (;;) {
        const auto more = printEvents(context, link ? &*link : nullptr, since);
        if (!more) return failed(context, more.error());
        context.out << std::flush;
        if (!context.out || (!*more && !follow)) return CtlExit::Done;
        if (!*more) std::this_thread::sleep_for(followEvery);
    }
}

CtlExit import(const CtlContext& context, const ImportAsked& asked)
{
    const auto header = importTemplate(asked.kind);
    if (!header) return failed(context, header.error());
    if (asked.onlyTemplate) {
        context.out << *header;
        return CtlExit::Done;
    }
    // Sent as they are: the service decodes and checks, so that every way to import has the same rules.
    const auto bytes = readFile(asked.file);
    if (!bytes) return failed(context, bytes.error());
    auto link = ServiceLink::open(context);
    if (!link) return failed(context, link.error());
    const std::uint64_t id = link->nextId();
    const auto response = link->exchange(wire::encodeImport(id, asked.kind, *bytes, asked.encoding, asked.dryRun), id);
    if (!response) return failed(context, response.error());
    const auto result = wire::decodeImport(*response);
    if (!result) return failed(context, result.error());
    if (context.json) context.out << wire::pretty(wire::write(*result)) << '\n';
    // One line each with the file in front, as compilers do: editors jump there.
    for (const std::string& problem : result->problems) context.err << asked.file << ": " << problem << '\n';
    if (!result->problems.empty()) return CtlExit::Failed;
    if (!context.json) context.out << result->rows << (asked.dryRun ? " rows would be imported\n" : " rows imported\n");
    return CtlExit::Done;
}

CtlExit report(const CtlContext& context, const ReportAsked& asked)
{
    ReportRequest request{asked.name, std::nullopt, ShiftName{asked.shift}, asked.language};
    if (!asked.date.empty()) {
        request.date = parseDate(asked.date);
        if (!request.date)
            return failed(context,
                          {FaultCode::BadInput, "ctl.date", "\"" + asked.date + "\" is no date; allowed: 2026-11-22", {}});
    }
    const auto made = serviceRuns(context) ? reportOnline(context, request) : reportOffline(context, request);
    if (!made) return failed(context, made.error());
    const Outcome written = writeReport(*made, asked.format, asked.out, context.out);
    if (!written) return failed(context, written.error());
    return CtlExit::Done;
}

} // namespace gaffer::ctl
