#pragma once

#include "core/base/result.hpp"
#include "core/historian/byte_stream.hpp"
#include "core/sensing/reading.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace gaffer {

/// One value as the history keeps it.
struct StoredValue {
    /// As storedNumber() makes it; 0 when the mark is bad.
    std::int64_t number{};
    /// QualityMark::packed().
    std::uint16_t mark{};
    bool operator==(const StoredValue&) const = default;
};

/// What the history keeps of `sample` of a point with `decimals`; a usable value that cannot be kept becomes bad, out-of-range.
StoredValue storedValue(const Sample& sample, int decimals);

/// The bytes of one scan's row: marks as runs, then the usable values in the order of `points`, then a checksum that also
/// covers `time`, so that a damaged row is never taken for a reading.
Bytes encodeScan(std::span<const PointInfo> points, std::span<const StoredValue> values, Instant time);

/// Undoes encodeScan(); Damaged when the bytes are not what was written for these points at this time.
Result<std::vector<StoredValue>> decodeScan(std::span<const PointInfo> points, std::span<const std::uint8_t> bytes, Instant time);

} // namespace gaffer
