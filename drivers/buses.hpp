#pragma once

#include "core/base/result.hpp"
#include "core/ports/clock.hpp"
#include "core/sensing/reading.hpp"
#include "core/wiring/wiring.hpp"
#include "drivers/bus/bus_stats.hpp"

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

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace gaffer
