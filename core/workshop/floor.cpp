#include "core/workshop/floor.hpp"

#include <algorithm>

namespace gaffer {
namespace {

template <class Item, class Id> const Item* findById(const std::vector<Item>& items, const Id& id)
{
    const auto found = std::ranges::find(items, id, &Item::id);
    return found == items.end() ? nullptr : &*found;
}

} // namespace

const FurnaceWiring* Floor::furnaceOf(const PotId& pot) const
{
    const auto holds = [&](const FurnaceWiring& each) { return findById(each.pots, pot) != nullptr; };
    const auto found = std::ranges::find_if(furnaces, holds);
    return found == furnaces.end() ? nullptr : &*found;
}

const PotWiring* Floor::pot(const PotId& id) const
{
    const FurnaceWiring* home = furnaceOf(id);
    return home ? findById(home->pots, id) : nullptr;
}

const StationWiring* Floor::station(const StationId& id) const { return findById(stations, id); }

const FurnaceWiring* Floor::furnace(const FurnaceId& id) const { return findById(furnaces, id); }

} // namespace gaffer
