#include "drivers/points/value.hpp"

#include "core/base/check.hpp"
#include "core/base/utf8.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>
#include <string_view>

namespace gaffer {
namespace {

constexpr unsigned wordBits = 16;
constexpr unsigned byteBits = 8;
constexpr unsigned nibbleBits = 4;
constexpr unsigned nibbleMask = 0xF;
constexpr unsigned lowByte = 0xFF;
constexpr unsigned ten = 10;
constexpr std::size_t mostWords = 4;
constexpr int mostDecimals = 6;
constexpr double integerTolerance = 1e-9;

bool swapsWords(WordOrder order) { return order == WordOrder::CDAB || order == WordOrder::DCBA; }
bool swapsBytes(WordOrder order) { return order == WordOrder::BADC || order == WordOrder::DCBA; }

std::uint16_t swapped(std::uint16_t word) { return static_cast<std::uint16_t>((word << byteBits) | (word >> byteBits)); }

/// The registers as one number, highest word first after the order is undone.
std::uint64_t joined(std::span<const std::uint16_t> words, WordOrder order)
{
    std::uint64_t bits = 0;
    const std::size_t count = std::min(words.size(), mostWords);
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint16_t word = words[swapsWords(order) ? count - 1 - i : i];
        bits = (bits << wordBits) | (swapsBytes(order) ? swapped(word) : word);
    }
    return bits;
}

template <class Integer> RawValue integer(std::uint64_t bits)
{
    const auto value = static_cast<Integer>(bits);
    return {static_cast<double>(value), static_cast<std::int64_t>(value), true};
}

RawValue real(double value, std::uint64_t bits) { return {value, static_cast<std::int64_t>(bits), std::isfinite(value)}; }

double halfToDouble(std::uint64_t bits)
{
    constexpr unsigned fractionBits = 10;
    constexpr unsigned fractionMask = 0x3FF;
    constexpr unsigned exponentMask = 0x1F;
    constexpr int bias = 15;
    const auto fraction = static_cast<double>(bits & fractionMask) / (fractionMask + 1);
    const auto exponent = static_cast<int>((bits >> fractionBits) & exponentMask);
    const double sign = (bits >> (wordBits - 1)) != 0 ? -1.0 : 1.0;
    if (exponent == exponentMask) return fraction == 0 ? sign * HUGE_VAL : std::nan("");
    return exponent == 0 ? sign * std::ldexp(fraction, 1 - bias) : sign * std::ldexp(1 + fraction, exponent - bias);
}

RawValue bcd(std::uint64_t bits, unsigned digits)
{
    std::int64_t value = 0;
    bool valid = true;
    for (unsigned i = digits; i-- > 0;) {
        const auto digit = static_cast<unsigned>(bits >> (i * nibbleBits)) & nibbleMask;
        valid = valid && digit < ten;
        value = value * ten + digit;
    }
    return {static_cast<double>(value), value, valid};
}

RawValue text(std::span<const std::uint16_t> words, WordOrder order)
{
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < mostWords && i < words.size(); ++i)
        bits = (bits << wordBits) | (swapsBytes(order) ? swapped(words[i]) : words[i]);
    return {0, static_cast<std::int64_t>(bits), true};
}

/// The characters of a text up to its end, two bytes in a register; instruments fill up with zeros or blanks. What no screen
/// could show becomes a question mark, and so does every byte above ASCII unless all together are UTF-8.
std::string wordsOf(std::span<const std::uint16_t> words, WordOrder order)
{
    constexpr char firstPrintable = ' ';
    constexpr char deleted = '\x7F';
    std::string said;
    for (const std::uint16_t word : words) {
        const std::uint16_t pair = swapsBytes(order) ? swapped(word) : word;
        said += static_cast<char>(pair >> byteBits);
        said += static_cast<char>(pair & lowByte);
    }
    said.resize(std::min(said.find('\0'), said.size()));
    said.resize(said.find_last_not_of(' ') + 1);
    const bool utf8 = isUtf8(said);
    const auto unshowable = [utf8](char letter) {
        const bool ascii = letter >= 0;
        return ascii ? letter < firstPrintable || letter == deleted : !utf8;
    };
    std::ranges::replace_if(said, unshowable, '?');
    return said;
}

std::uint64_t toBcd(std::uint64_t value, unsigned digits)
{
    std::uint64_t bits = 0;
    for (unsigned i = 0; i < digits; ++i, value /= ten) bits |= (value % ten) << (i * nibbleBits);
    return bits;
}

template <class Integer> std::optional<std::uint64_t> bitsOf(double number)
{
    const double whole = std::nearbyint(number);
    if (whole < static_cast<double>(std::numeric_limits<Integer>::min()) ||
        whole > static_cast<double>(std::numeric_limits<Integer>::max()))
        return std::nullopt;
    return static_cast<std::uint64_t>(static_cast<Integer>(whole));
}

std::optional<std::uint64_t> bcdBits(double number, unsigned digits)
{
    const double whole = std::nearbyint(number);
    if (whole < 0 || whole >= std::pow(ten, digits)) return std::nullopt;
    return toBcd(static_cast<std::uint64_t>(whole), digits);
}

std::optional<std::uint64_t> floatBits(double number)
{
    if (std::abs(number) > static_cast<double>(std::numeric_limits<float>::max())) return std::nullopt;
    return std::bit_cast<std::uint32_t>(static_cast<float>(number));
}

/// The bits of a number that can be written, in the width of its type.
std::optional<std::uint64_t> writtenBits(ValueKind kind, double number)
{
    switch (kind) {
    case ValueKind::Bool: return number == 0 || number == 1 ? std::optional{number == 0 ? 0U : 1U} : std::nullopt;
    case ValueKind::Int16: return bitsOf<std::int16_t>(number);
    case ValueKind::Uint16: return bitsOf<std::uint16_t>(number);
    case ValueKind::Int32: return bitsOf<std::int32_t>(number);
    case ValueKind::Uint32: return bitsOf<std::uint32_t>(number);
    case ValueKind::Int64: return bitsOf<std::int64_t>(number);
    case ValueKind::Uint64: return number < 0 ? std::nullopt : bitsOf<std::uint64_t>(number);
    case ValueKind::Float32: return floatBits(number);
    case ValueKind::Float64: return std::bit_cast<std::uint64_t>(number);
    case ValueKind::Bcd16: return bcdBits(number, wordBits / nibbleBits);
    case ValueKind::Bcd32: return bcdBits(number, 2 * wordBits / nibbleBits);
    case ValueKind::Int8Low:
    case ValueKind::Int8High:
    case ValueKind::Uint8Low:
    case ValueKind::Uint8High:
    case ValueKind::Float16:
    case ValueKind::String:
    case ValueKind::Bit: return std::nullopt;
    }
    return std::nullopt;
}

template <class Number, class... Form> std::optional<Number> numberIn(std::string_view text, Form... form)
{
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, form...);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// The bits that a sentinel's text means: a number with a sign, one that only fits without, or hexadecimal.
std::optional<std::int64_t> bitsOfText(std::string_view text)
{
    constexpr int hexadecimal = 16;
    const bool hex = text.starts_with("0x") || text.starts_with("0X");
    if (hex) text.remove_prefix(2);
    if (const auto number = hex ? std::nullopt : numberIn<std::int64_t>(text)) return number;
    const auto bits = numberIn<std::uint64_t>(text, hex ? hexadecimal : static_cast<int>(ten));
    return bits ? std::optional{static_cast<std::int64_t>(*bits)} : std::nullopt;
}

/// The same bits read without a sign.
std::int64_t unsignedReading(const PointWiring& point, std::int64_t bits)
{
    const auto width = static_cast<unsigned>(point.type.registers()) * wordBits;
    if (width >= 64) return bits;
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(bits) & ((std::uint64_t{1} << width) - 1));
}

/// Decimal places of every multiple of `step`; -1 when there are too many.
int placesOf(double step)
{
    for (int places = 0; places <= mostDecimals; ++places) {
        const double shifted = step * std::pow(10.0, places);
        if (std::abs(shifted - std::nearbyint(shifted)) < integerTolerance) return places;
    }
    return -1;
}

bool isReal(ValueKind kind) { return kind == ValueKind::Float16 || kind == ValueKind::Float32 || kind == ValueKind::Float64; }

/// A number that may be too wide to be kept as a whole one. Counters are not: none of them counts that far.
bool isHuge(const PointWiring& point)
{
    const bool wide = point.type.kind == ValueKind::Int64 || point.type.kind == ValueKind::Uint64;
    return wide && !point.counter && !point.scale && !point.offset;
}

int placesOf(const PointWiring& point)
{
    if (isReal(point.type.kind) || isHuge(point) || point.decimalsFrom) return -1;
    const int scale = placesOf(point.scale.value_or(1));
    const int offset = placesOf(point.offset.value_or(0));
    return scale < 0 || offset < 0 ? -1 : std::max(scale, offset);
}

double engineering(const PointWiring& point, double number, int decimals)
{
    const double value = number * point.scale.value_or(1) / std::pow(10.0, decimals) + point.offset.value_or(0);
    int places = placesOf(point);
    if (point.decimalsFrom && !isReal(point.type.kind)) {
        const int own = placesOf(point.scale.value_or(1));
        const int offset = placesOf(point.offset.value_or(0));
        places = own < 0 || offset < 0 ? -1 : std::max(own + decimals, offset);
    }
    if (places < 0) return value;
    const double power = std::pow(10.0, places);
    return std::nearbyint(value * power) / power;
}

} // namespace

RawValue decodeValue(ValueType type, WordOrder order, std::span<const std::uint16_t> words)
{
    GAFFER_CHECK(words.size() >= static_cast<std::size_t>(type.registers()));
    const std::uint64_t bits = joined(words.first(static_cast<std::size_t>(type.registers())), order);
    switch (type.kind) {
    case ValueKind::Bool: return integer<std::uint16_t>(bits != 0 ? 1 : 0);
    case ValueKind::Int8Low: return integer<std::int8_t>(bits);
    case ValueKind::Int8High: return integer<std::int8_t>(bits >> byteBits);
    case ValueKind::Uint8Low: return integer<std::uint8_t>(bits);
    case ValueKind::Uint8High: return integer<std::uint8_t>(bits >> byteBits);
    case ValueKind::Int16: return integer<std::int16_t>(bits);
    case ValueKind::Uint16: return integer<std::uint16_t>(bits);
    case ValueKind::Int32: return integer<std::int32_t>(bits);
    case ValueKind::Uint32: return integer<std::uint32_t>(bits);
    case ValueKind::Int64: return integer<std::int64_t>(bits);
    case ValueKind::Uint64: return {static_cast<double>(bits), static_cast<std::int64_t>(bits), true};
    case ValueKind::Float16: return real(halfToDouble(bits), bits);
    case ValueKind::Float32: return real(static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(bits))), bits);
    case ValueKind::Float64: return real(std::bit_cast<double>(bits), bits);
    case ValueKind::Bcd16: return bcd(bits, wordBits / nibbleBits);
    case ValueKind::Bcd32: return bcd(bits, 2 * wordBits / nibbleBits);
    case ValueKind::String: return text(words, order);
    case ValueKind::Bit: return integer<std::uint16_t>((bits >> type.parameter) & 1U);
    }
    return {0, 0, false};
}

std::optional<std::vector<std::uint16_t>> encodeValue(ValueType type, WordOrder order, double number)
{
    if (!std::isfinite(number)) return std::nullopt;
    const auto bits = writtenBits(type.kind, number);
    if (!bits) return std::nullopt;
    std::vector<std::uint16_t> words(static_cast<std::size_t>(type.registers()));
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto word = static_cast<std::uint16_t>(*bits >> ((words.size() - 1 - i) * wordBits));
        words[swapsWords(order) ? words.size() - 1 - i : i] = swapsBytes(order) ? swapped(word) : word;
    }
    return words;
}

std::optional<Reason> sentinelOf(const PointWiring& point, const RawValue& raw)
{
    for (const auto& [text, name] : point.sentinels) {
        const auto bits = bitsOfText(text);
        const bool sameBits = bits && (*bits == raw.bits || *bits == unsignedReading(point, raw.bits));
        const bool same = sameBits || (isReal(point.type.kind) && numberIn<double>(text) == raw.number);
        Reason reason{Reason::Config};
        if (same && findEnum(name, reason)) return reason;
        if (same) return Reason::Config;
    }
    return std::nullopt;
}

QualityMark markOf(Reason reason)
{
    switch (reason) {
    case Reason::None: return goodMark;
    case Reason::Stale:
    case Reason::Substituted:
    case Reason::TypedOld:
    case Reason::LastKnown: return uncertainMark(reason);
    case Reason::CommTimeout:
    case Reason::CommCrc:
    case Reason::Exception:
    case Reason::PortLost:
    case Reason::SensorBreak:
    case Reason::OutOfRange:
    case Reason::Config:
    case Reason::Starting: return badMark(reason);
    }
    return badMark(reason);
}

std::optional<int> decimalsOf(const RawValue& raw)
{
    constexpr std::int64_t tenthFlag = 128;
    const std::int64_t places = raw.bits >= tenthFlag ? raw.bits - tenthFlag + 1 : raw.bits;
    if (!raw.valid || places < 0 || places > mostDecimals) return std::nullopt;
    return static_cast<int>(places);
}

Sample sampleOf(const PointWiring& point, std::span<const std::uint16_t> words, const std::optional<RawValue>& decimals)
{
    const RawValue raw = decodeValue(point.type, point.wordOrder, words);
    Sample sample{0, goodMark, raw.bits};
    if (const auto reason = sentinelOf(point, raw)) {
        sample.mark = markOf(*reason);
        return sample;
    }
    int places = 0;
    if (point.decimalsFrom) {
        const auto known = decimals ? decimalsOf(*decimals) : std::nullopt;
        if (!known) {
            sample.mark = badMark(Reason::Config);
            return sample;
        }
        places = *known;
    }
    if (!raw.valid) {
        sample.mark = badMark(Reason::OutOfRange);
        return sample;
    }
    if (point.type.kind == ValueKind::String) {
        sample.text = wordsOf(words.first(static_cast<std::size_t>(point.type.registers())), point.wordOrder);
        return sample;
    }
    sample.value = engineering(point, raw.number, places);
    if (!std::isfinite(sample.value)) return Sample{0, badMark(Reason::OutOfRange), raw.bits};
    if (point.valid && (sample.value < (*point.valid)[0] || sample.value > (*point.valid)[1]))
        sample.mark = badMark(Reason::OutOfRange);
    return sample;
}

PointInfo infoOf(const DeviceId& device, const PointWiring& point)
{
    PointInfo info;
    info.name = PointName{device.value + "." + point.name};
    info.unit = point.unit;
    info.decimals = placesOf(point);
    info.counter = point.counter;
    info.stepped = point.type.kind == ValueKind::Bool || point.type.kind == ValueKind::Bit;
    info.text = point.type.kind == ValueKind::String;
    if (point.counter) info.counterBits = point.type.registers() * static_cast<int>(wordBits);
    return info;
}

double rawFor(const PointWiring& point, double value, const std::optional<RawValue>& decimals)
{
    const int places = point.decimalsFrom && decimals ? decimalsOf(*decimals).value_or(0) : 0;
    return (value - point.offset.value_or(0)) / point.scale.value_or(1) * std::pow(10.0, places);
}

} // namespace gaffer
