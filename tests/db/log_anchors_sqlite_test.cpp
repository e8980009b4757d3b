#include "db/log_anchors_sqlite.hpp"

#include "tests/support/temp_folder.hpp"

#include <fstream>
#include <gtest/gtest.h>

namespace gaffer {
namespace {

using namespace std::chrono_literals;

class LogAnchors : public testing::Test {
protected:
    [[nodiscard]] std::filesystem::path file() const { return temp.path() / "log-anchors.db"; }
    [[nodiscard]] std::unique_ptr<LogAnchorsSqlite> opened(OpenMode mode = OpenMode::ReadWrite) const
    {
        auto anchors = LogAnchorsSqlite::open(file(), mode);
        EXPECT_TRUE(anchors) << anchors.error().text;
        return *std::move(anchors);
    }

    static constexpr Instant eight{std::chrono::hours{20'000 * 24 + 8}};
    TempFolder temp;
};

TEST_F(LogAnchors, KeepTheFirstOfEachHourAndNoOther)
{
    const auto anchors = opened();
    const std::vector<LogAnchor> kept{{eight, 7, "aa"}, {eight + 1h + 59min, 70, "cc"}, {eight + 5h, 71, "dd"}};
    ASSERT_TRUE(anchors->keep(kept[0]));
    ASSERT_TRUE(anchors->keep({eight + 59min, 8, "bb"}));
    ASSERT_TRUE(anchors->keep(kept[1]));
    ASSERT_TRUE(anchors->keep(kept[2]));
    EXPECT_EQ(*anchors->all(), kept);
}

TEST_F(LogAnchors, KnowTheirNewestHourAgainAfterARestart)
{
    ASSERT_TRUE(opened()->keep({eight, 7, "aa"}));
    const auto again = opened();
    EXPECT_FALSE(again->due(eight + 59min));
    EXPECT_TRUE(again->due(eight + 1h));
    ASSERT_TRUE(again->keep({eight + 10min, 9, "bb"}));
    EXPECT_EQ(again->all()->size(), 1U);
    ASSERT_TRUE(again->keep({eight + 1h, 10, "cc"}));
    EXPECT_EQ(again->all()->size(), 2U);
}

TEST_F(LogAnchors, KeepTheEndOfALogThatStandsStill)
{
    const auto anchors = opened();
    const std::vector<LogAnchor> kept{{eight, 7, "aa"}, {eight + 20min, 9, "bb"}};
    ASSERT_TRUE(anchors->keep(kept[0]));
    ASSERT_TRUE(anchors->keepEnd(kept[1]));
    ASSERT_TRUE(anchors->keepEnd(kept[1])) << "a stop in which nothing happened";
    ASSERT_TRUE(anchors->keepEnd({eight + 10min, 8, "cc"})) << "nothing stands out of order";
    EXPECT_EQ(*anchors->all(), kept);
    EXPECT_TRUE(anchors->due(eight + 1h));
}

TEST_F(LogAnchors, PassOverAnHourBeforeTheNewest)
{
    const auto anchors = opened();
    ASSERT_TRUE(anchors->keep({eight, 7, "aa"}));
    ASSERT_TRUE(anchors->keep({eight - 1h, 8, "bb"})) << "a clock that was set back is no fault";
    EXPECT_EQ(anchors->all()->size(), 1U);
}

TEST_F(LogAnchors, AreReadBesideTheirWriter)
{
    const auto writer = opened();
    ASSERT_TRUE(writer->keep({eight, 7, "aa"}));
    const auto reader = opened(OpenMode::ReadOnly);
    EXPECT_EQ(*reader->all(), (std::vector<LogAnchor>{{eight, 7, "aa"}}));
}

TEST_F(LogAnchors, OfAFileThatIsNoneAreRefused)
{
    std::ofstream{file()} << std::string(4096, 'x');
    EXPECT_EQ(LogAnchorsSqlite::open(file()).error().code, FaultCode::Damaged);
    EXPECT_FALSE(LogAnchorsSqlite::open(temp.path() / "none" / "log-anchors.db"));
    EXPECT_FALSE(LogAnchorsSqlite::open(temp.path() / "missing.db", OpenMode::ReadOnly));
}

TEST_F(LogAnchors, ThatCannotBeWrittenAreTriedAgainInTheSameHour)
{
    const auto anchors = opened();
    {
        auto other = Database::open(file());
        ASSERT_TRUE(other);
        other->connection().exec("DROP TABLE anchor");
        EXPECT_FALSE(anchors->keep({eight, 7, "aa"}));
        other->connection().exec("CREATE TABLE anchor (time INTEGER PRIMARY KEY, seq INTEGER NOT NULL, hash TEXT NOT NULL)");
    }
    EXPECT_TRUE(anchors->keep({eight + 1min, 8, "bb"}));
    EXPECT_EQ(*anchors->all(), (std::vector<LogAnchor>{{eight + 1min, 8, "bb"}}));
}

} // namespace
} // namespace gaffer
