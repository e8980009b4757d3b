#pragma once

#include "core/base/result.hpp"
#include "core/historian/byte_stream.hpp"
#include "core/historian/series_codec.hpp"
#include "core/ports/history.hpp"

#include <span>
#include <vector>

namespace gaffer {

/// The bytes, before compression, of those of `bins` that hold anything; all are of `width`, in order of time and after `begin`.
/// Minimum, maximum and last keep the owner's decimals, the mean three more.
Bytes packBins(std::span<const HistoryBin> bins, Instant begin, Duration width, const SeriesOwner& owner);

/// Undoes packBins(), without the empty bins; Damaged when the bytes are not bins of that owner from `begin` on.
Result<std::vector<HistoryBin>> unpackBins(std::span<const std::uint8_t> bytes, Instant begin, Duration width,
                                           const SeriesOwner& owner);

} // namespace gaffer
