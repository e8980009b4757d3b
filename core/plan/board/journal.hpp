#pragma once

#include "core/base/check.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace gaffer::plan {

/// A list whose elements can be changed tentatively: `edit` keeps the old value once per attempt, `undo` brings all back.
template <class T> class Journal {
public:
    /// Elements now.
    [[nodiscard]] std::size_t size() const { return m_live.size(); }
    /// One element as it stands.
    const T& operator[](std::size_t index) const { return m_live[index]; }
    /// One element to be changed; its value at the start of the attempt is kept.
    T& edit(std::size_t index)
    {
        GAFFER_CHECK(index < m_live.size());
        if (m_stamp[index] != m_attempt) remember(index);
        return m_live[index];
    }
    /// Adds an element that stays, used or not, when the attempt is undone.
    void grow(T value)
    {
        m_live.push_back(std::move(value));
        m_stamp.push_back(0);
    }
    /// Accepts all changes since the last keep or undo.
    void keep()
    {
        GAFFER_CHECK(m_stamp.size() == m_live.size());
        m_used = 0;
        ++m_attempt;
    }
    /// Takes back all changes since the last keep or undo.
    void undo()
    {
        for (std::size_t i = 0; i < m_used; ++i) std::swap(m_live[m_saved[i].first], m_saved[i].second);
        keep();
    }

private:
    void remember(std::size_t index)
    {
        m_stamp[index] = m_attempt;
        if (m_used == m_saved.size()) m_saved.emplace_back();
        m_saved[m_used].first = index;
        m_saved[m_used].second = m_live[index];
        ++m_used;
    }

    std::vector<T> m_live;
    std::vector<std::uint64_t> m_stamp;
    std::vector<std::pair<std::size_t, T>> m_saved;
    std::size_t m_used{0};
    std::uint64_t m_attempt{1};
};

} // namespace gaffer::plan
