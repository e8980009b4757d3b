#include "core/sensing/reading.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

TEST(Reading, NothingReadYetIsBad)
{
    EXPECT_FALSE(Sample{}.mark.usable());
    EXPECT_FALSE(PointValue{}.mark.usable());
    EXPECT_FALSE(PointValue{}.typed);
}

TEST(Reading, ALayoutDiffersByDevicePeriodAndOrderOfPoints)
{
    const PointInfo t1{PointName{"io.t1"}, "degC", 1};
    const PointInfo t2{PointName{"io.t2"}, "degC", 1};
    const ScanLayout layout{DeviceId{"io"}, Duration{1000}, {t1, t2}};
    EXPECT_EQ(layout, (ScanLayout{DeviceId{"io"}, Duration{1000}, {t1, t2}}));
    EXPECT_NE(layout, (ScanLayout{DeviceId{"io"}, Duration{1000}, {t2, t1}}));
    EXPECT_NE(layout, (ScanLayout{DeviceId{"io"}, Duration{200}, {t1, t2}}));
    EXPECT_NE(layout, (ScanLayout{DeviceId{"F1"}, Duration{1000}, {t1, t2}}));
}

TEST(Reading, ACounterIsNotTheSamePointAsAMeasurement)
{
    PointInfo counter{PointName{"io.count1"}, "1"};
    const PointInfo measured = counter;
    counter.counter = true;
    counter.counterBits = 16;
    EXPECT_NE(counter, measured);
}

} // namespace
} // namespace gaffer
