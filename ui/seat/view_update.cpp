#include "ui/seat/view_update.hpp"

#include <algorithm>

namespace gaffer::ui {
namespace {

/// The key by which the service names an item when it is gone; both sides must agree on it.
const std::string& keyOf(const StationView& item) { return item.id.value; }
const std::string& keyOf(const MeltView& item) { return item.pot.value; }
const std::string& keyOf(const FurnaceView& item) { return item.id.value; }
const std::string& keyOf(const MouldView& item) { return item.id; }
const std::string& keyOf(const OrderView& item) { return item.id; }
const std::string& keyOf(const PointView& item) { return item.name.value; }
const std::string& keyOf(const ExplainView& item) { return item.id; }

template <class Item> auto find(std::vector<Item>& items, const std::string& key)
{
    return std::ranges::find_if(items, [&](const Item& item) { return keyOf(item) == key; });
}

/// Known items keep their place: tiles must not change seats because one of them changed.
template <class Item> void replace(std::vector<Item>& items, std::vector<Item> changed)
{
    for (Item& item : changed) {
        const auto known = find(items, keyOf(item));
        if (known == items.end())
            items.push_back(std::move(item));
        else
            *known = std::move(item);
    }
}

template <class Item> void erase(std::vector<Item>& items, const std::string& key)
{
    if (const auto known = find(items, key); known != items.end()) items.erase(known);
}

void remove(SeatView& view, const std::string& what)
{
    // Only the first one parts topic and key: keys such as M-17/1 have one of their own.
    const std::size_t slash = what.find('/');
    if (slash == std::string::npos) return;
    const std::string topic = what.substr(0, slash);
    const std::string key = what.substr(slash + 1);
    if (topic == "stations") erase(view.stations, key);
    if (topic == "melts") erase(view.melts, key);
    if (topic == "furnaces") erase(view.furnaces, key);
    if (topic == "moulds") erase(view.moulds, key);
    if (topic == "orders") erase(view.orders, key);
    if (topic == "points") erase(view.points, key);
    if (topic == "toExplain") erase(view.toExplain, key);
}

} // namespace

void applyUpdate(SeatView& view, wire::TopicUpdate update)
{
    // What the service does not name any more is gone, even if nobody said so while the link was down.
    if (update.whole) view = {};
    if (update.shop) view.shop = std::move(*update.shop);
    replace(view.stations, std::move(update.stations));
    replace(view.melts, std::move(update.melts));
    replace(view.furnaces, std::move(update.furnaces));
    replace(view.moulds, std::move(update.moulds));
    replace(view.orders, std::move(update.orders));
    replace(view.points, std::move(update.points));
    replace(view.toExplain, std::move(update.toExplain));
    /// No item is both changed and gone in one update.
    for (const std::string& what : update.removed) remove(view, what);
}

} // namespace gaffer::ui
