#pragma once

#include "core/sensing/reading.hpp"
#include "core/wiring/wiring.hpp"

#include <optional>
#include <span>
#include <vector>

namespace gaffer {

/// What a point's registers hold before scale and offset.
struct RawValue {
    /// The content as a number.
    double number{};
    /// The content as an integer; the bit pattern of a float, the first eight characters of a string.
    std::int64_t bits{};
    /// False when the registers hold no number of this type (a BCD digit above 9, a float that is none).
    bool valid{true};
};

/// Reads a value of `type` from its registers (or its coil, as 0 or 1); `words` has type.registers() of them.
RawValue decodeValue(ValueType type, WordOrder order, std::span<const std::uint16_t> words);

/// The registers that hold `number` (before scale and offset); nothing when the type cannot hold it or cannot be written.
std::optional<std::vector<std::uint16_t>> encodeValue(ValueType type, WordOrder order, double number);

/// Whether a raw value is one of the point's messages (31000 = open thermocouple), and which. Sentinels match the signed and
/// the unsigned reading of the registers, in decimal or 0x form.
std::optional<Reason> sentinelOf(const PointWiring& point, const RawValue& raw);

/// The mark that a sentinel's reason gives a value.
QualityMark markOf(Reason reason);

/// How many decimal places a raw "decimal point" register stands for, 0 to 6; from 128 on one more (Yudian). Nothing for others.
std::optional<int> decimalsOf(const RawValue& raw);

/// Turns the registers of a point into a sample. `decimals` is the content of the decimalsFrom point, when it has one.
Sample sampleOf(const PointWiring& point, std::span<const std::uint16_t> words, const std::optional<RawValue>& decimals);

/// What screens and the historian must know about a point of a device.
PointInfo infoOf(const DeviceId& device, const PointWiring& point);

/// The raw number that gives the engineering value `value` by the point's scale, offset and decimals.
double rawFor(const PointWiring& point, double value, const std::optional<RawValue>& decimals);

} // namespace gaffer
