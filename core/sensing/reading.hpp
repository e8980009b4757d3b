#pragma once

#include "core/base/ids.hpp"
#include "core/base/instant.hpp"
#include "core/sensing/quality.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace gaffer {

/// What the historian and the screens need to know about a point besides its value.
struct PointInfo {
    /// Full name, "device.point".
    PointName name;
    /// Unit as in degC, kg, m3, 1; empty when none.
    std::string unit;
    /// Decimal places that the value carries (scale 0.1 gives 1); -1 for true doubles.
    int decimals{0};
    /// Counts up and wraps; counted, never averaged.
    bool counter{false};
    /// A state or switch: drawn as steps, never averaged between samples.
    bool stepped{false};
    /// Bits of a counter's range (16, 32, 64); 0 when it is no counter.
    int counterBits{0};
    /// Holds words, not a number: a serial number, a recipe's name.
    bool text{false};
    bool operator==(const PointInfo&) const = default;
};

/// The points that are read together from one device at one period; the order of a Scan's samples.
struct ScanLayout {
    DeviceId device;
    Duration every{};
    std::vector<PointInfo> points;
    bool operator==(const ScanLayout&) const = default;
};

/// One value of one point in one scan.
struct Sample {
    /// Engineering value; meaningless when the mark is bad.
    double value{};
    QualityMark mark;
    /// The register content as an integer, before scale and offset; 0 when there was no answer.
    std::int64_t raw{};
    /// The words of a text point, printable UTF-8; empty for numbers.
    std::string text{};
    bool operator==(const Sample&) const = default;
};

/// One poll of one device: every poll makes one, also a failed one (then all samples are bad).
struct Scan {
    std::shared_ptr<const ScanLayout> layout;
    /// The instant of the poll grid for which this poll was asked.
    Instant scheduled{};
    /// When the last byte of the answer arrived, or when it was given up.
    Instant arrival{};
    /// Counts the scans of this layout since the start of the service.
    std::uint64_t sequence{};
    /// As many as layout->points, in their order.
    std::vector<Sample> samples;
};

/// A point's newest value, as screens and rules see it.
struct PointValue {
    PointInfo info;
    double value{};
    QualityMark mark;
    Instant time{};
    std::int64_t raw{};
    /// True when a person typed it.
    bool typed{false};
    /// The words of a text point; empty for numbers.
    std::string text{};
    bool operator==(const PointValue&) const = default;
};

} // namespace gaffer
