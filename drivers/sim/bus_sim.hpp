#pragma once

#include "drivers/sim/hostility.hpp"
#include "drivers/sim/slave.hpp"

#include <functional>
#include <memory>
#include <vector>

namespace gaffer::sim {

/// What happened on a simulated bus.
struct BusCounts {
    std::uint64_t requests{};
    std::uint64_t answered{};
    /// Requests that could not be read.
    std::uint64_t damaged{};
    /// Requests that began less than 3.5 characters after the end of the last frame.
    std::uint64_t silenceViolations{};
};

/// The slaves of one bus and their hostility, free of any socket.
class BusSim {
public:
    /// Gives the running time of the workshop.
    using Now = std::function<Instant()>;

    /// The devices of `bus` in `sim`, which outlives this.
    BusSim(WorkshopSim& sim, const BusWiring& bus, HostileOptions hostile, Now now);

    /// What is sent in answer to a request; nothing when nobody answers. A broadcast is done by all and answered by none.
    std::vector<Delivery> answer(const Message& request);
    /// The link is down now: no connection lives.
    [[nodiscard]] bool dropped();
    /// The bus's wiring.
    [[nodiscard]] const BusWiring& bus() const { return m_bus; }
    /// Counts, kept by this and by what serves it.
    BusCounts counts;

private:
    [[nodiscard]] Slave* find(std::uint8_t unit);

    WorkshopSim& m_sim;
    const BusWiring& m_bus;
    Hostility m_hostility;
    Now m_now;
    std::vector<std::unique_ptr<Slave>> m_slaves;
};

} // namespace gaffer::sim
