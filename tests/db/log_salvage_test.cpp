#include "db/log_salvage.hpp"

#include "core/engine/verify.hpp"
#include "db/event_log_sqlite.hpp"
#include "tests/support/campaign.hpp"
#include "tests/support/temp_folder.hpp"

#include <fstream>
#include <gtest/gtest.h>
#include <random>

namespace gaffer {
namespace {

constexpr Instant now = fromMillis(1'763'800'000'000);
constexpr std::uint64_t events = 600;
constexpr std::uint64_t followed = 40;

/// Imports; every 50th is a run's end that follows from the event 40 places before it.
EventBody bodyAt(std::uint64_t seq)
{
    if (seq % 50 == 0) return RunEnded{RunId{seq - followed}};
    return ImportDone{"row " + std::to_string(seq * 7919), static_cast<std::int64_t>(seq)};
}

Event eventAt(std::uint64_t seq)
{
    return {seq,           now + Duration{static_cast<std::int64_t>(seq)}, "1001",
            SeatId{"B01"}, CommandId{"c-" + std::to_string(seq)},          bodyAt(seq)};
}

/// Remembers the last import in `parked`; a run's end needs its import.
void foldImports(Workshop& workshop, const Event& event)
{
    if (const auto* ended = std::get_if<RunEnded>(&event.body))
        if (!workshop.meterNoted.contains(MeterId{std::to_string(ended->run.value)}))
            throw std::runtime_error{"there is no such run"};
    if (const auto* done = std::get_if<ImportDone>(&event.body))
        workshop.meterNoted[MeterId{std::to_string(done->rows)}] = event.time;
    workshop.seq = event.seq;
    workshop.time = event.time;
}

const EngineRules rules{.decide = {}, .evolve = foldImports};

class LogSalvaged : public testing::Test {
protected:
    LogSalvaged()
    {
        auto log = EventLogSqlite::open(file, {.reserveBytes = 0});
        std::vector<Event> all;
        std::vector<CommandRecord> commands;
        for (std::uint64_t seq = 1; seq <= events; ++seq) {
            all.push_back(eventAt(seq));
            commands.push_back({all.back().commandId, {seq, seq}, std::nullopt});
        }
        EXPECT_TRUE((*log)->append(all, commands, now));
        EXPECT_TRUE((*log)->database().checkpoint());
    }
    void tamper(const std::string& sql) const
    {
        SQLite::Database raw{file.string(), SQLite::OPEN_READWRITE};
        raw.exec("DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_removed; DROP TRIGGER event_follows_the_last");
        raw.exec(sql);
    }
    Result<LogSalvage> salvage() { return salvageLog(file, target, rules); }
    /// The salvaged log is sound, and every event in it is what was written at its place or a mark; gives the marks.
    std::map<std::uint64_t, RecordLost> marks()
    {
        std::map<std::uint64_t, RecordLost> found;
        const auto log = EventLogSqlite::open(target, {.reserveBytes = 0});
        EXPECT_TRUE(log) << log.error().text;
        if (!log) return found;
        const VerifyReport report = verifyLog(**log, rules);
        EXPECT_FALSE(report.finding) << report.finding->text;
        EXPECT_TRUE((*log)->read(0, [&](const Event& event, std::string_view) {
            if (const auto* lost = std::get_if<RecordLost>(&event.body))
                found[event.seq] = *lost;
            else
                EXPECT_EQ(event, eventAt(event.seq));
            return true;
        }));
        last = (*log)->lastSeq();
        return found;
    }

    TempFolder folder;
    std::filesystem::path file{folder.path() / "gaffer.db"};
    std::filesystem::path target{folder.path() / "saved.db"};
    std::uint64_t last{};
};

TEST_F(LogSalvaged, IsTheSameWhenNothingIsDamaged)
{
    const auto salvaged = salvage();
    ASSERT_TRUE(salvaged) << salvaged.error().text;
    EXPECT_EQ(salvaged->kept, events);
    EXPECT_EQ(salvaged->lost, 0U);
    EXPECT_TRUE(marks().empty());
    const auto before = EventLogSqlite::open(file, {.reserveBytes = 0});
    const auto after = EventLogSqlite::open(target, {.reserveBytes = 0});
    EXPECT_EQ((*before)->head(), (*after)->head());
    EXPECT_TRUE(*(*after)->find(CommandId{"c-600"}));
}

TEST_F(LogSalvaged, LosesADamagedRecordAloneAndMarksItsPlace)
{
    tamper("UPDATE event SET data = replace(data, '7', '8') WHERE seq = 333");
    ASSERT_TRUE(salvage());
    const auto lost = marks();
    ASSERT_EQ(lost.size(), 1U);
    EXPECT_EQ(lost.begin()->first, 333U);
    EXPECT_EQ(last, events);
}

TEST_F(LogSalvaged, LosesNothingWhereOnlyAHashIsDamaged)
{
    tamper("UPDATE event SET hash = zeroblob(32) WHERE seq = 200; UPDATE event SET hash = x'00' WHERE seq = 300");
    ASSERT_TRUE(salvage());
    EXPECT_TRUE(marks().empty());
}

TEST_F(LogSalvaged, LosesRecordsThatAreMissingAndThoseNobodyCanVouchFor)
{
    tamper("DELETE FROM event WHERE seq BETWEEN 110 AND 119");
    ASSERT_TRUE(salvage());
    const auto lost = marks();
    EXPECT_EQ(lost.size(), 12U) << "ten are missing, the first behind them has no predecessor, and 150 follows from 110";
    EXPECT_TRUE(lost.contains(120));
    EXPECT_EQ(lost.at(150).was, "run.ended");
    EXPECT_EQ(lost.at(150).data, R"({"run":110})");
    EXPECT_NE(lost.at(150).why.find("there is no such run"), std::string::npos);
}

TEST_F(LogSalvaged, KnowsADamagedEndByItsPlace)
{
    tamper("UPDATE event SET data = '{}' WHERE seq >= 599");
    ASSERT_TRUE(salvage());
    EXPECT_EQ(marks().size(), 2U);
    EXPECT_EQ(last, events);
}

TEST_F(LogSalvaged, BelievesNoPlaceFarBehindTheEnd)
{
    tamper("UPDATE event SET seq = 4611686018427387904 WHERE seq = 600");
    ASSERT_TRUE(salvage());
    EXPECT_TRUE(marks().empty());
    EXPECT_EQ(last, events - 1);
}

TEST_F(LogSalvaged, NeedsNoFirstPage)
{
    {
        std::fstream raw{file, std::ios::binary | std::ios::in | std::ios::out};
        raw << std::string(4096, 'x');
    }
    const auto salvaged = salvage();
    ASSERT_TRUE(salvaged) << salvaged.error().text;
    EXPECT_EQ(salvaged->kept, events);
    EXPECT_TRUE(marks().empty());
    EXPECT_FALSE(std::filesystem::exists(target.string() + "-copy"));
}

TEST_F(LogSalvaged, IsNothingWhereNothingIsLeft)
{
    std::ofstream{file} << std::string(100'000, 'x');
    const auto salvaged = salvage();
    ASSERT_FALSE(salvaged);
    EXPECT_EQ(salvaged.error().code, FaultCode::Damaged);
}

TEST_F(LogSalvaged, IsLeftAloneWhenALaterProgramWroteIt)
{
    // Its hash is right, so nothing damaged it.
    auto log = EventLogSqlite::open(file, {.reserveBytes = 0});
    const std::string insert = "INSERT INTO event SELECT 601, time, 'melt.sung-to', 1, by, seat, command_id, '{}', x'";
    const auto head = [&] {
        SQLite::Statement query{(*log)->database().connection(), "SELECT hash, time FROM event WHERE seq = 600"};
        query.executeStep();
        Hash hash{};
        std::ranges::copy(std::span{static_cast<const std::uint8_t*>(query.getColumn(0).getBlob()), hash.size()}, hash.begin());
        return toHex(chained(hash, {601, query.getColumn(1).getInt64(), "melt.sung-to", 1, "1001", "B01", "c-600", "{}"}));
    }();
    (*log)->database().connection().exec(insert + head + "' FROM event WHERE seq = 600");
    const auto salvaged = salvage();
    ASSERT_FALSE(salvaged);
    EXPECT_EQ(salvaged.error().code, FaultCode::Conflict);
}

/// Whatever is overwritten, cut off or zeroed: what is saved is true, and it is most.
TEST_F(LogSalvaged, TellsTheTruthOfRandomlyDamagedFiles)
{
    const std::filesystem::path whole = folder.path() / "whole.db";
    std::filesystem::copy_file(file, whole);
    const auto bytes = static_cast<std::int64_t>(std::filesystem::file_size(whole));
    std::uint64_t kept = 0;
    const int seeds = static_cast<int>(campaignShare(60, 2000));
    for (int seed = 0; seed < seeds; ++seed) {
        SCOPED_TRACE(seed);
        std::mt19937_64 dice{static_cast<std::uint64_t>(seed)};
        std::filesystem::copy_file(whole, file, std::filesystem::copy_options::overwrite_existing);
        const auto at = static_cast<std::int64_t>(dice() % static_cast<std::uint64_t>(bytes));
        if (seed % 3 == 2) {
            std::filesystem::resize_file(file, static_cast<std::uintmax_t>(at));
        } else {
            std::fstream raw{file, std::ios::binary | std::ios::in | std::ios::out};
            raw.seekp(std::min(at, bytes - 512));
            for (int i = 0; i < (seed % 3 == 0 ? 64 : 512); ++i) raw.put(seed % 3 == 0 ? static_cast<char>(dice()) : '\0');
        }
        const auto salvaged = salvage();
        if (!salvaged) {
            EXPECT_EQ(salvaged.error().code, FaultCode::Damaged) << salvaged.error().text;
            continue;
        }
        const auto lost = marks();
        EXPECT_EQ(lost.size(), salvaged->lost);
        EXPECT_EQ(last, salvaged->kept + salvaged->lost);
        kept += salvaged->kept;
    }
    const double share = static_cast<double>(kept) / static_cast<double>(events * static_cast<std::uint64_t>(seeds));
    EXPECT_GT(share, 0.75) << "a third of the files were cut off in their middle";
    RecordProperty("kept", std::to_string(share));
}

} // namespace
} // namespace gaffer
