#pragma once

#include "app/server/backend.hpp"
#include "core/wire/answers.hpp"
#include "core/wire/queries.hpp"
#include "drivers/buses.hpp"

#include <functional>
#include <string>
#include <vector>

namespace gaffer {

/// What seats may ask of the buses, in the words of the wire. Every function belongs to the io thread; replies come there,
/// perhaps before the call returns.
class BusDesk {
public:
    using Reply = Backend::Reply<Payload>;
    /// The buses outlive it.
    explicit BusDesk(Buses& buses) : m_buses{buses} {}

    /// Counters of every bus and its slaves.
    [[nodiscard]] std::vector<wire::BusStatus> status() const;
    /// The last frames of a bus; NotFound for an unknown bus.
    [[nodiscard]] Result<Payload> frames(const wire::query::GetFrames& asked) const;
    /// Reads registers or bits once.
    void read(const wire::query::ReadBus& asked, const Reply& reply);
    /// Looks for devices; BadInput for addresses outside 1 to 247.
    void scan(const wire::query::ScanBus& asked, const Reply& reply);
    /// Writes a point for a person of that role, if the wiring allows it, and reads it back.
    void write(const wire::query::WritePoint& asked, Role role, const Reply& reply);
    /// Takes an edited wiring over.
    void apply(const Wiring& wiring) { m_buses.apply(wiring); }

private:
    Buses& m_buses;
};

/// The words of the roles that a person of `role` may act as: a manager may write what a tender may.
std::vector<std::string> actsAs(Role role);

} // namespace gaffer
