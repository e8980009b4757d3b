#include "core/mould/mould.hpp"

#include "core/base/check.hpp"

namespace gaffer {

std::optional<std::int64_t> MouldCopy::cycles() const
{
    if (!mould.cyclesNow) return std::nullopt;
    return *mould.cyclesNow + counted;
}

MouldFitness fitnessOf(const MouldCopy& copy, const Settings& settings)
{
    GAFFER_CHECK(copy.sinceCare >= 0);
    GAFFER_CHECK(settings.careWarn <= settings.careBlock);
    if (copy.state == MouldState::Repair || copy.state == MouldState::Cracked || copy.state == MouldState::Scrapped)
        return MouldFitness::NotUsable;
    const auto cycles = copy.cycles();
    if (copy.mould.lifeCycles && cycles && *cycles >= *copy.mould.lifeCycles) return MouldFitness::WornOut;
    if (!copy.mould.careEvery || *copy.mould.careEvery <= 0) return MouldFitness::Fit;
    const double share = static_cast<double>(copy.sinceCare) / static_cast<double>(*copy.mould.careEvery);
    if (share >= settings.careBlock) return MouldFitness::CareOverdue;
    return share >= settings.careWarn ? MouldFitness::CareSoon : MouldFitness::Fit;
}

bool mayStart(MouldFitness fitness) { return fitness == MouldFitness::Fit || fitness == MouldFitness::CareSoon; }

} // namespace gaffer
