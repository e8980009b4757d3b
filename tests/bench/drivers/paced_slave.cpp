#include "tests/bench/drivers/paced_slave.hpp"

#include "tests/drivers/support/plain_slave.hpp"

#include <array>
#include <chrono>
#include <stdexcept>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

namespace gaffer::bench {
namespace {

constexpr double bitsPerCharacter = 10;
constexpr std::size_t requestSize = 8;

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

/// Sleeps most of the way and watches the clock for the rest, so that the wire's times are kept to some microseconds.
void waitUntil(double when)
{
    constexpr double watched = 150e-6;
    const double nap = when - watched;
    if (nap > seconds()) {
        timespec until{static_cast<time_t>(nap), static_cast<long>((nap - static_cast<double>(static_cast<time_t>(nap))) * 1e9)};
        ::clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr);
    }
    while (seconds() < when) {
    }
}

void makeRaw(int terminal)
{
    termios settings{};
    ::tcgetattr(terminal, &settings);
    ::cfmakeraw(&settings);
    ::tcsetattr(terminal, TCSANOW, &settings);
}

} // namespace

PacedSlave::PacedSlave(std::uint32_t baud)
    : m_character{bitsPerCharacter / baud}, m_silence{baud > 19'200 ? 1.750e-3 : 3.5 * bitsPerCharacter / baud}
{
    m_master = ::posix_openpt(O_RDWR | O_NOCTTY);
    if (m_master < 0 || ::grantpt(m_master) != 0 || ::unlockpt(m_master) != 0) throw std::runtime_error("no pseudo terminal");
    std::array<char, 128> name{};
    ::ptsname_r(m_master, name.data(), name.size());
    m_path = name.data();
    m_keepOpen = ::open(name.data(), O_RDWR | O_NOCTTY);
    makeRaw(m_keepOpen);
    m_thread = std::thread{[this] { serve(); }};
}

PacedSlave::~PacedSlave()
{
    m_over = true;
    m_thread.join();
    ::close(m_keepOpen);
    ::close(m_master);
}

double PacedSlave::ceiling(int registers) const
{
    const double bytes = requestSize + 5.0 + 2.0 * registers;
    return 1.0 / (bytes * m_character + 2 * m_silence);
}

void PacedSlave::serve()
{
    std::vector<std::uint8_t> heap;
    double lastBit = 0;
    double firstByte = 0;
    while (!m_over) {
        constexpr int lookAgain = 100;
        pollfd waiting{m_master, POLLIN, 0};
        if (::poll(&waiting, 1, lookAgain) <= 0) continue;
        std::array<std::uint8_t, 512> bytes{};
        const auto size = ::read(m_master, bytes.data(), bytes.size());
        if (size <= 0) continue;
        if (heap.empty()) firstByte = seconds();
        heap.insert(heap.end(), bytes.begin(), bytes.begin() + size);
        if (heap.size() < requestSize) continue;
        if (firstByte - lastBit < m_silence) ++m_violations;
        const auto answer = test::replyFrame(test::takeRead(heap, false), false);
        lastBit = firstByte + static_cast<double>(requestSize + answer.size()) * m_character + m_silence;
        waitUntil(lastBit);
        if (::write(m_master, answer.data(), answer.size()) > 0) ++m_answers;
        heap.clear();
    }
}

} // namespace gaffer::bench
