#pragma once

#include "core/base/result.hpp"
#include "core/historian/byte_stream.hpp"

#include <span>

namespace gaffer {

/// `bytes` as one zstd frame with a checksum of its content, and behind it the CRC-32C of the frame, lowest byte first:
/// no changed bit goes unnoticed.
Bytes compress(std::span<const std::uint8_t> bytes);

/// Undoes compress(); Damaged when a bit of it changed. Gives at most 256 MiB.
Result<Bytes> decompress(std::span<const std::uint8_t> sealed);

} // namespace gaffer
