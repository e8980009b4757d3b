#pragma once

#include "drivers/sim/bus_sim.hpp"
#include "drivers/sim/serial_service.hpp"
#include "drivers/sim/tcp_service.hpp"

#include <boost/asio/steady_timer.hpp>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace gaffer::sim {

/// How a simulated workshop is served.
struct ServeOptions {
    /// Bus id to the tty on which a bus of transport rtu is served.
    std::map<std::string, std::string> ttys;
    HostileOptions hostile;
};

/// Puts every bus of a simulated workshop on its wire and lets the workshop live on; all on the thread that runs the io_context.
class SimServer {
public:
    /// At rest; `sim` outlives it, `now` gives the running time of the workshop.
    SimServer(boost::asio::io_context& io, WorkshopSim& sim, ServeOptions options, BusSim::Now now);

    /// Begins to serve. A bus of transport rtu without a tty is left alone. BadInput, Conflict or Unavailable name the bus.
    Outcome start();
    /// Stops serving.
    void stop();
    /// Buses that are not served because no tty was given.
    [[nodiscard]] const std::vector<std::string>& unserved() const { return m_unserved; }
    /// A line of counts for each bus and one for each station, of what it really made.
    [[nodiscard]] std::string report() const;
    /// The port on which a bus is served; 0 when it is none.
    [[nodiscard]] std::uint16_t portOf(const BusId& bus) const;

private:
    void tick();

    boost::asio::io_context& m_io;
    WorkshopSim& m_sim;
    ServeOptions m_options;
    BusSim::Now m_now;
    boost::asio::steady_timer m_timer;
    std::vector<std::unique_ptr<BusSim>> m_buses;
    std::vector<std::unique_ptr<TcpService>> m_tcp;
    std::vector<std::unique_ptr<SerialService>> m_serial;
    std::map<std::string, TcpService*> m_byBus;
    std::vector<std::string> m_unserved;
};

} // namespace gaffer::sim
