#include "ui/seat/journal.hpp"

#include <gtest/gtest.h>

#include "core/wire/messages.hpp"

#include <QDir>
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

TEST_F(JournalTest, ALineCutByACrashDoesNotSwallowTheNextOne)
{
    {
        Journal journal{file()};
        ASSERT_TRUE(journal.add(tally(1), CommandId{"a"}));
    }
    QFile damaged{file()};
    ASSERT_TRUE(damaged.open(QIODevice::Append));
    damaged.write("+{\"method\":\"tally.ad");
    damaged.close();
    {
        Journal again{file()};
        ASSERT_TRUE(again.add(tally(2), CommandId{"b"}));
    }
    const Journal third{file()};
    ASSERT_EQ(third.waiting().size(), 2U);
    EXPECT_EQ(third.waiting()[1].second, CommandId{"b"});
}

TEST_F(JournalTest, OpeningDoesNotTouchWhatWaits)
{
    {
        Journal journal{file()};
        ASSERT_TRUE(journal.add(tally(1), CommandId{"a"}));
        ASSERT_TRUE(journal.add(tally(2), CommandId{"b"}));
        journal.done(CommandId{"a"});
    }
    QFile before{file()};
    ASSERT_TRUE(before.open(QIODevice::ReadOnly));
    const QByteArray bytes = before.readAll();
    const Journal again{file()};
    EXPECT_EQ(again.waiting().size(), 1U);
    before.seek(0);
    EXPECT_EQ(before.readAll(), bytes) << "a kill while it opens must lose nothing";
}

TEST_F(JournalTest, ASecondSeatOfTheSameNameHasAJournalOfItsOwn)
{
    Journal first{file()};
    ASSERT_TRUE(first.add(tally(1), CommandId{"a"}));
    Journal second{file()};
    EXPECT_TRUE(second.waiting().empty()) << "the first one's counts are the first one's";
    EXPECT_TRUE(second.durable());
    ASSERT_TRUE(second.add(tally(2), CommandId{"b"}));
    EXPECT_EQ(first.waiting().size(), 1U);
}

TEST_F(JournalTest, WhatASecondSeatLeftIsTakenOverOnceItIsGone)
{
    {
        const Journal first{file()};
        Journal second{file()};
        ASSERT_TRUE(second.add(tally(2), CommandId{"b"}));
    }
    {
        const Journal heir{file()};
        ASSERT_EQ(heir.waiting().size(), 1U);
        EXPECT_EQ(heir.waiting()[0].second, CommandId{"b"});
        EXPECT_FALSE(QFileInfo::exists(file() + QStringLiteral(".2")));
    }
    EXPECT_EQ(Journal{file()}.waiting().size(), 1U) << "and stands in the heir's own file";
}

TEST_F(JournalTest, WithoutAPlaceToWriteItLivesInMemory)
{
    Journal journal{QStringLiteral("/proc/no/such/counts.journal")};
    EXPECT_FALSE(journal.durable());
    ASSERT_TRUE(journal.add(tally(1), CommandId{"a"}));
    EXPECT_EQ(journal.waiting().size(), 1U);
    journal.done(CommandId{"a"});
    EXPECT_TRUE(journal.waiting().empty());
}

TEST_F(JournalTest, LinesOfAnotherProgramAreLeftOut)
{
    QDir{}.mkpath(QFileInfo{file()}.absolutePath());
    QFile strange{file()};
    ASSERT_TRUE(strange.open(QIODevice::WriteOnly));
    strange.write("\n+\n-unknown\n+{}\n*hello\n");
    strange.close();
    EXPECT_TRUE(Journal{file()}.waiting().empty());
}

TEST_F(JournalTest, IsFullBeforeItGrowsWithoutEnd)
{
    QDir{}.mkpath(QFileInfo{file()}.absolutePath());
    QFile full{file()};
    ASSERT_TRUE(full.open(QIODevice::WriteOnly));
    for (std::size_t count = 0; count < Journal::mostWaiting; ++count)
        full.write('+' + QByteArray::fromStdString(wire::writeCommand(tally(1), CommandId{std::to_string(count)})) + '\n');
    full.close();
    Journal journal{file()};
    ASSERT_EQ(journal.waiting().size(), Journal::mostWaiting);
    const Outcome refused = journal.add(tally(1), CommandId{"one too many"});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, FaultCode::Full);
}

} // namespace
} // namespace gaffer::ui
