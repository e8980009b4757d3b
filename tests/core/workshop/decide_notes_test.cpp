#include "tests/support/shop.hpp"

namespace gaffer::test {
namespace {

using namespace std::chrono_literals;

AddNote noteAt(const Shop& shop)
{
    return {.points = {PointName{"P1.glass"}}, .from = shop.now - 1h, .text = "new thermocouple"};
}

TEST(NoteRules, ATextThatSaysNothingOrNotOnOneLineIsRefused)
{
    Shop shop;
    AddNote note = noteAt(shop);
    for (const std::string& text : {std::string{}, std::string{"  \u3000"}, std::string{"two\nlines"}, std::string(501, 'x'),
                                    std::string{"cut \xe7\x8e"}}) {
        note.text = text;
        EXPECT_EQ(shop.refused(note), "note.text") << text;
    }
}

TEST(NoteRules, LettersAreCountedAndNotBytes)
{
    Shop shop;
    AddNote note = noteAt(shop);
    note.text.clear();
    for (int letter = 0; letter < 500; ++letter) note.text += "炉";
    shop.must(note);
    note.text += "炉";
    EXPECT_EQ(shop.refused(note), "note.text");
}

TEST(NoteRules, ASpanRunsForwardsAndNotIntoTheFuture)
{
    Shop shop;
    AddNote note = noteAt(shop);
    note.to = note.from - 1ms;
    EXPECT_EQ(shop.refused(note), "note.span");
    note.to = shop.now + 2min + 1ms;
    EXPECT_EQ(shop.refused(note), "note.span");
    note.to = shop.now + 2min;
    shop.must(note);
    note.from = Instant{};
    EXPECT_EQ(shop.refused(note), "note.span");
    note.from = Instant::max();
    note.to.reset();
    EXPECT_EQ(shop.refused(note), "note.span");
}

TEST(NoteRules, ANinthPointAndANameTooLongAreRefused)
{
    Shop shop;
    AddNote note = noteAt(shop);
    note.points.assign(8, PointName{"P1.glass"});
    shop.must(note);
    note.points.assign(9, PointName{"P1.glass"});
    EXPECT_EQ(shop.refused(note), "note.points");
    note.points = {PointName{std::string(65, 'x')}};
    EXPECT_EQ(shop.refused(note), "note.points");
    note.points = {PointName{}};
    EXPECT_EQ(shop.refused(note), "note.points");
}

TEST(NoteRules, ANoteWithoutAnEndMarksAMomentAndBearsItsAuthor)
{
    Shop shop;
    shop.actor.by = "21";
    const Answer answer = shop.must(noteAt(shop));
    const Note& note = shop.workshop.notes.at(NoteId{answer.number});
    EXPECT_EQ(note.to, note.from);
    EXPECT_EQ(note.by, "21");
    EXPECT_EQ(note.at, shop.now);
}

TEST(NoteRules, OnlyTheAuthorOrALeaderWithdraws)
{
    Shop shop;
    shop.actor = {"21", Role::Worker, {}};
    const NoteId first{shop.must(noteAt(shop)).number};
    const NoteId second{shop.must(noteAt(shop)).number};
    shop.actor.by = "22";
    EXPECT_EQ(shop.refused(WithdrawNote{first}), "note.notYours");
    shop.actor.by = "21";
    shop.must(WithdrawNote{first});
    EXPECT_EQ(shop.refused(WithdrawNote{first}), "note.unknown");
    shop.actor = {"1", Role::Supervisor, {}};
    shop.must(WithdrawNote{second});
    EXPECT_TRUE(shop.workshop.notes.empty());
}

} // namespace
} // namespace gaffer::test
