#include "db/history/month_file.hpp"

#include "tests/support/scans.hpp"
#include "tests/support/temp_folder.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

constexpr Instant noon = fromMillis(1'795'262'400'000);
constexpr Instant at(int seconds) { return noon + std::chrono::seconds{seconds}; }
const PointName t1{"io.t1"};

class MonthFileTest : public testing::Test {
protected:
    MonthFileTest() : m_writer{MonthWriter::open(file(), {})} { EXPECT_TRUE(m_writer); }
    [[nodiscard]] std::filesystem::path file() const { return m_folder.path() / "raw-2026-11.db"; }
    /// A block of scans first .. last - 1 of `scans`.
    static SealedBlock block(ScanMaker& scans, int first, int last)
    {
        RecentHistory recent{SealRule{}};
        for (int i = first; i < last; ++i) recent.append(scans.good(at(i), 800 + i));
        recent.closeFrom(1);
        return sealBlock(*recent.closed().front());
    }
    Outcome write(int first, int last) { return m_writer->write(block(m_scans, first, last), "hot-1"); }
    [[nodiscard]] std::shared_ptr<const MonthReader> reader() const
    {
        auto opened = MonthReader::open(file(), {});
        EXPECT_TRUE(opened);
        return *opened;
    }
    [[nodiscard]] std::size_t piecesIn(Instant from, Instant to) const
    {
        std::vector<SeriesPiece> found;
        EXPECT_TRUE(reader()->pieces(t1, from, to, found));
        return found.size();
    }
    void spoil(const std::string& sql) const { SQLite::Database{file().string(), SQLite::OPEN_READWRITE}.exec(sql); }
    TempFolder m_folder;
    ScanMaker m_scans;
    Result<MonthWriter> m_writer;
};

TEST_F(MonthFileTest, IsNotMadeByReadingIt)
{
    const auto missing = MonthReader::open(m_folder.path() / "raw-2026-10.db", {});
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, FaultCode::Unavailable);
    EXPECT_FALSE(std::filesystem::exists(m_folder.path() / "raw-2026-10.db"));
}

TEST_F(MonthFileTest, HasNothingOfAPointThatIsNotInIt)
{
    ASSERT_TRUE(write(0, 10));
    std::vector<SeriesPiece> found;
    EXPECT_TRUE(reader()->pieces(PointName{"io.t9"}, at(0), at(10), found));
    EXPECT_TRUE(found.empty());
    EXPECT_EQ(*reader()->longestPeriod(PointName{"io.t9"}), Duration{0});
}

TEST_F(MonthFileTest, GivesTheChunksThatTouchASpanAndNoOthers)
{
    ASSERT_TRUE(write(0, 10));
    ASSERT_TRUE(write(10, 20));
    ASSERT_TRUE(write(30, 40));
    EXPECT_EQ(piecesIn(at(0), at(40)), 3U);
    EXPECT_EQ(piecesIn(at(9), at(10)), 1U) << "the last scan of the first";
    EXPECT_EQ(piecesIn(at(9), at(11)), 2U);
    EXPECT_EQ(piecesIn(at(20), at(30)), 0U) << "between two chunks";
    EXPECT_EQ(piecesIn(at(40), at(50)), 0U);
    EXPECT_EQ(piecesIn(at(-9), at(0)), 0U) << "up to the first and without it";
    EXPECT_EQ(piecesIn(Instant::min(), Instant::max()), 3U);
}

TEST_F(MonthFileTest, AddsToWhatWasFoundBefore)
{
    ASSERT_TRUE(write(0, 10));
    std::vector<SeriesPiece> found;
    ASSERT_TRUE(reader()->pieces(t1, at(0), at(10), found));
    ASSERT_TRUE(reader()->pieces(t1, at(0), at(10), found));
    EXPECT_EQ(found.size(), 2U);
}

TEST_F(MonthFileTest, CountsItsSamples)
{
    EXPECT_EQ(*reader()->samples(), 0U);
    ASSERT_TRUE(write(0, 10));
    ASSERT_TRUE(write(10, 25));
    EXPECT_EQ(*reader()->samples(), 100U);
}

TEST_F(MonthFileTest, KnowsTheNewestChunkOfEachPoint)
{
    ASSERT_TRUE(write(10, 20));
    ASSERT_TRUE(write(0, 10));
    const auto newest = reader()->newest();
    ASSERT_TRUE(newest);
    ASSERT_EQ(newest->size(), 4U);
    for (const NewestChunk& chunk : *newest) EXPECT_EQ(chunk.piece.last, at(19)) << "the newest in time, not the last written";
    for (const PointInfo& info : m_scans.layout()->points)
        EXPECT_TRUE(std::ranges::any_of(*newest, [&](const NewestChunk& chunk) { return chunk.info == info; }))
            << info.name.value;
}

TEST_F(MonthFileTest, KeepsAPointWhoseWiringChangedInARowForEach)
{
    ScanMaker slower{"io", Duration{5000}};
    ASSERT_TRUE(write(0, 10));
    ASSERT_TRUE(m_writer->write(block(slower, 10, 12), "hot-1"));
    ASSERT_TRUE(write(20, 30));
    EXPECT_EQ(reader()->newest()->size(), 8U);
    EXPECT_EQ(*reader()->longestPeriod(t1), Duration{5000});
    EXPECT_EQ(piecesIn(at(0), at(100)), 3U);
}

TEST_F(MonthFileTest, RemembersWhichRowsOfWhichHotFileItHolds)
{
    ASSERT_TRUE(write(0, 10));
    ASSERT_TRUE(m_writer->write(block(m_scans, 10, 30), "hot-2"));
    EXPECT_EQ(*reader()->sealedRows("hot-1"), (std::map<std::int64_t, std::int64_t>{{1, 10}}));
    EXPECT_EQ(*reader()->sealedRows("hot-2"), (std::map<std::int64_t, std::int64_t>{{1, 20}}));
    EXPECT_TRUE(reader()->sealedRows("hot-3")->empty());
}

TEST_F(MonthFileTest, IsSeenByAReaderThatWasThereBefore)
{
    const auto early = reader();
    ASSERT_TRUE(write(0, 10));
    std::vector<SeriesPiece> found;
    EXPECT_TRUE(early->pieces(t1, at(0), at(10), found));
    EXPECT_EQ(found.size(), 1U);
}

TEST_F(MonthFileTest, IsVerifiedChunkByChunk)
{
    ASSERT_TRUE(write(0, 10));
    EXPECT_TRUE(reader()->verify());
    for (const char* edit : {"UPDATE chunk SET t0 = t0 + 1 WHERE id = 2", "UPDATE chunk SET data = substr(data, 2) WHERE id = 3",
                             "UPDATE chunk SET point = 1 WHERE id = 2", "UPDATE point SET decimals = 3 WHERE id = 1",
                             "UPDATE point SET name = 'io.t2' WHERE id = 1"}) {
        const auto copy = m_folder.path() / "sound";
        ASSERT_TRUE(Database::open(file())->checkpoint());
        std::filesystem::copy_file(file(), copy, std::filesystem::copy_options::overwrite_existing);
        spoil(edit);
        const Outcome found = reader()->verify();
        ASSERT_FALSE(found) << edit;
        EXPECT_EQ(found.error().code, FaultCode::Damaged) << edit;
        m_writer = Fault{FaultCode::Unavailable, "test", "closed", {}};
        std::filesystem::copy_file(copy, file(), std::filesystem::copy_options::overwrite_existing);
        for (const char* part : {"-wal", "-shm"}) std::filesystem::remove(file().string() + part);
        ASSERT_TRUE(reader()->verify()) << "sound again";
    }
}

TEST_F(MonthFileTest, OfALaterProgramIsRefused)
{
    spoil("PRAGMA user_version=99; PRAGMA application_id=1195769955");
    const auto opened = MonthWriter::open(file(), {});
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, FaultCode::Conflict);
}

} // namespace
} // namespace gaffer
