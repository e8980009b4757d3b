#include "core/piece/tally_shelf.hpp"

#include "core/base/check.hpp"

#include <algorithm>
#include <iterator>

namespace gaffer {

bool byHand(TallySource source) { return source == TallySource::Tap || source == TallySource::Paper; }

TallyShelf::TallyShelf(Written tallies) : m_tallies{std::move(tallies)}
{
    for (auto each = begin(); each != end(); ++each) note(each);
}

void TallyShelf::put(Tally tally)
{
    const auto [place, isNew] = m_tallies.try_emplace(tally.id);
    if (!isNew) unnote(place);
    place->second = std::move(tally);
    note(place);
}

void TallyShelf::erase(TallyId id)
{
    const auto gone = m_tallies.find(id);
    if (gone == m_tallies.end()) return;
    unnote(gone);
    m_tallies.erase(gone);
}

void TallyShelf::note(const_iterator come)
{
    const auto& [id, tally] = *come;
    Known& known = m_stations[tally.station];
    if (byHand(tally.source)) known.newestByHand = std::max(known.newestByHand, id);
    if (tally.toExplain.empty()) return;
    m_toExplain.insert(id);
    ++known.toExplain;
}

void TallyShelf::unnote(const_iterator gone)
{
    const auto& [id, tally] = *gone;
    Known& known = m_stations.at(tally.station);
    if (m_toExplain.erase(id) > 0) --known.toExplain;
    GAFFER_CHECK(known.toExplain >= 0);
    if (known.newestByHand != id) return;
    const auto before = std::find_if(const_reverse_iterator{gone}, written().rend(), [&](const auto& each) {
        return byHand(each.second.source) && each.second.station == gone->second.station;
    });
    known.newestByHand = before == written().rend() ? TallyId{} : before->first;
}

const Tally* TallyShelf::newestByHand(const StationId& station) const
{
    const auto known = m_stations.find(station);
    return known == m_stations.end() || !known->second.newestByHand ? nullptr : &m_tallies.at(known->second.newestByHand);
}

std::int64_t TallyShelf::toExplainAt(const StationId& station) const
{
    const auto known = m_stations.find(station);
    return known == m_stations.end() ? 0 : known->second.toExplain;
}

} // namespace gaffer
