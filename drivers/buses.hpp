#pragma once

#include "core/base/result.hpp"
#include "core/ports/clock.hpp"
#include "core/sensing/reading.hpp"
#include "core/wiring/wiring.hpp"
#include "drivers/bus/bus_stats.hpp"
#include "drivers/bus/write_order.hpp"
#include "drivers/scan/slave_scan.hpp"

#include <functional>
#include <memory>
#include <vector>

namespace boost::asio {
class io_context;
}

namespace gaffer {

/// All buses of a workshop: reads every point at its period and hands out scans. Everything happens on the thread that runs the
/// io_context; every function is called there too.
class Buses {
public:
    /// Takes each scan over as it is made, on the io thread.
    using Sink = std::function<void(Scan)>;

    /// At rest. `clock` is the workshop's running time, `speed` how many times faster than the wall it runs. Profiles named in
    /// the wiring are resolved here; a device with an unknown profile keeps its own points only.
    Buses(boost::asio::io_context& io, const Wiring& wiring, const Clock& clock, double speed, Sink sink);
    ~Buses();
    Buses(const Buses&) = delete;
    Buses& operator=(const Buses&) = delete;

    /// Opens the links and polls.
    void start();
    /// Closes the links; no scan comes after it.
    void stop();
    /// Takes an edit over: buses that did not change go on undisturbed, on a changed bus the unchanged devices do.
    void apply(const Wiring& wiring);
    /// Counters and quantiles of every bus, in the order of the wiring.
    [[nodiscard]] std::vector<BusStats> stats() const;
    /// The last 256 frames of a bus, oldest first; NotFound for an unknown bus.
    [[nodiscard]] Result<std::vector<FrameRecord>> frames(const BusId& bus) const;
    /// Writes a point that the wiring allows to be written: role, limits and type are checked before a byte goes on the wire, a
    /// value in memory that wears out is written at most once a minute and only when it differs, and the value is read back.
    /// `done` is called once, perhaps before this returns.
    void writePoint(const WriteOrder& order, WriteDone done);
    /// Reads 1 to 125 registers or 2000 bits once; `done` is called once, perhaps before this returns.
    void read(const BusId& bus, std::uint8_t unit, Table table, std::uint16_t address, std::uint16_t count,
              std::function<void(Result<std::vector<std::uint16_t>>)> done);
    /// Sends any PDU (function code and data, 1 to 253 bytes) and gives the reply PDU; only unit and function are checked.
    void raw(const BusId& bus, std::uint8_t unit, std::vector<std::uint8_t> pdu,
             std::function<void(Result<std::vector<std::uint8_t>>)> done);
    /// Looks for slaves between the polls of a bus; NotFound for an unknown bus, Unavailable for one that is not connected, and then
    /// `order.done` is not called.
    Outcome scan(const BusId& bus, ScanOrder order);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace gaffer
