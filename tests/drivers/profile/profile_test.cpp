#include "drivers/profile/profile.hpp"

#include "drivers/profile/profile_file.hpp"
#include "tests/drivers/support/frames_file.hpp"
#include "tests/drivers/support/sim_bus.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace gaffer {
namespace {

using test::SimBus;
using namespace std::chrono_literals;

const std::string folder = GAFFER_SOURCE_DIR "/tests/drivers/profiles/";

TEST(Profile, AnUnknownNameIsToldWithANearOne)
{
    DeviceWiring device;
    device.profile = "eurotherm-2401";
    const auto resolved = resolveProfile(device);
    ASSERT_FALSE(resolved);
    EXPECT_EQ(resolved.error().code, FaultCode::NotFound);
    EXPECT_EQ(resolved.error().details, (std::vector<std::string>{"eurotherm-2401", "eurotherm-2400"}));
}

TEST(Profile, PointsOfTheDeviceWinOverThoseOfTheProfile)
{
    DeviceWiring device;
    device.profile = "eurotherm-2400";
    PointWiring own = test::holdingPoint("temperature", 1);
    own.scale = 0.1;
    device.points = {own, test::holdingPoint("extra", 500)};
    const auto resolved = resolveProfile(device);
    ASSERT_TRUE(resolved);
    EXPECT_EQ(resolved->points.front().scale, 0.1);
    EXPECT_EQ(resolved->points.back().name, "extra");
    EXPECT_EQ(*resolveProfile(*resolved), *resolved);
}

TEST(Profile, MistakesInAFileAreToldAtTheirPlace)
{
    EXPECT_FALSE(readProfile(""));
    EXPECT_FALSE(readProfile("[]"));
    const auto unknown =
        readProfile(R"({"profile":"x","maker":"m","models":"m","source":"s","certainty":"high","points":[],"pause_":1})");
    ASSERT_FALSE(unknown);
    EXPECT_NE(unknown.error().text.find("pause"), std::string::npos);
    EXPECT_FALSE(readProfile(R"({"profile":"x","maker":"m","models":"m","source":"s","certainty":"high","points":[]})"));
    EXPECT_FALSE(readProfile(R"({"profile":"x","maker":"m","models":"m","source":"s","certainty":"high","eeprom":["q"],
        "points":[{"name":"a","table":"holding","address":1,"type":"int16"}]})"));
}

TEST(Profile, TwelveAreSourcedAndTwoAreFlaggedUnverified)
{
    int sourced = 0;
    int unverified = 0;
    for (const std::string& name : profileNames()) {
        const auto profile = findProfile(name);
        ASSERT_TRUE(profile) << name << ": " << profile.error().text;
        EXPECT_EQ(profile->profile, name);
        EXPECT_FALSE(profile->source.empty());
        ++(profile->certainty == Certainty::Unverified ? unverified : sourced);
        EXPECT_TRUE(std::filesystem::exists(folder + name + ".frames")) << name;
    }
    EXPECT_EQ(sourced, 12);
    EXPECT_EQ(unverified, 2);
    EXPECT_EQ(profilePoints().size(), 14U);
}

class EveryProfile : public testing::TestWithParam<std::string> {};

TEST_P(EveryProfile, ShowsWhatItsFramesSay)
{
    for (const test::FramesCase& one : test::readFrames(folder + GetParam() + ".frames")) {
        EXPECT_EQ(one.mistakes, std::vector<std::string>{});
        DeviceWiring device = test::device("d", one.unit, {});
        device.profile = GetParam();
        SimBus bus{test::rtuBus(), {}};
        bus.slave = [&](std::span<const std::uint8_t> frame, MonoTime) { return test::answerOf(one, frame, true); };
        bus.engine->configure({planDevice(device)}, bus.now);
        bus.run(3s);
        std::map<std::string, Sample> last;
        for (const Scan& scan : bus.scans)
            for (std::size_t i = 0; i < scan.samples.size(); ++i) last[scan.layout->points[i].name.value] = scan.samples[i];
        for (const auto& [point, wanted] : one.expected) {
            const Sample& sample = last["d." + point];
            Reason reason{};
            if (findEnum(wanted, reason)) {
                EXPECT_EQ(sample.mark, badMark(reason)) << one.name << ": " << point << " " << sample.mark.reasonText();
                continue;
            }
            EXPECT_TRUE(sample.mark.good()) << one.name << ": " << point << " " << sample.mark.reasonText();
            EXPECT_NEAR(sample.value, std::stod(wanted), 1e-6) << one.name << ": " << point;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Shipped, EveryProfile, testing::ValuesIn(profileNames()), [](const auto& one) {
    std::string name = one.param;
    std::erase(name, '-');
    return name;
});

/// Every sentinel of every point of every profile, sent as raw value, gives its reason and no number.
TEST(Profile, NoSentinelIsEverATemperature)
{
    int sentinels = 0;
    for (const std::string& name : profileNames()) {
        const auto profile = findProfile(name);
        for (const PointWiring& point : profile->points)
            for (const auto& [raw, reason] : point.sentinels) {
                const auto word = static_cast<std::uint16_t>(std::stol(raw, nullptr, raw.starts_with("0x") ? 16 : 10));
                const Sample sample = sampleOf(point, std::vector<std::uint16_t>{word}, RawValue{0, 0, true});
                EXPECT_FALSE(sample.mark.usable()) << name << "." << point.name << " " << raw;
                EXPECT_EQ(sample.mark.reasonText(), reason);
                ++sentinels;
            }
    }
    EXPECT_GE(sentinels, 16);
}

} // namespace
} // namespace gaffer
