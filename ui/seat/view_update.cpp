#include "ui/seat/view_update.hpp"

#include <algorithm>

namespace gaffer::ui {
namespace {

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

/// Changed items keep their place in the list; new ones go to its end, as the service sends them in order.
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
    // Topic and key, parted by the first slash: keys may hold further ones.
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
