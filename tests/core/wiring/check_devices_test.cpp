#include "tests/core/wiring/wiring_example.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

using Pointers = std::vector<std::string>;

TEST(CheckDevices, RefusesTwoBusesOnOneSerialPortOrOneEndpoint)
{
    Wiring wiring = exampleWiring();
    wiring.buses.push_back({BusId{"line2"}, Transport::Rtu, "", 502, "/dev/ttyS0"});
    wiring.buses.push_back({BusId{"net2"}, Transport::RtuOverTcp, "127.0.0.1", 1502});
    EXPECT_EQ(mistakesOf(wiring), (Pointers{"/buses/2/device", "/buses/3/port"}));
}

TEST(CheckDevices, AllowsTheDirectUnitsOnTcpOnly)
{
    Wiring wiring = exampleWiring();
    wiring.devices[1].unit = 255;
    EXPECT_EQ(mistakesOf(wiring), Pointers{});
    wiring.buses[1].transport = Transport::RtuOverTcp;
    EXPECT_EQ(mistakesOf(wiring), Pointers{"/devices/1/unit"});
}

TEST(CheckDevices, AllowsTwoEntriesForOneInstrumentWithPointsOfTheirOwn)
{
    Wiring wiring = exampleWiring();
    wiring.devices.push_back({.id = DeviceId{"io2"}, .bus = BusId{"net"}, .points = {wiring.devices[1].points[0]}});
    EXPECT_EQ(mistakesOf(wiring), Pointers{});
}

TEST(CheckDevices, RefusesADeviceCopiedWithoutANewUnit)
{
    Wiring wiring = exampleWiring();
    wiring.devices.push_back(wiring.devices[0]);
    wiring.devices.back().id = DeviceId{"F2"};
    EXPECT_EQ(mistakesOf(wiring), Pointers{"/devices/2/unit"});
}

TEST(CheckDevices, RefusesATransportsForeignMembers)
{
    Wiring wiring = exampleWiring();
    wiring.buses[0].host = "x";
    wiring.buses[1].device = "/dev/ttyS1";
    EXPECT_EQ(mistakesOf(wiring), (Pointers{"/buses/0/host", "/buses/1/device"}));
}

} // namespace
} // namespace gaffer
