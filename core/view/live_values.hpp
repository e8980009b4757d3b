#pragma once

#include "core/sensing/reading.hpp"

#include <map>
#include <optional>

namespace gaffer {

/// The newest value of every point, wired or typed; a value, copied between threads.
class LiveValues {
public:
    /// Takes a value over.
    void set(PointValue value);
    /// Takes all values of a scan over.
    void set(const Scan& scan);
    /// The value of `point`; nullptr when it was never seen.
    [[nodiscard]] const PointValue* find(const PointName& point) const;
    /// All values in order of name.
    [[nodiscard]] const std::map<PointName, PointValue>& all() const { return m_values; }
    /// Marks as stale every good value older than `periods` of its period, and gives those that changed.
    std::vector<PointName> age(Instant now, double periods);
    /// Forgets all points; the wiring changed.
    void clear() { m_values.clear(); }

private:
    std::map<PointName, PointValue> m_values;
    std::map<PointName, Duration> m_every;
};

} // namespace gaffer
