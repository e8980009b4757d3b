#pragma once

#include "core/piece/tally.hpp"

#include <map>
#include <utility>

namespace gaffer {

/// True for what a person counted and may take back; what a device counted he may not.
bool byHand(TallySource source);

/// The tallies that can be touched one by one, oldest first: three days of them, a hundred thousand in a large hall. What every
/// publish asks of them is known without a walk over them.
class TallyShelf {
public:
    /// The form in which it is stored.
    using Written = std::map<TallyId, Tally>;
    using const_iterator = Written::const_iterator;
    using const_reverse_iterator = Written::const_reverse_iterator;

    TallyShelf() = default;
    /// Holds `tallies`, as they were stored.
    explicit TallyShelf(Written tallies);
    /// The tallies alone, in the order of their numbers.
    [[nodiscard]] const Written& written() const { return m_tallies; }

    [[nodiscard]] const_iterator begin() const { return m_tallies.begin(); }
    [[nodiscard]] const_iterator end() const { return m_tallies.end(); }
    [[nodiscard]] const_reverse_iterator rbegin() const { return m_tallies.rbegin(); }
    [[nodiscard]] const_reverse_iterator rend() const { return m_tallies.rend(); }
    [[nodiscard]] std::size_t size() const { return m_tallies.size(); }
    [[nodiscard]] bool empty() const { return m_tallies.empty(); }
    [[nodiscard]] bool contains(TallyId id) const { return m_tallies.contains(id); }
    [[nodiscard]] const_iterator find(TallyId id) const { return m_tallies.find(id); }
    /// The tally `id`, which must be here.
    [[nodiscard]] const Tally& at(TallyId id) const { return m_tallies.at(id); }

    /// Takes `tally` in, in place of an earlier version of it.
    void put(Tally tally);
    /// Takes the tally `id` away; nothing happens when it is not here.
    void erase(TallyId id);

    /// The newest tally by hand of `station`; nullptr when there is none.
    [[nodiscard]] const Tally* newestByHand(const StationId& station) const;
    /// Those that wait for an explanation, oldest first.
    [[nodiscard]] const std::set<TallyId>& toExplain() const { return m_toExplain; }
    /// How many of `station` wait for an explanation.
    [[nodiscard]] std::int64_t toExplainAt(const StationId& station) const;

    bool operator==(const TallyShelf& other) const { return m_tallies == other.m_tallies; }

private:
    struct Known {
        /// None when it has no number.
        TallyId newestByHand;
        std::int64_t toExplain{};
    };
    void note(const_iterator come);
    void unnote(const_iterator gone);

    Written m_tallies;
    std::map<StationId, Known> m_stations;
    std::set<TallyId> m_toExplain;
};

} // namespace gaffer
