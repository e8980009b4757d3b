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
    /// Marks as stale every good value older than `periods` of its period and than `atLeast`, and gives those that changed.
    std::vector<PointName> age(Instant now, double periods, Duration atLeast = Duration{0});
    /// How fast a wired temperature (unit degC) rises, per hour, over the last half to whole hour; negative when it falls,
    /// nothing while it was not seen for half an hour.
    [[nodiscard]] std::optional<double> risePerHour(const PointName& point) const;
    /// Forgets all points; the wiring changed.
    void clear()
    {
        m_values.clear();
        m_trails.clear();
    }

private:
    /// Where a temperature stood when its slope was last begun to be measured, and half an hour before that.
    struct Trail {
        Instant at{};
        double value{};
        Instant before{};
        double valueBefore{};
    };
    void follow(const PointValue& value);

    std::map<PointName, PointValue> m_values;
    std::map<PointName, Duration> m_every;
    std::map<PointName, Trail> m_trails;
};

} // namespace gaffer
