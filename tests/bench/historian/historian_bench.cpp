// Measures the historian on a synthetic day beside a plain table of rows, in one run: size, ingest, bytes written, queries.
//   historian_bench FOLDER [--seconds 86400] [--commit-every 60] [--jitter-ms 0] [--row-seconds 120] [--csv FILE] [--replay
//   FURNACE.csv]
#include "core/historian/stored_number.hpp"
#include "core/historian/trend.hpp"
#include "db/history/history_sqlite.hpp"
#include "tests/bench/historian/synthetic_day.hpp"
#include "tests/support/fixed_clock.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <sstream>

namespace gaffer::bench {
namespace {

struct Settings {
    std::filesystem::path folder;
    int seconds{SyntheticDay::seconds};
    int commitEvery{60};
    int jitterMs{0};
    int rowSeconds{120};
    std::string csv;
    std::string replay;
};

double cpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// Bytes that the kernel was made to write for this process; 0 where the system does not tell.
double bytesWritten()
{
    std::ifstream io{"/proc/self/io"};
    for (std::string word; io >> word;)
        if (word == "write_bytes:" && io >> word) return std::stod(word);
    return 0;
}

/// Collects durations in milliseconds.
class Stopwatch {
public:
    template <class Work> void time(Work&& work)
    {
        const auto begin = std::chrono::steady_clock::now();
        const double cpu = cpuSeconds();
        work();
        m_millis.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
        m_cpu += cpuSeconds() - cpu;
    }
    [[nodiscard]] double quantile(double share)
    {
        if (m_millis.empty()) return 0;
        std::ranges::sort(m_millis);
        return m_millis[static_cast<std::size_t>(share * static_cast<double>(m_millis.size() - 1))];
    }
    [[nodiscard]] double sum() const
    {
        double total = 0;
        for (const double millis : m_millis) total += millis;
        return total;
    }

    /// Processor time of one repeat, in milliseconds.
    [[nodiscard]] double cpuEach() const { return m_cpu * 1000 / static_cast<double>(m_millis.size()); }

private:
    std::vector<double> m_millis;
    double m_cpu{};
};

void mustHold(const Outcome& outcome)
{
    if (!outcome) throw std::runtime_error{outcome.error().text};
}

void print(const char* what, double value, const char* unit) { std::printf("%-58s %12.3f %s\n", what, value, unit); }

/// The classic layout: a row a sample, clustered by point and time.
class RowTable {
public:
    explicit RowTable(const std::filesystem::path& file) : m_database{std::move(*Database::open(file))}
    {
        m_database.connection().exec(
            "CREATE TABLE sample (tag INTEGER, t INTEGER, value REAL, quality INTEGER, PRIMARY KEY (tag, t)) "
            "STRICT, WITHOUT ROWID");
    }
    void write(const std::vector<Scan>& scans)
    {
        mustHold(m_database.transaction([&]() -> Outcome {
            SQLite::Statement insert{m_database.connection(), "INSERT INTO sample VALUES (?, ?, ?, ?)"};
            int tag = 0;
            for (const Scan& scan : scans)
                for (const Sample& sample : scan.samples) {
                    insert.bind(1, tag++);
                    insert.bind(2, toMillis(scan.scheduled));
                    insert.bind(3, sample.value);
                    insert.bind(4, sample.mark.packed());
                    insert.exec();
                    insert.reset();
                }
            return Done{};
        }));
    }

    Outcome checkpoint() { return m_database.checkpoint(); }
    /// The trend of 8 points as a table of rows gives it: every row read, least and most of each pixel kept.
    void reduce(int seconds)
    {
        constexpr int pixels = 2000;
        constexpr int tags = 8;
        const std::int64_t width = std::max<std::int64_t>(1, std::int64_t{seconds} * 1000 / pixels);
        SQLite::Statement query{m_database.connection(), "SELECT t, value FROM sample WHERE tag = ? ORDER BY t"};
        for (int tag = 0; tag < tags; ++tag) {
            std::map<std::int64_t, std::pair<double, double>> bins;
            query.reset();
            query.bind(1, tag * 9);
            while (query.executeStep()) {
                const double value = query.getColumn(1).getDouble();
                auto& [least, most] = bins.try_emplace(query.getColumn(0).getInt64() / width, value, value).first->second;
                least = std::min(least, value);
                most = std::max(most, value);
            }
        }
    }

private:
    Database m_database;
};

void measureRows(const Settings& settings)
{
    const auto file = settings.folder / "rows.db";
    RowTable rows{file};
    SyntheticDay day{1, Duration{settings.jitterMs}};
    Stopwatch commits;
    const double written = bytesWritten();
    const double cpu = cpuSeconds();
    for (int second = 0; second < settings.rowSeconds; ++second) {
        const auto scans = day.scansAt(second);
        commits.time([&] { rows.write(scans); });
    }
    const double samples = static_cast<double>(settings.rowSeconds) * SyntheticDay::points;
    print("rows: ingest, FULL, commit per 200 samples", samples / commits.sum() * 1000, "samples/s wall");
    print("rows: cpu", samples / (cpuSeconds() - cpu), "samples/cpu-s (generator included)");
    print("rows: written", (bytesWritten() - written) / samples, "bytes/sample");
    print("rows: commit p50", commits.quantile(0.5), "ms");
    print("rows: commit p99", commits.quantile(0.99), "ms");
    mustHold(rows.checkpoint());
    print("rows: size", static_cast<double>(std::filesystem::file_size(file)) / samples, "bytes/sample");
    Stopwatch reduced;
    constexpr int repeats = 5;
    for (int i = 0; i < repeats; ++i) reduced.time([&] { rows.reduce(settings.rowSeconds); });
    print("rows: whole span x 8 points to 2000 bins, p50", reduced.quantile(0.5), "ms");
}

void measureIngest(const Settings& settings, HistorySqlite& store)
{
    SyntheticDay day{1, Duration{settings.jitterMs}};
    Stopwatch appends;
    Stopwatch commits;
    Stopwatch seals;
    double cpu = 0;
    const double written = bytesWritten();
    for (int second = 0; second < settings.seconds; ++second) {
        const auto scans = day.scansAt(second);
        const double before = cpuSeconds();
        appends.time([&] { store.append(scans); });
        if (second % settings.commitEvery == 0) commits.time([&] { mustHold(store.commit()); });
        seals.time([&] { mustHold(store.maintain(scans.front().arrival)); });
        cpu += cpuSeconds() - before;
    }
    mustHold(store.commit());
    const double samples = static_cast<double>(settings.seconds) * SyntheticDay::points;
    print("history: ingest with seal, FULL", samples / (appends.sum() + commits.sum() + seals.sum()) * 1000, "samples/s wall");
    print("history: cpu, all included", samples / cpu, "samples/cpu-s");
    print("history: cpu at 200 samples/s", 100 * cpu / settings.seconds, "% of a core");
    print("history: written", (bytesWritten() - written) / samples, "bytes/sample");
    print("history: commit p50", commits.quantile(0.5), "ms");
    print("history: commit p99", commits.quantile(0.99), "ms");
    print("history: seal p99.9", seals.quantile(0.999), "ms");
    print("history: seal longest", seals.quantile(1), "ms");
}

void measureSize(const Settings& settings, const HistorySqlite& store)
{
    double total = 0;
    std::map<std::string, double> parts;
    for (const auto& entry : std::filesystem::directory_iterator{settings.folder / "history"}) {
        const auto bytes = static_cast<double>(entry.file_size());
        total += bytes;
        parts[entry.path().filename().string()] = bytes;
    }
    const auto samples = static_cast<double>(store.stats().samples);
    print("size: samples", samples, "");
    for (const auto& [name, bytes] : parts) print(("size: " + name).c_str(), bytes / samples, "bytes/sample");
    print("size: all files", total / samples, "bytes/sample");
}

void measureQueries(const Settings& settings, const HistorySqlite& store)
{
    constexpr int repeats = 21;
    constexpr int pixels = 2000;
    constexpr int tags = 8;
    Stopwatch newest;
    Stopwatch hour;
    Stopwatch day;
    const Instant end = SyntheticDay::begin + std::chrono::seconds{settings.seconds};
    std::size_t seen = 0;
    for (int i = 0; i < repeats; ++i) {
        newest.time([&] { seen += store.newest()->size(); });
        const Instant from = SyntheticDay::begin + std::chrono::minutes{i * 7};
        hour.time([&] {
            mustHold(store.read(SyntheticDay::nameOf(i), from, from + std::chrono::hours{1},
                                [&](const HistorySample&) { return ++seen > 0; }));
        });
        day.time([&] {
            for (int tag = 0; tag < tags; ++tag)
                seen += store.bins(SyntheticDay::nameOf(tag * 9), SyntheticDay::begin, end, (end - SyntheticDay::begin) / pixels)
                            ->size();
        });
    }
    print("query: newest of 200 points, p50", newest.quantile(0.5), "ms");
    print("query: 1 h raw of 1 point, p50", hour.quantile(0.5), "ms");
    print("query: whole span x 8 points to 2000 bins, p50", day.quantile(0.5), "ms");
    print("query: newest / hour / whole span, cpu", newest.cpuEach(), "ms");
    print("", hour.cpuEach(), "ms");
    print("", day.cpuEach(), "ms");
    print("query: values seen", static_cast<double>(seen), "");
}

/// A year of one point: minutes as they would have been rolled up, read to 2000 bins.
void measureYear(const Settings& settings, Disk& disk)
{
    constexpr int days = 365;
    constexpr int minutesADay = 1440;
    constexpr int repeats = 5;
    constexpr Duration minute = std::chrono::minutes{1};
    constexpr Duration width = 263 * minute;
    const Instant begin = std::chrono::sys_days{std::chrono::year{2025} / 1 / 1};
    const PointInfo info{SyntheticDay::nameOf(0), "degC", 1, false, false, 0};
    std::mt19937 random{1};
    {
        RollupStore minutes{"minutes-", minute, settings.folder / "history", disk};
        RollupStore hours{"hours-", 60 * minute, settings.folder / "history", disk};
        mustHold(minutes.open(OpenMode::ReadWrite, {}));
        mustHold(hours.open(OpenMode::ReadWrite, {}));
        for (int day = 0; day < days; ++day) {
            RollupUpdate update{info, {}};
            for (int i = 0; i < minutesADay; ++i) {
                const double least = 1100 + static_cast<double>(random() % 20) / 10;
                update.bins.push_back(
                    {begin + (day * minutesADay + i) * minute, least, least + 1, least + 0.51, least + 0.5, 100});
            }
            mustHold(minutes.write({update}));
            auto builder = BinBuilder::make(update.bins.front().start, update.bins.back().start, 60 * minute);
            for (const HistoryBin& bin : update.bins) builder->takePart(bin, minute);
            mustHold(hours.write({{info, builder->finish()}}));
        }
    }
    FixedClock clock{begin};
    const auto again = HistorySqlite::open(settings.folder / "history", clock, disk, {.mode = OpenMode::ReadOnly});
    if (!again) throw std::runtime_error{again.error().text};
    Stopwatch year;
    std::size_t seen = 0;
    for (int i = 0; i < repeats; ++i)
        year.time([&] { seen += (*again)->bins(info.name, begin, begin + std::chrono::days{days}, width)->size(); });
    print("query: 1 year of 1 point to 2000 bins, p50", year.quantile(0.5), "ms");
    print("query: 1 year, cpu", year.cpuEach(), "ms");
    Stopwatch trend;
    const Instant end = begin + std::chrono::days{days};
    for (int i = 0; i < repeats; ++i)
        trend.time([&] { seen += (*again)->bins(info.name, begin, end, trendWidth(begin, end, 2000))->size(); });
    print("query: 1 year by trendWidth (hours), p50", trend.quantile(0.5), "ms");
    print("query: bins seen", static_cast<double>(seen), "");
    print("size: minutes of a year",
          static_cast<double>(std::filesystem::file_size(settings.folder / "history" / "minutes-2025.db")), "bytes");
}

/// Writes the day for the peers: t in ms, tag, value, quality.
void exportCsv(const Settings& settings)
{
    SyntheticDay day{1, Duration{settings.jitterMs}};
    std::ofstream out{settings.csv};
    for (int second = 0; second < settings.seconds; ++second) {
        int tag = 0;
        for (const Scan& scan : day.scansAt(second))
            for (std::size_t i = 0; i < scan.samples.size(); ++i)
                out << toMillis(scan.scheduled) << ',' << tag++ << ','
                    << valueText(scan.samples[i].value, scan.layout->points[i].decimals) << ',' << scan.samples[i].mark.packed()
                    << '\n';
    }
}

Settings settingsOf(int count, char** words)
{
    Settings settings;
    settings.folder = words[1];
    for (int i = 2; i + 1 < count; i += 2) {
        const std::string name = words[i];
        if (name == "--seconds") settings.seconds = std::stoi(words[i + 1]);
        if (name == "--commit-every") settings.commitEvery = std::stoi(words[i + 1]);
        if (name == "--jitter-ms") settings.jitterMs = std::stoi(words[i + 1]);
        if (name == "--row-seconds") settings.rowSeconds = std::stoi(words[i + 1]);
        if (name == "--csv") settings.csv = words[i + 1];
        if (name == "--replay") settings.replay = words[i + 1];
    }
    return settings;
}

/// A recorded furnace, a row a second: bytes of chunk payload a sample.
void measureReplay(const Settings& settings, SystemDisk& disk)
{
    std::ifstream file{settings.replay};
    std::string line;
    std::getline(file, line);
    auto layout = std::make_shared<ScanLayout>();
    layout->device = DeviceId{"replay"};
    layout->every = Duration{1000};
    std::stringstream head{line};
    for (std::string name; std::getline(head, name, ',');)
        layout->points.push_back(PointInfo{PointName{"replay." + name}, "", 1, false, false, 0});
    FixedClock clock{SyntheticDay::begin};
    const auto folder = settings.folder / "replay";
    std::size_t rows = 0;
    {
        auto store = HistorySqlite::open(folder, clock, disk);
        if (!store) throw std::runtime_error{store.error().text};
        for (; std::getline(file, line); ++rows) {
            Scan scan{layout,
                      SyntheticDay::begin + std::chrono::seconds{rows},
                      SyntheticDay::begin + std::chrono::seconds{rows},
                      rows,
                      {}};
            std::stringstream cells{line};
            for (std::string cell; std::getline(cells, cell, ',');) scan.samples.push_back({std::stod(cell), goodMark, 0});
            (*store)->append({&scan, 1});
        }
        mustHold((*store)->commit());
        // Two days later every block is closed.
        mustHold((*store)->maintain(SyntheticDay::begin + std::chrono::days{2}));
    }
    for (const DiskFile& month : disk.list(folder)) {
        if (!month.name.starts_with("raw-") || !month.name.ends_with(".db")) continue;
        const auto database = Database::open(folder / month.name, {.mode = OpenMode::ReadOnly});
        SQLite::Statement query{database->connection(), "SELECT sum(length(data)), sum(n) FROM chunk WHERE point <> 1"};
        query.executeStep();
        print("replay: chunk payload", query.getColumn(0).getDouble() / query.getColumn(1).getDouble(), "bytes/sample");
    }
    print("replay: rows", static_cast<double>(rows), "");
}

int run(const Settings& settings)
{
    std::filesystem::create_directories(settings.folder);
    if (!settings.csv.empty()) exportCsv(settings);
    if (settings.rowSeconds > 0) measureRows(settings);
    FixedClock clock{SyntheticDay::begin};
    SystemDisk disk;
    auto store = HistorySqlite::open(settings.folder / "history", clock, disk);
    if (!store) throw std::runtime_error{store.error().text};
    measureIngest(settings, **store);
    measureQueries(settings, **store);
    Stopwatch settled;
    settled.time([&] { mustHold((*store)->settle([] { return true; })); });
    print("settle: at the end of the run", settled.sum(), "ms");
    store->reset();
    Stopwatch start;
    start.time([&] { store = HistorySqlite::open(settings.folder / "history", clock, disk); });
    print("start: history open with newest values", start.sum(), "ms");
    print("start: cpu", start.cpuEach(), "ms");
    // After a clean stop: the logs beside the files are empty.
    measureSize(settings, **store);
    store->reset();
    measureYear(settings, disk);
    if (!settings.replay.empty()) measureReplay(settings, disk);
    return 0;
}

} // namespace
} // namespace gaffer::bench

int main(int count, char** words)
{
    try {
        if (count < 2) throw std::runtime_error{"which folder?"};
        return gaffer::bench::run(gaffer::bench::settingsOf(count, words));
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
