#include "db/history/sealed_block.hpp"

#include "tests/support/scans.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

constexpr Instant noon = fromMillis(1'795'262'400'000);
constexpr Instant at(int seconds) { return noon + std::chrono::seconds{seconds}; }

class SealedBlockTest : public testing::Test {
protected:
    SealedBlockTest()
    {
        RecentHistory recent{SealRule{}};
        for (int i = 0; i < 20; ++i) recent.append(m_scans.good(at(i), 800 + i));
        recent.closeFrom(1);
        m_block = sealBlock(*recent.closed().front());
    }
    [[nodiscard]] std::vector<SeriesPiece> pieces(Instant from, Instant to) const
    {
        return piecesOf(m_block, PointName{"io.t1"}, from, to);
    }
    ScanMaker m_scans;
    SealedBlock m_block;
};

TEST_F(SealedBlockTest, HasAChunkForEachPointOfItsMonth)
{
    EXPECT_EQ(m_block.chunks.size(), 4U);
    EXPECT_EQ(m_block.lastRow, 20);
    EXPECT_EQ(m_block.layout, 1);
    EXPECT_EQ(m_block.month(), std::chrono::year{2026} / 11);
    EXPECT_GT(m_block.bytes(), 0U);
}

TEST_F(SealedBlockTest, TouchesOnlyItsSpan)
{
    EXPECT_TRUE(pieces(at(20), at(30)).empty());
    EXPECT_TRUE(pieces(at(-10), at(0)).empty());
    EXPECT_EQ(pieces(at(19), at(20)).size(), 1U);
    EXPECT_TRUE(piecesOf(m_block, PointName{"io.t9"}, at(0), at(9)).empty());
}

TEST_F(SealedBlockTest, GivesItsSeriesBack)
{
    const auto series = pieces(at(0), at(20)).front().load();
    ASSERT_TRUE(series);
    EXPECT_EQ(series->times.size(), 20U);
    EXPECT_EQ(series->numbers.back(), 8190);
}

TEST_F(SealedBlockTest, IsNeverReadForAnotherPointOrTime)
{
    const SealedChunk& chunk = m_block.chunks.front();
    const auto load = [&](const char* point, int decimals, Instant first, Instant last) {
        return pieceOf(PointName{point}, decimals, chunk.every, first, last, chunk.data).load();
    };
    EXPECT_TRUE(load("io.t1", 1, chunk.first, chunk.last));
    EXPECT_FALSE(load("io.t2", 1, chunk.first, chunk.last));
    EXPECT_FALSE(load("io.t1", 0, chunk.first, chunk.last));
    EXPECT_FALSE(load("io.t1", 1, chunk.first + Duration{1}, chunk.last));
    EXPECT_FALSE(load("io.t1", 1, chunk.first, chunk.last + Duration{1}));
}

} // namespace
} // namespace gaffer
