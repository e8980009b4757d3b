#pragma once

#include "core/ports/clock.hpp"
#include "core/wiring/wiring.hpp"
#include "drivers/bus/mono_time.hpp"

namespace gaffer::test {

/// A clock that is moved by hand.
class HandClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return std::chrono::floor<Duration>(m_start + m_passed); }
    void set(MonoTime time) { m_passed = std::chrono::floor<Micros>(time.time_since_epoch() * speed); }
    /// How many times faster than the wall it runs.
    double speed{1};

private:
    std::chrono::sys_time<Micros> m_start{fromMillis(1'800'000'000'000)};
    Micros m_passed{0};
};

/// The computer's own clock.
class WallClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return std::chrono::floor<Duration>(std::chrono::system_clock::now()); }
};

inline BusWiring tcpBus(std::uint16_t port)
{
    BusWiring bus;
    bus.id = BusId{"bus"};
    bus.host = "127.0.0.1";
    bus.port = port;
    return bus;
}

inline BusWiring rtuBus(const std::string& device = "/dev/none", std::uint32_t baud = 9600)
{
    BusWiring bus;
    bus.id = BusId{"bus"};
    bus.transport = Transport::Rtu;
    bus.device = device;
    bus.baud = baud;
    return bus;
}

inline PointWiring holdingPoint(const std::string& name, std::uint16_t address, ValueKind kind = ValueKind::Int16)
{
    PointWiring point;
    point.name = name;
    point.table = Table::Holding;
    point.address = address;
    point.type = ValueType{kind, 0};
    return point;
}

inline DeviceWiring device(const std::string& id, std::uint8_t unit, std::vector<PointWiring> points)
{
    DeviceWiring wiring;
    wiring.id = DeviceId{id};
    wiring.bus = BusId{"bus"};
    wiring.unit = unit;
    wiring.points = std::move(points);
    return wiring;
}

/// The registers of the replaying furnace slave.
inline DeviceWiring furnaceDevice(std::uint8_t unit = 1)
{
    std::vector<PointWiring> points;
    for (int i = 0; i < 6; ++i) {
        PointWiring point = holdingPoint("t" + std::to_string(i + 1), static_cast<std::uint16_t>(i));
        point.scale = 0.1;
        point.unit = "degC";
        point.valid = {0, 1700};
        points.push_back(point);
    }
    points.push_back(holdingPoint("row", 9, ValueKind::Uint16));
    points.push_back(holdingPoint("millis", 10, ValueKind::Uint32));
    PointWiring broken = holdingPoint("broken", 12);
    broken.scale = 0.1;
    broken.sentinels = {{"31000", "sensor-break"}};
    points.push_back(broken);
    PointWiring count = holdingPoint("count1", 20, ValueKind::Uint16);
    count.counter = true;
    points.push_back(count);
    PointWiring closed;
    closed.name = "closed1";
    closed.table = Table::Discrete;
    closed.type = ValueType{ValueKind::Bool, 0};
    points.push_back(closed);
    return device("io", unit, std::move(points));
}

} // namespace gaffer::test
