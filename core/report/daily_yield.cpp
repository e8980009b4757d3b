#include "core/report/daily_yield.hpp"

#include "core/base/check.hpp"
#include "core/piece/catalogue.hpp"
#include "core/report/melt_balance.hpp"
#include "core/report/note_rows.hpp"
#include "core/report/texts.hpp"
#include "core/report/yield_figures.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <tuple>

namespace gaffer {
namespace {

constexpr double hundred = 100;
constexpr int kgPlaces = 1;
constexpr int ratePlaces = 2;
constexpr int meanDays = 7;
constexpr std::size_t topDefects = 3;
constexpr std::size_t namesShown = 6;

/// What all tables need.
struct Context {
    const ReportSource& source;
    const ReportRequest& request;
    Date date;
    const DayPage* page;

    [[nodiscard]] std::string say(std::string_view key) const { return reportText(key, request.language); }
    [[nodiscard]] const Workshop& workshop() const { return source.workshop; }
    [[nodiscard]] bool wanted(const BookKey& key) const { return request.shift.empty() || key.shift == request.shift; }
    [[nodiscard]] std::string localTime(Instant instant) const
    {
        constexpr std::size_t minutesEnd = 16;
        std::string text = toText(toLocal(workshop().floor.zone, instant)).substr(0, minutesEnd);
        std::replace(text.begin(), text.end(), 'T', ' ');
        return text;
    }
    [[nodiscard]] ReportTable table(const std::string& key, std::initializer_list<const char*> columns) const
    {
        ReportTable made{key, say(key), {}, {}, {}};
        for (const char* column : columns) made.columns.push_back(say(column));
        return made;
    }
};

/// By calendar days, not by 24 hours: a day of 23 hours has a yesterday too.
Date dayBefore(Date date, int days) { return Date{std::chrono::sys_days{date} - std::chrono::days{days}}; }

/// Share of pieces made of which run, melt and crew are known.
Cell completenessOf(const Context& context)
{
    Count known;
    Count all;
    if (context.page == nullptr) return {};
    for (const auto& [key, pieces] : context.page->pieces) {
        if (key.grade != Grade::Made || !context.wanted(key)) continue;
        all.add(pieces, TallySource::Counter);
        known.add(key.run && key.melt && key.crew != 0 ? pieces : 0, TallySource::Counter);
    }
    return shareCell(known, all);
}

/// Says of when the figures are and not when they were printed: an old day printed again is the same byte for byte.
ReportTable head(const Context& context)
{
    ReportTable table = context.table("head", {"head.what", "head.value"});
    std::string shifts;
    for (const ShiftStand& stand : context.workshop().floor.calendar().shiftsOf(context.date))
        if (context.request.shift.empty() || stand.shift == context.request.shift)
            shifts += (shifts.empty() ? "" : ", ") + shiftText(stand.shift.value, context.request.language) + " " +
                      context.localTime(stand.from) + " - " + context.localTime(stand.to);
    const bool known = context.page != nullptr && context.page->changedAt != Instant{};
    const auto row = [&](const char* key, Cell cell) { table.rows.push_back({textCell(context.say(key)), std::move(cell)}); };
    row("hall", textCell(context.workshop().floor.name));
    row("businessDate", textCell(toText(context.date)));
    row("shifts", textCell(shifts));
    row("asOf", known ? textCell(context.localTime(context.page->changedAt)) : Cell{});
    row("completeness", completenessOf(context));
    row("typedReadings",
        context.page == nullptr ? Cell{} : Cell{CellKind::Whole, "", static_cast<double>(context.page->typedReadings), 0, false});
    row("signatureSupervisor", textCell("____________"));
    row("signatureManager", textCell("____________"));
    row("typedMark", textCell("*"));
    return table;
}

/// A share of nothing is no nought but unknown.
std::optional<double> ratio(std::optional<double> part, std::optional<double> whole, double scale)
{
    if (!part || !whole || *whole <= 0) return std::nullopt;
    return scale * *part / *whole;
}

/// The key figures of one date, as cells in the order of the table.
/// Glass and energy are metered for the whole day only; a shift has no share of its own that anybody measured.
std::vector<Cell> figuresOf(const Context& context, Date date)
{
    const ShiftName& shift = context.request.shift;
    const Yield yield = yieldOf(context.workshop().book, date, shift);
    const bool wholeDay = shift.empty();
    const auto accepted = acceptedKg(context.source, date, shift);
    const bool typed = yield.accepted().typed;
    const auto wholeDayOnly = [&](std::optional<double> figure) { return wholeDay ? figure : std::nullopt; };
    const auto perKg = [&](MeterKind kind) {
        const Used used = energyOf(context.source, kind, date);
        return marked(decimalCell(wholeDayOnly(ratio(used.amount, accepted, 1)), ratePlaces), typed || used.typed);
    };
    // Glass drawn is worked out from pieces made: typed ones make it typed.
    const Cell packToMelt = percentCell(wholeDayOnly(ratio(accepted, drawnKg(context.source, date), hundred)));
    return {yield.made.cell(),
            yield.gradeA.cell(),
            yield.gradeB.cell(),
            yield.gradeC.cell(),
            shareCell(yield.gradeA, yield.inspected()),
            marked(packToMelt, typed || yield.made.typed),
            perKg(MeterKind::Electricity),
            perKg(MeterKind::Gas)};
}

/// The mean of the figures that are known; "–" when none is.
Cell meanOf(const std::vector<std::vector<Cell>>& days, std::size_t figure)
{
    Cell mean;
    double sum = 0;
    int known = 0;
    for (const auto& day : days) {
        if (day[figure].kind == CellKind::Unknown) continue;
        mean.kind = day[figure].kind == CellKind::Whole ? CellKind::Decimal : day[figure].kind;
        mean.decimals = std::max(day[figure].decimals, 1);
        mean.typed = mean.typed || day[figure].typed;
        sum += day[figure].number;
        ++known;
    }
    if (known > 0) mean.number = sum / known;
    GAFFER_CHECK((known > 0) == (mean.kind != CellKind::Unknown));
    return mean;
}

ReportTable figures(const Context& context, const Cell& target)
{
    static constexpr std::array keys{"gathered",  "acceptedA",  "acceptedB", "acceptedC",
                                     "firstPass", "packToMelt", "kwhPerKg",  "gasPerKg"};
    ReportTable table = context.table("figures", {"figure", "today", "yesterday", "mean7", "target"});
    const auto today = figuresOf(context, context.date);
    GAFFER_CHECK(today.size() == keys.size());
    std::vector<std::vector<Cell>> before;
    for (int days = 1; days <= meanDays; ++days) before.push_back(figuresOf(context, dayBefore(context.date, days)));
    for (std::size_t i = 0; i < keys.size(); ++i)
        table.rows.push_back(
            {textCell(context.say(keys[i])), today[i], before.front()[i], meanOf(before, i), i == 0 ? target : Cell{}});
    return table;
}

/// Each step shows its own count; a step that nobody counts is a dash and never worked out from its neighbours (design 1.3).
ReportTable fallOff(const Context& context, const Yield& yield)
{
    ReportTable table = context.table("fall-off", {"step", "pieces", "lost", "ofGathered"});
    const auto row = [&](const char* step, const Count& pieces, const Count& lost) {
        table.rows.push_back({textCell(context.say(step)), pieces.cell(), lost.cell(), shareCell(lost, yield.made)});
    };
    Count none;
    Count hot = yield.hotDefects;
    hot.counted = yield.made.counted;
    Count cold = yield.coldDefects;
    cold.counted = yield.selected();
    row("step.gathered", yield.made, none);
    row("step.hotGood", yield.hotGood(), hot);
    row("step.lehr", yield.lehrEntry, none);
    row("step.selected", yield.inspected(), none);
    row("step.accepted", yield.accepted(), cold);
    row("step.packed", yield.packed, none);
    return table;
}

/// In kilograms of glass (glass.md 18): what was charged stands in exactly one column.
ReportTable balance(const Context& context)
{
    ReportTable table =
        context.table("balance", {"melt", "pot", "glass", "fromRaw", "cullet", "accepted", "notSelected", "moil", "hotRejects",
                                  "coldRejects", "skimmed", "heel", "unexplained", "unexplainedPercent", "flag", "windowUsed"});
    std::set<MeltId> melts;
    if (context.page != nullptr) {
        for (const auto& [key, pieces] : context.page->pieces)
            if (key.melt && context.wanted(key)) melts.insert(key.melt);
        // Glass that was charged and dumped without a piece leaves the books of its day, not those of a shift.
        if (context.request.shift.empty())
            for (const auto& [id, day] : context.page->melts)
                if (day.mass.chargedKg() > 0) melts.insert(id);
    }
    for (const MeltId id : melts) {
        const auto melt = context.workshop().melts.find(id);
        if (melt == context.workshop().melts.end()) continue;
        const MeltBalance kg = balanceOf(context.source, melt->second, context.date);
        const auto cell = [](std::optional<double> figure) { return decimalCell(figure, kgPlaces); };
        const auto weighed = [&](std::optional<double> figure) { return marked(cell(figure), kg.typed); };
        // Batch and cullet are weighed, and skimmed glass is estimated, by people: no instrument tells them.
        const auto told = [&](double figure) { return marked(cell(figure), figure > 0); };
        const auto percent = kg.unexplainedPercent();
        const bool flagged = percent && std::abs(*percent) > unexplainedFlag;
        table.rows.push_back({textCell(std::to_string(id.value)), textCell(melt->second.pot.value),
                              textCell(melt->second.glass.value), told(kg.fromRawKg), told(kg.culletKg), weighed(kg.acceptedKg),
                              weighed(kg.notSelectedKg), weighed(kg.moilKg), weighed(kg.hotRejectsKg), weighed(kg.coldRejectsKg),
                              told(kg.skimmedKg), cell(kg.heelKg), weighed(kg.unexplainedKg),
                              marked(percentCell(percent), kg.typed), textCell(flagged ? context.say("flag.over") : ""),
                              percentCell(kg.windowUsedPercent)});
    }
    return table;
}

/// Numbers stay when names are erased.
std::string personText(const Context& context, const WorkerNo& worker)
{
    const auto name = context.source.names.find(worker);
    return worker.value + (name == context.source.names.end() ? "" : " " + name->second);
}

/// A crew nobody entered is said to be unknown.
std::string crewText(const Context& context, std::uint64_t crew)
{
    const auto found = context.workshop().crews.find(crew);
    if (crew == 0 || found == context.workshop().crews.end() || found->second.crew.empty()) return context.say("crew.unknown");
    std::string text;
    const Crew& members = found->second.crew;
    for (std::size_t i = 0; i < members.size() && i < namesShown; ++i)
        text += (text.empty() ? "" : ", ") + personText(context, members[i].worker);
    return text;
}

std::string productText(const Context& context, const ProductCode& code)
{
    const auto found = context.workshop().products.find(code);
    if (code.empty()) return context.say("crew.unknown");
    if (found == context.workshop().products.end()) return code.value;
    const std::string& name =
        isChinese(context.request.language) || found->second.nameEn.empty() ? found->second.nameZh : found->second.nameEn;
    return code.value + (name.empty() ? "" : " " + name);
}

/// The three that cost most pieces, in the same order for equal counts on every machine.
std::string topOf(const Yield& yield)
{
    std::vector<std::pair<std::int64_t, std::string>> sorted;
    for (const auto& [code, count] : yield.defects)
        if (count.pieces > 0) sorted.emplace_back(-count.pieces, code.value);
    std::sort(sorted.begin(), sorted.end());
    std::string text;
    for (std::size_t i = 0; i < sorted.size() && i < topDefects; ++i)
        text +=
            (i == 0 ? "" : ", ") + (sorted[i].second.empty() ? "?" : sorted[i].second) + " " + std::to_string(-sorted[i].first);
    return text;
}

/// One line of product by station by crew.
struct Line {
    Yield yield;
    std::set<ShiftName> shifts;
};
using LineKey = std::tuple<ProductCode, StationId, std::uint64_t>;

std::map<LineKey, Line> linesOf(const Context& context)
{
    std::map<LineKey, Line> lines;
    if (context.page == nullptr) return lines;
    for (const auto& [key, pieces] : context.page->pieces) {
        if (!context.wanted(key)) continue;
        Line& line = lines[{key.product, key.station, key.crew}];
        line.yield.add(key, pieces);
        if (key.grade == Grade::Made) line.shifts.insert(key.shift);
    }
    return lines;
}

/// The quota is set for a shift: a line that worked two of them owes it twice.
std::optional<std::int64_t> quotaOf(const Context& context, const ProductCode& code, const Line& line)
{
    const auto product = context.workshop().products.find(code);
    if (product == context.workshop().products.end() || !product->second.quotaPerShift) return std::nullopt;
    return *product->second.quotaPerShift * static_cast<std::int64_t>(line.shifts.size());
}

/// No quota is not a quota of nothing.
Cell quotaCell(std::optional<std::int64_t> quota)
{
    if (!quota || *quota == 0) return {};
    return {CellKind::Whole, "", static_cast<double>(*quota), 0, false};
}

ReportTable stations(const Context& context)
{
    ReportTable table = context.table("stations", {"product", "station", "crew", "quota", "gathered", "hotGood", "acceptedA",
                                                   "acceptedB", "acceptedC", "effectiveness", "topDefects"});
    Yield all;
    std::optional<std::int64_t> quotas;
    for (const auto& [key, line] : linesOf(context)) {
        const auto& [product, station, crew] = key;
        const auto quota = quotaOf(context, product, line);
        Count standard{quota.value_or(0), quota.has_value(), false};
        const Yield& yield = line.yield;
        table.rows.push_back({textCell(productText(context, product)), textCell(station.value), textCell(crewText(context, crew)),
                              quotaCell(quota), yield.made.cell(), yield.hotGood().cell(), yield.gradeA.cell(),
                              yield.gradeB.cell(), yield.gradeC.cell(), shareCell(yield.made, standard), textCell(topOf(yield))});
        for (const auto& [sum, part] : {std::pair{&all.made, &yield.made},
                                        {&all.hotDefects, &yield.hotDefects},
                                        {&all.gradeA, &yield.gradeA},
                                        {&all.gradeB, &yield.gradeB},
                                        {&all.gradeC, &yield.gradeC}})
            sum->add(*part);
        if (quota) quotas = quotas.value_or(0) + *quota;
    }
    table.totals = {textCell(context.say("total")),
                    {},
                    {},
                    quotaCell(quotas),
                    all.made.cell(),
                    all.hotGood().cell(),
                    all.gradeA.cell(),
                    all.gradeB.cell(),
                    all.gradeC.cell(),
                    {},
                    {}};
    return table;
}

/// What one defect did on the date.
struct DefectLine {
    Count pieces;
    std::set<std::uint64_t> melts;
    std::set<std::string> moulds;
};
using Owners = std::map<DefectOwner, std::map<DefectCode, DefectLine>>;

/// The owner is the default of the code's group (glass.md 6.2); who pays is decided elsewhere.
Owners ownersOf(const Context& context)
{
    Owners owners;
    if (context.page == nullptr) return owners;
    for (const auto& [key, pieces] : context.page->pieces) {
        const bool defect = key.grade == Grade::Reject || key.grade == Grade::Rework;
        if (!defect || !context.wanted(key) || pieces == 0) continue;
        const Defect* known = findDefect(key.defect);
        DefectLine& line = owners[known == nullptr ? DefectOwner::Unassigned : known->owner][key.defect];
        line.pieces.add(pieces, key.source);
        if (key.melt) line.melts.insert(key.melt.value);
        if (!key.mould.mould.empty()) line.moulds.insert(key.mould.mould.value + "/" + std::to_string(key.mould.copy));
    }
    return owners;
}

template <class Items> std::string listed(const Items& items)
{
    constexpr std::size_t most = 8;
    std::string text;
    std::size_t count = 0;
    for (const auto& item : items) {
        if (++count > most) return text + ", …";
        if constexpr (std::is_integral_v<std::decay_t<decltype(item)>>)
            text += (text.empty() ? "" : ", ") + std::to_string(item);
        else
            text += (text.empty() ? "" : ", ") + item;
    }
    return text;
}

std::int64_t piecesOf(const std::map<DefectCode, DefectLine>& lines)
{
    std::int64_t pieces = 0;
    for (const auto& [code, line] : lines) pieces += line.pieces.pieces;
    return pieces;
}

/// A Pareto twice over: owners by what they cost, then the codes of each.
ReportTable defects(const Context& context)
{
    ReportTable table = context.table("defects", {"owner", "code", "defect", "pieces", "share", "cumulative", "melts", "moulds"});
    const Owners owners = ownersOf(context);
    std::vector<std::pair<std::int64_t, DefectOwner>> order;
    Count all;
    for (const auto& [owner, lines] : owners) {
        order.emplace_back(-piecesOf(lines), owner);
        for (const auto& [code, line] : lines) all.add(line.pieces);
    }
    std::sort(order.begin(), order.end());
    Count sum;
    for (const auto& [negative, owner] : order) {
        std::vector<std::pair<DefectCode, DefectLine>> lines(owners.at(owner).begin(), owners.at(owner).end());
        std::stable_sort(lines.begin(), lines.end(),
                         [](const auto& a, const auto& b) { return a.second.pieces.pieces > b.second.pieces.pieces; });
        for (const auto& [code, line] : lines) {
            sum.add(line.pieces);
            const Defect* known = findDefect(code);
            const std::string name =
                known == nullptr ? "" : std::string{isChinese(context.request.language) ? known->zh : known->en};
            table.rows.push_back({textCell(context.say("owner." + std::string{nameOf(owner)})), textCell(code.value),
                                  textCell(name), line.pieces.cell(), shareCell(line.pieces, all), shareCell(sum, all),
                                  textCell(listed(line.melts)), textCell(listed(line.moulds))});
        }
    }
    GAFFER_CHECK(sum.pieces == all.pieces);
    GAFFER_CHECK(order.size() == owners.size());
    table.totals = {textCell(context.say("total")), {}, {}, all.cell(), {}, {}, {}, {}};
    return table;
}

/// The number by which the log tells the whole story.
std::string subjectOf(const Context& context, const BookNote& note)
{
    if (note.tally) return context.say("tally") + " " + std::to_string(note.tally.value);
    if (note.run) return context.say("run") + " " + std::to_string(note.run.value);
    if (note.melt) return context.say("melt") + " " + std::to_string(note.melt.value);
    return "";
}

/// Who made a note: a person, or the service on what a counter or its clock told it.
std::string byText(const Context& context, const std::string& by)
{
    if (by == "anonymous") return context.say("by.nobody");
    return by.starts_with("system:") ? context.say("by.service") : personText(context, WorkerNo{by});
}

std::string reasonText(const Context& context, const BookNote& note)
{
    const std::string& reason = note.reason;
    // What a person wrote stands as he wrote it.
    if (note.kind != NoteKind::NotExplained) return reason;
    // The words of the to-explain list stand in the reason, set apart by blanks or commas.
    std::string text;
    std::string word;
    for (const char letter : reason + ",") {
        if (letter != ',' && letter != ' ') {
            word += letter;
            continue;
        }
        text += context.say(word) + (letter == ',' ? ", " : " ");
        word.clear();
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == ',')) text.pop_back();
    return text;
}

/// On the day that made the note and on the day whose figures it changes: both readers must see it.
ReportTable notes(const Context& context)
{
    ReportTable table =
        context.table("notes", {"time", "kind", "station", "what", "defect", "was", "now", "by", "restates", "reason"});
    std::vector<const BookNote*> found;
    for (const auto& [date, page] : context.workshop().book.pages())
        for (const BookNote& note : page.notes)
            if (date == context.date || note.restates == context.date) found.push_back(&note);
    std::stable_sort(found.begin(), found.end(), [](const BookNote* a, const BookNote* b) { return a->time < b->time; });
    for (const NoteRow& row : noteRows(found)) {
        const BookNote* note = row.first;
        const bool restated = row.was != 0 || row.now != 0;
        const auto pieces = [&](std::int64_t number) {
            return restated ? Cell{CellKind::Whole, "", static_cast<double>(number), 0, false} : Cell{};
        };
        const bool otherDay = note->restates.ok() && note->restates != context.date;
        table.rows.push_back({textCell(context.localTime(note->time)),
                              textCell(context.say("note." + std::string{nameOf(note->kind)})), textCell(note->station.value),
                              textCell(subjectOf(context, *note) + (row.count > 1 ? " +" + std::to_string(row.count - 1) : "")),
                              textCell(note->defect.value), pieces(row.was), pieces(row.now), textCell(byText(context, note->by)),
                              textCell(otherDay ? toText(note->restates) : ""), textCell(reasonText(context, *note))});
    }
    return table;
}

} // namespace

Report dailyYield(const ReportSource& source, const ReportRequest& request, Date date)
{
    const Context context{source, request, date, source.workshop.book.find(date)};
    const Yield yield = yieldOf(source.workshop.book, date, request.shift);
    ReportTable byStation = stations(context);
    constexpr std::size_t quotaColumn = 3;
    constexpr std::size_t madeColumn = 4;
    const Cell target = byStation.totals[quotaColumn];
    GAFFER_CHECK(context.page == nullptr || date.ok());
    // The ladder, the table of stations and the key figures are three ways to the same pieces.
    GAFFER_CHECK(byStation.totals.size() == byStation.columns.size());
    GAFFER_CHECK(byStation.totals[madeColumn] == yield.made.cell());
    Report report{request.name, context.say("daily"), request.language, source.workshop.floor.name, date, {}};
    report.tables = {head(context),        figures(context, target), fallOff(context, yield), balance(context),
                     std::move(byStation), defects(context),         notes(context)};
    return report;
}

} // namespace gaffer
