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

/// Where a stored scan stands.
struct ScanPlace {
    /// The time of its values.
    Instant time{};
    /// Its row in the hot file.
    std::int64_t row{};
    /// The checksum of its layout, as layoutMark() makes it.
    std::uint32_t layout{};
};

/// What the history keeps of `sample` of a point with `decimals`; a usable value that cannot be kept becomes bad, out-of-range.
StoredValue storedValue(const Sample& sample, int decimals);

/// A checksum of everything that a layout's rows mean: device, period and points.
std::uint32_t layoutMark(const ScanLayout& layout);

/// The bytes of one scan's row: marks as runs, then the usable values in the order of `points`, then a checksum that also
/// covers `place`, so that a damaged row is never taken for a reading.
Bytes encodeScan(std::span<const PointInfo> points, std::span<const StoredValue> values, const ScanPlace& place);

/// True when the bytes are what was written at this place.
bool isWholeScan(std::span<const std::uint8_t> bytes, const ScanPlace& place);

/// Undoes encodeScan(); Damaged when the bytes are not what was written for these points at this place.
Result<std::vector<StoredValue>> decodeScan(std::span<const PointInfo> points, std::span<const std::uint8_t> bytes,
                                            const ScanPlace& place);

} // namespace gaffer
