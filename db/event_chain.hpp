#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace gaffer {

/// A BLAKE2b-256 hash.
using Hash = std::array<std::uint8_t, 32>;

/// An event as its row stores it.
struct EventRow {
    std::int64_t seq{};
    /// UTC milliseconds.
    std::int64_t time{};
    std::string_view kind;
    int version{};
    std::string_view by;
    std::string_view seat;
    std::string_view commandId;
    std::string_view data;
};

/// The hash of a text.
Hash hashOf(std::string_view text);

/// The chain's hash behind `row`: of the hash before it and the row itself, each member with its length, so that no two rows
/// share a written form.
Hash chained(const Hash& before, const EventRow& row);

/// Lower-case hexadecimal.
std::string toHex(const Hash& hash);

} // namespace gaffer
