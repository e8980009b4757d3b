#pragma once

#include "core/base/field.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gaffer {

/// How the bits of registers make a value.
enum class ValueKind : std::uint8_t {
    Bool,
    Int8Low,
    Int8High,
    Uint8Low,
    Uint8High,
    Int16,
    Uint16,
    Int32,
    Uint32,
    Int64,
    Uint64,
    Float16,
    Float32,
    Float64,
    Bcd16,
    Bcd32,
    String,
    Bit,
};

template <> inline constexpr std::array enumNames<ValueKind>{
    EnumName<ValueKind>{ValueKind::Bool, "bool"},        EnumName<ValueKind>{ValueKind::Int8Low, "int8l"},
    EnumName<ValueKind>{ValueKind::Int8High, "int8h"},   EnumName<ValueKind>{ValueKind::Uint8Low, "uint8l"},
    EnumName<ValueKind>{ValueKind::Uint8High, "uint8h"}, EnumName<ValueKind>{ValueKind::Int16, "int16"},
    EnumName<ValueKind>{ValueKind::Uint16, "uint16"},    EnumName<ValueKind>{ValueKind::Int32, "int32"},
    EnumName<ValueKind>{ValueKind::Uint32, "uint32"},    EnumName<ValueKind>{ValueKind::Int64, "int64"},
    EnumName<ValueKind>{ValueKind::Uint64, "uint64"},    EnumName<ValueKind>{ValueKind::Float16, "float16"},
    EnumName<ValueKind>{ValueKind::Float32, "float32"},  EnumName<ValueKind>{ValueKind::Float64, "float64"},
    EnumName<ValueKind>{ValueKind::Bcd16, "bcd16"},      EnumName<ValueKind>{ValueKind::Bcd32, "bcd32"},
    EnumName<ValueKind>{ValueKind::String, "string"},    EnumName<ValueKind>{ValueKind::Bit, "bit"},
};

/// A value's type as written in workshop.json: int16, string:4 (four registers), bit:3 (bit 3 of a register).
struct ValueType {
    ValueKind kind{ValueKind::Uint16};
    /// Registers of a string, bit number of a bit, else 0.
    std::uint16_t parameter{};

    auto operator<=>(const ValueType&) const = default;
    /// Registers it takes (a coil or discrete input counts as one).
    [[nodiscard]] int registers() const;
    /// Written form.
    [[nodiscard]] std::string text() const;
    /// Reads the written form.
    static std::optional<ValueType> parse(std::string_view text);
    /// What can be written.
    static std::string allowed();
};

} // namespace gaffer
