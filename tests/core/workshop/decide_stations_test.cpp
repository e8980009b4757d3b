#include "core/workshop/decide_context.hpp"

#include "core/piece/catalogue.hpp"
#include "tests/support/shop.hpp"

namespace gaffer::test {
namespace {

using namespace std::chrono_literals;

const StationId b01{"B01"};
const StationId b02{"B02"};
const MouldNo m17{"M-17"};
const MouldCopyId first{m17, 1};
const MouldCopyId second{m17, 2};

void addSecondCopy(Shop& shop)
{
    Mould copy = shop.workshop.moulds.at(first).mould;
    copy.copy = 2;
    shop.must(ImportRows{.what = "moulds", .moulds = {copy}});
}

TEST(Mount, OfNoCopyInParticularTakesTheFirstFreeFitOne)
{
    Shop shop;
    addSecondCopy(shop);
    shop.must(CareMould{.mould = m17, .copy = 1, .state = MouldState::Repair});
    shop.must(MountMould{.station = b02, .mould = m17});
    EXPECT_EQ(shop.station("B02").moulds, std::vector<MouldCopyId>{second});
}

TEST(Mount, AgainOnTheSameStationDoesNothing)
{
    Shop shop;
    shop.must(MountMould{.station = b02, .mould = m17, .copy = 1});
    const std::size_t events = shop.log.size();
    shop.must(MountMould{.station = b02, .mould = m17, .copy = 1});
    EXPECT_EQ(shop.log.size(), events);
    EXPECT_EQ(shop.station("B02").moulds.size(), 1U);
}

TEST(Mount, OfAMouldThatIsNotFitNeedsALeaderWithAReason)
{
    Shop shop;
    for (const MouldState state : {MouldState::Repair, MouldState::Cracked, MouldState::Scrapped}) {
        shop.must(CareMould{.mould = m17, .copy = 1, .state = state});
        EXPECT_EQ(shop.refused(MountMould{.station = b02, .mould = m17, .copy = 1}), "mould.notFit") << nameOf(state);
    }
    shop.must(MountMould{.station = b02, .mould = m17, .copy = 1, .override = true, .reason = "the last one"});
    EXPECT_EQ(shop.workshop.moulds.at(first).station, b02);
}

TEST(Mount, LetsAStationAlternateTwoCopies)
{
    Shop shop;
    addSecondCopy(shop);
    shop.must(MountMould{.station = b01, .mould = m17, .copy = 2});
    shop.must(MountMould{.station = b01, .mould = m17, .copy = 1});
    EXPECT_EQ(shop.station("B01").moulds, (std::vector<MouldCopyId>{second, first}));
    for (int i = 0; i < 10; ++i) {
        shop.see("io.closed1", 0);
        shop.see("io.closed1", 1);
    }
    EXPECT_EQ(shop.workshop.moulds.at(first).counted, 5);
    EXPECT_EQ(shop.workshop.moulds.at(second).counted, 5);
}

TEST(Unmount, TakesTheNamedCopyElseTheLastOneMounted)
{
    Shop shop;
    addSecondCopy(shop);
    shop.must(MountMould{.station = b01, .mould = m17, .copy = 1});
    shop.must(MountMould{.station = b01, .mould = m17, .copy = 2});
    EXPECT_EQ(shop.refused(UnmountMould{.station = b01, .mould = MouldCopyId{m17, 9}}), "mould.unmountNone");
    shop.must(UnmountMould{.station = b01, .mould = first});
    EXPECT_EQ(shop.station("B01").moulds, std::vector<MouldCopyId>{second});
    shop.must(UnmountMould{.station = b01});
    EXPECT_TRUE(shop.station("B01").moulds.empty());
    EXPECT_EQ(shop.workshop.moulds.at(second).state, MouldState::InStore);
}

TEST(Care, BeginsTheIntervalAnewAndKeepsTheLife)
{
    Shop shop;
    shop.must(MountMould{.station = b01, .mould = m17});
    shop.see("io.closed1", 0);
    shop.see("io.closed1", 1);
    EXPECT_EQ(shop.workshop.moulds.at(first).sinceCare, 1);
    shop.wait(1h);
    shop.must(CareMould{.mould = m17, .copy = 1, .note = "pasted"});
    const MouldCopy& copy = shop.workshop.moulds.at(first);
    EXPECT_EQ(copy.sinceCare, 0);
    EXPECT_EQ(copy.lastCare, shop.now);
    EXPECT_EQ(copy.cycles(), 11);
    EXPECT_EQ(copy.station, b01) << "care is given on the station too";
}

TEST(Care, ThatFindsACrackTakesTheMouldOffItsStation)
{
    Shop shop;
    shop.must(MountMould{.station = b02, .mould = m17});
    shop.must(CareMould{.mould = m17, .copy = 1, .state = MouldState::Cracked, .note = "at the seam"});
    EXPECT_TRUE(shop.station("B02").moulds.empty());
    EXPECT_TRUE(shop.workshop.moulds.at(first).station.empty());
    EXPECT_EQ(shop.workshop.moulds.at(first).state, MouldState::Cracked);
}

TEST(Care, CannotSayThatAMouldIsOnNoStationInParticular)
{
    Shop shop;
    EXPECT_EQ(shop.refused(CareMould{.mould = m17, .copy = 1, .state = MouldState::OnStation}), "mould.mountFirst");
    shop.must(MountMould{.station = b02, .mould = m17});
    shop.must(CareMould{.mould = m17, .copy = 1, .state = MouldState::OnStation});
    EXPECT_EQ(shop.workshop.moulds.at(first).station, b02);
}

TEST(CrewAssigned, LeavesTheOldCrewToThePiecesItMade)
{
    Shop shop;
    shop.must(AssignCrew{.station = b02, .members = {{WorkerNo{"7"}, "blower"}}});
    const Instant before = shop.now + 1min;
    shop.wait(1h);
    shop.must(AssignCrew{.station = b02, .members = {{WorkerNo{"8"}, "blower"}}});
    EXPECT_NE(shop.workshop.crewAt(b02, before), shop.workshop.crewAt(b02, shop.now));
    EXPECT_EQ(shop.workshop.crews.at(shop.workshop.crewAt(b02, before)).crew.front().worker, WorkerNo{"7"});
}

TEST(CrewSentHome, GetsNoMorePieces)
{
    Shop shop;
    shop.must(AssignCrew{.station = b02, .members = {{WorkerNo{"7"}, "blower"}}});
    const std::uint64_t crew = shop.station("B02").crew;
    shop.wait(8h);
    shop.must(AssignCrew{.station = b02});
    shop.wait(1h);
    const Answer later = shop.must(AddTally{.station = b02});
    EXPECT_EQ(shop.workshop.tallies.at(TallyId{later.number}).crew, 0U);
    const Answer back = shop.must(AddTally{.station = b02, .madeFrom = shop.now - 2h});
    EXPECT_EQ(shop.workshop.tallies.at(TallyId{back.number}).crew, crew) << "what it made before it left stays its own";
}

TEST(CrewMember, MovedAwayLeavesTheOthersWhereTheyAre)
{
    Shop shop;
    shop.must(AssignCrew{.station = b01, .members = {{WorkerNo{"7"}, "gaffer"}, {WorkerNo{"8"}, "gatherer"}}});
    shop.must(AssignCrew{.station = b02, .members = {{WorkerNo{"8"}, "gatherer"}, {WorkerNo{"9"}, "blower"}}});
    const Crew& left = shop.workshop.crews.at(shop.station("B01").crew).crew;
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left.front().worker, WorkerNo{"7"});
    shop.must(AssignCrew{.station = b02, .members = {{WorkerNo{"7"}, "gaffer"}}});
    EXPECT_EQ(shop.station("B01").crew, 0U) << "nobody is left";
}

TEST(StopOfAStation, KeepsItsRunReasonAndTimes)
{
    Shop shop;
    const Answer run = shop.must(StartRun{.station = b02, .product = ProductCode{"GB-350"}, .override = true, .reason = "trial"});
    const Answer begun = shop.must(BeginStop{.station = b02, .reason = ReasonCode{"heat-break"}, .note = "40 degrees"});
    const Instant from = shop.now;
    shop.wait(10min);
    shop.must(EndStop{.station = b02});
    const Stop& stop = shop.workshop.stops.at(StopId{begun.number});
    EXPECT_EQ(stop.run, RunId{run.number});
    EXPECT_EQ(stop.from, from);
    EXPECT_EQ(stop.to, shop.now);
    EXPECT_EQ(stop.note, "40 degrees");
    EXPECT_EQ(shop.workshop.runAt(b02)->id, RunId{run.number}) << "a stop does not end the run";
}

TEST(StopOfAStation, EndsWithTheNextRun)
{
    Shop shop;
    const Answer begun = shop.must(BeginStop{.station = b02});
    shop.must(StartRun{.station = b02, .product = ProductCode{"GB-350"}, .override = true, .reason = "trial"});
    EXPECT_FALSE(shop.station("B02").stop);
    EXPECT_TRUE(shop.workshop.stops.at(StopId{begun.number}).to);
}

TEST(StopReason, CanBeGivenLaterAndChanged)
{
    Shop shop;
    const Answer begun = shop.must(BeginStop{.station = b02});
    shop.must(EndStop{.station = b02});
    EXPECT_EQ(shop.refused(ExplainStop{.stop = StopId{begun.number}}), "reason.needed");
    EXPECT_EQ(shop.refused(ExplainStop{.stop = StopId{begun.number}, .reason = ReasonCode{"lunch"}}), "reason.unknown");
    for (const DowntimeReason& reason : allDowntimeReasons()) {
        const ReasonCode code{std::string{reason.code}};
        shop.must(ExplainStop{.stop = StopId{begun.number}, .reason = code, .note = "seen"});
        EXPECT_EQ(shop.workshop.stops.at(StopId{begun.number}).reason, code);
    }
}

TEST(Attendance, IsInTheLogAndNotInTheState)
{
    Shop shop;
    const Workshop before = shop.workshop;
    shop.must(SignIn{.worker = WorkerNo{"7"}});
    shop.must(SignOut{.worker = WorkerNo{"7"}});
    EXPECT_EQ(kindOf(shop.log.back().body), "worker.signed-out");
    Workshop after = shop.workshop;
    after.seq = before.seq;
    after.time = before.time;
    EXPECT_TRUE(after == before);
}

TEST(ImportedRows, ComeInAnOrderThatLetsLaterOnesRefer)
{
    Shop shop;
    Recipe recipe;
    recipe.recipe = RecipeId{"R1"};
    Product product;
    product.code = ProductCode{"N-1"};
    Order order;
    order.order = OrderNo{"77"};
    order.product = product.code;
    const Answer answer = shop.must(ImportRows{
        .what = "all", .products = {product}, .orders = {order}, .workers = {{WorkerNo{"50"}, {}, {}, ""}}, .recipes = {recipe}});
    EXPECT_EQ(answer.number, 4U);
    std::vector<std::string_view> kinds;
    for (std::size_t i = shop.log.size() - 5; i < shop.log.size(); ++i) kinds.push_back(kindOf(shop.log[i].body));
    EXPECT_EQ(kinds, (std::vector<std::string_view>{"recipe.defined", "product.defined", "order.defined", "worker.defined",
                                                    "import.done"}));
    EXPECT_EQ(std::get<ImportDone>(shop.log.back().body).rows, 4);
}

} // namespace
} // namespace gaffer::test
