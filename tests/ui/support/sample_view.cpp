#include "tests/ui/support/sample_view.hpp"

#include <array>
#include <cstdio>

namespace gaffer::ui {
namespace {

using namespace std::chrono_literals;

struct Sample {
    const char* code;
    const char* zh;
    const char* en;
    const char* initials;
};
constexpr std::array samples{
    Sample{"GB-350", "高脚红酒杯三百五十毫升", "Goblet 350 ml, tall stem", "gjhjb"}, Sample{"VS-120", "花瓶", "Vase 120", "hp"},
    Sample{"DC-900", "手工醒酒器九百毫升带把手雕花描金礼盒装特别版六只装", "Decanter 900 with handle, gilt", "xjq"},
    Sample{"TB-200", "直身杯", "Tumbler 200", "zsb"}};

std::string numbered(const char* format, int number)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), format, number);
    return text.data();
}

const Sample& sampleAt(int index) { return samples[static_cast<std::size_t>(index) % samples.size()]; }

JobView jobAt(int index)
{
    const Sample& sample = sampleAt(index);
    return {.order = std::to_string(1040 + index),
            .line = 1,
            .product = ProductCode{sample.code},
            .nameZh = sample.zh,
            .nameEn = sample.en,
            .pieces = 160,
            .mould = MouldNo{"M-17"},
            .glass = GlassCode{"clear"},
            .due = parseDate("2026-11-25")};
}

StationView stationAt(int index, int pots)
{
    StationView station;
    station.id = StationId{numbered("B%02d", index + 1)};
    station.furnace = FurnaceId{"K1"};
    station.job = jobAt(index);
    station.product = station.job->product;
    station.run = 100 + static_cast<std::uint64_t>(index);
    station.made = 40 + 7 * index % 120;
    station.defects = index % 5;
    station.good = station.made - station.defects;
    station.mouldCopy = "M-17/" + std::to_string(index % 3 + 1);
    station.mouldCycles = 2430 + index;
    station.mouldLife = 3000;
    station.state = StationState::Running;
    station.queue = {jobAt(index + 1), jobAt(index + 2)};
    station.crew = {{WorkerNo{"101"}, "王建国", "gaffer"}, {WorkerNo{"102"}, "Ouyang Xiuying-Margaretha", "blower"}};
    station.melt = 7;
    station.pot = PotId{"P" + std::to_string(index % std::max(1, pots) + 1)};
    station.meltStage = "workable";
    station.minutesLeft = 85 + 3.0 * index;
    station.target = 160 - station.made;
    return station;
}

MeltView meltAt(int index)
{
    static const std::array stages{"workable", "workable", "fining", "melting", "cooling", "charging", "workable"};
    MeltView melt;
    melt.pot = PotId{"P" + std::to_string(index + 1)};
    melt.furnace = FurnaceId{"K1"};
    melt.window = {1087, 1181, WindowSource::Recipe};
    melt.capacityKg = 500;
    melt.stage = "empty";
    if (index == 7) return melt;
    melt.melt = 7 + static_cast<std::uint64_t>(index);
    melt.recipe = RecipeId{"R-clear-1"};
    melt.glass = GlassCode{index % 3 == 2 ? "cobalt" : "clear"};
    melt.stage = stages[static_cast<std::size_t>(index) % stages.size()];
    melt.windowApplies = melt.stage == "workable";
    melt.temperature = {melt.windowApplies ? 1132.0 + index : 1395.0 - 20 * index, "degC", Quality::Good, "", sampleNow() - 1s,
                        index % 2 ? HeatSource::Estimated : HeatSource::Wired};
    melt.since = sampleNow() - 2h;
    melt.chargedKg = 480;
    melt.leftKg = 310;
    melt.workableKg = 270;
    melt.heelKg = 40;
    melt.portions = 3;
    melt.portionsPlanned = 3;
    melt.finedMinutes = 480;
    melt.finingMinutesNeeded = 480;
    melt.bubbleAccepted = true;
    melt.endByKg = sampleNow() + 190min;
    melt.endByTime = sampleNow() + 230min;
    melt.minutesLeft = 190;
    melt.drawnBy = {StationId{"B01"}, StationId{"B02"}};
    return melt;
}

OrderView orderAt(int index)
{
    const Sample& sample = sampleAt(index);
    const int number = 1042 + index;
    return {.id = std::to_string(number) + "/1",
            .order = OrderNo{std::to_string(number)},
            .line = 1,
            .product = ProductCode{sample.code},
            .nameZh = sample.zh,
            .nameEn = sample.en,
            .quantity = 600,
            .made = 210,
            .due = parseDate("2026-11-20"),
            .late = index < 2,
            .stations = {StationId{"B01"}}};
}

MouldView mouldAt(int index)
{
    return {.id = "M-17/" + std::to_string(index + 1),
            .mould = MouldNo{"M-17"},
            .copy = static_cast<std::uint32_t>(index + 1),
            .type = "cast-iron",
            .state = index < 2 ? MouldState::OnStation : MouldState::InStore,
            .station = StationId{index < 2 ? "B01" : ""},
            .cycles = 2990 + index,
            .cyclesAbout = index == 1,
            .lifeCycles = 3000,
            .sinceCare = 410,
            .careEvery = 500,
            .fitness = index == 2 ? MouldFitness::CareOverdue : MouldFitness::Fit};
}

ShopView sampleShop()
{
    ShopView shop;
    shop.name = "一号车间";
    shop.timeZone = "Asia/Shanghai";
    shop.language = "zh_CN";
    shop.businessDate = *parseDate("2026-11-22");
    shop.shift = ShiftName{"day"};
    shop.shiftFrom = *parseInstant("2026-11-22T00:00:00Z");
    shop.shiftTo = *parseInstant("2026-11-22T08:00:00Z");
    shop.meters = {{MeterId{"gas"}, MeterKind::Gas, "m3"}, {MeterId{"power"}, MeterKind::Electricity, "kWh"}};
    shop.made = 1842;
    shop.hotDefects = 162;
    shop.accepted = 1508;
    shop.utcOffsetMinutes = 480;
    return shop;
}

Cell cell(CellKind kind, double number, std::string words = {})
{
    return {kind, std::move(words), number, kind == CellKind::Percent ? 1 : 0, false};
}

} // namespace

Instant sampleNow() { return *parseInstant("2026-11-22T06:05:00Z"); }

SeatView sampleView(int stations, int pots)
{
    SeatView view;
    view.shop = sampleShop();
    for (int index = 0; index < stations; ++index) view.stations.push_back(stationAt(index, pots));
    if (stations > 3) {
        view.stations[1].run.reset();
        view.stations[1].job.reset();
        view.stations[1].product = {};
        view.stations[1].state = StationState::Idle;
        view.stations[2].state = StationState::Stopped;
        view.stations[2].reason = "heat-break";
        view.stations[2].stop = 55;
    }
    FurnaceView furnace{.id = FurnaceId{"K1"}, .crown = {1312, "degC", Quality::Good, "", sampleNow(), HeatSource::Wired}};
    for (int index = 0; index < pots; ++index) {
        view.melts.push_back(meltAt(index));
        furnace.pots.push_back(view.melts.back().pot);
    }
    if (pots > 0) view.furnaces.push_back(furnace);
    for (int index = 0; index < 6; ++index) view.orders.push_back(orderAt(index));
    for (int index = 0; index < 5; ++index) view.moulds.push_back(mouldAt(index));
    for (int index = 0; index < 8; ++index)
        view.points.push_back({PointName{"io.t" + std::to_string(index + 1)}, 1180.4 + index, "degC", Quality::Good, "",
                               sampleNow() - 1s, 11804 + index, false, 1});
    view.points.push_back(
        {PointName{"io.break"}, std::nullopt, "degC", Quality::Bad, "sensor-break", sampleNow() - 5s, 31000, false, 1});
    view.toExplain.push_back({"tally/17", StationId{"B02"}, {"no-run"}, 3, sampleNow() - 40min});
    return view;
}

SeatView faultedView(int stations, int pots)
{
    SeatView view = sampleView(stations, pots);
    for (std::size_t index = 0; index < view.stations.size(); ++index) {
        StationView& station = view.stations[index];
        if (index % 4 == 0) {
            station.state = StationState::Stopped;
            station.reason = index % 8 == 0 ? "gas-power-failure" : "";
            station.stop = 60 + index;
            station.since = sampleNow() - 12min;
        } else if (index % 4 == 1) {
            station.state = StationState::Waiting;
            station.reason = "glass";
        } else if (index % 4 == 3) {
            station.counterQuality = "bad/comm-timeout";
            station.mouldFitness = MouldFitness::CareOverdue;
            station.minutesLeft = 8;
        }
    }
    for (std::size_t index = 0; index < view.melts.size(); ++index) {
        MeltView& melt = view.melts[index];
        if (!melt.melt) continue;
        if (index % 3 == 0)
            melt.temperature = {std::nullopt, "degC", Quality::Bad, "sensor-break", sampleNow() - 5s, HeatSource::Wired};
        if (index == 1) melt.temperature = {1052, "degC", Quality::Good, "", sampleNow(), HeatSource::Wired};
        if (index == 2) melt.stage = "fault";
        if (index == 4) melt.stage = "hold";
    }
    if (!view.furnaces.empty())
        view.furnaces[0].crown = {std::nullopt, "degC", Quality::Bad, "port-lost", sampleNow() - 90s, HeatSource::Wired};
    for (PointView& point : view.points) {
        point.quality = Quality::Bad;
        point.reason = "comm-timeout";
        point.value.reset();
    }
    return view;
}

Report sampleReport()
{
    Report report{.name = "daily",
                  .title = "良率日报表",
                  .language = "zh_CN",
                  .hall = "一号车间",
                  .businessDate = *parseDate("2026-11-22")};
    Cell typed = cell(CellKind::Whole, 151);
    typed.typed = true;
    report.tables.push_back(
        {"yield",
         "成品率",
         {"工位", "件数", "合格", "成品率"},
         {{cell(CellKind::Text, 0, "B05"), cell(CellKind::Whole, 160), typed, cell(CellKind::Percent, 94.375)},
          {cell(CellKind::Text, 0, "B06"), cell(CellKind::Whole, 160), Cell{}, Cell{}}},
         {cell(CellKind::Text, 0, "合计"), cell(CellKind::Whole, 320), cell(CellKind::Whole, 151), Cell{}}});
    report.tables.push_back(
        {"fall-off", "缺陷排列", {"缺陷", "件数"}, {{cell(CellKind::Text, 0, "结石"), cell(CellKind::Whole, 9)}}, {}});
    return report;
}

TwinGateway makeTwin(SeatView view)
{
    TwinGateway twin{std::move(view), sampleNow()};
    for (const Sample& sample : samples)
        twin.catalogue.push_back({.code = ProductCode{sample.code},
                                  .nameZh = sample.zh,
                                  .nameEn = sample.en,
                                  .initials = sample.initials,
                                  .series = "classic",
                                  .glass = GlassCode{"clear"},
                                  .gatherG = 420,
                                  .netG = 310,
                                  .mould = MouldNo{"M-17"}});
    twin.dailyReport = sampleReport();
    return twin;
}

} // namespace gaffer::ui
