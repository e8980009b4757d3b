#include "drivers/sim/sim_server.hpp"

#include <algorithm>
#include <cmath>

namespace gaffer::sim {
namespace {

constexpr std::chrono::milliseconds tickLength{50};

} // namespace

SimServer::SimServer(boost::asio::io_context& io, WorkshopSim& sim, ServeOptions options, BusSim::Now now)
    : m_io{io}, m_sim{sim}, m_options{std::move(options)}, m_now{std::move(now)}, m_timer{io}
{
}

Outcome SimServer::start()
{
    const auto& buses = m_sim.wiring().buses;
    for (const auto& [bus, tty] : m_options.ttys) {
        const auto found = std::ranges::find(buses, BusId{bus}, &BusWiring::id);
        if (found == buses.end() || found->transport != Transport::Rtu)
            return Fault{FaultCode::BadInput, "sim.rtu", "the workshop has no bus " + bus + " of transport rtu", {bus}};
    }
    for (const BusWiring& bus : buses) {
        m_buses.push_back(std::make_unique<BusSim>(m_sim, bus, m_options.hostile, m_now));
        Outcome begun = Done{};
        if (bus.transport != Transport::Rtu) {
            m_tcp.push_back(std::make_unique<TcpService>(m_io, *m_buses.back()));
            m_byBus[bus.id.value] = m_tcp.back().get();
            begun = m_tcp.back()->start();
        } else if (const auto tty = m_options.ttys.find(bus.id.value); tty != m_options.ttys.end()) {
            m_serial.push_back(std::make_unique<SerialService>(m_io, *m_buses.back(), tty->second));
            begun = m_serial.back()->start();
        } else
            m_unserved.push_back(bus.id.value);
        if (!begun) return begun;
    }
    tick();
    return Done{};
}

void SimServer::stop()
{
    boost::system::error_code ignored;
    m_timer.cancel(ignored);
    m_byBus.clear();
    m_tcp.clear();
    m_serial.clear();
}

void SimServer::tick()
{
    m_sim.advanceTo(m_now());
    for (const auto& service : m_tcp) service->watch();
    m_timer.expires_after(tickLength);
    m_timer.async_wait([this](const boost::system::error_code& error) {
        if (!error) tick();
    });
}

std::uint16_t SimServer::portOf(const BusId& bus) const
{
    const auto found = m_byBus.find(bus.value);
    return found == m_byBus.end() ? std::uint16_t{0} : found->second->port();
}

std::string SimServer::report() const
{
    std::string text;
    for (const auto& bus : m_buses) {
        const BusCounts& counts = bus->counts;
        text += "bus " + bus->bus().id.value + ": requests " + std::to_string(counts.requests) + ", answered " +
                std::to_string(counts.answered) + ", damaged " + std::to_string(counts.damaged);
        if (bus->bus().transport == Transport::Rtu) text += ", t3.5 violations " + std::to_string(counts.silenceViolations);
        text += "\n";
    }
    // What no counter, good or broken, can have told the master: the far end to compare its figures with.
    for (const StationWiring& station : m_sim.wiring().stations) {
        const StationTruth& truth = m_sim.truth(station.id);
        text += "station " + station.id.value + ": made " + std::to_string(truth.made) + ", good " + std::to_string(truth.good) +
                ", mould cycles " + std::to_string(truth.mouldCycles) + "\n";
    }
    for (const FurnaceWiring& furnace : m_sim.wiring().furnaces) {
        const FurnaceSim* lives = m_sim.furnace(furnace.id);
        for (std::size_t pot = 0; lives && pot < furnace.pots.size(); ++pot)
            text += "pot " + furnace.pots[pot].id.value + ": glass " + std::to_string(std::lround(lives->glassLeft(pot).value)) + " kg\n";
    }
    return text;
}

} // namespace gaffer::sim
