#include "drivers/sim/register_image.hpp"

#include "core/base/check.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace gaffer::sim {
namespace {

constexpr double quietDecimals = 1;
constexpr std::string_view quietText = "GAFFERSIM";

struct IntegerRow {
    ValueKind kind;
    double low;
    double high;
    int bits;
};
constexpr double low64 = -9.2e18;
constexpr double high64 = 9.2e18;
constexpr std::array integers{
    IntegerRow{ValueKind::Int8Low, -128, 127, 8},
    IntegerRow{ValueKind::Int8High, -128, 127, 8},
    IntegerRow{ValueKind::Uint8Low, 0, 255, 8},
    IntegerRow{ValueKind::Uint8High, 0, 255, 8},
    IntegerRow{ValueKind::Int16, -32768, 32767, 16},
    IntegerRow{ValueKind::Uint16, 0, 65535, 16},
    IntegerRow{ValueKind::Int32, -2147483648.0, 2147483647.0, 32},
    IntegerRow{ValueKind::Uint32, 0, 4294967295.0, 32},
    IntegerRow{ValueKind::Int64, low64, high64, 64},
    IntegerRow{ValueKind::Uint64, 0, high64, 64},
    IntegerRow{ValueKind::Bcd16, 0, 9999, 16},
    IntegerRow{ValueKind::Bcd32, 0, 99999999, 32},
};

const IntegerRow* integerRow(ValueKind kind)
{
    const auto found = std::ranges::find(integers, kind, &IntegerRow::kind);
    return found == integers.end() ? nullptr : &*found;
}

bool isBcd(ValueKind kind) { return kind == ValueKind::Bcd16 || kind == ValueKind::Bcd32; }

bool isHighHalf(ValueKind kind) { return kind == ValueKind::Int8High || kind == ValueKind::Uint8High; }

std::uint64_t toBcd(std::uint64_t number)
{
    std::uint64_t digits = 0;
    for (unsigned shift = 0; number > 0; shift += 4, number /= 10) digits |= (number % 10) << shift;
    return digits;
}

/// IEEE 754 half precision; large values become infinite, tiny ones zero.
std::uint16_t toHalf(double value)
{
    const auto bits = std::bit_cast<std::uint32_t>(static_cast<float>(value));
    const auto sign = static_cast<std::uint16_t>(bits >> 16U & 0x8000U);
    const int exponent = static_cast<int>(bits >> 23U & 0xFFU) - 127 + 15;
    if (exponent <= 0) return sign;
    if (exponent >= 31) return static_cast<std::uint16_t>(sign | 0x7C00U);
    const std::uint32_t rounded = (static_cast<std::uint32_t>(exponent) << 10U) + (((bits & 0x7FFFFFU) + 0x1000U) >> 13U);
    return static_cast<std::uint16_t>(sign | rounded);
}

/// The low `count` registers of `bits`, high register first, then in the point's order.
std::vector<std::uint16_t> ordered(const PointWiring& point, std::uint64_t bits, int count)
{
    std::vector<std::uint16_t> registers;
    for (int i = count - 1; i >= 0; --i)
        registers.push_back(static_cast<std::uint16_t>(bits >> (16U * static_cast<unsigned>(i))));
    if (point.wordOrder == WordOrder::CDAB || point.wordOrder == WordOrder::DCBA) std::ranges::reverse(registers);
    if (point.wordOrder == WordOrder::BADC || point.wordOrder == WordOrder::DCBA)
        for (std::uint16_t& word : registers) word = static_cast<std::uint16_t>(word << 8U | word >> 8U);
    return registers;
}

std::vector<std::uint16_t> textRegisters(const PointWiring& point)
{
    std::vector<std::uint16_t> registers;
    for (std::size_t i = 0; i < point.type.parameter; ++i) {
        const auto at = [&](std::size_t index) {
            return index < quietText.size() ? static_cast<unsigned char>(quietText[index]) : 0U;
        };
        registers.push_back(static_cast<std::uint16_t>(at(2 * i) << 8U | at(2 * i + 1)));
    }
    return registers;
}

std::uint64_t integerBits(const PointWiring& point, const IntegerRow& row, double raw)
{
    const double whole = std::round(raw);
    const std::uint64_t mask = row.bits == 64 ? ~0ULL : (1ULL << static_cast<unsigned>(row.bits)) - 1;
    if (point.counter && whole > row.high && whole < high64 && !isBcd(row.kind)) return static_cast<std::uint64_t>(whole) & mask;
    const double clamped = std::clamp(whole, row.low, row.high);
    if (isBcd(row.kind)) return toBcd(static_cast<std::uint64_t>(clamped));
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(clamped)) & mask;
}

std::vector<std::uint16_t> rawRegisters(const PointWiring& point, double raw)
{
    if (const IntegerRow* row = integerRow(point.type.kind)) {
        const std::uint64_t bits = integerBits(point, *row, raw);
        return ordered(point, isHighHalf(row->kind) ? bits << 8U : bits, std::max(1, row->bits / 16));
    }
    const bool on = raw >= 0.5;
    switch (point.type.kind) {
    case ValueKind::Float16: return ordered(point, toHalf(raw), 1);
    case ValueKind::Float32: return ordered(point, std::bit_cast<std::uint32_t>(static_cast<float>(raw)), 2);
    case ValueKind::Float64: return ordered(point, std::bit_cast<std::uint64_t>(raw), 4);
    case ValueKind::Bit: return {static_cast<std::uint16_t>(on ? 1U << point.type.parameter : 0U)};
    case ValueKind::String: return textRegisters(point);
    case ValueKind::Bool: return {static_cast<std::uint16_t>(on ? 1 : 0)};
    case ValueKind::Int8Low:
    case ValueKind::Int8High:
    case ValueKind::Uint8Low:
    case ValueKind::Uint8High:
    case ValueKind::Int16:
    case ValueKind::Uint16:
    case ValueKind::Int32:
    case ValueKind::Uint32:
    case ValueKind::Int64:
    case ValueKind::Uint64:
    case ValueKind::Bcd16:
    case ValueKind::Bcd32: break;
    }
    GAFFER_CHECK(false && "every integer has its row");
    return {};
}

} // namespace

std::vector<std::uint16_t> registersFor(const PointWiring& point, double value)
{
    double raw = (value - point.offset.value_or(0)) / point.scale.value_or(1);
    if (point.decimalsFrom) raw *= std::pow(10.0, quietDecimals);
    return rawRegisters(point, raw);
}

std::vector<std::uint16_t> brokenRegisters(const PointWiring& point)
{
    for (const auto& [raw, reason] : point.sentinels)
        if (reason == "sensor-break") return rawRegisters(point, std::stod(raw));
    const IntegerRow* row = integerRow(point.type.kind);
    return rawRegisters(point, row ? row->high : std::numeric_limits<double>::quiet_NaN());
}

double unsignedValue(const PointWiring& point, std::span<const std::uint16_t> registers)
{
    GAFFER_CHECK(!registers.empty());
    std::vector<std::uint16_t> words(registers.begin(), registers.end());
    if (point.wordOrder == WordOrder::BADC || point.wordOrder == WordOrder::DCBA)
        for (std::uint16_t& word : words) word = static_cast<std::uint16_t>(word << 8U | word >> 8U);
    if (point.wordOrder == WordOrder::CDAB || point.wordOrder == WordOrder::DCBA) std::ranges::reverse(words);
    std::uint64_t bits = 0;
    for (const std::uint16_t word : words) bits = bits << 16U | word;
    return static_cast<double>(bits) * point.scale.value_or(1) + point.offset.value_or(0);
}

std::uint16_t ownBits(const PointWiring& point)
{
    if (point.type.kind == ValueKind::Bit) return static_cast<std::uint16_t>(1U << point.type.parameter);
    if (isHighHalf(point.type.kind)) return 0xFF00;
    if (point.type.kind == ValueKind::Int8Low || point.type.kind == ValueKind::Uint8Low) return 0x00FF;
    return 0xFFFF;
}

double quietValue(const PointWiring& point)
{
    struct UnitRow {
        std::string_view unit;
        double value;
    };
    constexpr std::array units{
        UnitRow{"degC", 25}, UnitRow{"m3/h", 36}, UnitRow{"Pa", 12},  UnitRow{"%", 3},    UnitRow{"V", 230}, UnitRow{"A", 12},
        UnitRow{"kW", 24},   UnitRow{"Hz", 50},   UnitRow{"m/h", 12}, UnitRow{"kg", 100}, UnitRow{"bar", 1},
    };
    constexpr double furnaceTop = 1000;
    constexpr double kilnTop = 600;
    constexpr double furnaceQuiet = 1190;
    constexpr double kilnQuiet = 520;
    if (point.counter) return 0;
    const auto row = std::ranges::find(units, point.unit, &UnitRow::unit);
    double value = row == units.end() ? 0 : row->value;
    if (!point.valid) return value;
    const auto [low, high] = *point.valid;
    if (point.unit == "degC" && high >= kilnTop) value = high >= furnaceTop ? furnaceQuiet : kilnQuiet;
    return value >= low && value <= high ? value : (low + high) / 2;
}

} // namespace gaffer::sim
