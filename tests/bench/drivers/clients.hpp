#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

#include <sys/resource.h>

namespace gaffer::bench {

/// CPU time of the calling thread: every client runs on one, and no slave on the same.
inline double cpuMicros()
{
    rusage usage{};
    ::getrusage(RUSAGE_THREAD, &usage);
    const auto micros = [](const timeval& t) { return static_cast<double>(t.tv_sec) * 1e6 + static_cast<double>(t.tv_usec); };
    return micros(usage.ru_utime) + micros(usage.ru_stime);
}

/// Steady time.
inline double wallSeconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

/// What a client did in a stretch of time.
struct Stretch {
    std::uint64_t polls{};
    double cpuMicros{};
    double seconds{};
};

/// Measures from its making on.
class Meter {
public:
    /// `polls` were done before.
    explicit Meter(std::uint64_t polls) : m_before{polls, bench::cpuMicros(), wallSeconds()} {}
    /// What happened since, when `polls` are done now.
    [[nodiscard]] Stretch read(std::uint64_t polls) const
    {
        return {polls - m_before.polls, bench::cpuMicros() - m_before.cpuMicros, wallSeconds() - m_before.seconds};
    }

private:
    Stretch m_before;
};

/// How long a TCP client runs before it is measured: connections and first answers are not counted.
inline constexpr double warmUpSeconds = 0.3;

/// Polls a serial slave as fast as it can until `enough` says so.
using RtuClient =
    std::function<void(const std::string& path, std::uint32_t baud, int registers, const std::function<bool()>& enough)>;

/// Ours, with the whole way from wiring to scan.
void oursOverRtu(const std::string& path, std::uint32_t baud, int registers, const std::function<bool()>& enough);
/// Ours over TCP to 127.0.0.1:`port`: `devices` devices of 10 registers each on every one of `connections`, each read every
/// `periodMillis`, for `seconds`; counts the good polls. `atEnd` is called while everything still stands.
Stretch oursOverTcp(std::uint16_t port, int connections, int devices, int periodMillis, double seconds,
                    const std::function<void()>& atEnd = {});

/// libmodbus, synchronous.
void libmodbusOverRtu(const std::string& path, std::uint32_t baud, int registers, const std::function<bool()>& enough);
/// libmodbus over TCP, as fast as it can, one connection after the other; counts the good polls of 10 registers.
Stretch libmodbusOverTcp(std::uint16_t port, int connections, double seconds);

/// Qt SerialBus, one request after the other.
void qtOverRtu(const std::string& path, std::uint32_t baud, int registers, const std::function<bool()>& enough);
/// Qt SerialBus over TCP, as fast as it can, one request in flight on each connection; counts the good polls of 10 registers.
Stretch qtOverTcp(std::uint16_t port, int connections, double seconds);

} // namespace gaffer::bench
