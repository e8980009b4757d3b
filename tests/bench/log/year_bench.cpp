// Lives a year of a workshop through the engine and its event log, half of the pieces counted by wired counters and half tapped,
// and leaves a folder that gafferd opens: size, pace and the time of a fold after a clean stop and after a kill.
//   year_bench FOLDER [DAYS] [PIECES A DAY]     0 days: only starts on what is there
#include "core/engine/engine.hpp"
#include "db/event_log_sqlite.hpp"
#include "tests/support/sim_hall.hpp"

#include <chrono>
#include <cstdio>
#include <deque>
#include <iostream>

namespace gaffer::bench {
namespace {

constexpr Instant begin = std::chrono::sys_days{std::chrono::year{2026} / 1 / 1};
constexpr std::size_t stations = 24;
constexpr std::chrono::seconds look{10};
constexpr int counterBits = 16;
constexpr std::int64_t counterModulus = 1 << counterBits;

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

PointName counterOf(std::size_t station) { return PointName{"io.count" + std::to_string(station)}; }
bool isWired(std::size_t station) { return station % 2 == 0; }

/// The sample's furnaces and 24 stations, every other one with a counter.
Floor floorOfTheYear()
{
    Floor floor = SimMasters::floor();
    floor.stations.clear();
    floor.counterBits.clear();
    for (std::size_t i = 0; i < stations; ++i) {
        StationWiring station;
        station.id = StationId{"B" + std::to_string(i + 1)};
        station.furnace = floor.furnaces.front().id;
        if (isWired(i)) {
            station.pieceCounter = counterOf(i);
            floor.counterBits[counterOf(i)] = counterBits;
        }
        floor.stations.push_back(std::move(station));
    }
    return floor;
}

class Year {
public:
    Year(EventLogSqlite& log, double piecesADay) : m_engine{EngineParts{log, {}, {}, {.snapshotEvery = 20'000}, {}}}
    {
        m_pace = piecesADay / stations / (std::chrono::days{1} / look);
        if (!m_engine.start()) throw std::runtime_error{"the log cannot be folded"};
        give(Configure{floorOfTheYear()}, "system:wiring", begin);
        for (std::size_t i = 0; i < stations; ++i) m_due[i] = static_cast<double>(i) / stations;
    }

    void live(int days)
    {
        const Instant end = begin + std::chrono::days{days};
        for (Instant now = begin + look; now < end; now += look) {
            Observation seen;
            for (std::size_t i = 0; i < stations; ++i) {
                m_due[i] += m_pace;
                if (m_due[i] < 1) continue;
                m_due[i] -= 1;
                ++m_pieces;
                if (isWired(i))
                    seen.values.push_back(counted(i, now));
                else
                    give(Command{AddTally{.station = StationId{"B" + std::to_string(i + 1)}}}, "1001", now);
            }
            if (!seen.values.empty()) give(std::move(seen), "system:drivers", now);
            step(now);
        }
    }

    [[nodiscard]] Engine& engine() { return m_engine; }
    [[nodiscard]] std::int64_t pieces() const { return m_pieces; }

private:
    PointValue counted(std::size_t station, Instant now)
    {
        PointValue value;
        value.info.name = counterOf(station);
        value.info.counter = true;
        value.info.counterBits = counterBits;
        m_raw[station] = (m_raw[station] + 1) % counterModulus;
        value.raw = m_raw[station];
        value.value = static_cast<double>(value.raw);
        value.mark = goodMark;
        value.time = now;
        return value;
    }

    void give(InputBody body, const std::string& by, Instant now)
    {
        const Actor actor{by, by.starts_with("system") ? Role::Admin : Role::Worker, SeatId{"B01"}};
        const bool isCommand = std::holds_alternative<Command>(body);
        m_inputs.push_back({{std::move(body), actor, isCommand ? CommandId{"seat-B01-" + std::to_string(m_pieces)} : CommandId{}},
                            [](const Result<Answer>& answer) {
                                if (!answer) throw std::runtime_error{answer.error().text};
                            }});
        if (m_inputs.size() == 1 && m_pieces == 0) step(now);
    }

    void step(Instant now)
    {
        while (!m_inputs.empty())
            if (const Outcome done = m_engine.step(m_inputs, now, [] { return Duration{0}; }); !done)
                throw std::runtime_error{done.error().text};
    }

    Engine m_engine;
    std::deque<PendingInput> m_inputs;
    double m_pace{};
    std::array<double, stations> m_due{};
    std::array<std::int64_t, stations> m_raw{};
    std::int64_t m_pieces{};
};

int run(int count, char** words)
{
    if (count < 2) {
        std::cerr << "usage: year_bench FOLDER [DAYS] [PIECES A DAY]\n";
        return 2;
    }
    const std::filesystem::path file = std::filesystem::path{words[1]} / "gaffer.db";
    const int days = count > 2 ? std::stoi(words[2]) : 365;
    const double piecesADay = count > 3 ? std::stod(words[3]) : 48'000;
    auto log = EventLogSqlite::open(file);
    if (!log) throw std::runtime_error{log.error().text};
    const auto started = std::chrono::steady_clock::now();
    // The disk's own pace is not what is measured here.
    (*log)->database().connection().exec("PRAGMA synchronous=OFF");
    std::uint64_t events = (*log)->lastSeq();
    if (days > 0) {
        Year year{**log, piecesADay};
        year.live(days);
        events = (*log)->lastSeq();
        std::printf("%lld pieces, %llu events in %.0f s: %.0f events/s\n", static_cast<long long>(year.pieces()),
                    static_cast<unsigned long long>(events), secondsSince(started),
                    static_cast<double>(events) / secondsSince(started));
    }
    if (const Outcome whole = (*log)->database().checkpoint(); !whole) throw std::runtime_error{whole.error().text};
    log->reset();
    const auto bytes = std::filesystem::file_size(file);
    std::printf("gaffer.db %.2f GB, %.0f bytes an event\n", static_cast<double>(bytes) / 1e9,
                static_cast<double>(bytes) / static_cast<double>(events));
    const auto opened = std::chrono::steady_clock::now();
    log = EventLogSqlite::open(file);
    Engine engine{EngineParts{**log, {}, {}, {}, {}}};
    if (!engine.start()) throw std::runtime_error{"the log cannot be folded"};
    std::printf("start after a kill: %.3f s, %llu events folded behind the snapshot\n", secondsSince(opened),
                static_cast<unsigned long long>(engine.stats().foldedAtStart));
    return 0;
}

} // namespace
} // namespace gaffer::bench

int main(int count, char** words)
{
    try {
        return gaffer::bench::run(count, words);
    } catch (const std::exception& error) {
        std::cerr << "year_bench: " << error.what() << '\n';
        return 1;
    }
}
