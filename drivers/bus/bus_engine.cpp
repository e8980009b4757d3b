#include "drivers/bus/bus_engine.hpp"

#include <algorithm>
#include <utility>

namespace gaffer {
namespace {

constexpr Micros firstReopen{100'000};
constexpr Micros mostReopen{1'000'000};
constexpr double assumedLatencyMicros = 10'000;
constexpr double assumedRoundTripMicros = 500;

bool overTcp(const BusWiring& wiring) { return wiring.transport != Transport::Rtu; }

LineSettings lineSettings(const BusWiring& wiring)
{
    if (wiring.transport == Transport::Rtu) return serialLine(wiring.baud, wiring.parity, wiring.stopBits);
    return LineSettings{wiring.transport, Micros{0}, Micros{0}};
}

WireCost costOf(const BusWiring& wiring)
{
    if (overTcp(wiring)) return tcpCost(assumedRoundTripMicros);
    const int bits = 1 + 8 + (wiring.parity == Parity::None ? 0 : 1) + wiring.stopBits;
    return serialCost(wiring.baud, bits, assumedLatencyMicros);
}

std::optional<Micros> configuredTimeout(const DeviceWiring& device)
{
    if (!device.timeout) return std::nullopt;
    return Micros{*device.timeout};
}

} // namespace

BusEngine::BusEngine(const BusWiring& wiring, const Clock& clock, double speed, BusPort& port, ScanSink sink)
    : m_wiring{wiring}, m_clock{clock}, m_speed{speed}, m_port{port}, m_sink{std::move(sink)}, m_line{lineSettings(wiring)},
      m_cost{costOf(wiring)}
{
    GAFFER_CHECK(speed > 0);
}

void BusEngine::configure(std::vector<DevicePlan> devices, MonoTime now)
{
    std::vector<std::vector<std::shared_ptr<Poll>>> polls;
    for (const DevicePlan& device : devices) {
        const auto same = std::find(m_devices.begin(), m_devices.end(), device);
        if (same != m_devices.end()) {
            polls.push_back(m_pollsOfDevice[static_cast<std::size_t>(same - m_devices.begin())]);
            continue;
        }
        polls.push_back(pollsOf(device, m_cost));
        for (const auto& poll : polls.back()) pollNow(*poll, now);
    }
    m_devices = std::move(devices);
    m_pollsOfDevice = std::move(polls);
    rebuildSlaves();
    rebuildTurns();
    if (m_link != LinkState::Stopped) step(now);
}

void BusEngine::rebuildSlaves()
{
    std::map<std::uint8_t, std::optional<Micros>> timeouts;
    for (const DevicePlan& device : m_devices) {
        std::optional<Micros>& longest = timeouts[device.wiring.unit];
        longest = std::max(longest, configuredTimeout(device.wiring));
    }
    for (const auto& [unit, timeout] : timeouts) m_slaves.try_emplace(unit, unit, timeout).first->second.configure(timeout);
    std::erase_if(m_slaves, [&](const auto& entry) { return !timeouts.contains(entry.first); });
    countSilent();
}

void BusEngine::rebuildTurns()
{
    m_turns.clear();
    for (const auto& ofDevice : m_pollsOfDevice)
        for (const auto& poll : ofDevice) m_turns.push_back({poll, findSlave(poll->unit())});
    const auto asking = [&](const Turn& turn) { return turn.poll == m_current->poll; };
    if (!m_current) return;
    if (std::none_of(m_turns.begin(), m_turns.end(), asking)) m_current->poll.reset();
    m_current->slave = findSlave(m_current->request().rule.unit);
}

void BusEngine::countSilent()
{
    const auto silent = [](const auto& entry) { return entry.second.silent(); };
    m_silent = static_cast<std::size_t>(std::count_if(m_slaves.begin(), m_slaves.end(), silent));
}

void BusEngine::start(MonoTime now)
{
    GAFFER_CHECK(m_link == LinkState::Stopped);
    m_started = now;
    m_reopenAfter = firstReopen;
    m_link = LinkState::Opening;
    for (const auto& [poll, slave] : m_turns) pollNow(*poll, now);
    m_port.openLink();
    step(now);
}

void BusEngine::stop()
{
    if (m_link == LinkState::Stopped) return;
    m_link = LinkState::Stopped;
    m_line.reset();
    m_port.closeLink();
    dropErrands();
}

/// The link is gone: whatever waits for an answer is told so.
void BusEngine::dropErrands()
{
    if (m_current && m_current->errand) endErrand(std::move(*m_current->errand), {AnswerKind::LinkLost, 0, {}, {}});
    m_current.reset();
    for (auto errands = std::exchange(m_errands, {}); Errand & errand : errands)
        endErrand(std::move(errand), {AnswerKind::LinkLost, 0, {}, {}});
}

void BusEngine::linkOpened(MonoTime now)
{
    if (m_link != LinkState::Opening) return;
    m_link = LinkState::Up;
    m_openedAt = now;
    m_lastHeard = now;
    m_answered = false;
    m_trouble.clear();
    m_line.reset();
    for (auto& [unit, slave] : m_slaves) slave.probeNow(now);
    m_probesAgain = now;
    // A silent slave's points stay on their grid: each new link would else put bad values between.
    for (const auto& [poll, slave] : m_turns)
        if (!slave->silent()) pollNow(*poll, now);
    step(now);
}

void BusEngine::linkLost(MonoTime now, std::string why, Reason reason)
{
    if (m_link == LinkState::Stopped) return;
    if (m_link == LinkState::Up) ++m_linkLosses;
    const bool fruitless = m_link == LinkState::Up && !m_answered;
    if (std::exchange(m_answered, false)) m_reopenAfter = firstReopen;
    // A link that was opened and lost again without an answer is no news: the points are bad already.
    const bool news = m_reopenAfter == firstReopen;
    m_link = LinkState::Waiting;
    m_openAt = now + m_reopenAfter;
    m_reopenAfter = std::min(m_reopenAfter * 2, mostReopen);
    m_trouble = std::move(why);
    m_linkMark = badMark(reason);
    m_line.reset();
    m_port.closeLink();
    if (fruitless) missedByLink(now, reason);
    dropErrands();
    failAll(m_linkMark, news ? Failing::All : Failing::Begun, now);
    step(now);
}

void BusEngine::received(modbus::ByteView bytes, MonoTime now)
{
    if (m_link != LinkState::Up) return;
    m_bytesReceived += bytes.size();
    m_frames.add(m_clock.now(), now, FrameWay::Received, bytes);
    m_line.received(bytes, now);
    step(now);
}

void BusEngine::wake(MonoTime now)
{
    if (m_link != LinkState::Stopped) step(now);
}

void BusEngine::ask(Errand errand, MonoTime now)
{
    if (m_link != LinkState::Up) return endErrand(std::move(errand), {AnswerKind::LinkLost, 0, {}, {}});
    if (!errand.topic.empty()) {
        const auto older =
            std::find_if(m_errands.begin(), m_errands.end(), [&](const Errand& e) { return e.topic == errand.topic; });
        if (older != m_errands.end()) {
            Errand withdrawn = std::exchange(*older, std::move(errand));
            return endErrand(std::move(withdrawn), {AnswerKind::Withdrawn, 0, {}, {}});
        }
    }
    m_errands.push_back(std::move(errand));
    step(now);
}

void BusEngine::endErrand(Errand errand, const ErrandEnd& answer)
{
    if (errand.done) errand.done(answer);
}

void BusEngine::step(MonoTime now)
{
    if (std::exchange(m_stepping, true)) return;
    drain(now);
    m_stepping = false;
    if (m_link != LinkState::Stopped) m_port.wakeAt(nextWake(now));
}

void BusEngine::drain(MonoTime now)
{
    while (auto event = m_line.next(now)) {
        take(*event, now);
        if (m_link != LinkState::Up) break;
    }
    if (m_link == LinkState::Waiting && now >= m_openAt) {
        m_link = LinkState::Opening;
        m_port.openLink();
    }
    failDuePolls(now);
    relinkIfDeaf(now);
    while (m_link == LinkState::Up && !m_line.busy() && now >= m_line.sendableAt() && sendNext(now)) {
    }
}

Duration BusEngine::periodOf(const Poll& poll) const
{
    constexpr double leastWallMillis = 100;
    const Duration least{static_cast<std::int64_t>(leastWallMillis * m_speed)};
    return std::max({poll.layout().every, least, Duration{1}});
}

/// The next instant of the poll's grid: multiples of its period since the UTC epoch, in the workshop's time.
void BusEngine::schedule(Poll& poll, MonoTime now)
{
    const Instant present = m_clock.now();
    const Duration period = periodOf(poll);
    Instant grid{present.time_since_epoch() / period * period + period};
    if (grid <= poll.scheduled) grid = poll.scheduled + period;
    poll.scheduled = grid;
    const auto ahead = std::chrono::duration<double, std::milli>{static_cast<double>((grid - present).count()) / m_speed};
    poll.due = now + std::chrono::duration_cast<Micros>(ahead);
}

/// Polls at once, off the grid: after a start, a return or a reload.
void BusEngine::pollNow(Poll& poll, MonoTime now)
{
    if (poll.running) return;
    poll.scheduled = m_clock.now();
    poll.due = now;
}

void BusEngine::failDuePolls(MonoTime now)
{
    const bool down = m_link != LinkState::Up;
    if (down ? m_trouble.empty() : m_silent == 0) return;
    for (const auto& [poll, slave] : m_turns) {
        const bool asking = m_current && m_current->poll == poll;
        if (asking || poll->due > now || !(down || slave->silent())) continue;
        const QualityMark mark = down ? m_linkMark : badMark(slave->trouble());
        m_sink(poll->failedScan(mark, poll->scheduled, m_clock.now()));
        schedule(*poll, now);
    }
}

void BusEngine::failAll(QualityMark mark, Failing which, MonoTime now)
{
    for (const auto& [poll, slave] : m_turns) {
        if (which == Failing::Begun && !poll->running) continue;
        const Instant present = m_clock.now();
        m_sink(poll->failedScan(mark, poll->running ? poll->scheduled : present, present));
        schedule(*poll, now);
    }
}

Slave* BusEngine::findSlave(std::uint8_t unit)
{
    const auto found = m_slaves.find(unit);
    return found == m_slaves.end() ? nullptr : &found->second;
}

bool BusEngine::anyGood() const
{
    return std::any_of(m_slaves.begin(), m_slaves.end(), [](const auto& entry) { return entry.second.good(); });
}

BusStats BusEngine::stats(MonoTime now) const
{
    BusStats stats;
    stats.bus = m_wiring.id;
    stats.linkUp = m_link == LinkState::Up;
    stats.linkLosses = m_linkLosses;
    stats.bytesSent = m_bytesSent;
    stats.bytesReceived = m_bytesReceived;
    stats.trouble = m_trouble;
    const Micros running = now - m_started;
    constexpr double percent = 100;
    if (running > Micros{0})
        stats.loadPercent = percent * static_cast<double>(m_busy.count()) / static_cast<double>(running.count());
    for (const auto& [unit, slave] : m_slaves) {
        const SlaveStats one = stats.slaves.emplace_back(slave.stats());
        SlaveStats& all = stats.total;
        all.requests += one.requests;
        all.answers += one.answers;
        all.timeouts += one.timeouts;
        all.damaged += one.damaged;
        all.late += one.late;
        all.strays += one.strays;
        all.retries += one.retries;
        all.exceptions += one.exceptions;
        for (std::size_t i = 0; i < all.exceptionsByCode.size(); ++i) all.exceptionsByCode[i] += one.exceptionsByCode[i];
        all.timeout = std::max(all.timeout, one.timeout);
        all.latencyP50 = std::max(all.latencyP50, one.latencyP50);
        all.latencyP99 = std::max(all.latencyP99, one.latencyP99);
    }
    return stats;
}

} // namespace gaffer
