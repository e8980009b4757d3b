#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>

namespace gaffer::bench {

/// A Modbus RTU slave on a pseudo terminal that keeps the times of a real wire: it takes a request when its last bit would have
/// come, answers after 3.5 characters, and hands the answer over when its last bit would have left. It counts requests that begin
/// before 3.5 characters of silence are over.
class PacedSlave {
public:
    /// Serves every unit at `baud`, 8N1.
    explicit PacedSlave(std::uint32_t baud);
    ~PacedSlave();
    PacedSlave(const PacedSlave&) = delete;
    PacedSlave& operator=(const PacedSlave&) = delete;

    /// The terminal for the master.
    [[nodiscard]] const std::string& path() const noexcept { return m_path; }
    /// Answers given so far.
    [[nodiscard]] std::uint64_t answers() const noexcept { return m_answers; }
    /// Requests that came too early.
    [[nodiscard]] std::uint64_t violations() const noexcept { return m_violations; }
    /// Answers per second of a perfect master that reads `registers` at a time.
    [[nodiscard]] double ceiling(int registers) const;

private:
    void serve();

    double m_character;
    double m_silence;
    int m_master{-1};
    int m_keepOpen{-1};
    std::string m_path;
    std::atomic<std::uint64_t> m_answers{0};
    std::atomic<std::uint64_t> m_violations{0};
    std::atomic<bool> m_over{false};
    std::thread m_thread;
};

} // namespace gaffer::bench
