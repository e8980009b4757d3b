#pragma once

#include "app/service/mailbox.hpp"
#include "core/ports/clock.hpp"
#include "core/ports/history.hpp"

#include <map>
#include <memory>
#include <optional>
#include <thread>

namespace gaffer {

/// Takes the words out of scans: the history keeps numbers, and a text that is kept as one would be a made-up value.
class NumbersOnly {
public:
    /// The scan without its text points; nothing when no others are left.
    std::optional<Scan> of(const Scan& scan);

private:
    std::map<std::shared_ptr<const ScanLayout>, std::shared_ptr<const ScanLayout>> m_layouts;
};

/// The thread that writes readings into the history: takes scans from any thread, makes them durable each second, and goes on
/// while the disk is full.
class HistoryWriter {
public:
    /// Starts writing; store and clock outlive it.
    HistoryWriter(HistoryStore& store, const Clock& clock);
    /// Writes what is left and ends.
    ~HistoryWriter();
    HistoryWriter(const HistoryWriter&) = delete;
    HistoryWriter& operator=(const HistoryWriter&) = delete;
    /// Takes a scan over; the oldest waiting one is dropped when the writer cannot follow.
    void put(std::shared_ptr<const Scan> scan) { m_mailbox.put(std::move(scan)); }
    /// Scans dropped so far.
    [[nodiscard]] std::uint64_t dropped() const { return m_mailbox.dropped(); }

private:
    struct NoTask {};
    using Scans = std::deque<std::shared_ptr<const Scan>>;
    void run();
    void append(const Scans& scans);
    void commit();
    void maintain();
    void settle();

    static constexpr std::size_t mostWaiting = 50'000;
    HistoryStore& m_store;
    const Clock& m_clock;
    Mailbox<NoTask, std::shared_ptr<const Scan>> m_mailbox{1, mostWaiting};
    NumbersOnly m_numbers;
    bool m_failing{false};
    /// The last maintenance failed, which is said once at each turn.
    bool m_unkept{false};
    std::thread m_thread;
};

} // namespace gaffer
