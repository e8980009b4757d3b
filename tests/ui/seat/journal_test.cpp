#include "ui/seat/journal.hpp"

#include <gtest/gtest.h>

#include <QFileInfo>
#include <QTemporaryDir>

namespace gaffer::ui {
namespace {

class JournalTest : public testing::Test {
protected:
    [[nodiscard]] QString file() const { return folder.filePath(QStringLiteral("deep/counts.journal")); }
    static AddTally tally(std::int64_t pieces) { return {.station = StationId{"B01"}, .pieces = pieces}; }
    QTemporaryDir folder;
};

TEST_F(JournalTest, KeepsWhatWasNotAnsweredThroughAKill)
{
    {
        Journal journal{file()};
        ASSERT_TRUE(journal.add(tally(1), CommandId{"a"}));
        ASSERT_TRUE(journal.add(tally(2), CommandId{"b"}));
        ASSERT_TRUE(journal.add(tally(3), CommandId{"c"}));
        journal.done(CommandId{"b"});
    }
    const Journal again{file()};
    ASSERT_EQ(again.waiting().size(), 2U);
    EXPECT_EQ(again.waiting()[0].second, CommandId{"a"});
    EXPECT_EQ(std::get<AddTally>(again.waiting()[1].first).pieces, 3);
    EXPECT_TRUE(again.durable());
}

TEST_F(JournalTest, ForgetsEverythingOnceAllIsAnswered)
{
    Journal journal{file()};
    ASSERT_TRUE(journal.add(tally(1), CommandId{"a"}));
    journal.done(CommandId{"a"});
    EXPECT_TRUE(journal.waiting().empty());
    EXPECT_EQ(QFileInfo{file()}.size(), 0);
}

TEST_F(JournalTest, ALineCutByACrashIsLeftOut)
{
    {
        Journal journal{file()};
        ASSERT_TRUE(journal.add(tally(1), CommandId{"a"}));
    }
    QFile damaged{file()};
    ASSERT_TRUE(damaged.open(QIODevice::Append));
    damaged.write("+{\"method\":\"tally.ad");
    damaged.close();
    const Journal again{file()};
    EXPECT_EQ(again.waiting().size(), 1U);
}

TEST_F(JournalTest, ASecondSeatOfTheSameNameDoesNotSendTheFirstOnesCounts)
{
    Journal first{file()};
    ASSERT_TRUE(first.add(tally(1), CommandId{"a"}));
    const Journal second{file()};
    EXPECT_TRUE(second.waiting().empty());
    EXPECT_FALSE(second.durable());
}

TEST_F(JournalTest, IsFullBeforeItGrowsWithoutEnd)
{
    Journal journal{file()};
    for (std::size_t count = 0; count < Journal::mostWaiting; ++count)
        if (!journal.add(tally(1), CommandId{std::to_string(count)})) FAIL() << "full after " << count;
    const Outcome refused = journal.add(tally(1), CommandId{"one too many"});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, FaultCode::Full);
}

} // namespace
} // namespace gaffer::ui
