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

TEST(CheckDevices, FindsEachMistakeAtItsPlace)
{
    const std::vector<Mistake> mistakes{
        // The devices that name it are not accused as well: one mistake is told once.
        {"a bus without a name", [](Wiring& w) { w.buses[1].id = BusId{}; }, {"/buses/1/id"}},
        {"two buses of one name", [](Wiring& w) { w.buses[1].id = BusId{"line"}; }, {"/buses/1/id"}},
        {"a slash in a bus's name",
         [](Wiring& w) {
             w.buses.push_back({BusId{"a/b"}, Transport::Tcp, "10.0.0.9"});
         },
         {"/buses/2/id"}},
        {"a line without a port", [](Wiring& w) { w.buses[0].device.clear(); }, {"/buses/0/device"}},
        {"a baud rate nobody has", [](Wiring& w) { w.buses[0].baud = 9601; }, {"/buses/0/baud"}},
        {"no stop bit", [](Wiring& w) { w.buses[0].stopBits = 0; }, {"/buses/0/stopBits"}},
        {"three stop bits", [](Wiring& w) { w.buses[0].stopBits = 3; }, {"/buses/0/stopBits"}},
        {"an endpoint without a host", [](Wiring& w) { w.buses[1].host.clear(); }, {"/buses/1/host"}},
        {"a port in the host", [](Wiring& w) { w.buses[1].host = "127.0.0.1:502"; }, {"/buses/1/host"}},
        {"an address of the web", [](Wiring& w) { w.buses[1].host = "http//plc"; }, {"/buses/1/host"}},
        {"port 0", [](Wiring& w) { w.buses[1].port = 0; }, {"/buses/1/port"}},
        {"a device without a name",
         [](Wiring& w) {
             w.devices.push_back(w.devices[1]);
             w.devices[2].id = DeviceId{};
         },
         {"/devices/2/id"}},
        {"a dot in a device's name",
         [](Wiring& w) {
             w.devices.push_back(w.devices[1]);
             w.devices[2].id = DeviceId{"a.b"};
         },
         {"/devices/2/id"}},
        {"two devices of one name", [](Wiring& w) { w.devices.push_back(w.devices[1]); }, {"/devices/2/id"}},
        {"a device on no bus", [](Wiring& w) { w.devices[0].bus = BusId{"lime"}; }, {"/devices/0/bus"}},
        {"unit 0 on a line", [](Wiring& w) { w.devices[0].unit = 0; }, {"/devices/0/unit"}},
        {"unit 248 on a line", [](Wiring& w) { w.devices[0].unit = 248; }, {"/devices/0/unit"}},
        {"unit 248 at an endpoint", [](Wiring& w) { w.devices[1].unit = 248; }, {"/devices/1/unit"}},
        {"polled too often", [](Wiring& w) { w.devices[0].every = Duration{99}; }, {"/devices/0/every"}},
        {"polled too rarely", [](Wiring& w) { w.devices[0].every = std::chrono::hours{25}; }, {"/devices/0/every"}},
        {"no time to answer", [](Wiring& w) { w.devices[0].timeout = Duration{9}; }, {"/devices/0/timeout"}},
        {"too long to answer", [](Wiring& w) { w.devices[0].timeout = Duration{60'001}; }, {"/devices/0/timeout"}},
        {"no register at once", [](Wiring& w) { w.devices[0].maxRead = 0; }, {"/devices/0/maxRead"}},
        {"more registers than a frame", [](Wiring& w) { w.devices[0].maxRead = 126; }, {"/devices/0/maxRead"}},
        {"a gap from behind",
         [](Wiring& w) {
             w.devices[0].gaps = {{10, 20}, {30, 29}};
         },
         {"/devices/0/gaps/1"}},
        {"a gap over a point",
         [](Wiring& w) {
             w.devices[1].points[0].address = 800;
             w.devices[1].gaps = {{800, 800}};
         },
         {"/devices/1/points/0/address"}},
        {"decimals from words",
         [](Wiring& w) {
             PointWiring words = w.devices[1].points[0];
             words.name = "words";
             words.address = 900;
             words.type = *ValueType::parse("string:2");
             w.devices[1].points.push_back(words);
             w.devices[1].points[0].decimalsFrom = "words";
         },
         {"/devices/1/points/0/decimalsFrom"}},
        {"two points of one name",
         [](Wiring& w) { w.devices[1].points.push_back(w.devices[1].points[0]); },
         {"/devices/1/points/3/name"}},
    };
    for (const Mistake& mistake : mistakes) {
        Wiring wiring = exampleWiring();
        mistake.make(wiring);
        EXPECT_EQ(mistakesOf(wiring), mistake.pointers) << mistake.what;
    }
}

TEST(CheckDevices, TakesEverythingAtItsEdge)
{
    Wiring wiring = exampleWiring();
    wiring.devices[0].unit = 247;
    wiring.devices[0].every = Duration{100};
    wiring.devices[0].timeout = Duration{10};
    wiring.devices[0].maxRead = 125;
    wiring.devices[0].gaps = {{7, 7}};
    wiring.devices[1].unit = 0;
    wiring.devices[1].every = std::chrono::hours{24};
    wiring.devices[1].maxRead = 1;
    wiring.buses[0].stopBits = 2;
    wiring.buses[1].host = "fe80::1";
    wiring.buses[1].port = 65'535;
    EXPECT_EQ(mistakesOf(wiring), Pointers{});
}

TEST(CheckDevices, NamesTheBusAndTheProfileThatWereMeant)
{
    Wiring wiring = exampleWiring();
    wiring.devices[0].bus = BusId{"lime"};
    wiring.devices[0].profile = "prob";
    const Problems problems = checkWiring(wiring, exampleProfiles());
    ASSERT_EQ(problems.size(), 2U);
    EXPECT_EQ(problems[0].near, "line");
    EXPECT_EQ(problems[0].allowed, "one of line, net");
    EXPECT_EQ(problems[1].near, "probe");
    wiring = exampleWiring();
    wiring.buses[0].baud = 9601;
    EXPECT_EQ(checkWiring(wiring, exampleProfiles()).at(0).near, "9600");
}

TEST(CheckDevices, RefusesADeviceThatTellsNothing)
{
    Wiring wiring = exampleWiring();
    wiring.devices.push_back({.id = DeviceId{"blind"}, .bus = BusId{"net"}});
    EXPECT_EQ(mistakesOf(wiring), Pointers{"/devices/2"});
}

} // namespace
} // namespace gaffer
