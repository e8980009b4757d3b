#include "app/host/encoding.hpp"
#include "app/host/spawn.hpp"
#include "app/service/service.hpp"
#include "app/service/service_log.hpp"
#include "app/service/trend_curve.hpp"
#include "core/historian/history_csv.hpp"
#include "core/import/import.hpp"
#include "core/order/product_search.hpp"
#include "core/report/catalogue.hpp"
#include "core/view/note_views.hpp"
#include "core/wire/events.hpp"
#include "core/wire/workshop_file.hpp"
#include "db/event_log_sqlite.hpp"

#include <algorithm>
#include <ostream>
#include <set>
#include <streambuf>
#include <unistd.h>
#include <unordered_map>

// One function for each query; which thread answers it is the point.
namespace gaffer {
namespace {

namespace query = wire::query;

/// Limits of one answer: a seat that asks for more asks again, and no question can hold the others up.
constexpr int mostProducts = 1000;
constexpr int mostEvents = 2000;
constexpr std::size_t mostCurves = 64;
/// A page of history is below the longest message that a seat takes.
constexpr std::size_t pageBytes = 700 * 1024;

/// Said when a queue is full: refusing at once keeps the seats alive where waiting would freeze them all.
Fault busy() { return {FaultCode::Full, "service.busy", "the service has too much to do; try again", {}}; }

Payload json(std::string text) { return {std::move(text), {}}; }

/// Takes a page of text and then no more.
class FullAtPage final : public std::streambuf {
public:
    /// True when there was more.
    [[nodiscard]] bool full() const { return m_full; }
    std::string take() { return std::move(m_text); }

protected:
    int_type overflow(int_type letter) override
    {
        const char one = traits_type::to_char_type(letter);
        return xsputn(&one, 1) == 1 ? letter : traits_type::eof();
    }
    std::streamsize xsputn(const char* text, std::streamsize count) override
    {
        if (m_text.size() > pageBytes) m_full = true;
        if (m_full) return 0;
        m_text.append(text, static_cast<std::size_t>(count));
        return count;
    }

private:
    std::string m_text;
    // Set at the first byte too many, so that the writer stops instead of filling the memory.
    bool m_full{false};
};

/// The stored text of a page, cut behind its last whole line, and where the next page begins.
wire::TextPage pageOf(std::string text, std::optional<Duration> every)
{
    if (text.size() <= pageBytes) return {std::move(text), std::nullopt};
    // A line cut in the middle would be read as a value; the next page begins at the line that was dropped.
    text.resize(text.rfind('\n', pageBytes) + 1);
    const std::size_t lastLine = text.rfind('\n', text.size() - 2) + 1;
    const auto last = parseInstant(std::string_view{text}.substr(lastLine, text.find(',', lastLine) - lastLine));
    GAFFER_CHECK(last.has_value());
    return {std::move(text), *last + every.value_or(Duration{1})};
}

} // namespace

/// Answers on the engine's thread, between two commits: what is told is never half of a batch.
template <class Look> void Service::look(Reply<Payload> reply, Look look)
{
    const bool taken = m_parts.room.post([this, reply, look](Desk& desk) { deliver(reply, look(desk)); });
    if (!taken) deliver(reply, busy());
}

/// Answers on a worker's thread: for all that reads the disk, which may be slow.
template <class Work> void Service::work(Reply<Payload> reply, Work work)
{
    const bool taken = m_parts.workers.post([this, reply, work] { deliver(reply, work()); });
    if (!taken) deliver(reply, busy());
}

void Service::on(const query::GetStations&, const Actor&, Reply<Payload> reply)
{
    look(std::move(reply), [](const Desk& desk) -> Result<Payload> { return json(wire::write(stationViews(sourceOf(desk)))); });
}

void Service::on(const query::GetMelts&, const Actor&, Reply<Payload> reply)
{
    look(std::move(reply), [](const Desk& desk) -> Result<Payload> { return json(wire::write(meltViews(sourceOf(desk)))); });
}

void Service::on(const query::GetFurnaces&, const Actor&, Reply<Payload> reply)
{
    look(std::move(reply), [](const Desk& desk) -> Result<Payload> { return json(wire::write(furnaceViews(sourceOf(desk)))); });
}

void Service::on(const query::GetMoulds&, const Actor&, Reply<Payload> reply)
{
    look(std::move(reply), [](const Desk& desk) -> Result<Payload> { return json(wire::write(mouldViews(sourceOf(desk)))); });
}

void Service::on(const query::GetOrders&, const Actor&, Reply<Payload> reply)
{
    look(std::move(reply), [](const Desk& desk) -> Result<Payload> { return json(wire::write(orderViews(sourceOf(desk)))); });
}

// Time zone, language and backup are the service's to know, not the workshop's.
void Service::on(const query::GetShop&, const Actor&, Reply<Payload> reply)
{
    look(std::move(reply), [known = facts()](const Desk& desk) -> Result<Payload> {
        ShopView shop = shopView(sourceOf(desk));
        shop.timeZone = known.timeZone;
        shop.language = known.language;
        shop.lastBackup = known.lastBackup;
        shop.warnings = known.warnings;
        return json(wire::write(shop));
    });
}

void Service::on(const query::GetToExplain&, const Actor&, Reply<Payload> reply)
{
    look(std::move(reply), [](const Desk& desk) -> Result<Payload> { return json(wire::write(explainViews(sourceOf(desk)))); });
}

void Service::on(const query::GetPoints& asked, const Actor&, Reply<Payload> reply)
{
    look(std::move(reply), [asked](const Desk& desk) -> Result<Payload> {
        const std::vector<PointView> views = pointViews(sourceOf(desk));
        if (asked.names.empty()) return json(wire::write(views));
        std::unordered_map<std::string_view, const PointView*> byName;
        for (const PointView& view : views) byName.emplace(view.name.value, &view);
        std::vector<PointView> chosen;
        for (const PointName& name : asked.names) {
            const auto found = byName.find(name.value);
            if (found == byName.end())
                return Fault{FaultCode::NotFound, "point.unknown", "there is no point " + name.value, {name.value}};
            chosen.push_back(*found->second);
        }
        return json(wire::write(chosen));
    });
}

void Service::on(const query::SearchProducts& asked, const Actor&, Reply<Payload> reply)
{
    look(std::move(reply), [asked](const Desk& desk) -> Result<Payload> {
        return json(wire::write(searchProducts(desk.workshop.products, asked.text,
                                               static_cast<std::size_t>(std::clamp(asked.limit, 1, mostProducts)))));
    });
}

// On the engine's thread: the figures of one report have to come from one state.
void Service::on(const query::GetReport& asked, const Actor&, Reply<Payload> reply)
{
    look(std::move(reply), [asked, language = m_wiring.wiring.language](const Desk& desk) -> Result<Payload> {
        const ReportRequest request{asked.name, asked.date, ShiftName{asked.shift},
                                    asked.language.empty() ? language : asked.language};
        const auto report = makeReport(ReportSource{desk.workshop, desk.names, desk.now}, request);
        if (!report) return report.error();
        return json(wire::write(*report));
    });
}

// Written by another program on a worker: PDF takes seconds, and Qt has no place in the service.
void Service::on(const query::ExportReport& asked, const Actor&, Reply<Payload> reply)
{
    work(std::move(reply), [this, asked]() -> Result<Payload> {
        const auto path = exportFile(asked);
        if (!path) return path.error();
        return json(wire::writeText(*path));
    });
}

// Decoded on the seat server's thread, checked against the state on the engine's, and taken over as one command: all rows or
// none.
void Service::on(const query::ImportCsv& asked, const Actor& actor, Reply<Payload> reply)
{
    const auto text = toUtf8(asked.bytes, asked.encoding);
    if (!text) return deliver(reply, json(wire::write(ImportResult{0, {text.error().text}})));
    const bool taken = m_parts.room.post([this, asked, actor, reply, text = *text](Desk& desk) {
        auto read = readImport(asked.kind, text, desk.workshop);
        if (!read) return deliver(reply, read.error());
        ImportResult result{read->count, read->problems};
        if (!result.problems.empty() || asked.dryRun) return deliver(reply, json(wire::write(result)));
        desk.give({Input{std::move(read->rows), actor, {}},
                   [this, people = std::move(read->people), result, reply](const Result<Answer>& answer) {
                       if (!answer) return deliver(reply, answer.error());
                       finishImport(people, result, reply);
                   }});
    });
    if (!taken) deliver(reply, busy());
}

// Names go to their own file only after the log has the numbers: a number without a name is shown as a number, a name without
// a number would never be found.
void Service::finishImport(const std::vector<Person>& people, ImportResult result, const Reply<Payload>& reply)
{
    if (people.empty()) return deliver(reply, json(wire::write(result)));
    work(reply, [this, people, result]() -> Result<Payload> {
        const Outcome put = [&] {
            const std::lock_guard guard{m_peopleMutex};
            return m_parts.people.put(people);
        }();
        if (!put) return put.error();
        m_parts.toIo([this] { refreshFacts(); });
        return json(wire::write(result));
    });
}

// Reduced to the pixels of the asking screen before it travels: a year is as quick as an hour.
void Service::on(const query::ReadTrend& asked, const Actor&, Reply<Payload> reply)
{
    work(std::move(reply), [this, asked]() -> Result<Payload> {
        if (asked.points.size() > mostCurves) return Fault{FaultCode::BadInput, "trend.tooMany", "at most 64 points at once", {}};
        const auto newest = m_parts.history.newest();
        Payload payload{"", std::vector<TrendCurve>{}};
        for (const PointName& name : asked.points) {
            auto curve = trendCurve(m_parts.history, name, asked.from, asked.to, asked.pixels);
            if (!curve) return curve.error();
            for (const PointValue& value : newest ? *newest : std::vector<PointValue>{})
                if (value.info.name == name) {
                    curve->unit = value.info.unit;
                    curve->decimals = value.info.decimals;
                    curve->stepped = value.info.stepped;
                }
            payload.curves->push_back(*std::move(curve));
        }
        return payload;
    });
}

// Through a connection of its own: the engine's one belongs to the engine's thread, and readers do not wait for writers.
void Service::on(const query::GetEvents& asked, const Actor&, Reply<Payload> reply)
{
    work(std::move(reply), [this, asked]() -> Result<Payload> {
        auto log = EventLogSqlite::open(m_parts.folder.database(), {OpenMode::ReadOnly});
        if (!log) return log.error();
        std::vector<std::string> lines;
        const auto most = static_cast<std::size_t>(std::clamp(asked.limit, 1, mostEvents));
        std::size_t bytes = 0;
        const Outcome outcome = (*log)->read(asked.since, [&](const Event& event, std::string_view hash) {
            lines.push_back(wire::writeEventLine(event, hash));
            bytes += lines.back().size();
            return lines.size() < most && bytes < pageBytes;
        });
        if (!outcome) return outcome.error();
        return json(wire::writeList(lines));
    });
}

// In pages, so that a month of a point neither fills the memory nor keeps a worker for minutes.
void Service::on(const query::GetHistory& asked, const Actor&, Reply<Payload> reply)
{
    work(std::move(reply), [this, asked]() -> Result<Payload> {
        if (asked.every && *asked.every <= Duration{0})
            return Fault{FaultCode::BadInput, "history.every", "the width of a bin is more than nothing", {}};
        // The end is fixed when first asked; what arrives meanwhile belongs to the next question.
        const Instant rightNow = now();
        Instant end = asked.to.value_or(rightNow + Duration{1});
        constexpr std::int64_t binsInPage = 20'000;
        if (asked.every && asked.from < end) end = std::min(end, asked.from + *asked.every * binsInPage);
        FullAtPage buffer;
        std::ostream out{&buffer};
        const Outcome outcome = writeHistoryCsv(m_parts.history, asked.point, asked.from, end, asked.every, out);
        if (!outcome && !buffer.full()) return outcome.error();
        wire::TextPage page = pageOf(buffer.take(), asked.every);
        if (!page.next && asked.every && end < asked.to.value_or(rightNow)) page.next = end;
        return json(wire::write(page));
    });
}

void Service::on(const query::ListNotes& asked, const Actor&, Reply<Payload> reply)
{
    look(std::move(reply), [asked](const Desk& desk) -> Result<Payload> {
        return json(wire::write(noteViews(sourceOf(desk), asked.points, asked.from, asked.to)));
    });
}

// From the first PIN on everybody needs one: half a lock is none.
void Service::on(const query::SetPin& asked, const Actor&, Reply<Payload> reply)
{
    work(std::move(reply), [this, asked]() -> Result<Payload> {
        const std::lock_guard guard{m_peopleMutex};
        if (const Outcome set = m_parts.people.setPin(asked.worker, asked.pin); !set) return set.error();
        m_needsPin = true;
        return json("true");
    });
}

// Counters are the drivers' own and are read on their thread, which is this one.
void Service::on(const query::GetBus& asked, const Actor&, Reply<Payload> reply)
{
    std::vector<wire::BusStatus> buses = m_parts.buses.status();
    if (!asked.bus.empty()) std::erase_if(buses, [&](const wire::BusStatus& bus) { return bus.bus != asked.bus; });
    if (buses.empty() && !asked.bus.empty())
        return deliver(reply, Fault{FaultCode::NotFound, "bus.unknown", "there is no bus " + asked.bus.value, {asked.bus.value}});
    deliver(reply, json(wire::write(buses)));
}

void Service::on(const query::ReadBus& asked, const Actor&, Reply<Payload> reply)
{
    m_parts.buses.read(asked, [this, reply = std::move(reply)](const Result<Payload>& words) { deliver(reply, words); });
}

void Service::on(const query::GetFrames& asked, const Actor&, Reply<Payload> reply)
{
    deliver(reply, m_parts.buses.frames(asked));
}

void Service::on(const query::ScanBus& asked, const Actor&, Reply<Payload> reply)
{
    m_parts.buses.scan(asked, [this, reply = std::move(reply)](const Result<Payload>& found) { deliver(reply, found); });
}

// Every write to a device is on record with its writer, also one that was refused.
void Service::on(const query::WritePoint& asked, const Actor& actor, Reply<Payload> reply)
{
    const std::string what = actor.by + " (" + std::string{nameOf(actor.role)} + ") writes " + std::to_string(asked.value) +
                             " to " + asked.point.value;
    m_parts.buses.write(asked, actor.role, [this, what, reply = std::move(reply)](const Result<Payload>& written) {
        logInfo(what + (written ? ": done" : ": " + written.error().text));
        deliver(reply, written);
    });
}

void Service::on(const query::GetWiring&, const Actor&, Reply<Payload> reply)
{
    deliver(reply, json(wire::writeText(wire::writeWorkshop(m_wiring.wiring))));
}

void Service::on(const query::Reload&, const Actor&, Reply<Payload> reply) { reload(std::move(reply)); }

void Service::on(const query::GetMethods&, const Actor&, Reply<Payload> reply)
{
    deliver(reply, json(wire::write(wire::allMethods())));
}

// Buses and seats are counted here, the rest on the engine's thread: each number where it is owned.
void Service::on(const query::GetStatus&, const Actor&, Reply<Payload> reply)
{
    look(std::move(reply),
         [this, buses = m_parts.buses.status(), seats = m_parts.seats(),
          name = m_wiring.wiring.name](const Desk& desk) -> Result<Payload> {
             wire::Status answer = status(desk);
             answer.name = name;
             answer.buses = buses;
             answer.seats = seats;
             return json(wire::write(answer));
         });
}

wire::Status Service::status(const Desk& desk) const
{
    std::error_code ignored;
    // Sizes that cannot be read are left at 0; the status must answer when everything else fails.
    const HistoryStats history = m_parts.history.stats();
    wire::Status answer;
    answer.version = m_parts.version;
    answer.address = m_parts.address;
    answer.pid = static_cast<std::uint64_t>(getpid());
    answer.uptimeSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_started).count();
    answer.time = desk.now;
    answer.events = desk.workshop.seq;
    answer.databaseBytes = static_cast<std::uint64_t>(std::filesystem::file_size(m_parts.folder.database(), ignored));
    answer.historyBytes = history.bytes;
    answer.historySamples = history.samples;
    if (history.newestCommit != Instant{}) answer.historyCommitted = history.newestCommit;
    CareNotes care = m_parts.care.notes();
    answer.lastBackup = care.lastBackup;
    answer.backupFolder = care.backupFolder.string();
    answer.backupProblem = std::move(care.backupProblem);
    answer.lastVerify = care.lastVerify;
    answer.verifyProblem = std::move(care.verifyProblem);
    answer.setAside = std::move(care.setAside);
    answer.warnings = std::move(care.warnings);
    answer.parked = desk.workshop.parked;
    answer.failedCommits = desk.stats.failedCommits;
    answer.scansDropped = m_parts.scansDropped() + m_parts.room.dropped();
    answer.diskFull = desk.diskFull;
    return answer;
}

Result<std::string> Service::exportFile(const query::ExportReport& asked) const
{
    static const std::set<std::string> formats{"csv", "xlsx", "pdf", "json"};
    if (!formats.contains(asked.format))
        return Fault{FaultCode::BadInput,
                     "report.format",
                     "unknown format \"" + asked.format + "\"; allowed: csv, xlsx, pdf, json",
                     {asked.format}};
    const auto isPlain = [](const std::string& word) {
        return word.find_first_of("/\\.") == std::string::npos && word.size() < 64;
    };
    if (!isPlain(asked.name) || !isPlain(asked.shift))
        return Fault{FaultCode::BadInput, "report.name", "no such report", {asked.name}};
    std::error_code ignored;
    std::filesystem::create_directories(m_parts.folder.exports(), ignored);
    const std::string date = asked.date ? toText(*asked.date) : "today";
    const std::filesystem::path file =
        m_parts.folder.exports() /
        (asked.name + "-" + date + (asked.shift.empty() ? "" : "-" + asked.shift) + "." + asked.format);
    std::vector<std::string> arguments{"--connect", m_parts.address, "report", asked.name,
                                       "--format",  asked.format,    "--out",  file.string()};
    if (asked.date) arguments.insert(arguments.end(), {"--date", date});
    if (!asked.shift.empty()) arguments.insert(arguments.end(), {"--shift", asked.shift});
    if (!asked.language.empty()) arguments.insert(arguments.end(), {"--language", asked.language});
    if (const Outcome made = runProgram(programFolder() / "gafferctl", arguments, [this] { return m_ending.load(); }); !made)
        return made.error();
    return file.string();
}

void Service::exportShift(const ShiftStand& shift)
{
    const auto shifts = m_wiring.floor.calendar().shiftsOf(shift.businessDate);
    std::vector<std::string> parts{shift.shift.value};
    if (shifts.empty() || shifts.back().shift == shift.shift) parts.emplace_back();
    m_parts.workers.post([this, date = shift.businessDate, parts] {
        for (const std::string& part : parts)
            for (const char* format : {"csv", "xlsx", "pdf"}) {
                // The next start makes up for it.
                if (m_ending) return;
                const auto path = exportFile({"daily", date, part, "", format});
                if (path)
                    logInfo("report written: " + *path);
                else
                    logError("report not written: " + path.error().text);
            }
    });
}

void Service::exportMissedShift()
{
    const ShiftCalendar calendar = m_wiring.floor.calendar();
    const ShiftStand ended = calendar.at(calendar.at(now()).from - Duration{1});
    const std::string name = "daily-" + toText(ended.businessDate) + "-" + ended.shift.value + ".pdf";
    if (std::filesystem::exists(m_parts.folder.exports() / name)) return;
    m_parts.room.post([this, ended](const Desk& desk) {
        if (desk.workshop.book.find(ended.businessDate) != nullptr) m_parts.toIo([this, ended] { exportShift(ended); });
    });
}

} // namespace gaffer
