#pragma once

#include "core/base/result.hpp"
#include "core/historian/series.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace gaffer {

/// How the numbers of a packed series are written; the first byte of the packed form, so that forms can change.
enum class SeriesForm : std::uint8_t {
    Deltas = 1,  ///< Scaled integers: difference to the value before, zigzag, varint.
    Doubles = 2, ///< True doubles: changed bits against the value before, byte plane by byte plane.
    Levels = 3,  ///< Scaled integers that flicker around a slow level: difference to the level, zigzag, varint.
};

/// What a packed series belongs to; packed with it, so that a chunk is never read for another point or another time.
struct SeriesOwner {
    std::string_view point;
    int decimals{};
};

/// The bytes of a series before compression: owner, times as differences of differences with runs of zeros counted, marks as
/// runs, then numbers in the form that is likely to compress best. The series must not be empty.
Bytes packSeries(const Series& series, const SeriesOwner& owner);

/// Undoes packSeries(); Damaged when the bytes are not a packed series of that owner.
Result<Series> unpackSeries(std::span<const std::uint8_t> bytes, const SeriesOwner& owner);

} // namespace gaffer
