#include "core/workshop/decide_context.hpp"

#include "tests/support/shop.hpp"

#include <limits>

namespace gaffer::rules {
namespace {

using test::Shop;

const std::vector<Fault> twoFaults{refusal("melt.guardBubble", {"P1"}), refusal("mould.notFit", {"M-17/1", "worn-out"})};

TEST(NumberText, HasNoTrailingZerosAndAtMostThreePlaces)
{
    EXPECT_EQ(numberText(0), "0");
    EXPECT_EQ(numberText(100), "100");
    EXPECT_EQ(numberText(-1.5), "-1.5");
    EXPECT_EQ(numberText(0.125), "0.125");
    EXPECT_EQ(numberText(0.0625), "0.062") << "half to even, as the C library rounds";
    EXPECT_EQ(numberText(12.3004), "12.3");
    EXPECT_EQ(numberText(1e6), "1000000");
}

TEST(NumberText, SaysSomethingOfNumbersThatAreNone)
{
    EXPECT_EQ(numberText(std::numeric_limits<double>::quiet_NaN()), "nan");
    EXPECT_EQ(numberText(std::numeric_limits<double>::infinity()), "inf");
}

TEST(MouldText, IsMouldAndCopy)
{
    EXPECT_EQ(textOf(MouldCopyId{MouldNo{"M-17"}, 3}), "M-17/3");
    EXPECT_EQ(textOf(MouldCopyId{}), "/0");
}

TEST(OutOfRange, NamesWhatWasFoundAndWhatIsAllowed)
{
    const Fault fault = outOfRange("pieces", 7.25, 0, 5);
    EXPECT_EQ(fault.key, "quantity.range");
    EXPECT_EQ(fault.code, FaultCode::BadInput);
    EXPECT_EQ(fault.text, "pieces must be between 0 and 5; got 7.25");
}

TEST(PassGuards, NeedsNothingWhenNoGuardFailed)
{
    Shop shop;
    shop.actor.role = Role::Worker;
    const auto pass = passGuards({shop.workshop, shop.actor, shop.now}, {}, true, "");
    ASSERT_TRUE(pass);
    EXPECT_FALSE(pass->has_value()) << "an override that was not needed is none";
}

TEST(PassGuards, TellsTheFirstGuardWithoutAnOverride)
{
    Shop shop;
    const auto pass = passGuards({shop.workshop, shop.actor, shop.now}, twoFaults, false, "a reason alone is no override");
    ASSERT_FALSE(pass);
    EXPECT_EQ(pass.error(), twoFaults.front());
}

TEST(PassGuards, AsksForALeaderBeforeItAsksForAReason)
{
    Shop shop;
    shop.actor.role = Role::Worker;
    EXPECT_EQ(passGuards({shop.workshop, shop.actor, shop.now}, twoFaults, true, "").error().key, "override.leadersOnly");
    shop.actor.role = Role::Admin;
    for (const char* blank : {"", "   ", "\t\n", "\u3000 \u3000"})
        EXPECT_EQ(passGuards({shop.workshop, shop.actor, shop.now}, twoFaults, true, blank).error().key, "override.reasonNeeded");
}

TEST(PassGuards, NamesWhoPassedWhichGuardsAndWhy)
{
    Shop shop;
    const auto pass = passGuards({shop.workshop, shop.actor, shop.now}, twoFaults, true, "the customer waits");
    ASSERT_TRUE(pass && *pass);
    EXPECT_EQ((*pass)->by, WorkerNo{"7"});
    EXPECT_EQ((*pass)->reason, "the customer waits");
    EXPECT_EQ((*pass)->guards, (std::vector<std::string>{"melt.guardBubble", "mould.notFit"}));
}

TEST(StationOf, KnowsOnlyWhatIsStillWired)
{
    Shop shop;
    EXPECT_TRUE(stationOf({shop.workshop, shop.actor, shop.now}, StationId{"B02"}));
    Floor floor = shop.workshop.floor;
    floor.stations.erase(floor.stations.begin() + 1);
    ASSERT_TRUE(shop.give(Configure{floor}));
    EXPECT_EQ(stationOf({shop.workshop, shop.actor, shop.now}, StationId{"B02"}).error().key, "station.unknown");
    EXPECT_TRUE(shop.workshop.stations.contains(StationId{"B02"})) << "its counts are not forgotten";
}

TEST(MeltOf, TellsAnUnknownPotFromAnEmptyOne)
{
    Shop shop;
    const Context context{shop.workshop, shop.actor, shop.now};
    EXPECT_EQ(meltOf(context, PotId{"P9"}).error().key, "pot.unknown");
    EXPECT_EQ(meltOf(context, PotId{"P1"}).error().key, "pot.empty");
    shop.must(ChargeMelt{.pot = PotId{"P1"}, .rawKg = 50});
    EXPECT_EQ((*meltOf(context, PotId{"P1"}))->pot, PotId{"P1"});
}

TEST(KindOf, IsThatOfTheFurnaceAndAPotWhereItIsGone)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = PotId{"P1"}, .rawKg = 50});
    Floor floor = shop.workshop.floor;
    floor.furnaces[0].kind = FurnaceKind::ContinuousTank;
    ASSERT_TRUE(shop.give(Configure{floor}));
    EXPECT_EQ(kindOf({shop.workshop, shop.actor, shop.now}, shop.melt("P1")), FurnaceKind::ContinuousTank);
    Melt stray = shop.melt("P1");
    stray.furnace = FurnaceId{"gone"};
    EXPECT_EQ(kindOf({shop.workshop, shop.actor, shop.now}, stray), FurnaceKind::Pot);
}

TEST(Context, LeadsByRoleAlone)
{
    Shop shop;
    for (const auto& row : enumNames<Role>) {
        const Actor actor{"7", row.value, {}};
        EXPECT_EQ((Context{shop.workshop, actor, shop.now}.leads()), leaders.has(row.value)) << row.name;
    }
}

} // namespace
} // namespace gaffer::rules
