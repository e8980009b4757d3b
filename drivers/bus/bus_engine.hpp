#pragma once

#include "core/ports/clock.hpp"
#include "drivers/bus/frame_ring.hpp"
#include "drivers/bus/line.hpp"
#include "drivers/bus/poll.hpp"
#include "drivers/bus/slave.hpp"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace gaffer {

/// What a bus needs from the outside: a link and one timer. Calls back into the engine may come at any later time, never from
/// inside these calls.
class BusPort {
public:
    virtual ~BusPort() = default;
    /// Starts opening the link; linkOpened() or linkLost() follows.
    virtual void openLink() = 0;
    /// Closes the link; nothing follows.
    virtual void closeLink() = 0;
    /// Puts bytes on the wire; they are copied.
    virtual void transmit(modbus::ByteView bytes) = 0;
    /// Asks for one wake() at `time`; replaces the wish before.
    virtual void wakeAt(MonoTime time) = 0;
};

/// Takes scans as they are made, on the thread of the bus.
using ScanSink = std::function<void(Scan)>;

/// How an errand ended.
enum class AnswerKind : std::uint8_t { Data, Exception, Silence, Damaged, LinkLost, Withdrawn };

/// The end of an errand; `pdu` is valid during the call only.
struct ErrandEnd {
    AnswerKind kind{AnswerKind::Data};
    std::uint8_t code{};
    modbus::ByteView pdu;
    Micros latency{0};
};

/// One request outside the polls: a write, a one-off read, a step of a scan.
struct Errand {
    /// Writes go before everything; questions take turns with the polls.
    enum class Rank : std::uint8_t { Write, Question };
    Rank rank{Rank::Question};
    modbus::Request request;
    /// Called exactly once.
    std::function<void(const ErrandEnd&)> done;
    /// An errand with the same non-empty topic that still waits is withdrawn: the newest wins.
    std::string topic;
    /// How long the answer may take to begin; when not given, the slave's learnt time-out for a whole answer.
    std::optional<Micros> patience;
    /// A read that was answered by nothing usable is asked once more; this is that second time.
    bool again{false};
};

/// All that happens on one bus: one request in flight, writes first, then the earliest deadline; time-outs, back-off, link.
/// Pure: told of bytes and times, it tells the port what to do; all on one thread.
class BusEngine {
public:
    /// A bus at rest. `clock` and `port` must outlive it; `speed` is how many times faster the workshop's clock runs.
    BusEngine(const BusWiring& wiring, const Clock& clock, double speed, BusPort& port, ScanSink sink);

    /// Takes the devices over; those equal to before go on undisturbed.
    void configure(std::vector<DevicePlan> devices, MonoTime now);
    /// Opens the link and starts polling.
    void start(MonoTime now);
    /// Closes the link; waiting errands end as LinkLost.
    void stop();
    /// The link is open.
    void linkOpened(MonoTime now);
    /// The link could not be opened or is gone; `why` is for people, `reason` for the points.
    void linkLost(MonoTime now, std::string why, Reason reason);
    /// Bytes came.
    void received(modbus::ByteView bytes, MonoTime now);
    /// The time asked for by wakeAt() has come.
    void wake(MonoTime now);
    /// Does one request as soon as the rules allow.
    void ask(Errand errand, MonoTime now);

    /// The bus as wired.
    [[nodiscard]] const BusWiring& wiring() const noexcept { return m_wiring; }
    /// The devices as planned.
    [[nodiscard]] const std::vector<DevicePlan>& devices() const noexcept { return m_devices; }
    /// Counters and quantiles.
    [[nodiscard]] BusStats stats(MonoTime now) const;
    /// The last 256 frames, oldest first.
    [[nodiscard]] std::vector<FrameRecord> frames() const { return m_frames.all(); }

private:
    enum class LinkState : std::uint8_t { Stopped, Opening, Up, Waiting };
    struct Current {
        /// Who is asked; null for somebody who is not wired.
        Slave* slave{};
        std::shared_ptr<Poll> poll;
        /// Of a probe, only the request.
        Poll::Piece piece;
        std::optional<Errand> errand;
        bool probe{false};
        MonoTime sentAt{};
        [[nodiscard]] const modbus::Request& request() const { return errand ? errand->request : piece.request; }
    };
    /// A poll beside the slave it asks, which the map of slaves keeps in its place.
    struct Turn {
        std::shared_ptr<Poll> poll;
        Slave* slave{};
    };

    void step(MonoTime now);
    void drain(MonoTime now);
    void take(const LineEvent& event, MonoTime now);
    void takeAnswer(const LineEvent& event, Current current, MonoTime now);
    void takeFailure(const LineEvent& event, Current current, MonoTime now);
    void pollAnswered(const Current& current, const LineEvent& event, MonoTime now);
    void pollRefused(const Current& current, std::uint8_t code, MonoTime now);
    void pollFailed(const Current& current, const LineEvent& event, MonoTime now);
    void lateReply(const LineEvent& event, MonoTime now);
    void revive(Slave& slave, MonoTime now);
    void missed(Slave& slave, MonoTime now, Reason why);
    void missedByLink(MonoTime now, Reason why);
    [[nodiscard]] unsigned patienceWith(const Slave& slave, Reason why) const;
    void finishIfDone(Poll& poll, MonoTime now);
    void failDuePolls(MonoTime now);
    /// Whether every poll fails now, or only those whose first answers are lost.
    enum class Failing : std::uint8_t { All, Begun };
    void failAll(QualityMark mark, Failing which, MonoTime now);
    void schedule(Poll& poll, MonoTime now);
    void pollNow(Poll& poll, MonoTime now);
    bool sendNext(MonoTime now);
    bool sendErrand(Errand::Rank rank, MonoTime now);
    bool sendPoll(MonoTime now);
    bool sendProbe(MonoTime now);
    void transmit(Current current, Micros patience, MonoTime now);
    void relinkIfDeaf(MonoTime now);
    [[nodiscard]] MonoTime nextWake(MonoTime now) const;
    [[nodiscard]] MonoTime probeTime(const Slave& slave) const;
    [[nodiscard]] bool anyGood() const;
    [[nodiscard]] Slave* findSlave(std::uint8_t unit);
    [[nodiscard]] Duration periodOf(const Poll& poll) const;
    void endErrand(Errand errand, const ErrandEnd& answer);
    void dropErrands();
    void rebuildSlaves();
    void rebuildTurns();
    void countSilent();

    BusWiring m_wiring;
    const Clock& m_clock;
    double m_speed;
    BusPort& m_port;
    ScanSink m_sink;
    Line m_line;
    WireCost m_cost;
    FrameRing m_frames;
    std::vector<DevicePlan> m_devices;
    std::vector<std::vector<std::shared_ptr<Poll>>> m_pollsOfDevice;
    std::vector<Turn> m_turns;
    std::map<std::uint8_t, Slave> m_slaves;
    /// How many of the slaves are silent; while it is none, nobody need look for them.
    std::size_t m_silent{0};
    std::deque<Errand> m_errands;
    std::optional<Current> m_current;
    LinkState m_link{LinkState::Stopped};
    QualityMark m_linkMark{badMark(Reason::PortLost)};
    std::string m_trouble;
    MonoTime m_openAt{};
    Micros m_reopenAfter{};
    MonoTime m_openedAt{};
    MonoTime m_lastHeard{};
    MonoTime m_lastProbe{};
    MonoTime m_probesAgain{};
    MonoTime m_started{};
    Micros m_busy{0};
    std::uint64_t m_linkLosses{0};
    std::uint64_t m_bytesSent{0};
    std::uint64_t m_bytesReceived{0};
    /// Somebody has answered over the link that is open.
    bool m_answered{false};
    bool m_pollHadTurn{false};
    bool m_stepping{false};
};

} // namespace gaffer
