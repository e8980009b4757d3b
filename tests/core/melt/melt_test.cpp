#include "core/melt/melt.hpp"

#include "core/sample/dice.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace gaffer {
namespace {

TEST(MeltMass, HoldsWhatWasChargedLessWhatWentOut)
{
    MeltMass mass;
    mass.rawKg = 358.4;
    mass.fromRawKg = 300;
    mass.culletKg = 100;
    EXPECT_DOUBLE_EQ(mass.chargedKg(), 400) << "the gas of the raw batch is not glass";
    mass.drawnKg = 250;
    mass.skimmedKg = 20;
    mass.correctedKg = -5;
    EXPECT_DOUBLE_EQ(mass.leftKg(), 125);
    mass.acceptedKg = 150;
    EXPECT_DOUBLE_EQ(mass.leftKg(), 125) << "what was accepted had been drawn before";
    mass.heelLeftKg = 30;
    EXPECT_DOUBLE_EQ(mass.leftKg(), 125) << "the heel is told, not taken";
}

TEST(MeltMass, ClosesItsBalanceOverAnyOrderOfDrawsAndLadles)
{
    Dice dice{11};
    for (int trial = 0; trial < 500; ++trial) {
        MeltMass mass;
        double expected = 0;
        for (int step = 0; step < 40; ++step) {
            const double kg = dice.between(0, 50);
            switch (dice.below(5)) {
            case 0: mass.fromRawKg += kg, expected += kg; break;
            case 1: mass.culletKg += kg, expected += kg; break;
            case 2: mass.drawnKg += kg, expected -= kg; break;
            case 3: mass.skimmedKg += kg, expected -= kg; break;
            default: mass.correctedKg -= kg, expected -= kg; break;
            }
        }
        ASSERT_NEAR(mass.leftKg(), expected, 1e-9);
    }
}

TEST(Melt, IsOpenUntilItIsWorkedOutOrDumped)
{
    Melt melt;
    for (const auto& row : enumNames<MeltStage>) {
        melt.stage = row.value;
        EXPECT_EQ(melt.open(), row.value != MeltStage::WorkedOut && row.value != MeltStage::Dumped) << row.name;
    }
}

TEST(Melt, BeginsWithNothingKnown)
{
    const Melt melt;
    EXPECT_EQ(melt.stage, MeltStage::Charging);
    EXPECT_EQ(melt.zone, HeatZone::Unknown);
    EXPECT_FALSE(melt.bubbleAccepted);
    EXPECT_FALSE(melt.workableAt);
    EXPECT_FALSE(melt.endedAt);
    EXPECT_EQ(melt.mass, MeltMass{});
}

TEST(MeltStage, HasANameForEveryStageAndIsFoundByIt)
{
    std::set<std::string_view> names;
    for (const auto& row : enumNames<MeltStage>) {
        names.insert(row.name);
        MeltStage found{};
        ASSERT_TRUE(findEnum(row.name, found));
        EXPECT_EQ(found, row.value);
    }
    EXPECT_EQ(names.size(), static_cast<std::size_t>(MeltStage::Dumped) + 1);
    MeltStage unchanged = MeltStage::Fining;
    EXPECT_FALSE(findEnum("molten", unchanged));
    EXPECT_FALSE(findEnum("Fining", unchanged)) << "names are written small";
    EXPECT_EQ(unchanged, MeltStage::Fining);
}

TEST(MeltStage, ComesInTheOrderOfAMeltsLife)
{
    EXPECT_LT(MeltStage::Charging, MeltStage::Melting);
    EXPECT_LT(MeltStage::Melting, MeltStage::Fining);
    EXPECT_LT(MeltStage::Fining, MeltStage::Cooling);
    EXPECT_LT(MeltStage::Cooling, MeltStage::Workable);
    EXPECT_LT(MeltStage::Workable, MeltStage::WorkedOut);
}

TEST(MeltFields, NameEveryMemberOnce)
{
    const auto namesOf = [](const auto& value) {
        std::set<std::string_view> names;
        std::size_t members = 0;
        forEachField(value, [&](std::string_view name, const auto&) {
            names.insert(name);
            ++members;
        });
        EXPECT_EQ(names.size(), members);
        return names;
    };
    EXPECT_TRUE(namesOf(Melt{}).contains("finedFor")) << "a restart must not forget the fining";
    EXPECT_TRUE(namesOf(MeltMass{}).contains("correctedKg"));
    EXPECT_EQ(namesOf(TubeLot{}).size(), 5U);
    EXPECT_EQ(namesOf(WorkingWindow{}).size(), 3U);
}

TEST(TubeLot, DiffersByEveryMember)
{
    const TubeLot lot{TubeLotId{"T-1"}, GlassCode{"boro33"}, 100, 10, Instant{std::chrono::hours{1}}};
    TubeLot other = lot;
    EXPECT_EQ(lot, other);
    other.drawnKg += 0.001;
    EXPECT_NE(lot, other);
    other = lot;
    other.glass = GlassCode{"clear"};
    EXPECT_NE(lot, other);
}

} // namespace
} // namespace gaffer
