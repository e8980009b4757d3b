#include "app/server/topics.hpp"

#include <map>

namespace gaffer {
namespace {

using wire::TopicUpdate;

std::string keyOf(const StationView& view) { return view.id.value; }
std::string keyOf(const MeltView& view) { return view.pot.value; }
std::string keyOf(const FurnaceView& view) { return view.id.value; }
std::string keyOf(const MouldView& view) { return view.id; }
std::string keyOf(const OrderView& view) { return view.id; }
std::string keyOf(const PointView& view) { return view.name.value; }
std::string keyOf(const ExplainView& view) { return view.id; }

/// Puts what is new or different into `changed`, what is gone into `removed`, and keeps `now` as known.
template <class View> void compare(const std::string& topic, std::vector<View>& known, std::vector<View> now,
                                   std::vector<View>& changed, std::vector<std::string>& removed)
{
    // By key and not by place: lists are sorted anew as their order changes, and a seat keeps its own.
    std::map<std::string, const View*> before;
    for (const View& view : known) before.emplace(keyOf(view), &view);
    for (const View& view : now) {
        const auto found = before.find(keyOf(view));
        if (found == before.end() || !(*found->second == view)) changed.push_back(view);
        if (found != before.end()) before.erase(found);
    }
    for (const auto& [key, view] : before) removed.push_back(topic + "/" + key);
    known = std::move(now);
}

} // namespace

TopicUpdate TopicBoard::look(const std::set<TopicGroup>& groups, const ViewSource& source)
{
    TopicUpdate update;
    update.now = source.now;
    // Only what may have changed is made: points change each second, orders some times in an hour.
    if (groups.contains(TopicGroup::Points)) compare("points", m_known.points, pointViews(source), update.points, update.removed);
    if (groups.contains(TopicGroup::Floor)) {
        compare("stations", m_known.stations, stationViews(source), update.stations, update.removed);
        compare("melts", m_known.melts, meltViews(source), update.melts, update.removed);
        compare("furnaces", m_known.furnaces, furnaceViews(source), update.furnaces, update.removed);
        ShopView shop = shopView(source);
        shop.timeZone = m_facts.timeZone;
        shop.language = m_facts.language;
        shop.lastBackup = m_facts.lastBackup;
        shop.warnings = m_facts.warnings;
        if (m_known.shop != shop) update.shop = shop;
        m_known.shop = std::move(shop);
    }
    if (groups.contains(TopicGroup::Lists)) {
        compare("moulds", m_known.moulds, mouldViews(source), update.moulds, update.removed);
        compare("orders", m_known.orders, orderViews(source), update.orders, update.removed);
        compare("toExplain", m_known.toExplain, explainViews(source), update.toExplain, update.removed);
    }
    // A seat that misses a revision knows that it missed something.
    if (!isEmpty(update)) ++m_known.revision;
    update.revision = m_known.revision;
    return update;
}

TopicUpdate TopicBoard::whole(Instant now) const
{
    TopicUpdate update = m_known;
    update.whole = true;
    update.now = now;
    return update;
}

bool isEmpty(const TopicUpdate& update)
{
    return !update.whole && !update.shop && update.stations.empty() && update.melts.empty() && update.furnaces.empty() &&
           update.moulds.empty() && update.orders.empty() && update.points.empty() && update.toExplain.empty() &&
           update.removed.empty();
}

const std::set<std::string>& allTopics()
{
    static const std::set<std::string> names{"shop", "stations", "melts", "furnaces", "moulds", "orders", "points", "toExplain"};
    return names;
}

TopicUpdate onlyTopics(const TopicUpdate& update, const std::set<std::string>& topics)
{
    TopicUpdate part = update;
    if (!topics.contains("shop")) part.shop.reset();
    if (!topics.contains("stations")) part.stations.clear();
    if (!topics.contains("melts")) part.melts.clear();
    if (!topics.contains("furnaces")) part.furnaces.clear();
    if (!topics.contains("moulds")) part.moulds.clear();
    if (!topics.contains("orders")) part.orders.clear();
    if (!topics.contains("points")) part.points.clear();
    if (!topics.contains("toExplain")) part.toExplain.clear();
    // What is gone is told with its topic in front, for keys of two topics may be alike.
    std::erase_if(part.removed, [&](const std::string& gone) { return !topics.contains(gone.substr(0, gone.find('/'))); });
    return part;
}

} // namespace gaffer
