#include "core/piece/tally.hpp"

#include <gtest/gtest.h>

#include <set>

namespace gaffer {
namespace {

template <class Enum> void expectNamesOfTheirOwn(std::size_t count)
{
    std::set<std::string_view> names;
    for (const auto& row : enumNames<Enum>) {
        EXPECT_FALSE(row.name.empty());
        names.insert(row.name);
        Enum found{};
        ASSERT_TRUE(findEnum(row.name, found)) << row.name;
        EXPECT_EQ(found, row.value) << row.name;
    }
    EXPECT_EQ(names.size(), count);
    for (std::size_t value = 0; value < count; ++value) EXPECT_FALSE(nameOf(static_cast<Enum>(value)).empty()) << value;
}

TEST(Tally, HasAWrittenNameForEveryWordOfItsForm)
{
    expectNamesOfTheirOwn<CountingPlace>(static_cast<std::size_t>(CountingPlace::Packing) + 1);
    expectNamesOfTheirOwn<Grade>(static_cast<std::size_t>(Grade::Reject) + 1);
    expectNamesOfTheirOwn<TallySource>(static_cast<std::size_t>(TallySource::Computed) + 1);
    expectNamesOfTheirOwn<ToExplain>(static_cast<std::size_t>(ToExplain::WornMould) + 1);
}

TEST(Tally, BeginsAsPiecesMadeAtTheHotEndOfUnknownOrigin)
{
    const Tally tally;
    EXPECT_EQ(tally.place, CountingPlace::HotEnd);
    EXPECT_EQ(tally.grade, Grade::Made);
    EXPECT_EQ(tally.crew, 0U) << "unknown is a value";
    EXPECT_FALSE(tally.madeFrom);
    EXPECT_FALSE(tally.foundAt);
    EXPECT_FALSE(tally.order);
    EXPECT_TRUE(tally.run == RunId{});
    EXPECT_TRUE(tally.melt == MeltId{});
    EXPECT_TRUE(tally.toExplain.empty());
}

/// Everything that design asks of a tally: place, grade or defect, pieces, made from and to, found, recorded, source, run, melt,
/// mould copy, crew.
TEST(Tally, WritesEverythingThatATallyHolds)
{
    std::set<std::string_view> names;
    const Tally tally;
    forEachField(tally, [&](std::string_view name, const auto&) { EXPECT_TRUE(names.insert(name).second) << name; });
    for (const char* needed : {"place",        "grade", "defect",  "pieces",    "madeFrom", "madeTo",  "foundAt", "recordedAt",
                               "source",       "run",   "melt",    "tubeLot",   "mould",    "product", "order",   "crew",
                               "businessDate", "shift", "drawnKg", "toExplain", "station",  "id"})
        EXPECT_TRUE(names.contains(needed)) << needed;
    EXPECT_EQ(names.size(), 22U);
}

TEST(Tally, DiffersByWhatIsToBeExplained)
{
    Tally tally;
    Tally other = tally;
    other.toExplain.insert(ToExplain::NoRun);
    EXPECT_NE(tally, other);
    tally.toExplain = {ToExplain::NoRun};
    EXPECT_EQ(tally, other);
}

} // namespace
} // namespace gaffer
