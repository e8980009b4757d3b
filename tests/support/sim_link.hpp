#pragma once

#include "core/sample/dice.hpp"
#include "core/workshop/decide.hpp"

#include <map>
#include <optional>
#include <string>

namespace gaffer {

/// The network between seats and engine: words take their time, and some are lost on the way there or on the way back. A seat
/// that hears nothing sends the same command again.
class SimLink {
public:
    /// Draws delays and losses from `seed`.
    explicit SimLink(std::uint64_t seed) : m_dice{seed} {}

    /// Sends a command at `at`.
    void send(Input input, Instant at)
    {
        constexpr double slowestMs = 300;
        const auto delay = Duration{static_cast<std::int64_t>(m_dice.between(5, slowestMs))};
        const bool lost = m_dice.hits(lossShare);
        if (lost) ++losses;
        m_parcels.emplace(at + delay + (lost ? resendAfter : Duration{0}), std::move(input));
    }
    /// When the next command arrives; nothing when none is on its way.
    [[nodiscard]] std::optional<Instant> next() const
    {
        return m_parcels.empty() ? std::nullopt : std::optional{m_parcels.begin()->first};
    }
    /// Takes the next command out of the network.
    Input take() { return std::move(m_parcels.extract(m_parcels.begin()).mapped()); }
    /// The answer goes back; when it is lost, or told that nothing was done, the seat sends again.
    void answer(const Input& input, const Result<Answer>& answer, Instant at)
    {
        const bool undone = !answer && (answer.error().code == FaultCode::Unavailable || answer.error().code == FaultCode::Full);
        const bool lost = m_dice.hits(lossShare);
        if (!undone && !lost) return;
        ++losses;
        m_parcels.emplace(at + resendAfter, input);
    }

    /// Words lost so far.
    std::uint64_t losses{};

private:
    static constexpr double lossShare = 0.02;
    static constexpr Duration resendAfter{2000};
    Dice m_dice;
    std::multimap<Instant, Input> m_parcels;
};

} // namespace gaffer
