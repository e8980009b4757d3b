#include "tests/support/shop.hpp"

namespace gaffer::test {
namespace {

const StationId b02{"B02"};
const ProductCode goblet{"GB-350"};

TEST(Run, DoesNotStartOnGlassThatIsNotWorkable)
{
    Shop shop;
    EXPECT_EQ(shop.refused(StartRun{.station = b02, .product = goblet}), "melt.noneWorkable");
    shop.must(ChargeMelt{.pot = PotId{"P1"}, .glass = GlassCode{"clear"}, .rawKg = 100});
    EXPECT_EQ(shop.refused(StartRun{.station = b02, .product = goblet, .pot = PotId{"P1"}}), "melt.notWorkable");
    EXPECT_FALSE(shop.station("B02").run);
}

TEST(Run, StartsAgainstAGuardOnlyByANamedSupervisorWithAReason)
{
    Shop shop;
    shop.actor.role = Role::Worker;
    EXPECT_EQ(shop.refused(StartRun{.station = b02, .product = goblet, .override = true, .reason = "hurry"}),
              "override.leadersOnly");
    shop.actor.role = Role::Supervisor;
    EXPECT_EQ(shop.refused(StartRun{.station = b02, .product = goblet, .override = true}), "override.reasonNeeded");
    const auto answer = shop.must(StartRun{.station = b02, .product = goblet, .override = true, .reason = "trial"});
    const auto& run = shop.workshop.runs.at(RunId{answer.number});
    ASSERT_TRUE(run.override);
    EXPECT_EQ(run.override->by.value, "7");
    EXPECT_EQ(run.override->guards, std::vector<std::string>{"melt.noneWorkable"});
}

TEST(Run, NeedsTheRightGlass)
{
    Shop shop;
    shop.meltGlass();
    EXPECT_EQ(shop.refused(StartRun{.station = b02, .product = ProductCode{"VS-120"}}), "melt.noneWorkable");
    EXPECT_EQ(shop.refused(StartRun{.station = b02, .product = ProductCode{"VS-120"}, .pot = PotId{"P1"}}), "melt.otherGlass");
}

TEST(Run, MountsAFreeMouldAndEndsTheOneBefore)
{
    Shop shop;
    shop.meltGlass();
    shop.must(AddToQueue{.station = b02, .line = OrderLine{OrderNo{"1042"}, 1}});
    const auto first = shop.must(StartRun{.station = b02});
    EXPECT_TRUE(shop.station("B02").queue.empty());
    EXPECT_EQ(shop.station("B02").moulds.size(), 1U);
    EXPECT_EQ(shop.workshop.runs.at(RunId{first.number}).job.pieces, 100);
    shop.must(StartRun{.station = b02, .product = goblet, .pieces = 10});
    EXPECT_TRUE(shop.workshop.runs.at(RunId{first.number}).endedAt);
    EXPECT_EQ(shop.refused(StartRun{.station = StationId{"B01"}, .product = goblet}), "mould.notMounted");
}

TEST(Run, DoesNotStartOnAMouldOverdueForCare)
{
    Shop shop;
    shop.meltGlass();
    shop.must(StartRun{.station = b02, .product = goblet});
    shop.must(AddTally{.station = b02, .pieces = 111});
    shop.must(EndRun{.station = b02});
    EXPECT_EQ(shop.refused(StartRun{.station = b02, .product = goblet}), "mould.notFit");
    shop.must(CareMould{.mould = MouldNo{"M-17"}, .copy = 1});
    shop.must(StartRun{.station = b02, .product = goblet});
}

TEST(Run, OfLampworkDrawsFromATubeLot)
{
    Shop shop;
    shop.must(ReceiveTubeLot{.lot = TubeLotId{"T1"}, .glass = GlassCode{"clear"}, .kg = 40});
    shop.must(StartRun{.station = StationId{"L01"}, .product = goblet});
    shop.must(AddTally{.station = StationId{"L01"}, .pieces = 10});
    EXPECT_NEAR(shop.workshop.tubeLots.at(TubeLotId{"T1"}).drawnKg, 2.2, 1e-9);
    EXPECT_TRUE(explainViews(shop.source()).empty());
}

TEST(Queue, RefusesWhatDoesNotExist)
{
    Shop shop;
    EXPECT_EQ(shop.refused(AddToQueue{.station = b02, .line = OrderLine{OrderNo{"9"}, 1}}), "order.unknown");
    EXPECT_EQ(shop.refused(AddToQueue{.station = b02, .product = ProductCode{"ZZ"}}), "product.unknown");
    EXPECT_EQ(shop.refused(StartRun{.station = b02}), "run.noJob");
    EXPECT_EQ(shop.refused(EndRun{.station = b02}), "run.none");
}

TEST(Crew, HasAWorkerInOnePlaceOnly)
{
    Shop shop;
    shop.must(AssignCrew{.station = StationId{"B01"}, .members = {{WorkerNo{"7"}, "blower"}, {WorkerNo{"8"}, "gatherer"}}});
    shop.must(AssignCrew{.station = b02, .members = {{WorkerNo{"7"}, "blower"}}});
    EXPECT_EQ(shop.workshop.crews.at(shop.station("B01").crew).crew.size(), 1U);
    EXPECT_EQ(shop.refused(AssignCrew{.station = b02, .members = {{WorkerNo{"99"}, ""}}}), "crew.worker");
}

TEST(Stop, BeginsEndsAndIsExplained)
{
    Shop shop;
    EXPECT_EQ(shop.refused(BeginStop{.station = b02, .reason = ReasonCode{"lunch"}}), "reason.unknown");
    const auto stop = shop.must(BeginStop{.station = b02});
    EXPECT_EQ(shop.refused(BeginStop{.station = b02}), "stop.already");
    EXPECT_EQ(explainViews(shop.source()).size(), 1U);
    shop.must(ExplainStop{.stop = StopId{stop.number}, .reason = ReasonCode{"waiting-mould"}});
    EXPECT_TRUE(explainViews(shop.source()).empty());
    shop.must(EndStop{.station = b02});
    EXPECT_EQ(shop.refused(EndStop{.station = b02}), "stop.none");
}

TEST(Reading, TypedTakesTheSensorsPlace)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = PotId{"P2"}, .rawKg = 100});
    shop.must(AdvanceMelt{.pot = PotId{"P2"}});
    shop.must(TypeReading{.point = PointName{"P2.glass"}, .value = 1400, .unit = "degC"});
    shop.must(AdvanceMelt{.pot = PotId{"P2"}});
    EXPECT_EQ(shop.melt("P2").stage, MeltStage::Fining);
    EXPECT_EQ(shop.melt("P2").heatSource, HeatSource::Typed);
    const ValueView shown = glassTemperature(shop.source(), PotId{"P2"});
    EXPECT_EQ(shown.source, HeatSource::Typed);
    EXPECT_EQ(shown.value, 1400);
    shop.must(TypeReading{.point = PointName{"G1"}, .value = 5000, .unit = "m3"});
    EXPECT_TRUE(shop.workshop.book.find(*parseDate("2026-11-22"))->meters.at(MeterId{"G1"}).typed);
}

} // namespace
} // namespace gaffer::test
