#pragma once

#include "core/historian/series.hpp"
#include "db/history/rollup_store.hpp"
#include "db/history/sealed_block.hpp"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace gaffer {

/// Minute and hour rollups of the sealed history. Writing belongs to one thread, reading may be done from any.
class Rollups {
public:
    /// Visits the samples of a point in a span, sealed or not.
    using Visit = std::function<Outcome(const PointName&, Instant, Instant, const TakeSample&)>;

    /// Keeps its files in `folder` of `disk`, which must outlive it.
    Rollups(const std::filesystem::path& folder, Disk& disk);

    /// Opens what is there; `sealedYears` are those of which there are sealed readings.
    Outcome open(OpenMode mode, const std::set<int>& sealedYears);
    /// Reduces the minutes and hours that `block` touches anew from all samples in them, late ones too, so that doing it twice
    /// does no harm. Full or Unavailable when the disk does not take them.
    Outcome add(const SealedBlock& block, const Visit& visit);
    /// The level from which bins of `width` can be made exactly; none when only samples give them.
    [[nodiscard]] const RollupStore* levelFor(Duration width) const;
    /// Removes the oldest year of minutes if it ended before `time`, and tells whether it did; hours stay for ever.
    Result<bool> removeMinutesBefore(Instant time) { return m_minutes.removeOldestBefore(time); }
    /// Files that were found damaged and renamed, by their new names.
    [[nodiscard]] std::vector<std::string> setAside() const;

private:
    static Outcome write(RollupStore& level, const std::vector<RollupUpdate>& updates);

    RollupStore m_minutes;
    RollupStore m_hours;
};

} // namespace gaffer
