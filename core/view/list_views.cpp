#include "core/view/views.hpp"

#include "core/base/check.hpp"

#include <algorithm>
#include <ranges>

namespace gaffer {
namespace {

/// One walk over the stations instead of one for each of five hundred orders.
std::map<OrderLine, std::vector<StationId>> stationsByOrder(const Workshop& workshop)
{
    std::map<OrderLine, std::vector<StationId>> stations;
    const auto add = [&](const Job& job, const StationId& station) {
        if (!job.line) return;
        auto& list = stations[*job.line];
        if (std::ranges::find(list, station) == list.end()) list.push_back(station);
    };
    for (const auto& [id, station] : workshop.stations) {
        if (const Run* run = workshop.runAt(id)) add(run->job, id);
        for (const Job& job : station.queue) add(job, id);
    }
    return stations;
}

/// Where selection counts, accepted pieces fill an order; else good pieces of the hot end do.
std::int64_t doneOf(const OrderState& order) { return order.accepted > 0 ? order.accepted : order.made - order.defects; }

/// Late from the day after: on its date an order can still be done.
bool isLate(const OrderState& order, Date today)
{
    return order.order.due && *order.order.due < today && doneOf(order) < order.order.quantity;
}

/// The device gave a number, even if that number is no measurement.
bool answered(const QualityMark& mark)
{
    return mark.usable() || mark.reason == Reason::SensorBreak || mark.reason == Reason::OutOfRange;
}

PointView shown(const PointValue& value)
{
    PointView view;
    view.name = value.info.name;
    view.unit = value.info.unit;
    view.quality = value.mark.quality;
    view.reason = value.mark.reasonText();
    view.decimals = value.info.decimals;
    view.typed = value.typed;
    if (value.mark.reason != Reason::Starting) view.time = value.time;
    // What stood in the history keeps no registers.
    if (answered(value.mark) && value.mark.reason != Reason::LastKnown) view.raw = value.raw;
    if (value.mark.usable() && value.info.text) view.text = value.text;
    if (value.mark.usable() && !value.info.text) view.value = value.value;
    GAFFER_CHECK((view.value || view.text) == (view.quality != Quality::Bad));
    return view;
}

PointView shown(const ViewSource& source, const PointName& name, const TypedValue& typed)
{
    ValueView value = typedView(source, typed);
    PointView view;
    view.name = name;
    view.value = value.value;
    view.unit = std::move(value.unit);
    view.quality = value.quality;
    view.reason = std::move(value.reason);
    view.time = value.time;
    view.typed = true;
    view.decimals = 1;
    return view;
}

/// How long the to-explain list is, without making it: the head of the page is made at every publish.
std::int64_t countToExplain(const Workshop& workshop)
{
    const auto unexplained = [](const auto& each) { return each.second.reason.empty(); };
    return static_cast<std::int64_t>(workshop.tallies.toExplain().size()) + std::ranges::count_if(workshop.stops, unexplained);
}

/// A round is written in the units of the report's energy figures, whatever the instruments on the wires say.
std::string unitOf(MeterKind kind)
{
    switch (kind) {
    case MeterKind::Gas: return "m3";
    case MeterKind::Electricity: return "kWh";
    }
    return {};
}

struct ShopCounts {
    std::int64_t made{};
    std::int64_t hotDefects{};
    std::int64_t accepted{};
    bool selected{};
};

/// Made at the hot end, accepted at selection: the two counts that old tickets keep apart (glass.md 1).
ShopCounts countDay(const DayPage& page)
{
    ShopCounts counts;
    for (const auto& [key, pieces] : page.pieces) {
        const bool hot = key.place == CountingPlace::HotEnd;
        if (key.grade == Grade::Made)
            counts.made += pieces;
        else if (hot)
            counts.hotDefects += pieces;
        else if (key.place == CountingPlace::Selection) {
            counts.selected = true;
            const bool accepted = key.grade == Grade::A || key.grade == Grade::B || key.grade == Grade::C;
            if (accepted) counts.accepted += pieces;
        }
    }
    return counts;
}

} // namespace

std::vector<MouldView> mouldViews(const ViewSource& source)
{
    std::vector<MouldView> views;
    for (const auto& [id, copy] : source.workshop.moulds) {
        MouldView& view = views.emplace_back();
        view.id = id.mould.value + "/" + std::to_string(id.copy);
        GAFFER_CHECK((copy.state == MouldState::OnStation) == !copy.station.empty());
        view.mould = id.mould;
        view.copy = id.copy;
        view.type = copy.mould.type;
        view.family = copy.mould.family;
        view.state = copy.state;
        view.station = copy.station;
        view.cycles = copy.cycles();
        view.cyclesAbout = copy.mould.cyclesAbout;
        view.lifeCycles = copy.mould.lifeCycles;
        view.sinceCare = copy.sinceCare;
        view.careEvery = copy.mould.careEvery;
        view.fitness = fitnessOf(copy, source.workshop.floor.settings);
    }
    return views;
}

std::vector<OrderView> orderViews(const ViewSource& source)
{
    const auto stations = stationsByOrder(source.workshop);
    const Date today = source.workshop.floor.calendar().businessDate(source.now);
    std::vector<OrderView> views;
    for (const auto& [key, state] : source.workshop.orders) {
        OrderView& view = views.emplace_back();
        view.id = key.order.value + "/" + std::to_string(key.line);
        view.order = key.order;
        view.line = key.line;
        view.product = state.order.product;
        view.quantity = state.order.quantity;
        view.made = state.made;
        view.defects = state.defects;
        if (state.accepted > 0) view.accepted = state.accepted;
        view.due = state.order.due;
        view.customer = state.order.customer;
        view.late = isLate(state, today);
        const auto product = source.workshop.products.find(state.order.product);
        if (product != source.workshop.products.end()) {
            view.nameZh = product->second.nameZh;
            view.nameEn = product->second.nameEn;
        }
        const auto at = stations.find(key);
        if (at != stations.end()) view.stations = at->second;
    }
    return views;
}

std::vector<PointView> pointViews(const ViewSource& source)
{
    std::map<PointName, PointView> views;
    for (const auto& [name, typed] : source.workshop.typed) views[name] = shown(source, name, typed);
    // A typed value shows where the sensor is dead; a sensor that lives wins.
    for (const auto& [name, value] : source.live.all())
        if (value.mark.usable() || !views.contains(name)) views[name] = shown(value);
    std::vector<PointView> list;
    for (auto& [name, view] : views) list.push_back(std::move(view));
    return list;
}

std::vector<ExplainView> explainViews(const ViewSource& source)
{
    std::vector<ExplainView> views;
    for (const TallyId id : std::views::reverse(source.workshop.tallies.toExplain())) {
        if (views.size() == mostToExplain) break;
        const Tally& tally = source.workshop.tallies.at(id);
        ExplainView view{"tally/" + std::to_string(id.value), tally.station, {}, tally.pieces, tally.recordedAt};
        for (const ToExplain why : tally.toExplain) view.why.emplace_back(nameOf(why));
        views.push_back(std::move(view));
    }
    for (const auto& [id, stop] : source.workshop.stops)
        if (stop.reason.empty()) views.push_back({"stop/" + std::to_string(id.value), stop.station, {"stop"}, 0, stop.from});
    std::ranges::stable_sort(views, {}, &ExplainView::time);
    if (views.size() > mostToExplain) views.erase(views.begin(), views.end() - mostToExplain);
    return views;
}

ShopView shopView(const ViewSource& source)
{
    const Workshop& workshop = source.workshop;
    const ShiftCalendar calendar = workshop.floor.calendar();
    const ShiftStand stand = calendar.at(source.now);
    ShopView view;
    view.name = workshop.floor.name;
    GAFFER_CHECK(stand.from <= source.now);
    view.businessDate = stand.businessDate;
    view.shift = stand.shift;
    view.shiftFrom = stand.from;
    view.shiftTo = stand.to;
    for (const ShiftStand& each : calendar.shiftsOf(stand.businessDate)) view.shifts.push_back(each.shift);
    for (const MeterWiring& meter : workshop.floor.meters) view.meters.push_back({meter.id, meter.kind, unitOf(meter.kind)});
    view.utcOffsetMinutes =
        std::chrono::duration_cast<std::chrono::minutes>(toLocal(calendar.zone(), source.now) - source.now).count();
    if (const DayPage* page = workshop.book.find(stand.businessDate)) {
        const ShopCounts counts = countDay(*page);
        view.made = counts.made;
        view.hotDefects = counts.hotDefects;
        if (counts.selected) view.accepted = counts.accepted;
    }
    for (const auto& [key, order] : workshop.orders)
        if (isLate(order, stand.businessDate)) ++view.ordersLate;
    view.toExplain = countToExplain(workshop);
    view.products = static_cast<std::int64_t>(workshop.products.size());
    view.parked = static_cast<std::int64_t>(workshop.parked);
    return view;
}

} // namespace gaffer
