#include "core/view/note_views.hpp"

#include "tests/support/shop.hpp"

namespace gaffer::test {
namespace {

using namespace std::chrono_literals;

class NoteViews : public ::testing::Test {
protected:
    NoteViews() { shop.must(TypeReading{.point = PointName{"hall.draught"}, .value = 3, .unit = "Pa"}); }
    ViewSource source() { return {shop.workshop, live, names, shop.now}; }
    Shop shop;
    LiveValues live;
    PeopleNames names;
    const PointName draught{"hall.draught"};
};

TEST_F(NoteViews, HoldWhatTouchesTheSpanInOrderOfTheirBegin)
{
    shop.must(AddNote{.from = shop.now - 1h, .to = shop.now - 30min, .text = "later"});
    shop.must(AddNote{.from = shop.now - 3h, .to = shop.now - 2h, .text = "earlier"});
    const auto both = noteViews(source(), {}, shop.now - 2h, shop.now - 1h);
    ASSERT_EQ(both.size(), 2U);
    EXPECT_EQ(both[0].note.text, "earlier");
    EXPECT_TRUE(noteViews(source(), {}, shop.now - 2h + 1ms, shop.now - 1h - 1ms).empty());
}

TEST_F(NoteViews, OfAPointAreItsOwnAndThoseOfTheHouse)
{
    shop.must(AddNote{.points = {draught}, .from = shop.now, .text = "door open"});
    shop.must(AddNote{.from = shop.now, .text = "gas cut"});
    EXPECT_EQ(noteViews(source(), {draught}, shop.now - 1h, shop.now).size(), 2U);
    EXPECT_EQ(noteViews(source(), {PointName{"io.t1"}}, shop.now - 1h, shop.now).size(), 1U);
}

TEST_F(NoteViews, BearTheNameOfTheirAuthor)
{
    names[WorkerNo{shop.actor.by}] = "Wang";
    shop.must(AddNote{.from = shop.now, .text = "gas cut"});
    EXPECT_EQ(noteViews(source(), {}, shop.now, shop.now).at(0).name, "Wang");
}

TEST_F(NoteViews, APointThatNobodyMeasuresIsToldWithANearOne)
{
    EXPECT_FALSE(unknownPoint(source(), {draught}));
    EXPECT_EQ(unknownPoint(source(), {draught, PointName{"hall.draugt"}})->text,
              "there is no point hall.draugt; did you mean hall.draught?");
    EXPECT_EQ(unknownPoint(source(), {PointName{"qqqqqqqq"}})->text, "there is no point qqqqqqqq");
}

} // namespace
} // namespace gaffer::test
