#include "core/engine/salvage.hpp"

#include "core/base/check.hpp"

#include <algorithm>

namespace gaffer {
namespace {

constexpr std::size_t longestPause = 1024;
constexpr auto salvager = "system:salvage";

} // namespace

SalvageFold::SalvageFold(EngineRules rules, Workshop start)
    : m_rules{std::move(rules)}, m_workshop{std::move(start)}, m_kept{m_workshop}
{
}

std::optional<std::string> SalvageFold::take(const Event& event)
{
    GAFFER_CHECK(event.seq == m_workshop.seq + 1);
    try {
        m_rules.evolve(m_workshop, event);
    } catch (const std::exception& problem) {
        m_workshop = m_kept;
        for (const Event& before : m_since) m_rules.evolve(m_workshop, before);
        m_kept = m_workshop;
        m_since.clear();
        m_pause = 1;
        GAFFER_CHECK(m_workshop.seq + 1 == event.seq);
        return problem.what();
    }
    keep(event);
    return std::nullopt;
}

Event SalvageFold::takeLost(RecordLost lost)
{
    Event event{m_workshop.seq + 1, m_workshop.time, salvager, {}, {}, std::move(lost)};
    m_rules.evolve(m_workshop, event);
    keep(event);
    return event;
}

void SalvageFold::keep(const Event& event)
{
    GAFFER_CHECK(m_workshop.seq == event.seq);
    m_since.push_back(event);
    if (m_since.size() < m_pause) return;
    m_kept = m_workshop;
    m_since.clear();
    m_pause = std::min(m_pause * 2, longestPause);
}

} // namespace gaffer
