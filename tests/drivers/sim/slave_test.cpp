#include "drivers/sim/slave.hpp"

#include "tests/drivers/sim/sim_support.hpp"

#include <gtest/gtest.h>

namespace gaffer::sim {
namespace {

class SlaveTest : public testing::Test {
protected:
    SlaveTest() : sim{benchWiring(), {.start = someMorning, .counterStart = 7}}, slave{sim, {&sim.wiring().devices[0]}} {}

    Bytes ask(Bytes request) { return slave.answer(request); }

    WorkshopSim sim;
    Slave slave;
};

TEST_F(SlaveTest, RefusesFunctionsItDoesNotHave)
{
    for (const int function : {7, 8, 11, 20, 24, 99, 0})
        EXPECT_EQ(ask({static_cast<std::uint8_t>(function), 0, 0, 0, 1}), (Bytes{static_cast<std::uint8_t>(function | 0x80), 1}))
            << function;
}

TEST_F(SlaveTest, RefusesAddressesItDoesNotHave)
{
    EXPECT_EQ(ask({3, 0, 100, 0, 1}), (Bytes{0x83, 2}));
    EXPECT_EQ(ask({3, 0xFF, 0xFF, 0, 2}), (Bytes{0x83, 2}));
    EXPECT_EQ(ask({1, 0, 10, 0, 100}), (Bytes{0x81, 2}));
    EXPECT_EQ(ask({6, 0, 100, 0, 1}), (Bytes{0x86, 2}));
    EXPECT_EQ(ask({3, 0, 19, 0, 2}), (Bytes{0x83, 2})) << "the wiring forbids registers 20 to 22";
}

TEST_F(SlaveTest, RefusesCountsAndValuesThatTheProtocolForbids)
{
    EXPECT_EQ(ask({3, 0, 0, 0, 0}), (Bytes{0x83, 3}));
    EXPECT_EQ(ask({4, 0, 0, 0, 126}), (Bytes{0x84, 3}));
    EXPECT_EQ(ask({1, 0, 0, 0x07, 0xD1}), (Bytes{0x81, 3}));
    EXPECT_EQ(ask({5, 0, 0, 0x12, 0x34}), (Bytes{0x85, 3}));
    EXPECT_EQ(ask({16, 0, 10, 0, 1, 4, 0, 1}), (Bytes{0x90, 3}));
    EXPECT_EQ(ask({15, 0, 0, 0, 9, 1, 0}), (Bytes{0x8F, 3}));
    EXPECT_EQ(ask({23, 0, 0, 0, 1, 0, 0, 0, 1, 9, 0, 0}), (Bytes{0x97, 3}));
}

TEST_F(SlaveTest, RefusesRequestsThatAreTooShort)
{
    for (const int function : {1, 2, 3, 4, 5, 6, 15, 16, 22, 23, 43})
        EXPECT_EQ(ask({static_cast<std::uint8_t>(function), 0}), (Bytes{static_cast<std::uint8_t>(function | 0x80), 3}))
            << function;
}

TEST_F(SlaveTest, ReadsCountersAndQuietValues)
{
    EXPECT_EQ(ask({3, 0, 0, 0, 2}), (Bytes{3, 4, 0, 7, 0, 0}));
    EXPECT_EQ(ask({4, 0, 0, 0, 1}), (Bytes{4, 2, 0, 250}));
    EXPECT_EQ(ask({2, 0, 0, 0, 9}), (Bytes{2, 2, 0, 0}));
}

TEST_F(SlaveTest, KeepsWhatIsWritten)
{
    EXPECT_EQ(ask({6, 0, 10, 0x12, 0x34}), (Bytes{6, 0, 10, 0x12, 0x34}));
    EXPECT_EQ(ask({3, 0, 10, 0, 1}), (Bytes{3, 2, 0x12, 0x34}));
    EXPECT_EQ(ask({22, 0, 10, 0x00, 0xFF, 0x55, 0x00}), (Bytes{22, 0, 10, 0x00, 0xFF, 0x55, 0x00}));
    EXPECT_EQ(ask({3, 0, 10, 0, 1}), (Bytes{3, 2, 0x55, 0x34}));
    EXPECT_EQ(ask({16, 0, 10, 0, 2, 4, 0, 1, 0, 2}), (Bytes{16, 0, 10, 0, 2}));
    EXPECT_EQ(ask({23, 0, 10, 0, 2, 0, 11, 0, 1, 2, 0, 9}), (Bytes{23, 4, 0, 1, 0, 9}));
}

TEST_F(SlaveTest, SwitchesCoils)
{
    EXPECT_EQ(ask({5, 0, 0, 0xFF, 0}), (Bytes{5, 0, 0, 0xFF, 0}));
    EXPECT_EQ(ask({1, 0, 0, 0, 1}), (Bytes{1, 1, 1}));
    EXPECT_EQ(ask({15, 0, 0, 0, 3, 1, 0b110}), (Bytes{15, 0, 0, 0, 3}));
    EXPECT_EQ(ask({1, 0, 0, 0, 3}), (Bytes{1, 1, 0b110}));
}

TEST_F(SlaveTest, LetsAMasterSetAPieceCounter)
{
    ask({6, 0, 0, 0, 0});
    EXPECT_EQ(sim.value(PointName{"io.count"}), 0);
    EXPECT_EQ(ask({3, 0, 0, 0, 1}), (Bytes{3, 2, 0, 0}));
}

TEST_F(SlaveTest, SaysWhoItIs)
{
    const Bytes all = ask({43, 14, 1, 0});
    EXPECT_EQ(Bytes(all.begin(), all.begin() + 7), (Bytes{43, 14, 1, 0x81, 0, 0, 3}));
    EXPECT_EQ(ask({43, 14, 4, 0}), (Bytes{43, 14, 4, 0x81, 0, 0, 1, 0, 6, 'G', 'a', 'f', 'f', 'e', 'r'}));
    EXPECT_EQ(ask({43, 14, 4, 9}), (Bytes{0xAB, 2}));
    EXPECT_EQ(ask({43, 13, 1, 0}), (Bytes{0xAB, 3}));
}

TEST_F(SlaveTest, ShowsABrokenSensorAsItsInstrumentWould)
{
    ASSERT_TRUE(sim.schedule({someMorning, "io.t", IncidentKind::SensorBreak}));
    sim.advanceTo(someMorning + Duration{2000});
    EXPECT_EQ(ask({4, 0, 0, 0, 1}), (Bytes{4, 2, 0x7F, 0xFF}));
}

TEST(SlaveOfTwoEntries, AnswersForBoth)
{
    Wiring wiring = benchWiring();
    DeviceWiring more = wiring.devices[0];
    more.id = DeviceId{"more"};
    more.points = {pointAt("x", Table::Holding, 60, {ValueKind::Uint16})};
    more.maxRead = 10;
    wiring.devices.push_back(more);
    WorkshopSim sim{wiring, {.start = someMorning}};
    Slave slave{sim, {&sim.wiring().devices[0], &sim.wiring().devices[1]}};
    EXPECT_EQ(slave.answer(Bytes{3, 0, 60, 0, 1}), (Bytes{3, 2, 0, 0}));
    EXPECT_EQ(slave.answer(Bytes{3, 0, 60, 0, 11}), (Bytes{0x83, 3}));
}

} // namespace
} // namespace gaffer::sim
