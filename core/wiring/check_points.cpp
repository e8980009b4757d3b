#include "core/wiring/checker.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace gaffer {
namespace {

constexpr int addressSpace = 65536;
constexpr double longestPeriod = 24 * 3'600'000.0;
constexpr std::array<std::string_view, 4> sentinelReasons{"sensor-break", "out-of-range", "comm-timeout", "config"};
constexpr std::array<std::string_view, 6> roles{"worker", "supervisor", "tender", "manager", "maintenance", "admin"};

/// The raw numbers a value can hold; used to find sentinels that could never be met.
struct RawRange {
    ValueKind kind;
    double low;
    double high;
};
constexpr std::array rawRanges{
    RawRange{ValueKind::Int8Low, -128, 127},
    RawRange{ValueKind::Int8High, -128, 127},
    RawRange{ValueKind::Uint8Low, 0, 255},
    RawRange{ValueKind::Uint8High, 0, 255},
    RawRange{ValueKind::Int16, -32768, 32767},
    RawRange{ValueKind::Uint16, 0, 65535},
    RawRange{ValueKind::Int32, -2147483648.0, 2147483647.0},
    RawRange{ValueKind::Uint32, 0, 4294967295.0},
    RawRange{ValueKind::Bcd16, 0, 9999},
    RawRange{ValueKind::Bcd32, 0, 99999999},
};

bool isNumeric(const ValueType& type)
{
    return type.kind != ValueKind::Bool && type.kind != ValueKind::Bit && type.kind != ValueKind::String;
}

bool isFloating(ValueKind kind) { return kind == ValueKind::Float16 || kind == ValueKind::Float32 || kind == ValueKind::Float64; }

std::optional<double> parseNumber(const std::string& text)
{
    double value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

template <std::size_t N> std::string listed(const std::array<std::string_view, N>& words)
{
    std::string text;
    for (const std::string_view word : words) text += (text.empty() ? "" : ", ") + std::string{word};
    return text;
}

template <std::size_t N> void checkWord(Checker& checker, const std::string& pointer, const std::string& word,
                                        const std::array<std::string_view, N>& words)
{
    if (std::ranges::find(words, word) != words.end()) return;
    checker.refuse(pointer, quoted(word), listed(words), nearest(word, {words.begin(), words.end()}));
}

void checkPlace(Checker& checker, const std::string& pointer, const PointWiring& point)
{
    const bool bits = point.table == Table::Coil || point.table == Table::Discrete;
    const std::string table{nameOf(point.table)};
    if (bits && point.type.kind != ValueKind::Bool)
        checker.refuse(pointer + "/type", quoted(point.type.text()), "bool, because table " + table + " holds single bits",
                       "bool");
    if (!bits && point.type.kind == ValueKind::Bool)
        checker.refuse(pointer + "/type", quoted("bool"),
                       "a register type, because table " + table + " holds registers; one bit of a register is bit:0 to bit:15",
                       "bit:0");
    if (point.address + point.type.registers() > addressSpace)
        checker.refuse(pointer + "/address", std::to_string(point.address),
                       "an address at which all " + std::to_string(point.type.registers()) + " registers stand below 65536");
}

void checkSentinels(Checker& checker, const std::string& pointer, const PointWiring& point)
{
    for (const auto& [raw, reason] : point.sentinels) {
        const std::string at = pointer + "/sentinels/" + raw;
        const auto number = parseNumber(raw);
        const auto range = std::ranges::find(rawRanges, point.type.kind, &RawRange::kind);
        const bool whole = number && (isFloating(point.type.kind) || *number == std::floor(*number));
        if (!whole)
            checker.refuse(at, quoted(raw), "the raw number of the register as text, as in \"31000\"");
        else if (range != rawRanges.end() && (*number < range->low || *number > range->high))
            checker.refuse(at, quoted(raw),
                           "a raw number of " + point.type.text() + ": " + numberText(range->low) + " to " +
                               numberText(range->high));
        checkWord(checker, at, reason, sentinelReasons);
    }
}

/// Members that only a number can have.
void checkNumeric(Checker& checker, const std::string& pointer, const PointWiring& point)
{
    if (isNumeric(point.type)) return;
    const std::array given{
        std::pair{"scale", point.scale.has_value()}, std::pair{"offset", point.offset.has_value()},
        std::pair{"valid", point.valid.has_value()}, std::pair{"decimalsFrom", point.decimalsFrom.has_value()},
        std::pair{"counter", point.counter},         std::pair{"sentinels", !point.sentinels.empty()},
    };
    for (const auto& [key, present] : given)
        if (present) checker.refuse(pointer + "/" + key, quoted(key), "only with a number, not with type " + point.type.text());
}

/// Half a register and single bits of one share it with something else, which a write would overwrite.
constexpr std::array unwritable{ValueKind::Int8Low, ValueKind::Int8High, ValueKind::Uint8Low, ValueKind::Uint8High,
                                ValueKind::Float16, ValueKind::String,   ValueKind::Bit};

void checkWritable(Checker& checker, const std::string& pointer, const PointWiring& point, const std::vector<std::string>& names)
{
    if (!point.writable) return;
    const WritableWiring& writable = *point.writable;
    const std::string at = pointer + "/writable";
    if (point.table == Table::Input || point.table == Table::Discrete)
        checker.refuse(at, "writable in table " + std::string{nameOf(point.table)}, "only in table coil or holding");
    if (std::ranges::find(unwritable, point.type.kind) != unwritable.end())
        checker.refuse(at, "writable with type " + point.type.text(), "only with a type that fills whole registers");
    if (!(writable.min < writable.max))
        checker.refuse(at + "/min", numberText(writable.min), "less than max, which is " + numberText(writable.max));
    if (point.valid && (writable.min < (*point.valid)[0] || writable.max > (*point.valid)[1]))
        checker.refuse(at, numberText(writable.min) + " to " + numberText(writable.max),
                       "within valid, which is " + numberText((*point.valid)[0]) + " to " + numberText((*point.valid)[1]));
    checkWord(checker, at + "/role", writable.role, roles);
    if (writable.enable && (*writable.enable == point.name || std::ranges::find(names, *writable.enable) == names.end()))
        checker.refuse(at + "/enable", quoted(*writable.enable), "the name of another point of this device",
                       nearest(*writable.enable, names));
}

constexpr std::array pointLimits{
    Limit<PointWiring>{"every", [](const PointWiring& p) { return p.every ? static_cast<double>(p.every->count()) : notGiven; },
                       static_cast<double>(shortestPeriod.count()), longestPeriod, "a span from 100ms to 1d"},
};

} // namespace

void checkPointWiring(Checker& checker, const std::string& pointer, const PointWiring& point,
                      const std::vector<std::string>& names)
{
    checker.checkName(pointer + "/name", point.name, "/,");
    checkPlace(checker, pointer, point);
    checkNumeric(checker, pointer, point);
    checkLimits<PointWiring>(checker, pointer, point, pointLimits);
    if (point.scale && *point.scale == 0) checker.refuse(pointer + "/scale", "0", "any number but 0");
    if (point.valid && !((*point.valid)[0] < (*point.valid)[1]))
        checker.refuse(pointer + "/valid", "[" + numberText((*point.valid)[0]) + ", " + numberText((*point.valid)[1]) + "]",
                       "[low, high] with low less than high");
    if (point.decimalsFrom && (*point.decimalsFrom == point.name || std::ranges::find(names, *point.decimalsFrom) == names.end()))
        checker.refuse(pointer + "/decimalsFrom", quoted(*point.decimalsFrom), "the name of another point of this device",
                       nearest(*point.decimalsFrom, names));
    checkSentinels(checker, pointer, point);
    checkWritable(checker, pointer, point, names);
}

} // namespace gaffer
