#include "drivers/sim/bus_sim.hpp"

#include <algorithm>

namespace gaffer::sim {

BusSim::BusSim(WorkshopSim& sim, const BusWiring& bus, HostileOptions hostile, Now now)
    : m_sim{sim}, m_bus{bus}, m_hostility{std::move(hostile)}, m_now{std::move(now)}
{
    std::map<std::uint8_t, std::vector<const DeviceWiring*>> units;
    for (const DeviceWiring& device : sim.wiring().devices)
        if (device.bus == bus.id) units[device.unit].push_back(&device);
    for (auto& [unit, devices] : units) m_slaves.push_back(std::make_unique<Slave>(sim, std::move(devices)));
}

/// A lone device with a TCP port of its own also answers to units 0 and 255.
Slave* BusSim::find(std::uint8_t unit)
{
    constexpr std::uint8_t direct = 255;
    const auto found = std::ranges::find_if(m_slaves, [&](const auto& slave) { return slave->unit() == unit; });
    if (found != m_slaves.end()) return found->get();
    const bool alone = m_bus.transport == Transport::Tcp && m_slaves.size() == 1 && (unit == 0 || unit == direct);
    return alone ? m_slaves.front().get() : nullptr;
}

bool BusSim::dropped()
{
    m_sim.advanceTo(m_now());
    return m_sim.dropped(m_bus.id);
}

std::vector<Delivery> BusSim::answer(const Message& request)
{
    ++counts.requests;
    if (request.pdu.empty()) return {};
    m_sim.advanceTo(m_now());
    const bool broadcast = request.unit == 0 && m_bus.transport != Transport::Tcp;
    if (broadcast) {
        for (const auto& slave : m_slaves) slave->answer(request.pdu);
        return {};
    }
    Slave* slave = find(request.unit);
    Message reply{request.unit, {}, request.transaction};
    if (!slave || slave->silent()) {
        if (m_bus.transport != Transport::Tcp || slave) return {};
        reply.pdu = refusalOf(request.pdu.front(), Refusal::TargetSilent);
        return {{{}, framed(m_bus.transport, reply)}};
    }
    reply.pdu = slave->answer(request.pdu);
    ++counts.answered;
    return m_hostility.deliver(m_bus.transport, request, reply);
}

} // namespace gaffer::sim
