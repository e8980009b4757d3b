#pragma once

#include "core/base/result.hpp"
#include "drivers/sim/bus_sim.hpp"

#include <boost/asio/io_context.hpp>

#include <memory>

namespace gaffer::sim {

/// Serves a bus of transport tcp or rtu-over-tcp on its host and port; lives on the thread that runs the io_context.
class TcpService {
public:
    /// At rest; `bus` outlives it.
    TcpService(boost::asio::io_context& io, BusSim& bus);
    ~TcpService();
    TcpService(const TcpService&) = delete;
    TcpService& operator=(const TcpService&) = delete;

    /// Begins to listen; Conflict when the port is taken, BadInput when the host is none of this computer.
    Outcome start();
    /// Looks whether the link is down: drops and refuses connections while it is. Call it often.
    void watch();
    /// The port it listens on, for a bus whose wiring says port 0; 0 at rest.
    [[nodiscard]] std::uint16_t port() const;

private:
    class Impl;
    std::shared_ptr<Impl> m_impl;
};

} // namespace gaffer::sim
