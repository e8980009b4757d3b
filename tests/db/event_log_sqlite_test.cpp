#include "db/event_log_sqlite.hpp"

#include "tests/support/temp_folder.hpp"

#include <array>
#include <fstream>
#include <gtest/gtest.h>
#include <random>

namespace gaffer {
namespace {

constexpr std::uint64_t smallReserve = 65'536;

class EventLogFile : public testing::Test {
protected:
    [[nodiscard]] std::filesystem::path file() const { return m_folder.path() / "gaffer.db"; }
    [[nodiscard]] Result<std::unique_ptr<EventLogSqlite>> open(OpenMode mode = OpenMode::ReadWrite) const
    {
        return EventLogSqlite::open(file(), {.mode = mode, .reserveBytes = smallReserve});
    }
    std::unique_ptr<EventLogSqlite> opened()
    {
        auto log = open();
        EXPECT_TRUE(log);
        return *std::move(log);
    }
    /// Appends `count` stops, each with a note of `noteBytes` bytes.
    static Outcome add(EventLogSqlite& log, int count, std::size_t noteBytes = 4)
    {
        std::vector<Event> events;
        for (int i = 0; i < count; ++i)
            events.push_back({log.lastSeq() + events.size() + 1, fromMillis(1'763'800'000'000), "1001", SeatId{"B01"},
                              CommandId{"c"}, MouldCared{MouldCopyId{MouldNo{"M-1"}, 1}, std::string(noteBytes, 'n')}});
        return log.append(events, {}, fromMillis(1'763'800'000'000));
    }
    static Outcome readAll(const EventLogSqlite& log)
    {
        return log.read(0, [](const Event&, std::string_view) { return true; });
    }
    /// Changes the file behind the log's back.
    void tamper(const std::string& sql) const
    {
        SQLite::Database raw{file().string(), SQLite::OPEN_READWRITE};
        raw.exec("DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_removed; DROP TRIGGER event_follows_the_last");
        raw.exec(sql);
    }
    TempFolder m_folder;
};

TEST_F(EventLogFile, IsDamagedWhenItIsNoDatabase)
{
    std::ofstream{file()} << std::string(8192, 'x');
    const auto log = open();
    ASSERT_FALSE(log);
    EXPECT_EQ(log.error().code, FaultCode::Damaged);
}

TEST_F(EventLogFile, IsUnavailableForReadingWhenMissing)
{
    const auto log = open(OpenMode::ReadOnly);
    ASSERT_FALSE(log);
    EXPECT_EQ(log.error().code, FaultCode::Unavailable);
}

TEST_F(EventLogFile, RefusesAFileOfALaterProgram)
{
    opened();
    SQLite::Database{file().string(), SQLite::OPEN_READWRITE}.exec("PRAGMA user_version=99; PRAGMA application_id=1195769955");
    const auto log = open();
    ASSERT_FALSE(log);
    EXPECT_EQ(log.error().code, FaultCode::Conflict);
    const auto reader = open(OpenMode::ReadOnly);
    ASSERT_FALSE(reader);
    EXPECT_EQ(reader.error().code, FaultCode::Conflict);
}

TEST_F(EventLogFile, LetsNobodyChangeOrRemoveAnEvent)
{
    const auto log = opened();
    ASSERT_TRUE(add(*log, 3));
    SQLite::Database raw{file().string(), SQLite::OPEN_READWRITE};
    EXPECT_THROW(raw.exec("UPDATE event SET by = 'nobody' WHERE seq = 2"), SQLite::Exception);
    EXPECT_THROW(raw.exec("DELETE FROM event WHERE seq = 3"), SQLite::Exception);
    EXPECT_THROW(raw.exec("INSERT INTO event VALUES (9, 0, 'run.ended', 1, '', '', '', '{}', x'')"), SQLite::Exception);
    EXPECT_TRUE(readAll(*log));
}

TEST_F(EventLogFile, NamesTheFirstRecordThatWasTamperedWith)
{
    constexpr int records = 40;
    ASSERT_TRUE(add(*opened(), records));
    const std::vector<std::string> edits{
        "UPDATE event SET by = '1002' WHERE seq = 17",         "UPDATE event SET time = time + 1 WHERE seq = 17",
        "UPDATE event SET data = '{}' WHERE seq = 17",         "UPDATE event SET hash = zeroblob(32) WHERE seq = 17",
        "UPDATE event SET hash = zeroblob(31) WHERE seq = 17", "DELETE FROM event WHERE seq = 17",
        "UPDATE event SET kind = 'no-kind' WHERE seq = 17",    "UPDATE event SET version = 7 WHERE seq = 17",
    };
    const auto sound = m_folder.path() / "sound.db";
    std::filesystem::copy_file(file(), sound);
    for (const std::string& edit : edits) {
        std::filesystem::copy_file(sound, file(), std::filesystem::copy_options::overwrite_existing);
        tamper(edit);
        const auto log = open(OpenMode::ReadOnly);
        ASSERT_TRUE(log) << edit;
        const Outcome reading = readAll(**log);
        ASSERT_FALSE(reading) << edit;
        EXPECT_EQ(reading.error().code, FaultCode::Damaged);
        EXPECT_EQ(reading.error().details.at(0), "17") << edit;
    }
}

constexpr std::array editedColumns{"data", "hash", "kind", "by", "seat", "command_id", "time", "version"};
constexpr std::size_t firstNumber = 6;

/// Changes one value of record `seq` as a hand or a failing disk would, or removes the record.
void editRecord(SQLite::Database& raw, std::uint64_t seq, std::mt19937& random)
{
    const std::string where = " WHERE seq = " + std::to_string(seq);
    const std::size_t column = random() % editedColumns.size();
    const std::string name = editedColumns[column];
    const auto how = random() % 8;
    if (how == 0) {
        raw.exec("DELETE FROM event" + where);
        return;
    }
    if (column >= firstNumber) {
        const std::string bit = std::to_string(1U << random() % 30);
        raw.exec("UPDATE event SET " + name + " = (" + name + " | " + bit + ") - (" + name + " & " + bit + ")" + where);
        return;
    }
    SQLite::Statement query{raw, "SELECT CAST(" + name + " AS BLOB) FROM event" + where};
    query.executeStep();
    std::string bytes{static_cast<const char*>(query.getColumn(0).getBlob()),
                      static_cast<std::size_t>(query.getColumn(0).getBytes())};
    query.reset();
    const std::size_t at = random() % bytes.size();
    const auto flip = static_cast<char>(1U << random() % 8);
    if (how == 1)
        bytes.erase(at, 1);
    else if (how == 2)
        bytes.insert(at, 1, 'x');
    else
        bytes[at] = static_cast<char>(bytes[at] ^ flip);
    SQLite::Statement update{raw,
                             "UPDATE event SET " + name + " = CAST(? AS " + (name == "hash" ? "BLOB" : "TEXT") + ")" + where};
    update.bind(1, bytes.data(), static_cast<int>(bytes.size()));
    update.exec();
}

TEST_F(EventLogFile, NamesTheFirstRecordOfAThousandRandomEdits)
{
    constexpr std::uint64_t records = 60;
    constexpr unsigned edits = 1000;
    ASSERT_TRUE(add(*opened(), records));
    SQLite::Database raw{file().string(), SQLite::OPEN_READWRITE};
    raw.exec("DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_removed; DROP TRIGGER event_follows_the_last");
    for (unsigned seed = 0; seed < edits; ++seed) {
        std::mt19937 random{seed};
        const std::uint64_t seq = 1 + random() % records;
        raw.exec("CREATE TABLE kept AS SELECT * FROM event WHERE seq = " + std::to_string(seq));
        editRecord(raw, seq, random);
        {
            const auto log = open(OpenMode::ReadOnly);
            // The end of the log is looked at when it is opened.
            const Outcome reading = log ? readAll(**log) : Outcome{log.error()};
            const bool endRemoved = seq == records && log && (*log)->lastSeq() < records;
            ASSERT_TRUE(!reading || endRemoved) << "seed " << seed;
            if (!reading) {
                EXPECT_EQ(reading.error().code, FaultCode::Damaged);
                EXPECT_EQ(reading.error().details.at(0), std::to_string(seq)) << "seed " << seed << ": " << reading.error().text;
            }
        }
        raw.exec("DELETE FROM event WHERE seq = " + std::to_string(seq) +
                 "; INSERT INTO event SELECT * FROM kept; DROP TABLE kept");
        if (HasFailure()) return;
    }
}

TEST_F(EventLogFile, FindsSwappedRecords)
{
    ASSERT_TRUE(add(*opened(), 10));
    tamper("UPDATE event SET seq = -1 WHERE seq = 4; UPDATE event SET seq = 4 WHERE seq = 5; UPDATE event SET seq = 5 WHERE seq "
           "= -1");
    const auto log = open(OpenMode::ReadOnly);
    ASSERT_TRUE(log);
    EXPECT_EQ(readAll(**log).error().details.at(0), "4");
}

TEST_F(EventLogFile, HasTheSameHeadForTheSameRecordsOnly)
{
    const auto log = opened();
    EXPECT_EQ(log->head(), std::string(64, '0'));
    ASSERT_TRUE(add(*log, 1));
    const std::string first = log->head();
    ASSERT_TRUE(add(*log, 1));
    EXPECT_NE(log->head(), first);
    std::string read;
    ASSERT_TRUE(log->read(1, [&](const Event&, std::string_view hash) {
        read = hash;
        return true;
    }));
    EXPECT_EQ(read, log->head());
}

TEST_F(EventLogFile, TellsADamagedSnapshot)
{
    {
        const auto log = opened();
        ASSERT_TRUE(add(*log, 2));
        Workshop workshop;
        workshop.seq = 2;
        ASSERT_TRUE(log->saveSnapshot(workshop));
    }
    for (const char* edit : {"UPDATE snapshot SET hash = zeroblob(32)", "UPDATE snapshot SET chain = zeroblob(32)",
                             "UPDATE snapshot SET seq = 1", "UPDATE snapshot SET data = substr(data, 1, length(data) - 3)"}) {
        const auto copy = m_folder.path() / "copy.db";
        std::filesystem::copy_file(file(), copy, std::filesystem::copy_options::overwrite_existing);
        SQLite::Database{copy.string(), SQLite::OPEN_READWRITE}.exec(edit);
        const auto log = EventLogSqlite::open(copy, {.reserveBytes = 0});
        ASSERT_TRUE(log);
        const auto snapshot = (*log)->loadSnapshot();
        ASSERT_FALSE(snapshot) << edit;
        EXPECT_EQ(snapshot.error().code, FaultCode::Damaged);
    }
}

TEST_F(EventLogFile, IsReadBesideItsWriter)
{
    const auto writer = opened();
    ASSERT_TRUE(add(*writer, 5));
    const auto reader = open(OpenMode::ReadOnly);
    ASSERT_TRUE(reader);
    EXPECT_EQ((*reader)->lastSeq(), 5U);
    EXPECT_TRUE(readAll(**reader));
}

TEST_F(EventLogFile, ForgetsCommandsOnlyWhenTheyAreOld)
{
    const auto log = opened();
    ASSERT_TRUE(add(*log, 1));
    const Instant now = fromMillis(1'763'800'000'000);
    const CommandRecord old{CommandId{"old"}, {}, std::nullopt};
    const CommandRecord young{CommandId{"young"}, {}, std::nullopt};
    ASSERT_TRUE(log->append({}, std::vector{old}, now - std::chrono::hours{24 * 31}));
    ASSERT_TRUE(log->append({}, std::vector{young}, now - std::chrono::hours{24 * 29}));
    const CommandRecord next{CommandId{"next"}, {}, std::nullopt};
    ASSERT_TRUE(log->append({}, std::vector{next}, now));
    EXPECT_FALSE(*log->find(old.id));
    EXPECT_TRUE(*log->find(young.id));
}

TEST_F(EventLogFile, KeepsItsReserveBesideItself)
{
    const auto log = opened();
    EXPECT_EQ(std::filesystem::file_size(m_folder.path() / "gaffer.reserve"), smallReserve);
    EXPECT_EQ(log->space(), LogSpace::Ample);
}

TEST_F(EventLogFile, LivesOnItsReserveWhenTheDiskIsFullAndTellsWhenThatIsGoneToo)
{
    const auto log = opened();
    auto& connection = log->database().connection();
    const int pages = connection.execAndGet("PRAGMA page_count").getInt();
    // The file may not grow further: SQLite says "full", as on a full disk.
    connection.exec("PRAGMA max_page_count=" + std::to_string(pages));
    const Outcome full = add(*log, 1, 200'000);
    ASSERT_FALSE(full);
    EXPECT_EQ(full.error().code, FaultCode::Full);
    EXPECT_EQ(log->space(), LogSpace::Reserve);
    EXPECT_EQ(log->lastSeq(), 0U);
    EXPECT_FALSE(std::filesystem::exists(m_folder.path() / "gaffer.reserve"));
    connection.exec("PRAGMA max_page_count=1000000");
    EXPECT_TRUE(add(*log, 1, 200'000));
    EXPECT_EQ(log->space(), LogSpace::Reserve) << "until somebody looked at the disk";
    EXPECT_EQ(log->checkSpace(), LogSpace::Ample);
    EXPECT_TRUE(readAll(*log));
}

} // namespace
} // namespace gaffer
