#include "app/host/zone_table.hpp"

#include "app/host/workshop_folder.hpp"

#include <cstdlib>

namespace gaffer {
namespace {

/// Offsets and sizes of the compiled zone file, RFC 8536.
constexpr std::size_t headerSize = 44;
constexpr std::size_t versionAt = 4;
constexpr std::size_t countsAt = 20;
constexpr std::size_t typeSize = 6;
constexpr std::size_t shortTime = 4;
constexpr std::size_t longTime = 8;
constexpr std::int64_t millisPerSecond = 1'000;

/// A big-endian number of `size` bytes at `at`; the caller has checked the length.
std::int64_t numberAt(std::string_view bytes, std::size_t at, std::size_t size)
{
    constexpr unsigned bitsPerByte = 8;
    constexpr unsigned bits = 64;
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i) value = (value << bitsPerByte) | static_cast<unsigned char>(bytes[at + i]);
    // Shifted up and back: the sign of a short number fills the rest.
    const unsigned unused = bits - bitsPerByte * static_cast<unsigned>(size);
    return static_cast<std::int64_t>(value << unused) >> unused;
}

/// The counts of a header, in its order.
struct Header {
    std::size_t utcFlags, standardFlags, leaps, times, types, letters;
    /// Bytes of the data block behind the header, with times of `width` bytes.
    [[nodiscard]] std::size_t dataSize(std::size_t width) const
    {
        return times * width + times + types * typeSize + letters + leaps * (width + shortTime) + standardFlags + utcFlags;
    }
};

Result<Header> headerOf(std::string_view bytes)
{
    const Fault damaged{FaultCode::Damaged, "zone.damaged", "no compiled time zone", {}};
    if (bytes.size() < headerSize || !bytes.starts_with("TZif")) return damaged;
    std::size_t counts[6];
    for (std::size_t i = 0; i < std::size(counts); ++i) {
        const std::int64_t count = numberAt(bytes, countsAt + i * shortTime, shortTime);
        // No zone has nearly as many; a damaged count must not become an allocation.
        constexpr std::int64_t most = 100'000;
        if (count < 0 || count > most) return damaged;
        counts[i] = static_cast<std::size_t>(count);
    }
    return Header{counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]};
}

} // namespace

Result<ZoneTable> parseZone(std::string_view bytes)
{
    const Fault damaged{FaultCode::Damaged, "zone.damaged", "no compiled time zone", {}};
    const auto first = headerOf(bytes);
    if (!first || bytes[versionAt] < '2') return damaged;
    // The first block holds 32-bit times for old programs; the second, with 64 bits, holds all.
    const std::size_t skipped = headerSize + first->dataSize(shortTime);
    if (bytes.size() < skipped) return damaged;
    bytes.remove_prefix(skipped);
    const auto header = headerOf(bytes);
    if (!header || header->types == 0 || bytes.size() < headerSize + header->dataSize(longTime)) return damaged;
    const std::size_t indices = headerSize + header->times * longTime;
    const std::size_t types = indices + header->times;
    const auto offsetOf = [&](std::size_t type) { return numberAt(bytes, types + type * typeSize, shortTime) * millisPerSecond; };
    // No workshop's log reaches back behind 1970: one offset stands for all before.
    ZoneTable table{{Instant{}, offsetOf(0)}};
    for (std::size_t i = 0; i < header->times; ++i) {
        const auto type = static_cast<std::size_t>(static_cast<unsigned char>(bytes[indices + i]));
        const std::int64_t second = numberAt(bytes, headerSize + i * longTime, longTime);
        if (type >= header->types) return damaged;
        if (second <= 0)
            table.front().offsetMs = offsetOf(type);
        else
            table.push_back({fromMillis(second * millisPerSecond), offsetOf(type)});
    }
    return table;
}

Result<ZoneTable> readZone(const std::string& name)
{
    const Fault unknown{FaultCode::BadInput, "zone.unknown", "there is no time zone \"" + name + "\"", {name}};
    if (name == "UTC") return ZoneTable{{Instant{}, 0}};
    // A name from a file is no path: nothing outside of the zone folder is opened.
    if (name.empty() || name.front() == '/' || name.find("..") != std::string::npos) return unknown;
    const char* folder = std::getenv("TZDIR");
    const auto bytes = readFile(std::filesystem::path{folder != nullptr ? folder : "/usr/share/zoneinfo"} / name);
    if (!bytes) return unknown;
    auto table = parseZone(*bytes);
    if (!table) return unknown;
    return table;
}

} // namespace gaffer
