#include "core/base/check.hpp"
#include "core/workshop/fold.hpp"
#include "tests/support/shop.hpp"

namespace gaffer::test {
namespace {

using namespace std::chrono_literals;

void force(Shop& shop, EventBody body) { evolve(shop.workshop, {shop.workshop.seq + 1, shop.now, "7", {}, {}, std::move(body)}); }

Note noteOf(const Shop& shop)
{
    return {NoteId{shop.workshop.nextNumber}, {}, shop.now - 1h, shop.now, "gas cut", "7", shop.now};
}

TEST(NoteFold, RefusesANoteThatEndsBeforeItBeginsOrStandsAlready)
{
    Shop shop;
    Note note = noteOf(shop);
    std::swap(note.from, note.to);
    EXPECT_THROW(force(shop, NoteAdded{note}), CheckFailed);
    note = noteOf(shop);
    force(shop, NoteAdded{note});
    EXPECT_THROW(force(shop, NoteAdded{note}), CheckFailed);
}

TEST(NoteFold, RefusesToTakeOffWhatIsNotThere)
{
    Shop shop;
    EXPECT_THROW(force(shop, NoteWithdrawn{NoteId{77}}), CheckFailed);
}

TEST(NoteFold, ForgetsTheOldestBeyondItsBound)
{
    Shop shop;
    const NoteId first = noteOf(shop).id;
    for (std::size_t count = 0; count < notesKept; ++count) force(shop, NoteAdded{noteOf(shop)});
    EXPECT_TRUE(shop.workshop.notes.contains(first));
    force(shop, NoteAdded{noteOf(shop)});
    EXPECT_FALSE(shop.workshop.notes.contains(first));
    EXPECT_EQ(shop.workshop.notes.size(), notesKept);
}

} // namespace
} // namespace gaffer::test
