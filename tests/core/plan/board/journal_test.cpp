#include "core/plan/board/journal.hpp"

#include "core/plan/model/random.hpp"

#include <gtest/gtest.h>

namespace gaffer::plan {
namespace {

Journal<int> filled(int count)
{
    Journal<int> journal;
    for (int i = 0; i < count; ++i) journal.grow(i);
    journal.keep();
    return journal;
}

TEST(Journal, UndoBringsBackTheValueBeforeTheFirstOfManyEdits)
{
    auto journal = filled(2);
    journal.edit(1) = 7;
    journal.edit(1) = 8;
    journal.undo();
    EXPECT_EQ(journal[1], 1);
}

TEST(Journal, WhatWasKeptIsNotUndone)
{
    auto journal = filled(1);
    journal.edit(0) = 5;
    journal.keep();
    journal.edit(0) = 6;
    journal.undo();
    EXPECT_EQ(journal[0], 5);
    journal.undo();
    EXPECT_EQ(journal[0], 5);
}

TEST(Journal, ElementsAddedInAnAttemptOutliveItsUndo)
{
    auto journal = filled(1);
    journal.grow(9);
    journal.edit(1) = 10;
    journal.undo();
    ASSERT_EQ(journal.size(), 2U);
    EXPECT_EQ(journal[1], 9);
}

TEST(Journal, ACopyRemembersItsOwnAttempts)
{
    auto journal = filled(1);
    journal.edit(0) = 3;
    auto copy = journal;
    copy.undo();
    EXPECT_EQ(copy[0], 0);
    EXPECT_EQ(journal[0], 3);
}

TEST(Journal, EditingWhatIsNotThereIsABrokenPromise)
{
    Journal<int> journal;
    journal.grow(0);
    EXPECT_THROW(journal.edit(1), CheckFailed);
}

TEST(Journal, AnyRowOfAttemptsLeavesExactlyWhatWasKept)
{
    Random random{5};
    auto journal = filled(20);
    std::vector<int> kept(20), live(20);
    for (std::size_t i = 0; i < kept.size(); ++i) kept[i] = live[i] = static_cast<int>(i);
    for (int attempt = 0; attempt < 500; ++attempt) {
        for (int edits = random.below(8); edits > 0; --edits) {
            const auto at = static_cast<std::size_t>(random.below(20));
            live[at] = journal.edit(at) = random.below(1000);
        }
        if (random.oneIn(2)) {
            journal.undo();
            live = kept;
        } else {
            journal.keep();
            kept = live;
        }
        for (std::size_t i = 0; i < live.size(); ++i) ASSERT_EQ(journal[i], live[i]) << "attempt " << attempt;
    }
}

} // namespace
} // namespace gaffer::plan
