#include "tests/support/shop.hpp"

#include <gtest/gtest.h>

namespace gaffer::test {

Shop::Shop()
{
    Floor floor;
    floor.name = "Hall";
    floor.furnaces.push_back({FurnaceId{"K1"},
                              "",
                              FurnaceKind::Pot,
                              PointName{"io.crown"},
                              20,
                              {{PotId{"P1"}, 500, 25, PointName{"io.glass1"}, {}}, {PotId{"P2"}, 300, 10, {}, {}}}});
    floor.furnaces.push_back({FurnaceId{"L"}, "", FurnaceKind::None, {}, 20, {}});
    StationWiring counted;
    counted.id = StationId{"B01"};
    counted.furnace = FurnaceId{"K1"};
    counted.pieceCounter = PointName{"io.count1"};
    counted.mouldClosed = PointName{"io.closed1"};
    StationWiring tapped;
    tapped.id = StationId{"B02"};
    tapped.furnace = FurnaceId{"K1"};
    StationWiring bench;
    bench.id = StationId{"L01"};
    bench.furnace = FurnaceId{"L"};
    floor.stations = {counted, tapped, bench};
    floor.meters.push_back({MeterId{"G1"}, MeterKind::Gas, PointName{"io.gas"}, {}});
    floor.shifts = {{ShiftName{"day"}, TimeOfDay{480}, TimeOfDay{960}},
                    {ShiftName{"swing"}, TimeOfDay{960}, TimeOfDay{1440}},
                    {ShiftName{"night"}, TimeOfDay{0}, TimeOfDay{480}}};
    floor.counterBits[PointName{"io.count1"}] = 16;
    EXPECT_TRUE(give(Configure{floor}));
    Product goblet;
    goblet.code = ProductCode{"GB-350"};
    goblet.glass = GlassCode{"clear"};
    goblet.gatherG = 200;
    goblet.netG = 150;
    goblet.cycleS = 60;
    goblet.mould = MouldNo{"M-17"};
    Product vase = goblet;
    vase.code = ProductCode{"VS-120"};
    vase.glass = GlassCode{"cobalt"};
    vase.mould = {};
    Mould copy;
    copy.mould = MouldNo{"M-17"};
    copy.lifeCycles = 3000;
    copy.careEvery = 100;
    copy.cyclesNow = 10;
    Order order;
    order.order = OrderNo{"1042"};
    order.product = goblet.code;
    order.quantity = 100;
    ImportRows rows;
    rows.what = "masters";
    rows.products = {goblet, vase};
    rows.moulds = {copy};
    rows.orders = {order};
    for (const char* number : {"7", "8", "9"}) rows.workers.push_back({WorkerNo{number}, {"blower"}, {}, ""});
    EXPECT_TRUE(give(rows));
}

Shop::~Shop() = default;

Result<Answer> Shop::give(InputBody body)
{
    const Input input{std::move(body), actor, {}};
    const auto decision = decide(workshop, input, now);
    if (!decision) return decision.error();
    for (const EventBody& each : decision->events) {
        Event event{workshop.seq + 1, now, actor.by, actor.seat, {}, each};
        evolve(workshop, event);
        log.push_back(std::move(event));
    }
    return Answer{decision->number, workshop.seq};
}

Answer Shop::must(Command command)
{
    const auto answer = give(std::move(command));
    EXPECT_TRUE(answer) << (answer ? "" : answer.error().text);
    return answer ? *answer : Answer{};
}

std::string Shop::refused(Command command)
{
    const auto answer = give(std::move(command));
    return answer ? "not refused" : answer.error().key;
}

void Shop::see(const char* point, double value, QualityMark mark, Observation::Pace pace)
{
    PointValue seen;
    seen.info.name = PointName{point};
    if (seen.info.name.value.starts_with("io.glass") || seen.info.name.value == "io.crown") seen.info.unit = "degC";
    seen.value = value;
    seen.raw = static_cast<std::int64_t>(value);
    seen.mark = mark;
    seen.time = now;
    live.set(seen);
    ASSERT_TRUE(give(Observation{{seen}, pace}));
}

void Shop::meltGlass()
{
    must(ChargeMelt{.pot = PotId{"P1"}, .glass = GlassCode{"clear"}, .rawKg = 300, .culletKg = 100});
    must(AdvanceMelt{.pot = PotId{"P1"}});
    see("io.glass1", 1400);
    must(AdvanceMelt{.pot = PotId{"P1"}});
    wait(std::chrono::hours{9});
    must(CheckBubbles{.pot = PotId{"P1"}, .accepted = true});
    see("io.glass1", 1150);
    wait(std::chrono::minutes{16});
    see("io.glass1", 1150);
}

} // namespace gaffer::test
