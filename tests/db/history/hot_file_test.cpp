#include "db/history/hot_file.hpp"

#include "tests/support/scans.hpp"
#include "tests/support/temp_folder.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

constexpr Instant noon = fromMillis(1'795'262'400'000);

class HotRows : public testing::Test {
protected:
    HotRows() : m_hot{HotFile::open(file(), {})} { m_layouts.push_back(m_scans.layout()); }
    [[nodiscard]] std::filesystem::path file() const { return m_folder.path() / "hot.db"; }
    static HotRow row(std::int64_t id) { return {id, 1, noon + id * Duration{1000}, 7, Bytes{1, 2, 3}}; }
    Outcome write(std::vector<HotRow> rows) { return m_hot->write(m_layouts, rows); }
    std::vector<HotRow> rows()
    {
        std::vector<HotRow> found;
        EXPECT_TRUE(m_hot->load(
            [&](const ScanLayout& layout) -> Outcome {
                m_found.push_back(layout);
                return Done{};
            },
            [&](const HotRow& row) -> Outcome {
                found.push_back(row);
                return Done{};
            }));
        return found;
    }

    TempFolder m_folder;
    ScanMaker m_scans;
    Result<HotFile> m_hot;
    std::vector<std::shared_ptr<const ScanLayout>> m_layouts;
    std::vector<ScanLayout> m_found;
};

TEST_F(HotRows, ComeBackInTheOrderOfTheirNumbers)
{
    ASSERT_TRUE(write({row(2), row(1)}));
    EXPECT_EQ(rows(), (std::vector{row(1), row(2)}));
    EXPECT_EQ(m_found, std::vector{*m_scans.layout()});
}

TEST_F(HotRows, WrittenAgainAfterADoubtfulCommitAreThereOnce)
{
    ASSERT_TRUE(write({row(1), row(2)}));
    ASSERT_TRUE(write({row(1), row(2), row(3)}));
    EXPECT_EQ(rows().size(), 3U);
}

TEST_F(HotRows, OfALayoutThatIsNotInTheFileAreRefusedWhole)
{
    HotRow stranger = row(1);
    stranger.layout = 9;
    EXPECT_FALSE(write({stranger}));
    EXPECT_TRUE(rows().empty());
    EXPECT_TRUE(m_found.empty());
    EXPECT_TRUE(write({row(1)})) << "the layout is written with the next try";
    EXPECT_EQ(rows().size(), 1U);
}

TEST_F(HotRows, AreRemovedUpToTheLastSealedOfTheirLayout)
{
    ScanMaker other{"F1"};
    m_layouts.push_back(other.layout());
    HotRow others = row(2);
    others.layout = 2;
    ASSERT_TRUE(write({row(1), others, row(3), row(4)}));
    EXPECT_EQ(*m_hot->removeSealed({{1, 3}}, 0, 100), 4);
    EXPECT_EQ(rows(), (std::vector{others, row(4)}));
    EXPECT_EQ(*m_hot->removeSealed({{1, 3}}, 4, 100), 4) << "there is nothing behind the last";
}

TEST_F(HotRows, AreRemovedInSteps)
{
    ASSERT_TRUE(write({row(1), row(2), row(3), row(4), row(5)}));
    EXPECT_EQ(*m_hot->removeSealed({{1, 4}}, 0, 2), 2);
    EXPECT_EQ(rows(), (std::vector{row(3), row(4), row(5)}));
    EXPECT_EQ(*m_hot->removeSealed({{1, 4}}, 2, 2), 4);
    EXPECT_EQ(rows(), std::vector{row(5)});
    EXPECT_EQ(*m_hot->removeSealed({{1, 4}}, 4, 2), 5);
    EXPECT_EQ(rows(), std::vector{row(5)});
    EXPECT_EQ(*m_hot->removeSealed({}, 0, 2), 5) << "what no chunk holds stays";
    EXPECT_EQ(rows(), std::vector{row(5)});
}

TEST_F(HotRows, StopAtTheFirstFaultOfTheirTaker)
{
    ASSERT_TRUE(write({row(1), row(2)}));
    const auto outcome = m_hot->load([](const ScanLayout&) -> Outcome { return Done{}; },
                                     [](const HotRow&) -> Outcome {
                                         return Fault{FaultCode::Damaged, "test", "no", {}};
                                     });
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, FaultCode::Damaged);
}

TEST_F(HotRows, BelongToAFileThatKeepsItsName)
{
    const std::string name = m_hot->store();
    EXPECT_EQ(name.size(), 32U);
    m_hot = HotFile::open(file(), {});
    EXPECT_EQ(m_hot->store(), name);
}

TEST(HotFile, ThatIsNoHistoryIsDamaged)
{
    const TempFolder folder;
    ASSERT_TRUE(Database::open(folder.path() / "hot.db"));
    const auto opened = HotFile::open(folder.path() / "hot.db", {.mode = OpenMode::ReadOnly});
    ASSERT_FALSE(opened);
}

} // namespace
} // namespace gaffer
