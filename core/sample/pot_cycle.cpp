#include "core/sample/pot_cycle.hpp"

#include "core/base/check.hpp"

#include <algorithm>

namespace gaffer {
namespace {

double hours(Duration duration) { return static_cast<double>(duration.count()) / 3'600'000.0; }

} // namespace

PotPhase PotCycle::phaseAt(Duration since)
{
    GAFFER_CHECK(since >= Duration{0} && since < length);
    if (since < workEnds) return PotPhase::Working;
    if (since < portions.back()) return PotPhase::Charging;
    if (since < flat) return PotPhase::Melting;
    return since < coolFrom ? PotPhase::Fining : PotPhase::Cooling;
}

double PotCycle::setPointAt(Duration since, double work)
{
    GAFFER_CHECK(since >= Duration{0} && since < length);
    GAFFER_CHECK(work < hot);
    if (since < workEnds) return work;
    if (since < coolFrom) return std::min(hot, work + riseRate * hours(since - workEnds));
    return std::max(work, hot - fallRate * hours(since - coolFrom));
}

} // namespace gaffer
