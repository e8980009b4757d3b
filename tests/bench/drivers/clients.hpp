#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace gaffer::bench {

/// Polls a serial slave as fast as it can until `enough` says so.
using RtuClient =
    std::function<void(const std::string& path, std::uint32_t baud, int registers, const std::function<bool()>& enough)>;

/// Polls `polls` times 10 registers over TCP connections to 127.0.0.1:`port`; gives the polls done.
using TcpClient = std::function<std::uint64_t(std::uint16_t port, std::uint64_t polls)>;

/// Ours, with the whole way from wiring to scan.
void oursOverRtu(const std::string& path, std::uint32_t baud, int registers, const std::function<bool()>& enough);
/// Ours: `connections` connections, 25 devices of 10 registers each on every one, each read every 100 ms, for `seconds`.
std::uint64_t oursOverTcp(std::uint16_t port, int connections, int devices, int periodMillis, double seconds);

/// libmodbus, synchronous.
void libmodbusOverRtu(const std::string& path, std::uint32_t baud, int registers, const std::function<bool()>& enough);
/// libmodbus over one connection.
std::uint64_t libmodbusOverTcp(std::uint16_t port, std::uint64_t polls);

/// Qt SerialBus, one request after the other.
void qtOverRtu(const std::string& path, std::uint32_t baud, int registers, const std::function<bool()>& enough);
/// Qt SerialBus over one connection.
std::uint64_t qtOverTcp(std::uint16_t port, std::uint64_t polls);

} // namespace gaffer::bench
