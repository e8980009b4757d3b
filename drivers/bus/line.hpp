#pragma once

#include "drivers/bus/answer_memory.hpp"
#include "drivers/bus/mono_time.hpp"
#include "drivers/modbus/frame.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace gaffer {

/// How bytes are timed and framed on a bus.
struct LineSettings {
    Transport transport{Transport::Tcp};
    /// Time of one character on the wire; 0 where nothing is known of the wire (TCP).
    Micros character{0};
    /// Silence that must stand before a request: 3.5 characters, 1750 us above 19200 Bd; 0 on TCP.
    Micros silence{0};
};

/// The settings of a serial line: 3.5 characters of silence to the microsecond, rounded up.
LineSettings serialLine(std::uint32_t baud, Parity parity, std::uint8_t stopBits);

/// What came of bytes or of time on a line.
enum class LineEventKind : std::uint8_t {
    Answer,    ///< The true answer to the request in flight.
    Exception, ///< The slave refuses the request in flight.
    Late,      ///< A reply to a request that had already been given up; never a value.
    Silence,   ///< The request in flight was not answered in time.
    Damaged,   ///< Something came, but no answer to the request in flight.
    Stray,     ///< A reply nobody waits for (echo, duplicate, other unit); the request in flight goes on waiting.
    Broken,    ///< The TCP stream lost its frames; only a new connection helps.
};

/// One event; `pdu` is valid until the line is used again.
struct LineEvent {
    LineEventKind kind{LineEventKind::Silence};
    std::uint8_t unit{};
    /// The exception code of an Exception.
    std::uint8_t code{};
    modbus::ByteView pdu;
    /// The slave's own part of the time between question and answer.
    Micros latency{0};
    /// What a damaged or stray heap most likely was.
    modbus::Damage damage{modbus::Damage::Nothing};
};

/// Whether a late reply could be taken for the answer to a request.
enum class Confusion : std::uint8_t {
    None,         ///< No late reply to be expected looks like its answer.
    SameQuestion, ///< Only late replies to the very same question do: right register, but older than it seems.
    Copy,         ///< A second copy of the slave's last answer would, if the slave sends answers twice.
    Other,        ///< Late replies about other registers do.
};

/// A request that was given up, whose reply may still come.
struct Ghost {
    modbus::ReplyRule rule;
    modbus::Bytes pdu;
    std::uint16_t id{};
    MonoTime sentAt{};
    /// When the same question was asked last: one answer may have ended either asking.
    MonoTime askedAt{};
    MonoTime expires{};
};

/// One request at a time on one line, and the truth about what comes back. Pure: bytes and times in, frames and events out.
/// RTU has no transaction id, so a request that was given up stays remembered as a ghost; no request may be sent whose true
/// answer would look the same as a ghost's.
class Line {
public:
    /// A silent line.
    explicit Line(const LineSettings& settings) : m_settings{settings} {}

    /// Begins an exchange; gives the frame to put on the wire. Waits for an answer until wire time plus `patience`.
    modbus::ByteView send(const modbus::Request& request, Micros patience, MonoTime now);
    /// Gives the request in flight up when no byte has come `patience` after it left: who only asks whether anybody is there need
    /// not wait for as long as a whole answer takes.
    void expectBegin(Micros patience);
    /// Takes bytes that have arrived.
    void received(modbus::ByteView bytes, MonoTime now);
    /// The next event of the bytes and the time so far; call until there is none.
    std::optional<LineEvent> next(MonoTime now);
    /// Forgets bytes and the exchange in flight (its answer becomes a ghost on RTU): the link is gone.
    void reset();

    /// True while a request waits for its answer.
    [[nodiscard]] bool busy() const noexcept { return m_inFlight.has_value(); }
    /// When next() must be asked although nothing came.
    [[nodiscard]] MonoTime deadline() const noexcept
    {
        return m_inFlight ? std::min(m_inFlight->deadline, m_inFlight->beginsBefore) : never;
    }
    /// Before this no request may go out.
    [[nodiscard]] MonoTime sendableAt() const noexcept { return m_sendableAt; }
    /// Keeps the line silent until `time`, for turnaround and slow devices.
    void holdUntil(MonoTime time) { m_sendableAt = std::max(m_sendableAt, time); }
    /// Whether a ghost's late reply could be taken for the answer to `request`.
    [[nodiscard]] Confusion confusion(const modbus::Request& request, MonoTime now) const;
    /// When a ghost is forgotten: later than any slave we wait for may answer.
    static constexpr Micros ghostLife{4'000'000};
    /// Ghosts remembered now; for tests and diagnostics.
    [[nodiscard]] std::size_t ghosts() const noexcept { return m_ghosts.size(); }
    /// Lengthens the life of ghosts to twice the longest latency ever seen, also of those remembered now: a slave that does one
    /// thing after the other answers each of them later than the one before.
    void sawLatency(Micros latency);
    /// True while a late reply of this unit may still come.
    [[nodiscard]] bool awaits(std::uint8_t unit, MonoTime now) const;

private:
    static constexpr Micros longestGhostLife{12'000'000};

    struct InFlight {
        modbus::Request request;
        std::uint16_t id{};
        MonoTime sentAt{};
        MonoTime transmitted{};
        MonoTime deadline{};
        MonoTime beginsBefore{never};
        std::size_t wireReply{};
        /// An answer came that may be a copy of another one; the true one is still waited for.
        bool doubted{};
    };

    [[nodiscard]] bool framedByTcp() const noexcept { return m_settings.transport == Transport::Tcp; }
    std::optional<LineEvent> nextTcp(MonoTime now);
    std::optional<LineEvent> nextRtu(MonoTime now);
    std::optional<LineEvent> lateRtu(MonoTime now);
    std::optional<LineEvent> strayRtu();
    [[nodiscard]] bool wrongCount(MonoTime now) const;
    std::optional<LineEvent> copyRtu(MonoTime now);
    std::optional<LineEvent> giveUp(MonoTime now);
    LineEvent finish(const modbus::Found& found, MonoTime now);
    bool finishRtu(const modbus::Found& found, MonoTime now);
    [[nodiscard]] bool doubtful(const modbus::Found& found, MonoTime now) const;
    void putAside(const modbus::Found& found, MonoTime now);
    void haunt();
    void prolongGhosts();
    void dropFront(std::size_t bytes);
    void shortenWait();

    LineSettings m_settings;
    modbus::Bytes m_frame;
    modbus::Bytes m_heap;
    std::size_t m_used{0};
    std::optional<InFlight> m_inFlight;
    std::vector<Ghost> m_ghosts;
    AnswerMemory m_answers;
    /// The question that got nothing but a doubtful answer and is to be asked once more.
    modbus::Bytes m_doubted;
    MonoTime m_sendableAt{};
    MonoTime m_lastByte{};
    Micros m_ghostLife{ghostLife};
    std::uint16_t m_id{0};
    /// A whole TCP frame came while another was not complete: the rest of that one will never come.
    bool m_torn{false};
};

} // namespace gaffer
