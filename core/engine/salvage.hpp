#pragma once

#include "core/engine/engine.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gaffer {

/// Folds what is left of a log whose records are lost in places: an event that cannot follow from what is left is told apart, and
/// leaves no trace in the workshop.
class SalvageFold {
public:
    /// Goes on from `start`, the workshop before the first event that will be taken.
    SalvageFold(EngineRules rules, Workshop start);
    /// Folds `event`, whose seq is the next one; why it cannot be folded otherwise, and the workshop is as it was before.
    std::optional<std::string> take(const Event& event);
    /// Folds an event that stands for a lost one, at the seq and time that are next.
    Event takeLost(RecordLost lost);
    /// The workshop after the last event taken.
    [[nodiscard]] const Workshop& workshop() const noexcept { return m_workshop; }

private:
    void keep(const Event& event);

    EngineRules m_rules;
    Workshop m_workshop;
    /// The workshop some events ago, and those events: an event that breaks off half done has left it half changed.
    Workshop m_kept;
    std::vector<Event> m_since;
    /// Copying a workshop costs as much as folding many events: the pause doubles while all goes well.
    std::size_t m_pause{1};
};

} // namespace gaffer
