#include "core/wiring/wiring.hpp"

#include "tests/core/wiring/wiring_example.hpp"

#include <gtest/gtest.h>

#include <set>

namespace gaffer {
namespace {

template <class T> std::set<std::string> requiredOf()
{
    std::set<std::string> names;
    const auto note = [&](const auto& field) {
        if (field.need == Need::Required) names.insert(std::string{field.name});
    };
    T::fields([&](const auto&... field) { (note(field), ...); });
    return names;
}

TEST(Wiring, NeedsOnlyWhatNobodyCouldGuess)
{
    using Names = std::set<std::string>;
    EXPECT_EQ(requiredOf<BusWiring>(), (Names{"id", "transport"}));
    EXPECT_EQ(requiredOf<DeviceWiring>(), (Names{"id", "bus"}));
    EXPECT_EQ(requiredOf<PointWiring>(), (Names{"name", "table", "address", "type"}));
    EXPECT_EQ(requiredOf<WritableWiring>(), (Names{"min", "max"}));
    EXPECT_EQ(requiredOf<FurnaceWiring>(), (Names{"id", "kind"}));
    EXPECT_EQ(requiredOf<PotWiring>(), (Names{"id", "capacityKg"}));
    EXPECT_EQ(requiredOf<StationWiring>(), (Names{"id", "furnace"}));
    EXPECT_EQ(requiredOf<LehrWiring>(), Names{"id"});
    EXPECT_EQ(requiredOf<MeterWiring>(), (Names{"id", "kind"}));
    EXPECT_EQ(requiredOf<ShiftWiring>(), (Names{"name", "start", "end"}));
    EXPECT_TRUE(requiredOf<Settings>().empty()) << "every setting has a default of the handbook";
}

TEST(Wiring, LeavesFurnacesStationsAndBusesAway)
{
    for (const char* optional : {"buses", "devices", "furnaces", "stations", "lehrs", "meters", "shifts", "settings"})
        EXPECT_FALSE(requiredOf<Wiring>().contains(optional)) << optional;
}

TEST(Wiring, SpeaksModbusAsMostInstrumentsDo)
{
    const BusWiring bus;
    EXPECT_EQ(bus.port, 502);
    EXPECT_EQ(bus.baud, 9600U);
    EXPECT_EQ(bus.parity, Parity::None);
    EXPECT_EQ(bus.stopBits, 1);
    const PointWiring point;
    EXPECT_EQ(point.table, Table::Holding);
    EXPECT_EQ(point.wordOrder, WordOrder::ABCD);
    EXPECT_EQ(DeviceWiring{}.unit, 1);
    EXPECT_EQ(DeviceWiring{}.every, Duration{1000});
}

TEST(Wiring, HasANameForEveryWordOfItsFile)
{
    const auto namesOf = [](const auto& rows) {
        std::set<std::string_view> names;
        for (const auto& row : rows) names.insert(row.name);
        EXPECT_EQ(names.size(), rows.size());
        return names;
    };
    EXPECT_EQ(namesOf(enumNames<Transport>), (std::set<std::string_view>{"tcp", "rtu", "rtu-over-tcp"}));
    EXPECT_EQ(namesOf(enumNames<Table>), (std::set<std::string_view>{"coil", "discrete", "input", "holding"}));
    EXPECT_EQ(namesOf(enumNames<WordOrder>), (std::set<std::string_view>{"ABCD", "CDAB", "BADC", "DCBA"}));
    EXPECT_EQ(namesOf(enumNames<FurnaceKind>),
              (std::set<std::string_view>{"pot", "dayTank", "continuousTank", "electricPot", "colourPot", "none"}));
}

TEST(Wiring, IsTheSameOnlyIfEveryPartIs)
{
    const Wiring wiring = exampleWiring();
    EXPECT_EQ(wiring, exampleWiring());
    Wiring other = wiring;
    other.devices[1].points[0].address = 1;
    EXPECT_NE(wiring, other) << "a reload must see an address that changed";
    other = wiring;
    other.stations[0].shortestCycle += Duration{1};
    EXPECT_NE(wiring, other);
    other = wiring;
    other.settings.gatherLoss += 0.01;
    EXPECT_NE(wiring, other);
}

} // namespace
} // namespace gaffer
