#pragma once

#include <cstdint>
#include <span>

// What a fuzzer calls with any bytes at all: each must come back without a crash and without a broken promise of ours.
namespace gaffer::fuzz {

/// Bytes as they may come on an RTU line while a request and a ghost are out.
void rtuFrame(std::span<const std::uint8_t> bytes);

/// Bytes as they may come on a Modbus TCP connection, in two pieces.
void tcpFrame(std::span<const std::uint8_t> bytes);

/// Bytes as they may come from an AIBUS controller.
void aibusFrame(std::span<const std::uint8_t> bytes);

/// A profile file written by anybody.
void profileJson(std::span<const std::uint8_t> bytes);

} // namespace gaffer::fuzz
