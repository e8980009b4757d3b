#pragma once

#include "core/base/result.hpp"
#include "drivers/sim/bus_sim.hpp"

#include <boost/asio/io_context.hpp>

#include <memory>
#include <string>

namespace gaffer::sim {

/// Serves a bus of transport rtu on a tty at the pace of its wire: a request counts as received when its last bit would have
/// arrived, replies come after 3.5 characters and byte by byte as the line would bring them, and requests that begin too soon
/// after the last frame are counted. Lives on the thread that runs the io_context.
class SerialService {
public:
    /// At rest; `bus` outlives it. `tty` is the slave's end of the line.
    SerialService(boost::asio::io_context& io, BusSim& bus, std::string tty);
    ~SerialService();
    SerialService(const SerialService&) = delete;
    SerialService& operator=(const SerialService&) = delete;

    /// Opens the tty; Unavailable when it cannot be opened. A tty that goes away later is opened again when it comes back.
    Outcome start();

private:
    class Impl;
    std::shared_ptr<Impl> m_impl;
};

} // namespace gaffer::sim
