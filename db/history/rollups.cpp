#include "db/history/rollups.hpp"

#include "core/historian/bin_builder.hpp"

namespace gaffer {

namespace {

constexpr Duration minute = std::chrono::minutes{1};
constexpr Duration hour = std::chrono::hours{1};

bool passes(FaultCode code) { return code == FaultCode::Full || code == FaultCode::Unavailable; }

} // namespace

Rollups::Rollups(const std::filesystem::path& folder, Disk& disk)
    : m_minutes{"minutes-", minute, folder, disk}, m_hours{"hours-", hour, folder, disk}
{
}

Outcome Rollups::open(OpenMode mode, const std::set<int>& sealedYears)
{
    const auto minutes = m_minutes.open(mode, sealedYears);
    return minutes ? m_hours.open(mode, sealedYears) : minutes;
}

Outcome Rollups::add(const SealedBlock& block, const Visit& visit)
{
    std::vector<RollupUpdate> minutes;
    std::vector<RollupUpdate> hours;
    for (const SealedChunk& chunk : block.chunks) {
        const Duration reach = gapReach(chunk.every);
        const Instant end = chunk.last + Duration{1};
        auto minuteBins = BinBuilder::make(chunk.first - reach, end, minute);
        auto hourBins = BinBuilder::make(chunk.first - reach, end, hour);
        if (!minuteBins || !hourBins) return Fault{FaultCode::Internal, "history.rollup", "a block spans too long", {}};
        const auto visited = visit(chunk.info.name, hourBins->begin() - reach, hourBins->end() + reach,
                                   [&](const HistorySample& sample, Duration every) {
                                       minuteBins->take(sample, every);
                                       hourBins->take(sample, every);
                                       return true;
                                   });
        if (!visited && passes(visited.error().code)) return visited;
        minutes.push_back({chunk.info, minuteBins->finish()});
        hours.push_back({chunk.info, hourBins->finish()});
    }
    const auto written = write(m_minutes, minutes);
    return written ? write(m_hours, hours) : written;
}

Outcome Rollups::write(RollupStore& level, const std::vector<RollupUpdate>& updates)
{
    const auto written = level.write(updates);
    if (written || passes(written.error().code)) return written;
    // A damaged rollup file must not keep the readings themselves out of their month.
    level.distrust(updates);
    return Done{};
}

const RollupStore* Rollups::levelFor(Duration width) const
{
    if (width % hour == Duration::zero()) return &m_hours;
    return width % minute == Duration::zero() ? &m_minutes : nullptr;
}

std::vector<std::string> Rollups::setAside() const
{
    auto names = m_minutes.setAside();
    names.insert(names.end(), m_hours.setAside().begin(), m_hours.setAside().end());
    return names;
}

} // namespace gaffer
