#pragma once

#include "core/base/check.hpp"
#include "core/plan/model/budget.hpp"

#include <algorithm>
#include <cmath>

namespace gaffer::plan::classic {

/// The temperature of an annealing that is repeated until its budget is used up: each repetition takes longer than the last.
class Cooling {
public:
    /// Cools from `hot` to `cold`; the first repetition takes `share` of the budget, which must outlive it.
    Cooling(const Budget& budget, double hot, double cold, double share = kRoundShare)
        : m_budget{budget}, m_hot{hot}, m_cold{cold}, m_temperature{hot}, m_share{share}, m_roundEnd{share}
    {
        GAFFER_CHECK(0 < cold && cold <= hot);
        GAFFER_CHECK(budget.iterations > 0 || budget.spent);
    }

    /// Counts one step; false when the budget is used up.
    bool step()
    {
        constexpr std::int64_t stepsPerLook = 512;
        if (++m_steps % stepsPerLook != 0) return !m_over;
        const double now = m_budget.iterations > 0 ? static_cast<double>(m_steps) / static_cast<double>(m_budget.iterations)
                                                   : m_budget.spent() / m_budget.seconds;
        m_over = now >= 1;
        m_freshRound = now >= m_roundEnd && !m_over;
        if (m_freshRound) {
            m_roundBegin = now;
            m_roundEnd = std::min(1.0, now + m_share * static_cast<double>(++m_rounds));
        }
        const double done = std::clamp((now - m_roundBegin) / (m_roundEnd - m_roundBegin), 0.0, 1.0);
        m_temperature = m_hot * std::pow(m_cold / m_hot, done);
        return !m_over;
    }
    /// The temperature now.
    [[nodiscard]] double temperature() const { return m_temperature; }
    /// Whether the last step began a new repetition.
    [[nodiscard]] bool freshRound() const { return m_freshRound; }

private:
    static constexpr double kRoundShare = 0.1;
    const Budget& m_budget;
    double m_hot, m_cold, m_temperature{0};
    std::int64_t m_steps{0};
    int m_rounds{1};
    double m_share;
    double m_roundBegin{0};
    double m_roundEnd;
    bool m_over{false};
    bool m_freshRound{false};
};

} // namespace gaffer::plan::classic
