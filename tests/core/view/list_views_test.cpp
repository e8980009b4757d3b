#include "tests/support/shop.hpp"

namespace gaffer::test {
namespace {

using namespace std::chrono_literals;

TEST(OrderView, IsLateOnlyWhenDueAndNotDone)
{
    Shop shop;
    Order order;
    order.order = OrderNo{"7"};
    order.product = ProductCode{"GB-350"};
    order.quantity = 5;
    order.due = *parseDate("2026-11-21");
    shop.must(ImportRows{.what = "orders", .orders = {order}});
    EXPECT_EQ(shopView(shop.source()).ordersLate, 1);
    shop.meltGlass();
    shop.must(StartRun{.station = StationId{"B02"}, .line = OrderLine{OrderNo{"7"}, 1}});
    shop.must(AddTally{.station = StationId{"B02"}, .pieces = 5});
    EXPECT_EQ(shopView(shop.source()).ordersLate, 0);
    for (const OrderView& view : orderViews(shop.source()))
        if (view.id == "7/1") {
            EXPECT_EQ(view.stations, std::vector<StationId>{StationId{"B02"}});
            EXPECT_FALSE(view.accepted) << "selection has not counted";
        }
}

TEST(PointView, ShowsNoNumberUnlessItCanBeUsed)
{
    Shop shop;
    shop.see("io.glass1", 31000, badMark(Reason::SensorBreak));
    shop.must(TypeReading{.point = PointName{"P2.glass"}, .value = 1150, .unit = "degC"});
    const auto views = pointViews(shop.source());
    ASSERT_EQ(views.size(), 2U);
    EXPECT_TRUE(views[0].typed);
    EXPECT_EQ(views[0].value, 1150);
    EXPECT_FALSE(views[1].value);
    EXPECT_EQ(views[1].raw, 31000) << "what the device said helps to find the broken couple";
}

TEST(PointView, ShowsWordsInPlaceOfANumberAndNoneThatAreBad)
{
    Shop shop;
    PointInfo info{.name = PointName{"io.serial"}};
    info.text = true;
    shop.live.set(PointValue{info, 0, goodMark, shop.now, 0, false, "F-4711"});
    PointView view = pointViews(shop.source()).front();
    EXPECT_EQ(view.text, "F-4711");
    EXPECT_FALSE(view.value) << "words are no number, not even 0";
    shop.live.set(PointValue{info, 0, badMark(Reason::CommTimeout), shop.now, 0, false, "F-4711"});
    view = pointViews(shop.source()).front();
    EXPECT_FALSE(view.text);
    EXPECT_FALSE(view.value);
}

TEST(MouldView, KeepsAnUnknownAgeUnknown)
{
    Shop shop;
    Mould mould;
    mould.mould = MouldNo{"W-1"};
    shop.must(ImportRows{.what = "moulds", .moulds = {mould}});
    const auto views = mouldViews(shop.source());
    ASSERT_EQ(views.size(), 2U);
    EXPECT_EQ(views[0].cycles, 10);
    EXPECT_FALSE(views[1].cycles);
}

TEST(ShopView, CountsTheBusinessDateAndNothingElse)
{
    Shop shop;
    shop.must(AddTally{.station = StationId{"B02"}, .pieces = 4});
    shop.must(AddTally{.station = StationId{"B02"}, .defect = DefectCode{"F01"}});
    ShopView view = shopView(shop.source());
    EXPECT_EQ(view.made, 4);
    EXPECT_EQ(view.hotDefects, 1);
    EXPECT_FALSE(view.accepted);
    shop.wait(24h);
    view = shopView(shop.source());
    EXPECT_EQ(view.made, 0);
    EXPECT_EQ(view.shift.value, "day");
    ASSERT_FALSE(view.shifts.empty());
    EXPECT_NE(std::ranges::find(view.shifts, view.shift), view.shifts.end()) << "the standing shift is one of all";
}

PointView pointOf(const Shop& shop, const char* name)
{
    for (const PointView& view : pointViews(shop.source()))
        if (view.name.value == name) return view;
    return {};
}

/// A mark, and what may be shown of a value that carries it.
struct Shown {
    QualityMark mark;
    bool value, raw, time;
};

TEST(PointView, ShowsOfEveryQualityWhatItIsWorth)
{
    const std::vector<Shown> rows{
        {goodMark, true, true, true},
        {uncertainMark(Reason::Stale), true, true, true},
        {uncertainMark(Reason::LastKnown), true, false, true},
        {uncertainMark(Reason::Substituted), true, true, true},
        {badMark(Reason::SensorBreak), false, true, true},
        {badMark(Reason::OutOfRange), false, true, true},
        {badMark(Reason::CommTimeout), false, false, true},
        {badMark(Reason::CommCrc), false, false, true},
        {badMark(Reason::PortLost), false, false, true},
        {badMark(Reason::Config), false, false, true},
        {exceptionMark(2), false, false, true},
        {badMark(Reason::Starting), false, false, false},
    };
    for (const Shown& row : rows) {
        Shop shop;
        shop.see("io.other", 42, row.mark);
        const PointView view = pointOf(shop, "io.other");
        EXPECT_EQ(view.value.has_value(), row.value) << row.mark.reasonText();
        EXPECT_EQ(view.raw.has_value(), row.raw) << row.mark.reasonText();
        EXPECT_EQ(view.time.has_value(), row.time) << row.mark.reasonText();
        EXPECT_EQ(view.quality, row.mark.quality);
        EXPECT_EQ(view.reason, row.mark.reasonText());
        EXPECT_FALSE(view.typed);
    }
}

TEST(PointView, PrefersALiveValueToATypedOneOfTheSameName)
{
    Shop shop;
    shop.must(TypeReading{.point = PointName{"io.glass1"}, .value = 1100, .unit = "degC"});
    EXPECT_EQ(pointOf(shop, "io.glass1").value, 1100);
    shop.see("io.glass1", 1150);
    EXPECT_EQ(pointOf(shop, "io.glass1").value, 1150);
    EXPECT_FALSE(pointOf(shop, "io.glass1").typed);
    shop.see("io.glass1", 0, badMark(Reason::PortLost));
    EXPECT_EQ(pointOf(shop, "io.glass1").value, 1100) << "the typed value stands in for a dead sensor";
    EXPECT_TRUE(pointOf(shop, "io.glass1").typed);
}

TEST(PointView, CallsATypedValueOldAfterARoundToTheMillisecond)
{
    Shop shop;
    shop.must(TypeReading{.point = PointName{"x"}, .value = 5, .unit = "bar"});
    shop.wait(1h);
    EXPECT_EQ(pointOf(shop, "x").reason, "substituted");
    shop.wait(1ms);
    const PointView view = pointOf(shop, "x");
    EXPECT_EQ(view.reason, "typed-old");
    EXPECT_EQ(view.quality, Quality::Uncertain);
    EXPECT_EQ(view.value, 5) << "an old value is still the last one known";
    EXPECT_EQ(view.unit, "bar");
}

TEST(PointView, CallsAValueReadOffLongAgoOldAtOnce)
{
    Shop shop;
    shop.must(TypeReading{.point = PointName{"x"}, .value = 5, .readAt = shop.now - 2h});
    EXPECT_EQ(pointOf(shop, "x").reason, "typed-old");
    EXPECT_EQ(pointOf(shop, "x").time, shop.now - 2h);
}

TEST(MouldView, SaysWhereACopyIsAndHowItStands)
{
    Shop shop;
    shop.must(MountMould{.station = StationId{"B02"}, .mould = MouldNo{"M-17"}});
    shop.must(StartRun{.station = StationId{"B02"}, .product = ProductCode{"GB-350"}, .override = true, .reason = "trial"});
    const std::vector<std::pair<int, MouldFitness>> wear{
        {89, MouldFitness::Fit}, {1, MouldFitness::CareSoon}, {19, MouldFitness::CareSoon}, {1, MouldFitness::CareOverdue}};
    for (const auto& [pieces, fitness] : wear) {
        shop.must(AddTally{.station = StationId{"B02"}, .pieces = pieces});
        const MouldView view = mouldViews(shop.source()).front();
        EXPECT_EQ(view.fitness, fitness) << view.sinceCare;
        EXPECT_EQ(view.state, MouldState::OnStation);
        EXPECT_EQ(view.station, StationId{"B02"});
        EXPECT_EQ(view.cycles, 10 + view.sinceCare);
    }
    shop.must(CareMould{.mould = MouldNo{"M-17"}, .copy = 1});
    EXPECT_EQ(mouldViews(shop.source()).front().fitness, MouldFitness::Fit);
}

TEST(OrderView, CountsGoodPiecesUntilSelectionCounts)
{
    Shop shop;
    shop.meltGlass();
    const OrderLine line{OrderNo{"1042"}, 1};
    shop.must(StartRun{.station = StationId{"B02"}, .line = line});
    shop.must(AddTally{.station = StationId{"B02"}, .pieces = 100});
    shop.must(AddTally{.station = StationId{"B02"}, .defect = DefectCode{"F01"}, .pieces = 4});
    OrderView view = orderViews(shop.source()).front();
    EXPECT_EQ(view.id, "1042/1");
    EXPECT_EQ(view.made, 100);
    EXPECT_EQ(view.defects, 4);
    EXPECT_FALSE(view.accepted);
    shop.must(AddTally{
        .station = StationId{"B02"}, .place = CountingPlace::Selection, .grade = Grade::B, .pieces = 60, .madeFrom = shop.now});
    view = orderViews(shop.source()).front();
    EXPECT_EQ(view.accepted, 60);
}

TEST(OrderView, IsLateFromTheDayAfterItsDateUntilItIsDone)
{
    Shop shop;
    Order order = shop.workshop.orders.begin()->second.order;
    order.due = *parseDate("2026-11-22");
    shop.must(ImportRows{.what = "orders", .orders = {order}});
    EXPECT_FALSE(orderViews(shop.source()).front().late) << "due today is not late";
    shop.now = *parseInstant("2026-11-23T07:59:59Z");
    EXPECT_FALSE(orderViews(shop.source()).front().late) << "the night shift is still that day";
    shop.wait(1s);
    EXPECT_TRUE(orderViews(shop.source()).front().late);
    EXPECT_EQ(shopView(shop.source()).ordersLate, 1);
}

TEST(OrderView, NamesEachStationThatRunsOrQueuesItOnce)
{
    Shop shop;
    const OrderLine line{OrderNo{"1042"}, 1};
    shop.must(SetQueue{.station = StationId{"B01"}, .jobs = {{line, {}, 5}, {line, {}, 6}, {{}, ProductCode{"VS-120"}, 1}}});
    shop.must(StartRun{.station = StationId{"B01"}, .override = true, .reason = "trial"});
    shop.must(AddToQueue{.station = StationId{"B02"}, .line = line});
    EXPECT_EQ(orderViews(shop.source()).front().stations, (std::vector<StationId>{StationId{"B01"}, StationId{"B02"}}));
}

TEST(ExplainView, ListsCountsAndStopsOldestFirst)
{
    Shop shop;
    const Answer stop = shop.must(BeginStop{.station = StationId{"B02"}});
    shop.wait(1min);
    const Answer second = shop.must(AddTally{.station = StationId{"B01"}, .pieces = 7});
    shop.wait(1min);
    const Answer third = shop.must(BeginStop{.station = StationId{"B01"}});
    const auto views = explainViews(shop.source());
    ASSERT_EQ(views.size(), 3U);
    EXPECT_EQ(views[0].id, "stop/" + std::to_string(stop.number));
    EXPECT_EQ(views[0].why, std::vector<std::string>{"stop"});
    EXPECT_EQ(views[1].id, "tally/" + std::to_string(second.number));
    EXPECT_EQ(views[1].pieces, 7);
    EXPECT_EQ(views[2].id, "stop/" + std::to_string(third.number));
}

TEST(ExplainView, IsAsLongAsTheHeadOfThePageSays)
{
    Shop shop;
    EXPECT_EQ(shopView(shop.source()).toExplain, 0);
    shop.must(AddTally{.station = StationId{"B01"}});
    shop.must(AddTally{.station = StationId{"B02"}});
    const Answer stop = shop.must(BeginStop{.station = StationId{"B02"}});
    shop.must(BeginStop{.station = StationId{"B01"}, .reason = ReasonCode{"safety"}});
    EXPECT_EQ(shopView(shop.source()).toExplain, 3);
    shop.must(ExplainStop{.stop = StopId{stop.number}, .reason = ReasonCode{"safety"}});
    EXPECT_EQ(shopView(shop.source()).toExplain, 2);
    EXPECT_EQ(explainViews(shop.source()).size(), 2U);
}

TEST(ExplainView, OfManyGivesTheNewestWhileTheHeadCountsAll)
{
    Shop shop;
    const Answer oldest = shop.must(BeginStop{.station = StationId{"B02"}});
    std::vector<std::string> newest;
    for (std::size_t count = 0; count < mostToExplain + 50; ++count) {
        shop.wait(1s);
        const Answer tally = shop.must(AddTally{.station = StationId{"B01"}});
        if (count >= 51) newest.push_back("tally/" + std::to_string(tally.number));
    }
    const Answer stop = shop.must(BeginStop{.station = StationId{"B01"}});
    newest.push_back("stop/" + std::to_string(stop.number));
    const auto views = explainViews(shop.source());
    std::vector<std::string> shown;
    for (const ExplainView& view : views) shown.push_back(view.id);
    EXPECT_EQ(shown, newest) << "oldest first, and no stop of long ago among them";
    EXPECT_EQ(shopView(shop.source()).toExplain, static_cast<std::int64_t>(mostToExplain + 52));
    shop.must(ExplainStop{.stop = StopId{stop.number}, .reason = ReasonCode{"safety"}});
    EXPECT_EQ(explainViews(shop.source()).size(), mostToExplain) << "the next in age takes its place";
    EXPECT_NE(explainViews(shop.source()).front().id, "stop/" + std::to_string(oldest.number));
}

TEST(ShopView, NamesTheMetersAndTheUnitsTheirTotalsAreReadIn)
{
    Shop shop;
    shop.workshop.floor.meters = {{MeterId{"G1"}, MeterKind::Gas, {}, {}}, {MeterId{"E1"}, MeterKind::Electricity, {}, {}}};
    const std::vector<MeterView> wanted{{MeterId{"G1"}, MeterKind::Gas, "m3"}, {MeterId{"E1"}, MeterKind::Electricity, "kWh"}};
    EXPECT_EQ(shopView(shop.source()).meters, wanted);
}

TEST(ShopView, CountsAcceptedPiecesOnlyOnceSelectionHasCounted)
{
    Shop shop;
    shop.must(AddTally{.station = StationId{"B02"}, .place = CountingPlace::LehrEntry, .pieces = 50});
    EXPECT_FALSE(shopView(shop.source()).accepted);
    shop.must(AddTally{.station = StationId{"B02"}, .place = CountingPlace::Selection, .defect = DefectCode{"M04"}});
    EXPECT_EQ(shopView(shop.source()).accepted, 0) << "counted, and none was good";
    shop.must(AddTally{.station = StationId{"B02"}, .place = CountingPlace::Selection, .grade = Grade::C, .pieces = 8});
    EXPECT_EQ(shopView(shop.source()).accepted, 8);
    EXPECT_EQ(shopView(shop.source()).made, 0);
    EXPECT_EQ(shopView(shop.source()).hotDefects, 0);
}

TEST(ShopView, TellsTheShiftAndItsEdges)
{
    Shop shop;
    shop.now = *parseInstant("2026-11-23T03:00:00Z");
    const ShopView view = shopView(shop.source());
    EXPECT_EQ(view.shift, ShiftName{"night"});
    EXPECT_EQ(toText(view.businessDate), "2026-11-22");
    EXPECT_EQ(view.shiftFrom, parseInstant("2026-11-23T00:00:00Z"));
    EXPECT_EQ(view.shiftTo, parseInstant("2026-11-23T08:00:00Z"));
}

TEST(ShopView, TellsTheOffsetOfLocalTimeNow)
{
    Shop shop;
    Floor floor = shop.workshop.floor;
    floor.zone = {{Instant::min(), 3'600'000}, {*parseInstant("2027-03-28T01:00:00Z"), 7'200'000}};
    ASSERT_TRUE(shop.give(Configure{floor}));
    EXPECT_EQ(shopView(shop.source()).utcOffsetMinutes, 60);
    shop.now = *parseInstant("2027-03-28T01:00:00Z");
    EXPECT_EQ(shopView(shop.source()).utcOffsetMinutes, 120);
}

TEST(ShopView, OfAnEmptyWorkshopIsEmptyAndNotAMistake)
{
    const Workshop empty;
    const LiveValues live;
    const PeopleNames names;
    const ShopView view = shopView({empty, live, names, *parseInstant("2026-11-22T09:00:00Z")});
    EXPECT_EQ(view.made, 0);
    EXPECT_FALSE(view.accepted);
    EXPECT_EQ(view.shift, ShiftName{"day"});
    EXPECT_TRUE(pointViews({empty, live, names, Instant{}}).empty());
    EXPECT_TRUE(stationViews({empty, live, names, Instant{}}).empty());
    EXPECT_TRUE(furnaceViews({empty, live, names, Instant{}}).empty());
}

} // namespace
} // namespace gaffer::test
