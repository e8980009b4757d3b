#pragma once

#include "core/base/field.hpp"
#include "core/base/instant.hpp"
#include "core/base/result.hpp"

#include <array>
#include <string>
#include <string_view>

namespace gaffer::sim {

/// What can go wrong in the simulated workshop.
enum class IncidentKind : std::uint8_t {
    PowerCut,
    GasCut,
    DoorOpen,
    Charge,
    PotCrack,
    SensorBreak,
    SensorFreeze,
    CounterReset,
    CounterJump,
    CounterStuck,
    MouldCrack,
    StationStop,
    LehrOff,
    SlaveSilent,
    LinkDrop,
};
} // namespace gaffer::sim

namespace gaffer {

template <> inline constexpr std::array enumNames<sim::IncidentKind>{
    EnumName<sim::IncidentKind>{sim::IncidentKind::PowerCut, "power-cut"},
    EnumName<sim::IncidentKind>{sim::IncidentKind::GasCut, "gas-cut"},
    EnumName<sim::IncidentKind>{sim::IncidentKind::DoorOpen, "door-open"},
    EnumName<sim::IncidentKind>{sim::IncidentKind::Charge, "charge"},
    EnumName<sim::IncidentKind>{sim::IncidentKind::PotCrack, "pot-crack"},
    EnumName<sim::IncidentKind>{sim::IncidentKind::SensorBreak, "sensor-break"},
    EnumName<sim::IncidentKind>{sim::IncidentKind::SensorFreeze, "sensor-freeze"},
    EnumName<sim::IncidentKind>{sim::IncidentKind::CounterReset, "counter-reset"},
    EnumName<sim::IncidentKind>{sim::IncidentKind::CounterJump, "counter-jump"},
    EnumName<sim::IncidentKind>{sim::IncidentKind::CounterStuck, "counter-stuck"},
    EnumName<sim::IncidentKind>{sim::IncidentKind::MouldCrack, "mould-crack"},
    EnumName<sim::IncidentKind>{sim::IncidentKind::StationStop, "station-stop"},
    EnumName<sim::IncidentKind>{sim::IncidentKind::LehrOff, "lehr-off"},
    EnumName<sim::IncidentKind>{sim::IncidentKind::SlaveSilent, "slave-silent"},
    EnumName<sim::IncidentKind>{sim::IncidentKind::LinkDrop, "link-drop"},
};

} // namespace gaffer

namespace gaffer::sim {

/// Something that goes wrong at a time, to a thing, for a while or by an amount.
struct Incident {
    Instant at{};
    std::string target;
    IncidentKind kind{IncidentKind::PowerCut};
    /// How long it lasts, for the kinds that last.
    Duration length{std::chrono::minutes{10}};
    /// Kilograms or pieces, for the kinds that have an amount.
    double amount{};
    bool operator==(const Incident&) const = default;
};

/// Reads an incident as "WHEN TARGET KIND [LENGTH|AMOUNT]": WHEN is a local time of day as 02:10 (the next one after `start`), a
/// span after the start as +90s, or a time with zone. BadInput tells what is wrong.
Result<Incident> parseIncident(std::string_view text, Instant start, Duration utcOffset);

/// The kinds with their targets and what they do, one a line, for --help.
std::string incidentHelp();

} // namespace gaffer::sim
