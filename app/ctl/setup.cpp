#include "app/ctl/setup.hpp"

#include "app/ctl/offline.hpp"
#include "app/host/load_wiring.hpp"
#include "app/host/running_clock.hpp"
#include "app/upkeep/backup.hpp"
#include "core/engine/engine.hpp"
#include "core/import/import.hpp"
#include "core/wire/workshop_file.hpp"
#include "db/event_log_sqlite.hpp"
#include "db/people_sqlite.hpp"

#include <deque>

namespace gaffer {
namespace {

/// A clock that stands: what is made here is one batch, however long it takes.
Duration noTime() { return Duration{0}; }

/// Gives one input to the engine and waits for its end.
Outcome giveNow(Engine& engine, InputBody body)
{
    Result<Answer> answer = Answer{};
    std::deque<PendingInput> inputs;
    inputs.push_back({Input{std::move(body), Actor{"system:init", Role::Admin, {}}, {}},
                      [&](const Result<Answer>& given) { answer = given; }});
    while (!inputs.empty())
        if (const Outcome stepped = engine.step(inputs, std::max(wallNow(), engine.workshop().time), noTime); !stepped)
            return stepped;
    if (!answer) return answer.error();
    return Done{};
}

Outcome importText(Engine& engine, People& people, const std::string& kind, const std::string& text)
{
    // A sample without such a table.
    if (text.empty()) return Done{};
    auto table = readImport(kind, text, engine.workshop());
    if (!table) return table.error();
    if (!table->problems.empty())
        return Fault{FaultCode::Internal, "sample.bad", "sample " + kind + ": " + table->problems.front(), {}};
    // Through the engine like any import: the sample obeys the rules of the workshop it shows.
    if (const Outcome given = giveNow(engine, Command{std::move(table->rows)}); !given) return given;
    return people.put(table->people);
}

Outcome fill(const WorkshopFolder& folder, SampleKind kind, const Floor& floor)
{
    auto log = EventLogSqlite::open(folder.database());
    if (!log) return log.error();
    auto people = PeopleSqlite::open(folder.people());
    if (!people) return people.error();
    Engine engine{EngineParts{**log, {}, {}, {}, {}}};
    if (const Outcome started = engine.start(); !started) return started;
    if (const Outcome configured = giveNow(engine, Configure{floor}); !configured) return configured;
    // Orders of the sample are due around the day it is made, whenever that is.
    const Date today{std::chrono::floor<std::chrono::days>(toLocal(floor.zone, wallNow()))};
    const SampleTables tables = sampleTables(kind, today);
    for (const auto& [name, text] : {std::pair{"recipes", &tables.recipes},
                                     {"products", &tables.products},
                                     {"moulds", &tables.moulds},
                                     {"orders", &tables.orders},
                                     {"workers", &tables.workers}})
        if (const Outcome imported = importText(engine, **people, name, *text); !imported) return imported;
    return engine.stop(std::max(wallNow(), engine.workshop().time));
}

/// What the system says is wrong, with the file it is wrong with.
Fault cannotWrite(const std::string& file, const std::string& why)
{
    return {FaultCode::Unavailable, "file.cannotWrite", file + ": " + why, {file}};
}

/// A promise to people with SQL tools: columns are added, never changed.
constexpr const char* exportSchema = R"(
CREATE TABLE export_product (code TEXT PRIMARY KEY, name_zh TEXT, name_en TEXT, series TEXT, glass TEXT, gather_g REAL, net_g REAL, mould TEXT);
CREATE TABLE export_order_line (order_no TEXT, line INT, product TEXT, quantity INT, due TEXT, customer TEXT, made INT, defects INT, accepted INT);
CREATE TABLE export_melt (melt INT PRIMARY KEY, pot TEXT, furnace TEXT, glass TEXT, stage TEXT, charged_at TEXT, charged_kg REAL, drawn_kg REAL, left_kg REAL, pieces INT);
CREATE TABLE export_day_book (business_date TEXT, shift TEXT, station TEXT, run INT, product TEXT, melt INT, mould TEXT, mould_copy INT, crew INT,
  place TEXT, grade TEXT, defect TEXT, source TEXT, hour INT, pieces INT);
)";

/// Binds values of any kind in order and runs the statement.
template <class... Values> void insertRow(SQLite::Statement& insert, const Values&... values)
{
    int at = 0;
    const auto bindOne = [&](const auto& value) {
        ++at;
        if constexpr (requires { value.has_value(); }) {
            if (value)
                insert.bind(at, *value);
            else
                insert.bind(at);
        } else
            insert.bind(at, value);
    };
    (bindOne(values), ...);
    insert.exec();
    insert.reset();
}

std::int64_t number(std::uint64_t value) { return static_cast<std::int64_t>(value); }

void writeMasters(SQLite::Database& to, const Workshop& workshop)
{
    SQLite::Statement products{to, "INSERT INTO export_product VALUES (?,?,?,?,?,?,?,?)"};
    for (const auto& [code, product] : workshop.products)
        insertRow(products, code.value, product.nameZh, product.nameEn, product.series, product.glass.value, product.gatherG,
                  product.netG, product.mould.value);
    SQLite::Statement orders{to, "INSERT INTO export_order_line VALUES (?,?,?,?,?,?,?,?,?)"};
    for (const auto& [line, state] : workshop.orders) {
        // An order without a date has an empty one; SQL tools take a null for a fault of the export.
        const std::string due = state.order.due ? toText(*state.order.due) : "";
        insertRow(orders, line.order.value, static_cast<std::int64_t>(line.line), state.order.product.value, state.order.quantity,
                  due, state.order.customer, state.made, state.defects, state.accepted);
    }
    SQLite::Statement melts{to, "INSERT INTO export_melt VALUES (?,?,?,?,?,?,?,?,?,?)"};
    for (const auto& [id, melt] : workshop.melts)
        insertRow(melts, number(id.value), melt.pot.value, melt.furnace.value, melt.glass.value, std::string{nameOf(melt.stage)},
                  toText(melt.chargedAt), melt.mass.chargedKg(), melt.mass.drawnKg, melt.mass.leftKg(), melt.pieces);
}

void writeDayBook(SQLite::Database& to, const DayBook& book)
{
    SQLite::Statement lines{to, "INSERT INTO export_day_book VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"};
    for (const auto& [date, page] : book.pages())
        for (const auto& [key, pieces] : page.pieces)
            insertRow(lines, toText(date), key.shift.value, key.station.value, number(key.run.value), key.product.value,
                      number(key.melt.value), key.mould.mould.value, static_cast<std::int64_t>(key.mould.copy), number(key.crew),
                      std::string{nameOf(key.place)}, std::string{nameOf(key.grade)}, key.defect.value,
                      std::string{nameOf(key.source)}, key.hour, pieces);
}

} // namespace

Outcome makeWorkshop(const WorkshopFolder& folder, SampleKind kind)
{
    std::error_code error;
    // A workshop is never made over another.
    if (std::filesystem::exists(folder.wiring(), error) || std::filesystem::exists(folder.database(), error))
        return Fault{
            FaultCode::Conflict, "init.exists", folder.path.string() + " holds a workshop already", {folder.path.string()}};
    for (const auto& made : {folder.path, folder.history(), folder.exports()}) {
        std::filesystem::create_directories(made, error);
        if (error) return cannotWrite(made.string(), error.message());
    }
    if (const Outcome written = replaceFile(folder.wiring(), wire::writeWorkshop(sampleWiring(kind))); !written) return written;
    const auto loaded = loadWiring(folder);
    if (!loaded) return loaded.error();
    return fill(folder, kind, loaded->floor);
}

Outcome exportDatabase(const WorkshopFolder& folder, const std::string& file)
{
    if (std::filesystem::exists(file)) return Fault{FaultCode::Conflict, "export.exists", file + " exists already", {file}};
    const auto offline = openOffline(folder);
    if (!offline) return offline.error();
    return guarded([&]() -> Outcome {
        if (const Outcome copied = copyDatabase(folder.database(), file); !copied) return copied;
        SQLite::Database to{file, SQLite::OPEN_READWRITE};
        // One file that can be mailed, without a log beside it.
        to.exec("PRAGMA journal_mode=DELETE");
        SQLite::Transaction transaction{to};
        to.exec(exportSchema);
        writeMasters(to, offline->workshop);
        writeDayBook(to, offline->workshop.book);
        transaction.commit();
        return Done{};
    });
}

} // namespace gaffer
