#pragma once

#include "core/base/result.hpp"
#include "drivers/bus/bus_engine.hpp"

#include <functional>
#include <memory>
#include <span>
#include <string>

namespace gaffer {

/// What a person wants written, and who asks.
struct WriteOrder {
    PointName point;
    /// Engineering value.
    double value{};
    /// Every role the person holds.
    std::vector<std::string> roles;
};

/// Told how a write ended: Done after the read-back matched, else why not.
using WriteDone = std::function<void(Outcome)>;

/// What a device's wiring says about writing one of its points; NotFound, NotAllowed or BadInput when it must not be written.
/// Nothing goes on the wire here.
Result<PointWiring> allowedWrite(const DevicePlan& device, const WriteOrder& order);

/// The request that writes `number` (before scale and offset) to a point; BadInput when the point's type cannot hold it.
Result<modbus::Request> writeRequestFor(const DevicePlan& device, const PointWiring& point, double number);

/// The request that reads a point.
modbus::Request readRequestFor(const DevicePlan& device, const PointWiring& point);

/// What a write asks on its way; a member that is empty is not asked.
struct WriteGuards {
    /// Whether memory that wears out may be written now; else the fault that refuses it.
    std::function<Outcome()> memoryRested;
    /// True when a newer value was asked for: the older one goes no further.
    std::function<bool()> superseded;
};

/// Puts an allowed write on the wire: the point that enables it first, if there is one; then the value; then reads it back. A
/// point in memory that wears out is read first: when it holds the value already nothing is written. `ask` hands an errand to the
/// bus; `done` is called exactly once.
void carryOut(const DevicePlan& device, const PointWiring& point, double value, const std::function<void(Errand)>& ask,
              WriteDone done, WriteGuards guards = {});

} // namespace gaffer
