#include "drivers/scan/slave_scan.hpp"

#include "drivers/profile/profile.hpp"
#include "tests/drivers/support/frames_file.hpp"
#include "tests/drivers/support/sim_bus.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

using test::SimBus;
using namespace std::chrono_literals;

std::vector<Profile> allProfiles()
{
    std::vector<Profile> profiles;
    for (const std::string& name : profileNames()) profiles.push_back(*findProfile(name));
    return profiles;
}

/// Eight instruments as their frames describe them, each at an address of its own.
std::map<std::uint8_t, test::FramesCase> instruments()
{
    std::map<std::uint8_t, test::FramesCase> found;
    std::uint8_t unit = 10;
    for (const char* name : {"eurotherm-2400", "omron-e5cc", "yudian-modbus", "delta-dtb", "autonics-tk4", "watlow-ez-zone",
                             "eastron-sdm630", "pzem-004t"}) {
        const auto cases = test::readFrames(std::string{GAFFER_SOURCE_DIR "/tests/drivers/profiles/"} + name + ".frames");
        test::FramesCase one = cases[name == std::string{"delta-dtb"} ? 1 : 0];
        one.name = name;
        one.unit = unit;
        one.literal.clear();
        if (one.name == "eurotherm-2400") one.image.insert({{{3, 32770}, 0x4494}, {{3, 32771}, 0x6000}});
        if (one.name == "delta-dtb") one.image.insert({{{3, 0x1004}, 0}, {{3, 0x1005}, 1}});
        found[unit] = one;
        unit = static_cast<std::uint8_t>(unit + 25);
    }
    return found;
}

TEST(SlaveScan, Of247AddressesAt9600TakesAtMost21sAndKnowsEightInstruments)
{
    SimBus bus{test::rtuBus(), {}};
    const auto line = instruments();
    bus.slave = [&](std::span<const std::uint8_t> frame, MonoTime) -> std::vector<test::Delivery> {
        const auto one = line.find(frame[0]);
        if (one == line.end()) return {};
        auto answer = test::answerOf(one->second, frame, false);
        for (auto& delivery : answer)
            delivery.afterMicros += 1042 * static_cast<std::int64_t>(frame.size() + delivery.bytes.size());
        return answer;
    };
    bus.run(100ms);
    const MonoTime begun = bus.now;
    std::vector<FoundSlave> found;
    bool over = false;
    ScanOrder order;
    order.done = [&](std::vector<FoundSlave> slaves) {
        found = std::move(slaves);
        over = true;
    };
    scanSlaves(std::move(order), allProfiles(), [&](Errand errand) { bus.engine->ask(std::move(errand), bus.now); });
    while (!over) bus.run(100ms);
    EXPECT_LE(bus.now - begun, 21s);
    RecordProperty("scanMilliseconds", std::to_string((bus.now - begun).count() / 1000));
    ASSERT_EQ(found.size(), line.size());
    for (const FoundSlave& slave : found) EXPECT_EQ(slave.profile, line.at(slave.unit).name);
}

TEST(SlaveScan, EndsEarlyWhenTheCableIsPulled)
{
    SimBus bus{test::rtuBus(), {}};
    bus.slave = [](auto, MonoTime) { return std::vector<test::Delivery>{}; };
    bus.run(100ms);
    bool over = false;
    ScanOrder order;
    order.done = [&](std::vector<FoundSlave> slaves) {
        EXPECT_TRUE(slaves.empty());
        over = true;
    };
    scanSlaves(std::move(order), {}, [&](Errand errand) { bus.engine->ask(std::move(errand), bus.now); });
    bus.run(1s);
    EXPECT_FALSE(over);
    bus.unplug();
    EXPECT_TRUE(over);
}

TEST(SlaveScan, RecognisesByListsAndRanges)
{
    IdentifyRead read;
    read.any = {{1, 2}};
    EXPECT_TRUE(recognises(read, std::vector<std::uint16_t>{2}));
    EXPECT_FALSE(recognises(read, std::vector<std::uint16_t>{3}));
    EXPECT_FALSE(recognises(read, std::vector<std::uint16_t>{1, 2}));
    read.any.clear();
    read.within = {-5, 5};
    EXPECT_TRUE(recognises(read, std::vector<std::uint16_t>{0xFFFB}));
    EXPECT_FALSE(recognises(read, std::vector<std::uint16_t>{6}));
}

/// A line with polled slaves 1 to 5 and one nobody polls; unit 40 says what it is.
class ScannedLine : public testing::Test {
protected:
    ScannedLine()
    {
        bus.slave = [this](std::span<const std::uint8_t> frame, MonoTime) { return answer(frame); };
        bus.run(3s);
    }

    static std::vector<DeviceWiring> devices()
    {
        std::vector<DeviceWiring> made;
        for (std::uint8_t unit = 1; unit <= 5; ++unit)
            made.push_back(test::device("d" + std::to_string(unit), unit, {test::holdingPoint("a", 0)}));
        return made;
    }

    static std::vector<test::Delivery> answer(std::span<const std::uint8_t> frame)
    {
        if (frame[0] > 5 && frame[0] != 40) return {};
        if (frame[1] == 0x2B && frame[0] == 40)
            return {{9'000, test::sealed({40, 0x2B, 14, 1, 1, 0, 0, 2, 0, 3, 'A', 'C', 'M', 1, 2, 'X', '1'})}};
        if (frame[1] == 0x2B) return {{9'000, test::sealed({frame[0], 0xAB, 1})}};
        const auto asked = test::takeRead(frame, false);
        if (frame[0] == 40) return {{9'000, test::framed(asked, {static_cast<std::uint8_t>(frame[1] | 0x80U), 2}, false)}};
        return {{9'000, test::replyFrame(asked, false)}};
    }

    std::vector<FoundSlave> scan(std::uint8_t first, std::uint8_t last)
    {
        std::vector<FoundSlave> found;
        bool over = false;
        ScanOrder order;
        order.first = first;
        order.last = last;
        order.progress = [&](std::size_t asked) { EXPECT_EQ(asked, ++progress); };
        order.done = [&](std::vector<FoundSlave> slaves) {
            found = std::move(slaves);
            over = true;
        };
        scanSlaves(std::move(order), {}, [&](Errand errand) { bus.engine->ask(std::move(errand), bus.now); });
        for (int i = 0; i < 1000 && !over; ++i) bus.run(100ms);
        EXPECT_TRUE(over);
        return found;
    }

    SimBus bus{test::rtuBus(), devices()};
    std::size_t progress{0};
};

TEST_F(ScannedLine, ARefusalIsASignOfLifeToo)
{
    const auto found = scan(38, 42);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].unit, 40);
    EXPECT_EQ(found[0].identity, (std::vector<std::string>{"ACM", "X1"}));
    EXPECT_EQ(found[0].profile, "");
    EXPECT_EQ(progress, 5U);
}

TEST_F(ScannedLine, GoesOnBetweenThePollsWhichKeepTheirPeriod)
{
    const std::size_t from = bus.scans.size();
    const auto begun = bus.now;
    const auto found = scan(1, 60);
    EXPECT_EQ(found.size(), 6U);
    const double seconds = std::chrono::duration<double>(bus.now - begun).count();
    for (int unit = 1; unit <= 5; ++unit) {
        const auto scans = bus.scansOf("d" + std::to_string(unit), from);
        EXPECT_EQ(SimBus::goodShare(scans), 1.0) << unit;
        EXPECT_GE(static_cast<double>(scans.size()), seconds - 2) << unit;
    }
}

TEST_F(ScannedLine, OfASingleAddressAsksOnlyThat)
{
    bus.sent.clear();
    EXPECT_TRUE(scan(200, 200).empty());
    std::size_t to200 = 0;
    for (const SimBus::SentFrame& frame : bus.sent)
        if (frame.bytes[0] == 200) ++to200;
    EXPECT_EQ(to200, 1U);
}

} // namespace
} // namespace gaffer
