#include "core/report/note_rows.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

std::vector<BookNote> notes(NoteKind kind, std::size_t count, const char* station = "B01")
{
    std::vector<BookNote> all(count);
    for (std::size_t i = 0; i < count; ++i) {
        all[i].kind = kind;
        all[i].station = StationId{station};
        all[i].was = 1;
        all[i].now = 3;
    }
    return all;
}

std::vector<const BookNote*> found(const std::vector<BookNote>& all)
{
    std::vector<const BookNote*> list;
    for (const BookNote& note : all) list.push_back(&note);
    return list;
}

TEST(NoteRows, OfNothingAreNone) { EXPECT_TRUE(noteRows({}).empty()); }

TEST(NoteRows, StandOneByOneUpToTwentyAlike)
{
    const auto all = notes(NoteKind::NotExplained, 20);
    const auto rows = noteRows(found(all));
    ASSERT_EQ(rows.size(), 20U);
    for (const NoteRow& row : rows) EXPECT_EQ(row.count, 1U);
}

TEST(NoteRows, ShareOneRowFromThereOnAndLoseNoPiece)
{
    for (const NoteKind kind : {NoteKind::NotExplained, NoteKind::BookedBack}) {
        const auto all = notes(kind, 500);
        const auto rows = noteRows(found(all));
        ASSERT_EQ(rows.size(), 21U);
        EXPECT_EQ(rows.back().count, 480U);
        EXPECT_EQ(rows.back().was, 480);
        EXPECT_EQ(rows.back().now, 3 * 480);
        EXPECT_EQ(rows.back().first, &all[20]);
    }
}

TEST(NoteRows, OfTwoStationsAreNotMixed)
{
    auto all = notes(NoteKind::NotExplained, 20, "B01");
    for (const BookNote& note : notes(NoteKind::NotExplained, 20, "B02")) all.push_back(note);
    EXPECT_EQ(noteRows(found(all)).size(), 40U);
}

TEST(NoteRows, OfTwoKindsAreNotMixed)
{
    auto all = notes(NoteKind::NotExplained, 20);
    for (const BookNote& note : notes(NoteKind::BookedBack, 20)) all.push_back(note);
    EXPECT_EQ(noteRows(found(all)).size(), 40U);
}

TEST(NoteRows, OfCorrectionsNeverShare)
{
    const auto all = notes(NoteKind::Corrected, 100);
    EXPECT_EQ(noteRows(found(all)).size(), 100U);
}

} // namespace
} // namespace gaffer
