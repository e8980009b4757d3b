#pragma once

#include "core/wiring/wiring.hpp"
#include "drivers/sim/bus_sim.hpp"

namespace gaffer::sim {

/// 2026-11-23 08:00 in Shanghai.
inline constexpr Instant someMorning = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23};

/// A register of an instrument.
inline PointWiring pointAt(std::string name, Table table, std::uint16_t address, ValueType type)
{
    PointWiring point;
    point.name = std::move(name);
    point.table = table;
    point.address = address;
    point.type = type;
    return point;
}

/// A lampwork bench whose counter, and many quiet points, hang on one bus of this transport: unit 1 with points in all tables.
inline Wiring benchWiring(Transport transport = Transport::Tcp)
{
    Wiring wiring;
    wiring.format = "gaffer-workshop-1";
    wiring.name = "Bench";
    BusWiring bus;
    bus.id = BusId{"bus"};
    bus.transport = transport;
    bus.host = "127.0.0.1";
    bus.port = 0;
    wiring.buses = {bus};
    DeviceWiring device;
    device.id = DeviceId{"io"};
    device.bus = bus.id;
    device.points = {
        pointAt("count", Table::Holding, 0, {ValueKind::Uint16}), pointAt("set", Table::Holding, 10, {ValueKind::Int16}),
        pointAt("t", Table::Input, 0, {ValueKind::Int16}),        pointAt("lamp", Table::Coil, 0, {ValueKind::Bool}),
        pointAt("closed", Table::Discrete, 3, {ValueKind::Bool}), pointAt("total", Table::Holding, 4, {ValueKind::Uint32})};
    device.points[0].counter = true;
    device.points[2].unit = "degC";
    device.points[2].scale = 0.1;
    device.gaps = {{20, 22}};
    wiring.devices = {device};
    FurnaceWiring lamps;
    lamps.id = FurnaceId{"lamps"};
    lamps.kind = FurnaceKind::None;
    wiring.furnaces = {lamps};
    StationWiring station;
    station.id = StationId{"T01"};
    station.furnace = lamps.id;
    station.pieceCounter = PointName{"io.count"};
    wiring.stations = {station};
    return wiring;
}

} // namespace gaffer::sim
