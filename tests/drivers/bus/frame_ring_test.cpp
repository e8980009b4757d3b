#include "drivers/bus/frame_ring.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

using Bytes = std::vector<std::uint8_t>;

void add(FrameRing& ring, int number)
{
    const auto low = static_cast<std::uint8_t>(number % 256);
    ring.add(fromMillis(number), MonoTime{Micros{number}}, number % 2 == 0 ? FrameWay::Sent : FrameWay::Received, Bytes{low, 7});
}

TEST(FrameRing, IsEmptyAtFirst) { EXPECT_TRUE(FrameRing{}.all().empty()); }

TEST(FrameRing, KeepsFramesInTheirOrder)
{
    FrameRing ring;
    for (int i = 0; i < 3; ++i) add(ring, i);
    const auto frames = ring.all();
    ASSERT_EQ(frames.size(), 3U);
    for (int i = 0; i < 3; ++i) {
        const FrameRecord& frame = frames[static_cast<std::size_t>(i)];
        EXPECT_EQ(toMillis(frame.time), i);
        EXPECT_EQ(frame.mono, MonoTime{Micros{i}});
        EXPECT_EQ(frame.way, i % 2 == 0 ? FrameWay::Sent : FrameWay::Received);
        EXPECT_EQ(frame.bytes, (Bytes{static_cast<std::uint8_t>(i), 7}));
    }
}

TEST(FrameRing, ForgetsTheOldestWhenItIsFull)
{
    for (const int added : {255, 256, 257, 511, 512, 513, 2000}) {
        FrameRing ring;
        for (int i = 0; i < added; ++i) add(ring, i);
        const auto frames = ring.all();
        const auto kept = std::min<std::size_t>(static_cast<std::size_t>(added), FrameRing::kept);
        ASSERT_EQ(frames.size(), kept) << added;
        EXPECT_EQ(toMillis(frames.front().time), added - static_cast<int>(kept)) << added;
        EXPECT_EQ(toMillis(frames.back().time), added - 1) << added;
    }
}

TEST(FrameRing, AShortFrameShowsNothingOfTheLongOneWhosePlaceItTakes)
{
    FrameRing ring;
    ring.add({}, {}, FrameWay::Sent, Bytes(200, 0xEE));
    for (int i = 0; i < 256; ++i) add(ring, i);
    EXPECT_EQ(ring.all().back().bytes.size(), 2U);
}

} // namespace
} // namespace gaffer
