#include "app/service/history_writer.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

std::shared_ptr<const ScanLayout> layoutOf(std::vector<std::pair<const char*, bool>> points)
{
    ScanLayout layout{DeviceId{"d"}, Duration{1000}, {}};
    for (const auto& [name, text] : points) {
        PointInfo info;
        info.name = PointName{name};
        info.text = text;
        layout.points.push_back(info);
    }
    return std::make_shared<const ScanLayout>(std::move(layout));
}

Scan scanOf(const std::shared_ptr<const ScanLayout>& layout)
{
    Scan scan{layout, Instant{Duration{5}}, Instant{Duration{6}}, 7, {}};
    for (std::size_t i = 0; i < layout->points.size(); ++i) scan.samples.push_back({static_cast<double>(i), goodMark, 0});
    return scan;
}

TEST(NumbersOnly, LeavesAScanOfNumbersAsItIs)
{
    const auto layout = layoutOf({{"d.a", false}, {"d.b", false}});
    const auto kept = NumbersOnly{}.of(scanOf(layout));
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->layout, layout);
    EXPECT_EQ(kept->samples.size(), 2U);
}

TEST(NumbersOnly, TakesWordsOutAndKeepsEveryNumberWithItsPoint)
{
    NumbersOnly numbers;
    const auto layout = layoutOf({{"d.a", false}, {"d.words", true}, {"d.b", false}});
    const auto kept = numbers.of(scanOf(layout));
    ASSERT_TRUE(kept);
    ASSERT_EQ(kept->layout->points.size(), 2U);
    EXPECT_EQ(kept->layout->points[1].name, PointName{"d.b"});
    EXPECT_EQ(kept->samples[1].value, 2);
    EXPECT_EQ(kept->sequence, 7U);
    EXPECT_EQ(kept->arrival, Instant{Duration{6}});
    EXPECT_EQ(numbers.of(scanOf(layout))->layout, kept->layout) << "the store sees one layout, not a new one each scan";
}

TEST(NumbersOnly, DropsAScanThatHoldsOnlyWords) { EXPECT_FALSE(NumbersOnly{}.of(scanOf(layoutOf({{"d.words", true}})))); }

} // namespace
} // namespace gaffer
