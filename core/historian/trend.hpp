#pragma once

#include "core/base/instant.hpp"

namespace gaffer {

/// The width of bins that draws [from, to) with at most `pixels` columns: the least of 1, 2, 5, 10, 15, 20, 30 of milliseconds
/// (by powers of ten), seconds, minutes, or a whole number of hours that suffices, so that long trends come from rollups.
/// `pixels` must be at least 1.
Duration trendWidth(Instant from, Instant to, int pixels);

} // namespace gaffer
