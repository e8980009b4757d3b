#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <sys/types.h>

namespace gaffer::test {

/// A program started by a test and ended with it.
class Child {
public:
    explicit Child(const std::vector<std::string>& command);
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    /// Waits until the program prints a line holding `text`; false after `seconds` or when it ends.
    bool waitFor(const std::string& text, double seconds);
    /// Ends it at once, as kill -9.
    void kill();

private:
    pid_t m_pid{-1};
    int m_output{-1};
    std::string m_heard;
};

/// A pair of pseudo terminals joined by socat; both paths below a folder of its own.
class PtyPair {
public:
    PtyPair();
    ~PtyPair();
    std::string ours;
    std::string theirs;
    /// Pulls the cable: both ends vanish.
    void unplug();
    /// Plugs it in again under the same paths.
    void plug();

private:
    std::string m_folder;
    std::unique_ptr<Child> m_socat;
};

/// A TCP port of 127.0.0.1 that nobody listens on. No two calls give the same one, whether in one process or in several that run
/// at once: it stays this process's until it ends. Throws when there is none left.
std::uint16_t freePort();

} // namespace gaffer::test
