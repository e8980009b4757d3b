#include "core/wire/workshop_file.hpp"

#include <gtest/gtest.h>

#include <ostream>

namespace gaffer::wire {
namespace {

const ProfilePoints profiles{{"eurotherm-2400", {"pv", "sp", "decimals"}}, {"yudian-ai", {"pv"}}};

/// A workshop that uses every kind of thing; each test below breaks it at one place.
constexpr std::string_view goodText = R"({ "format": "gaffer-workshop-1", "name": "Hall 1",
  "buses": [
    {"id": "line1", "transport": "rtu", "device": "/dev/ttyUSB0", "baud": 9600},
    {"id": "hall", "transport": "tcp", "host": "127.0.0.1", "port": 15020} ],
  "devices": [
    {"id": "F1", "bus": "line1", "unit": 1, "profile": "eurotherm-2400", "every": "1s", "timeout": "500ms"},
    {"id": "io", "bus": "hall", "unit": 255, "maxRead": 60, "gaps": [[100, 120]], "points": [
      {"name": "t1", "table": "holding", "address": 0, "type": "int16", "scale": 0.1, "unit": "degC", "valid": [0, 1700]},
      {"name": "closed1", "table": "discrete", "address": 0, "type": "bool"},
      {"name": "count1", "table": "holding", "address": 20, "type": "uint16", "counter": true},
      {"name": "tc", "table": "input", "address": 12, "type": "int16", "sentinels": {"31000": "sensor-break"}},
      {"name": "gas", "table": "holding", "address": 65534, "type": "uint32", "counter": true},
      {"name": "set", "table": "holding", "address": 40, "type": "int16", "valid": [0, 1500], "writable": {"min": 0, "max": 1450}} ]} ],
  "furnaces": [ {"id": "K1", "kind": "pot", "crown": "F1.pv", "pots": [ {"id": "P1", "capacityKg": 500, "heelKg": 40} ]},
                {"id": "lamps", "kind": "none"} ],
  "stations": [ {"id": "B01", "furnace": "K1", "lehr": "L1", "pieceCounter": "io.count1", "mouldClosed": "io.closed1"},
                {"id": "B02", "furnace": "lamps"} ],
  "lehrs": [ {"id": "L1", "zones": ["io.t1", "io.tc"], "dwell": "90m"} ],
  "meters": [ {"id": "gas", "kind": "gas", "point": "io.gas", "furnace": "K1"} ],
  "shifts": [ {"name": "day", "start": "08:00", "end": "16:00"}, {"name": "night", "start": "23:00", "end": "07:00"} ],
  "settings": {"windowLow": 1100, "windowHigh": 1190} })";

std::string replaced(std::string_view from, std::string_view to)
{
    std::string text{goodText};
    const auto at = text.find(from);
    if (at == std::string::npos) throw std::logic_error{"the good workshop has no " + std::string{from}};
    return text.replace(at, from.size(), to);
}

std::string listOf(const Problems& problems)
{
    std::string text;
    for (const Problem& problem : problems) text += sentence("workshop.json", problem) + "\n";
    return text;
}

/// One mistake: what to replace by what, and where and how it must be told.
struct Mistake {
    const char* name;
    const char* from;
    const char* to;
    const char* pointer;
    const char* told;
};
void PrintTo(const Mistake& mistake, std::ostream* out) { *out << mistake.name; }

class WorkshopMistake : public testing::TestWithParam<Mistake> {};

TEST_P(WorkshopMistake, IsToldOnceWithPlaceAndWhatIsAllowed)
{
    const Mistake& mistake = GetParam();
    const WorkshopFile file = readWorkshop(replaced(mistake.from, mistake.to), profiles);
    ASSERT_EQ(file.problems.size(), 1U) << listOf(file.problems);
    EXPECT_EQ(file.problems[0].pointer, mistake.pointer);
    EXPECT_NE(listOf(file.problems).find(mistake.told), std::string::npos) << listOf(file.problems);
}

constexpr Mistake mistakes[] = {
    {"WrongFormat", "gaffer-workshop-1", "gaffer-workshop-2", "/format", "did you mean \"gaffer-workshop-1\"?"},
    {"BlankName", "\"Hall 1\"", "\"\"", "/name", "the workshop's name"},
    {"NoName", "\"name\": \"Hall 1\",", "", "/name", "\"name\" is required"},
    {"UnknownLanguage", "\"name\": \"Hall 1\",", "\"name\": \"Hall 1\", \"language\": \"zh-CN\",", "/language",
     "did you mean \"zh_CN\"?"},
    {"BlankTimeZone", "\"name\": \"Hall 1\",", "\"name\": \"Hall 1\", \"timeZone\": \"\",", "/timeZone", "Asia/Shanghai"},
    {"UnknownKeyAtTheTop", "\"meters\"", "\"meter\"", "/meter", "did you mean \"meters\"?"},
    {"UnknownKeyOfADevice", "\"every\": \"1s\"", "\"evry\": \"1s\"", "/devices/0/evry", "did you mean \"every\"?"},
    {"UnknownTransport", "\"transport\": \"tcp\"", "\"transport\": \"TCP\"", "/buses/1/transport", "rtu-over-tcp"},
    {"NumberForAText", "\"id\": \"line1\"", "\"id\": 1", "/buses/0/id", "found 1; allowed: a text"},
    {"TextForANumber", "\"baud\": 9600", "\"baud\": \"9600\"", "/buses/0/baud", "a whole number"},
    {"UnusualBaud", "\"baud\": 9600", "\"baud\": 9000", "/buses/0/baud", "did you mean \"9600\"?"},
    {"ThreeStopBits", "\"baud\": 9600", "\"stopBits\": 3", "/buses/0/stopBits", "1 or 2"},
    {"UnknownParity", "\"baud\": 9600", "\"parity\": \"evn\"", "/buses/0/parity", "did you mean \"even\"?"},
    {"SerialLineWithoutDevice", "\"device\": \"/dev/ttyUSB0\", ", "", "/buses/0/device", "/dev/ttyUSB0"},
    {"SerialLineWithPort", "\"baud\": 9600", "\"port\": 502", "/buses/0/port",
     "with transport rtu: device, baud, parity, stopBits"},
    {"EndpointWithBaud", "\"port\": 15020", "\"port\": 15020, \"baud\": 9600", "/buses/1/baud", "with transport tcp: host, port"},
    {"EndpointWithoutHost", "\"host\": \"127.0.0.1\", ", "", "/buses/1/host", "192.168.1.20"},
    {"PortWrittenIntoTheHost", "\"127.0.0.1\"", "\"127.0.0.1:502\"", "/buses/1/host", "the port has a key of its own"},
    {"PortZero", "\"port\": 15020", "\"port\": 0", "/buses/1/port", "1 to 65535"},
    {"PortTooLarge", "\"port\": 15020", "\"port\": 70000", "/buses/1/port", "0 to 65535"},
    {"TwoBusesOfOneName", "\"id\": \"hall\"", "\"id\": \"line1\"", "/buses/1/id", "a second time"},
    {"BusThatIsNotThere", "\"bus\": \"line1\"", "\"bus\": \"line2\"", "/devices/0/bus", "did you mean \"line1\"?"},
    {"UnitZeroOnALine", "\"unit\": 1,", "\"unit\": 0,", "/devices/0/unit", "1 to 247"},
    {"UnitTooLarge", "\"unit\": 255", "\"unit\": 250", "/devices/1/unit", "0 or 255 for a device with its own TCP port"},
    {"UnitBeyondAByte", "\"unit\": 1,", "\"unit\": 300,", "/devices/0/unit", "found 300"},
    {"UnknownProfile", "eurotherm-2400", "eurotherm-240", "/devices/0/profile", "did you mean \"eurotherm-2400\"?"},
    {"PeriodWithoutUnit", "\"every\": \"1s\"", "\"every\": \"1\"", "/devices/0/every", "200ms, 1s, 1m"},
    {"PeriodAsNumber", "\"every\": \"1s\"", "\"every\": 1", "/devices/0/every", "200ms, 1s, 1m"},
    {"PeriodTooShort", "\"every\": \"1s\"", "\"every\": \"50ms\"", "/devices/0/every", "found 50; allowed: a span from 100ms"},
    {"TimeoutTooLong", "\"500ms\"", "\"5m\"", "/devices/0/timeout", "10ms to 1m"},
    {"ReadTooMuch", "\"maxRead\": 60", "\"maxRead\": 200", "/devices/1/maxRead", "1 to 125 registers"},
    {"GapBackwards", "[[100, 120]]", "[[120, 100]]", "/devices/1/gaps/0", "[120, 100]"},
    {"DotInADeviceName", "\"id\": \"F1\"", "\"id\": \"F.1\"", "/devices/0/id", "or '.'"},
    {"TwoDevicesOfOneName", "\"id\": \"F1\", \"bus\": \"line1\", \"unit\": 1",
     "\"id\": \"F1\", \"bus\": \"line1\", \"unit\": 2, \"profile\": "
     "\"yudian-ai\"}, {\"id\": \"F1\", \"bus\": \"line1\", \"unit\": 1",
     "/devices/1/id", "a second time"},
    {"DeviceCopiedAndNotRenumbered", "{\"id\": \"F1\"",
     "{\"id\": \"F2\", \"bus\": \"line1\", \"profile\": \"eurotherm-2400\"}, {\"id\": \"F1\"", "/devices/1/unit",
     "no other device of profile eurotherm-2400"},
    {"DeviceWithNothingToRead", "{\"id\": \"F1\"", "{\"id\": \"F2\", \"bus\": \"line1\"}, {\"id\": \"F1\"", "/devices/0",
     "a profile, points, or both"},
    {"TwoPointsOfOneName", "\"name\": \"set\"", "\"name\": \"tc\"", "/devices/1/points/5/name", "a second time"},
    {"UnknownTable", "\"table\": \"input\"", "\"table\": \"inputs\"", "/devices/1/points/3/table", "did you mean \"input\"?"},
    {"UnknownType", "\"type\": \"uint32\"", "\"type\": \"float\"", "/devices/1/points/4/type", "found \"float\""},
    {"BitBeyondTheRegister", "\"type\": \"uint32\"", "\"type\": \"bit:16\"", "/devices/1/points/4/type", "found \"bit:16\""},
    {"BoolInARegister", "\"table\": \"discrete\"", "\"table\": \"input\"", "/devices/1/points/1/type", "bit:0 to bit:15"},
    {"RegisterTypeInAnInput", "\"table\": \"holding\", \"address\": 40", "\"table\": \"coil\", \"address\": 40",
     "/devices/1/points/5/type", "table coil holds single bits"},
    {"AddressTooLarge", "\"address\": 40", "\"address\": 65536", "/devices/1/points/5/address", "0 to 65535"},
    {"ValueOverTheEnd", "65534", "65535", "/devices/1/points/4/address", "all 2 registers stand below 65536"},
    {"ScaleZero", "\"scale\": 0.1", "\"scale\": 0", "/devices/1/points/0/scale", "any number but 0"},
    {"ScaleOfASwitch", "\"type\": \"bool\"", "\"type\": \"bool\", \"scale\": 2", "/devices/1/points/1/scale",
     "not with type bool"},
    {"ValidBackwards", "[0, 1700]", "[1700, 0]", "/devices/1/points/0/valid", "low less than high"},
    {"ValidOfOne", "[0, 1700]", "[1700]", "/devices/1/points/0/valid", "a list of 2"},
    {"SentinelNoNumber", "\"31000\"", "\"open\"", "/devices/1/points/3/sentinels/open", "as in \"31000\""},
    {"SentinelNeverMet", "\"31000\"", "\"65535\"", "/devices/1/points/3/sentinels/65535", "-32768 to 32767"},
    {"SentinelReason", "\"sensor-break\"", "\"sensorbreak\"", "/devices/1/points/3/sentinels/31000",
     "did you mean \"sensor-break\"?"},
    {"DecimalsFromNowhere", "\"scale\": 0.1", "\"decimalsFrom\": \"dp\"", "/devices/1/points/0/decimalsFrom",
     "another point of this device"},
    {"PointPeriodTooShort", "\"scale\": 0.1", "\"every\": \"10ms\"", "/devices/1/points/0/every", "100ms to 1d"},
    {"WritableBackwards", "\"min\": 0, \"max\": 1450", "\"min\": 1450, \"max\": 0", "/devices/1/points/5/writable/min",
     "less than max"},
    {"WritableBeyondValid", "\"max\": 1450", "\"max\": 1600", "/devices/1/points/5/writable", "within valid, which is 0 to 1500"},
    {"WritableInput", "\"type\": \"int16\", \"sentinels\"",
     "\"type\": \"int16\", \"writable\": {\"min\": 0, \"max\": 1}, \"sentinels\"", "/devices/1/points/3/writable",
     "coil or holding"},
    {"WritableRole", "\"max\": 1450", "\"max\": 1450, \"role\": \"boss\"", "/devices/1/points/5/writable/role", "supervisor"},
    {"WritableEnable", "\"max\": 1450", "\"max\": 1450, \"enable\": \"sett\"", "/devices/1/points/5/writable/enable",
     "did you mean \"set\"?"},
    {"UnknownFurnaceKind", "\"kind\": \"pot\"", "\"kind\": \"pots\"", "/furnaces/0/kind", "did you mean \"pot\"?"},
    {"CrownThatIsNotThere", "\"F1.pv\"", "\"F1.vp\"", "/furnaces/0/crown", "did you mean \"F1.pv\"?"},
    {"CrownThatIsASwitch", "\"F1.pv\"", "\"io.closed1\"", "/furnaces/0/crown", "a point that holds a number"},
    {"PotInALampworkShop", "\"kind\": \"none\"", "\"kind\": \"none\", \"pots\": [{\"id\": \"P2\", \"capacityKg\": 5}]",
     "/furnaces/1/pots", "kind none is lampwork"},
    {"PotWithoutCapacity", "\"capacityKg\": 500, ", "", "/furnaces/0/pots/0/capacityKg", "is required"},
    {"HeelAboveCapacity", "\"heelKg\": 40", "\"heelKg\": 500", "/furnaces/0/pots/0/heelKg", "less than capacityKg, which is 500"},
    {"NegativeHeel", "\"heelKg\": 40", "\"heelKg\": -1", "/furnaces/0/pots/0/heelKg", "0 kg or more"},
    {"TwoPotsOfOneName", "\"kind\": \"none\"", "\"kind\": \"colourPot\", \"pots\": [{\"id\": \"P1\", \"capacityKg\": 5}]",
     "/furnaces/1/pots/0/id", "a second time"},
    {"TwoFurnacesOfOneName", "\"id\": \"lamps\"", "\"id\": \"K1\"", "/furnaces/1/id", "a second time"},
    {"StationWithoutFurnace", "\"furnace\": \"lamps\"", "\"furnace\": \"lamp\"", "/stations/1/furnace",
     "did you mean \"lamps\"?"},
    {"StationWithUnknownLehr", "\"lehr\": \"L1\"", "\"lehr\": \"L9\"", "/stations/0/lehr", "one of L1"},
    {"CounterThatIsNotThere", "\"io.count1\"", "\"io.cuont1\"", "/stations/0/pieceCounter", "did you mean \"io.count1\"?"},
    {"CounterWithoutDevice", "\"io.count1\"", "\"count1\"", "/stations/0/pieceCounter", "as in device.point"},
    {"CounterOfTwoStations", "\"furnace\": \"lamps\"}", "\"furnace\": \"lamps\", \"pieceCounter\": \"io.count1\"}",
     "/stations/1/pieceCounter", "a second time"},
    {"TwoStationsOfOneName", "\"id\": \"B02\"", "\"id\": \"B01\"", "/stations/1/id", "a second time"},
    {"ZoneThatIsNotThere", "\"io.tc\"]", "\"io.t3\"]", "/lehrs/0/zones/1", "as in device.point"},
    {"NoDwell", "\"90m\"", "\"0s\"", "/lehrs/0/dwell", "1m to 7d"},
    {"MeterOfUnknownKind", "\"kind\": \"gas\"", "\"kind\": \"gass\"", "/meters/0/kind", "did you mean \"gas\"?"},
    {"MeterOfUnknownFurnace", "\"furnace\": \"K1\"} ]", "\"furnace\": \"K2\"} ]", "/meters/0/furnace", "did you mean \"K1\"?"},
    {"ShiftAtNoTime", "\"08:00\"", "\"8:00\"", "/shifts/0/start",
     "found \"8:00\"; allowed: a time of day from 00:00 to 24:00, as 08:00"},
    {"ShiftsThatOverlap", "\"16:00\"", "\"23:30\"", "/shifts/1/start", "does not overlap shift day"},
    {"TwoShiftsOfOneName", "\"night\"", "\"day\"", "/shifts/1/name", "a second time"},
    {"WindowBackwards", "\"windowLow\": 1100", "\"windowLow\": 1200", "/settings/windowLow",
     "less than windowHigh, which is 1190"},
    {"ShareAsPercent", "\"windowLow\": 1100", "\"batchLoss\": 16.3", "/settings/batchLoss", "0 to 0.5"},
    {"KeyTwice", "\"every\": \"1s\"", "\"every\": \"1s\", \"every\": \"2s\"", "/devices/0/every",
     "a second time in the same object"},
};
INSTANTIATE_TEST_SUITE_P(All, WorkshopMistake, testing::ValuesIn(mistakes),
                         [](const auto& tested) { return std::string{tested.param.name}; });

TEST(WorkshopFile, TellsLineAndColumnOfTextThatIsNoJson)
{
    const WorkshopFile file = readWorkshop("{\n  \"name\": \"炉\" \"timeZone\"\n}", profiles);
    ASSERT_EQ(file.problems.size(), 1U);
    EXPECT_NE(file.problems[0].found.find("line 2, column 24"), std::string::npos) << file.problems[0].found;
    EXPECT_EQ(file.problems[0].allowed, "'}'");
}

TEST(WorkshopFile, TellsWhatStandsInPlaceOfJson)
{
    for (const std::string& text :
         {std::string{}, std::string{"[1, 2,]"}, std::string{"{\"name\": 'x'}"}, std::string{"{\"port\": 0502}"},
          std::string{"{\"name\": \"\xC4\xE3\"}"}, std::string{"{\"scale\": 1e999}"}, std::string{"{}}"},
          std::string{"\xFF\xFE{\0}\0", 6}, std::string(200'000, '[')}) {
        const WorkshopFile file = readWorkshop(text, profiles);
        EXPECT_FALSE(file.ok()) << text.substr(0, 40);
        EXPECT_FALSE(file.problems.at(0).allowed.empty()) << text.substr(0, 40);
    }
}

TEST(WorkshopFile, TellsAListInPlaceOfAnObjectAndTheOtherWayRound)
{
    EXPECT_EQ(readWorkshop("[]", profiles).problems.at(0).allowed, "an object");
    const WorkshopFile file =
        readWorkshop(R"({"format": "gaffer-workshop-1", "name": "x", "buses": {}, "devices": [7]})", profiles);
    ASSERT_EQ(file.problems.size(), 2U) << listOf(file.problems);
    EXPECT_EQ(file.problems[0].pointer, "/buses");
    EXPECT_EQ(file.problems[1].pointer, "/devices/0");
}

TEST(WorkshopFile, TellsAllMistakesAtOnce)
{
    std::string text = replaced("\"baud\": 9600", "\"baud\": 9000");
    for (const auto& [from, to] : {std::pair{"\"unit\": 255", "\"unit\": 250"}, std::pair{"\"K1\", \"kind\"", "\"K1\", \"knd\""},
                                   std::pair{"\"io.count1\"", "\"io.count7\""}, std::pair{"[0, 1700]", "[1700, 0]"}})
        text.replace(text.find(from), std::string_view{from}.size(), to);
    const WorkshopFile file = readWorkshop(text, profiles);
    EXPECT_EQ(file.problems.size(), 6U) << listOf(file.problems);
}

TEST(WorkshopFile, DoesNotTellWhatOnlyFollowsFromAnotherMistake)
{
    const WorkshopFile file = readWorkshop(replaced("\"id\": \"io\"", "\"id\": 7"), profiles);
    ASSERT_EQ(file.problems.size(), 1U) << listOf(file.problems);
    EXPECT_EQ(file.problems[0].pointer, "/devices/1/id");
}

TEST(WorkshopFile, AcceptsAWorkshopWithoutAnySensor)
{
    const WorkshopFile file = readWorkshop(R"({"format": "gaffer-workshop-1", "name": "无传感器"})", {});
    EXPECT_TRUE(file.ok()) << listOf(file.problems);
    EXPECT_EQ(file.wiring.timeZone, "Asia/Shanghai");
}

TEST(WorkshopFile, ReadsEveryPartOfAGoodFile)
{
    const WorkshopFile file = readWorkshop("\xEF\xBB\xBF" + std::string{goodText}, profiles);
    ASSERT_TRUE(file.ok()) << listOf(file.problems);
    const Wiring& wiring = file.wiring;
    EXPECT_EQ(wiring.buses.at(0).transport, Transport::Rtu);
    EXPECT_EQ(wiring.devices.at(1).points.at(0).scale, 0.1);
    EXPECT_EQ(wiring.devices.at(1).points.at(3).sentinels.at("31000"), "sensor-break");
    EXPECT_EQ(wiring.furnaces.at(0).pots.at(0).heelKg, 40);
    EXPECT_EQ(wiring.stations.at(0).pieceCounter, PointName{"io.count1"});
    EXPECT_EQ(wiring.lehrs.at(0).dwell, std::chrono::minutes{90});
    EXPECT_EQ(wiring.shifts.at(1).end, TimeOfDay{7 * 60});
    EXPECT_EQ(wiring.settings.windowHigh, 1190);
}

TEST(WorkshopFile, WritesWhatItReadsBack)
{
    const WorkshopFile file = readWorkshop(goodText, profiles);
    const std::string text = writeWorkshop(file.wiring);
    const WorkshopFile again = readWorkshop(text, profiles);
    EXPECT_TRUE(again.ok()) << listOf(again.problems);
    EXPECT_EQ(again.wiring, file.wiring);
    EXPECT_NE(text.find("\n    {\"id\": \"line1\""), std::string::npos) << text;
    EXPECT_EQ(text.find("wordOrder"), std::string::npos) << "what stands at its default is left out";
}

} // namespace
} // namespace gaffer::wire
