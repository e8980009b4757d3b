#include "core/wire/messages.hpp"

#include <gtest/gtest.h>
#include <random>

namespace gaffer::wire {
namespace {

std::vector<TrendCurve> twoCurves()
{
    TrendCurve temperature{PointName{"io.t1"}, "degC", 1, false, {}};
    for (int i = 0; i < 3; ++i) temperature.bins.push_back({fromMillis(i * 1000), 1100.0 + i, 1101.5, 1100.7, 1100.9, 50.0});
    return {temperature, TrendCurve{PointName{"io.closed1"}, "", 0, true, {}}};
}

bool same(const TrendCurve& a, const TrendCurve& b)
{
    return a.point == b.point && a.unit == b.unit && a.decimals == b.decimals && a.stepped == b.stepped && a.bins == b.bins;
}

TEST(Curves, AreRefusedWhenAnyByteIsMissingOrTooMany)
{
    const std::string frame = encodeCurves(7, twoCurves());
    for (std::size_t length = 0; length < frame.size(); ++length)
        EXPECT_FALSE(decodeCurves(std::string_view{frame}.substr(0, length))) << length;
    EXPECT_FALSE(decodeCurves(frame + "x"));
}

TEST(Curves, AreRefusedWhenACountLies)
{
    std::string frame = encodeCurves(7, twoCurves());
    frame[12] = '\x7f';
    EXPECT_FALSE(decodeCurves(frame));
    std::string huge = encodeCurves(7, {});
    huge.replace(12, 4, "\xff\xff\xff\xff");
    EXPECT_FALSE(decodeCurves(huge));
}

TEST(Curves, ComeBackAsTheyWere)
{
    const auto curves = twoCurves();
    const auto read = decodeCurves(encodeCurves(7, curves));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->first, 7U);
    ASSERT_EQ(read->second.size(), 2U);
    EXPECT_TRUE(same(read->second[0], curves[0]));
    EXPECT_TRUE(same(read->second[1], curves[1]));
}

TEST(Curves, ComeBackBitForBitWhateverTheyHold)
{
    std::mt19937_64 random{20'261'127};
    for (int round = 0; round < 50; ++round) {
        std::vector<TrendCurve> curves(random() % 4);
        for (TrendCurve& curve : curves) {
            curve.point = PointName{"p" + std::to_string(random() % 100)};
            curve.unit = random() % 2 == 0 ? "degC" : "";
            curve.decimals = static_cast<int>(random() % 5) - 1;
            curve.stepped = random() % 2 == 0;
            for (auto left = random() % 50; left > 0; --left) {
                const auto number = [&] { return static_cast<double>(static_cast<std::int64_t>(random())) / 1e6; };
                curve.bins.push_back(
                    {fromMillis(static_cast<std::int64_t>(random() >> 20U)), number(), number(), number(), number(), 99.5});
            }
        }
        const std::uint64_t id = random();
        const auto read = decodeCurves(encodeCurves(id, curves));
        ASSERT_TRUE(read) << round;
        EXPECT_EQ(read->first, id);
        ASSERT_EQ(read->second.size(), curves.size());
        for (std::size_t i = 0; i < curves.size(); ++i) EXPECT_TRUE(same(read->second[i], curves[i])) << round;
    }
}

TEST(Curves, AreNeverReadOutOfBounds)
{
    std::mt19937 random{20'261'128};
    const std::string sound = encodeCurves(7, twoCurves());
    for (int round = 0; round < 20'000; ++round) {
        std::string broken = sound;
        for (int edits = 0; edits < 3; ++edits) broken[random() % broken.size()] = static_cast<char>(random());
        const auto read = decodeCurves(broken);
        if (read) {
            EXPECT_LE(read->second.size(), 2U);
        }
    }
}

TEST(Curves, OfAnotherFormAreRefused)
{
    std::string frame = encodeCurves(7, twoCurves());
    frame[3] = '2';
    EXPECT_EQ(decodeCurves(frame).error().code, FaultCode::Damaged);
    EXPECT_FALSE(decodeCurves(""));
    EXPECT_TRUE(decodeCurves(encodeCurves(0, {}))->second.empty());
}

} // namespace
} // namespace gaffer::wire
