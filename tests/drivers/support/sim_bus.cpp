#include "tests/drivers/support/sim_bus.hpp"

namespace gaffer::test {

SimBus::SimBus(const BusWiring& wiring, std::vector<DeviceWiring> devices, double speed)
    : m_tcp{wiring.transport == Transport::Tcp}
{
    clock.speed = speed;
    clock.set(now);
    slave = [this](std::span<const std::uint8_t> frame, MonoTime) {
        return std::vector<Delivery>{{5'000, replyFrame(takeRead(frame, m_tcp), m_tcp)}};
    };
    engine = std::make_unique<BusEngine>(wiring, clock, speed, *this, [this](Scan scan) { scans.push_back(std::move(scan)); });
    std::vector<DevicePlan> plans;
    for (const DeviceWiring& one : devices) plans.push_back(plan(one));
    engine->configure(std::move(plans), now);
    engine->start(now);
}

void SimBus::run(Micros span)
{
    const MonoTime end = now + span;
    for (;;) {
        if (m_opening) {
            m_opening = false;
            m_open = plugged;
            if (plugged)
                engine->linkOpened(now);
            else
                engine->linkLost(now, "no such port", Reason::PortLost);
            continue;
        }
        const MonoTime bytes = m_wire.empty() ? never : m_wire.begin()->first;
        const MonoTime next = std::min(bytes, m_wake);
        if (next > end) break;
        now = std::max(now, next);
        clock.set(now);
        if (bytes <= m_wake) {
            const Octets arrived = std::move(m_wire.begin()->second);
            m_wire.erase(m_wire.begin());
            if (m_open) engine->received(arrived, now);
        } else {
            m_wake = never;
            engine->wake(now);
        }
    }
    now = end;
    clock.set(now);
}

void SimBus::unplug()
{
    plugged = false;
    m_open = false;
    m_wire.clear();
    engine->linkLost(now, "unplugged", Reason::PortLost);
}

void SimBus::openLink()
{
    ++opened;
    m_opening = true;
}

void SimBus::closeLink()
{
    m_open = false;
    m_wire.clear();
}

void SimBus::transmit(modbus::ByteView bytes)
{
    sent.push_back({now, Octets(bytes.begin(), bytes.end())});
    for (Delivery& delivery : slave(bytes, now)) m_wire.emplace(now + Micros{delivery.afterMicros}, std::move(delivery.bytes));
}

std::vector<Scan> SimBus::scansOf(const std::string& device, std::size_t from) const
{
    std::vector<Scan> found;
    for (std::size_t i = from; i < scans.size(); ++i)
        if (scans[i].layout->device.value == device) found.push_back(scans[i]);
    return found;
}

double SimBus::goodShare(const std::vector<Scan>& scans)
{
    double good = 0;
    double all = 0;
    for (const Scan& scan : scans)
        for (const Sample& sample : scan.samples) {
            ++all;
            if (sample.mark.good()) ++good;
        }
    return all > 0 ? good / all : 0;
}

} // namespace gaffer::test
