#include "core/wire/messages.hpp"

#include <gtest/gtest.h>

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

} // namespace
} // namespace gaffer::wire
