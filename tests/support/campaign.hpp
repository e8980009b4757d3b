#pragma once

#include <cstdlib>
#include <string>

namespace gaffer {

/// How much a test does: `usual`, or `inCampaign` when the long campaigns run; the environment variable `name` wins over both.
inline double amountOf(const char* name, double usual, double inCampaign)
{
    if (const char* wish = std::getenv(name)) return std::stod(wish);
    return std::getenv("GAFFER_CAMPAIGN") != nullptr ? inCampaign : usual;
}

/// How much of a long test to do: `always` in every run, `whole` in a campaign (packaging/test --campaign).
inline unsigned campaignShare(unsigned always, unsigned whole)
{
    return std::getenv("GAFFER_CAMPAIGN") == nullptr ? always : whole;
}

} // namespace gaffer
