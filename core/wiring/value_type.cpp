#include "core/wiring/value_type.hpp"

#include "core/base/check.hpp"

#include <charconv>

namespace gaffer {
namespace {

constexpr std::uint16_t maxStringRegisters = 125;
constexpr std::uint16_t maxBit = 15;

bool takesParameter(ValueKind kind) { return kind == ValueKind::String || kind == ValueKind::Bit; }

bool fits(ValueKind kind, std::uint16_t parameter)
{
    return kind == ValueKind::Bit ? parameter <= maxBit : parameter >= 1 && parameter <= maxStringRegisters;
}

} // namespace

int ValueType::registers() const
{
    switch (kind) {
    case ValueKind::Int32:
    case ValueKind::Uint32:
    case ValueKind::Float32:
    case ValueKind::Bcd32: return 2;
    case ValueKind::Int64:
    case ValueKind::Uint64:
    case ValueKind::Float64: return 4;
    case ValueKind::String: return parameter;
    case ValueKind::Bool:
    case ValueKind::Int8Low:
    case ValueKind::Int8High:
    case ValueKind::Uint8Low:
    case ValueKind::Uint8High:
    case ValueKind::Int16:
    case ValueKind::Uint16:
    case ValueKind::Float16:
    case ValueKind::Bcd16:
    case ValueKind::Bit: return 1;
    }
    return 1;
}

std::string ValueType::text() const
{
    std::string text{nameOf(kind)};
    if (takesParameter(kind)) text += ":" + std::to_string(parameter);
    return text;
}

std::string ValueType::allowed()
{
    std::string all;
    for (const auto& row : enumNames<ValueKind>) {
        all += (all.empty() ? "" : ", ") + std::string{row.name};
        if (row.value == ValueKind::String) all += ":1 to string:" + std::to_string(maxStringRegisters);
        if (row.value == ValueKind::Bit) all += ":0 to bit:" + std::to_string(maxBit);
    }
    return all;
}

std::optional<ValueType> ValueType::parse(std::string_view text)
{
    const auto colon = text.find(':');
    ValueType type;
    if (!findEnum(text.substr(0, colon), type.kind)) return std::nullopt;
    if (takesParameter(type.kind) != (colon != std::string_view::npos)) return std::nullopt;
    if (!takesParameter(type.kind)) return type;
    const std::string_view number = text.substr(colon + 1);
    GAFFER_CHECK(type.parameter == 0);
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), type.parameter);
    if (error != std::errc{} || end != number.data() + number.size() || !fits(type.kind, type.parameter)) return std::nullopt;
    return type;
}

} // namespace gaffer
