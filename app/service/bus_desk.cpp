#include "app/service/bus_desk.hpp"

#include <array>
#include <string_view>

namespace gaffer {
namespace {

Payload json(std::string text) { return {std::move(text), {}}; }

/// The drivers' counters in the written form of the wire, which the drivers do not know.
wire::SlaveStatus statusOf(const SlaveStats& stats)
{
    return {stats.unit,
            stats.silent,
            stats.requests,
            stats.answers,
            stats.exceptions,
            stats.latencyP50.count(),
            stats.latencyP99.count(),
            stats.timeout.count(),
            stats.timeouts,
            stats.retries,
            stats.late,
            stats.damaged,
            stats.strays};
}

wire::BusStatus statusOf(const BusStats& stats)
{
    const SlaveStats& total = stats.total;
    wire::BusStatus status{
        stats.bus,  stats.linkUp,     stats.trouble,    total.requests,    total.answers,   total.timeouts,      total.damaged,
        total.late, total.exceptions, stats.linkLosses, stats.loadPercent, stats.bytesSent, stats.bytesReceived, {}};
    for (const SlaveStats& slave : stats.slaves) status.slaves.push_back(statusOf(slave));
    return status;
}

/// Frames are shown as the manuals of instruments print them.
std::string hexOf(const std::vector<std::uint8_t>& bytes)
{
    static constexpr std::string_view digits{"0123456789abcdef"};
    constexpr unsigned high = 4;
    constexpr unsigned low = 15;
    std::string text;
    for (const std::uint8_t byte : bytes) {
        text += digits[byte >> high];
        text += digits[byte & low];
    }
    return text;
}

} // namespace

// Copies: the drivers go on counting while the answer is written.
std::vector<wire::BusStatus> BusDesk::status() const
{
    std::vector<wire::BusStatus> list;
    for (const BusStats& stats : m_buses.stats()) list.push_back(statusOf(stats));
    return list;
}

Result<Payload> BusDesk::frames(const wire::query::GetFrames& asked) const
{
    const auto frames = m_buses.frames(asked.bus);
    if (!frames) return frames.error();
    std::vector<wire::FrameLine> lines;
    for (const FrameRecord& frame : *frames)
        lines.push_back({frame.time, frame.mono.time_since_epoch().count(), frame.way == FrameWay::Sent ? "sent" : "received",
                         hexOf(frame.bytes)});
    return json(wire::write(lines));
}

void BusDesk::read(const wire::query::ReadBus& asked, const Reply& reply)
{
    m_buses.read(asked.bus, asked.unit, asked.table, asked.address, asked.count,
                 [reply](const Result<std::vector<std::uint16_t>>& words) {
                     if (!words) return reply(words.error());
                     reply(json(wire::write(*words)));
                 });
}

void BusDesk::scan(const wire::query::ScanBus& asked, const Reply& reply)
{
    // Refused before a byte is on the wire; address 0 would be a broadcast.
    if (asked.first < 1 || asked.first > asked.last || asked.last > wire::query::ScanBus::lastUnit)
        return reply(Fault{FaultCode::BadInput, "bus.scanRange", "a scan goes from a first to a last address of 1 to 247", {}});
    ScanOrder order;
    order.first = asked.first;
    order.last = asked.last;
    // A scan of a slow line takes minutes; it runs between the polls and answers when it is over.
    order.done = [reply](const std::vector<FoundSlave>& found) {
        std::vector<wire::FoundDevice> devices;
        for (const FoundSlave& slave : found) devices.push_back({slave.unit, slave.profile, slave.identity});
        reply(json(wire::write(devices)));
    };
    if (const Outcome begun = m_buses.scan(asked.bus, std::move(order)); !begun) reply(begun.error());
}

void BusDesk::write(const wire::query::WritePoint& asked, Role role, const Reply& reply)
{
    m_buses.writePoint({asked.point, asked.value, actsAs(role)}, [reply](const Outcome& written) {
        if (!written) return reply(written.error());
        reply(json("true"));
    });
}

// The wiring names the least role that may write; who stands above it may as well.
std::vector<std::string> actsAs(Role role)
{
    struct Row {
        Role word;
        RoleSet who;
    };
    static constexpr std::array rows{Row{Role::Worker, everyone},
                                     Row{Role::Tender, tenders},
                                     Row{Role::Supervisor, leaders},
                                     Row{Role::Maintenance, setters},
                                     Row{Role::Manager, {Role::Manager, Role::Admin}},
                                     Row{Role::Admin, {Role::Admin}}};
    std::vector<std::string> words;
    for (const Row& row : rows)
        if (row.who.has(role)) words.emplace_back(nameOf(row.word));
    return words;
}

} // namespace gaffer
