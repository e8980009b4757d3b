#include "drivers/bus/poll.hpp"

#include "tests/drivers/support/bench_wiring.hpp"
#include "tests/drivers/support/plain_slave.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

using test::holdingPoint;
using namespace std::chrono_literals;
constexpr MonoTime start{std::chrono::hours{1}};

WireCost cost() { return serialCost(9600, 10, 0); }

Poll pollOf(std::vector<PointWiring> points, std::optional<std::uint16_t> maxRead = std::nullopt)
{
    DeviceWiring device = test::device("d", 1, std::move(points));
    device.maxRead = maxRead;
    return Poll{DevicePlan{device, {}}, device.every, cost()};
}

TEST(Poll, APointInAForbiddenHoleIsNeverAskedAndBadConfig)
{
    DeviceWiring device = test::device("d", 1, {holdingPoint("a", 0), holdingPoint("b", 5)});
    device.gaps = {{5, 5}};
    Poll poll{DevicePlan{device, {}}, device.every, cost()};
    EXPECT_EQ(poll.blocks(), (std::vector<Block>{{Table::Holding, 0, 1}}));
    poll.begin(start);
    poll.failRest(badMark(Reason::CommTimeout));
    const Scan scan = poll.scan({}, {});
    EXPECT_EQ(scan.samples[1].mark, badMark(Reason::Config));
}

TEST(Poll, ALongValueIsReadInPiecesWithinTheLimit)
{
    PointWiring text = holdingPoint("name", 0);
    text.type = {ValueKind::String, 20};
    Poll poll = pollOf({text}, 8);
    const Line line{serialLine(9600, Parity::None, 1)};
    poll.begin(start);
    std::vector<int> asked;
    while (const auto piece = poll.nextPiece(line, start)) {
        asked.push_back(piece->asked);
        poll.took(*piece, test::replyPdu({0, 1, 3, 0, static_cast<std::uint16_t>(piece->asked)}));
    }
    EXPECT_EQ(asked, (std::vector{8, 8, 4}));
    EXPECT_TRUE(poll.scan({}, {}).samples[0].mark.good());
}

TEST(Poll, AsksLongerOrInPartsWhenALateReplyCouldBeMistaken)
{
    Line line{serialLine(9600, Parity::None, 1)};
    line.send(modbus::readRequest(1, Table::Holding, 50, 1), 100ms, start);
    line.next(start + 1s);
    Poll one = pollOf({holdingPoint("a", 0)});
    one.begin(start);
    EXPECT_EQ(one.nextPiece(line, start + 1s)->asked, 2);
    Poll strict = pollOf({holdingPoint("a", 0)}, 1);
    strict.begin(start);
    EXPECT_FALSE(strict.nextPiece(line, start + 1s));
    EXPECT_EQ(strict.scan({}, {}).samples[0].mark, badMark(Reason::CommTimeout));
    line.send(modbus::readRequest(1, Table::Holding, 50, 2), 100ms, start + 1s);
    line.next(start + 2s);
    Poll two = pollOf({holdingPoint("a", 0), holdingPoint("b", 1)}, 2);
    two.begin(start);
    EXPECT_FALSE(two.nextPiece(line, start + 2s));
}

TEST(Poll, ARefusedBlockIsCutUntilOnlyTheBadPointIsBad)
{
    std::vector<PointWiring> points;
    for (std::uint16_t address = 0; address < 8; ++address)
        points.push_back(holdingPoint("r" + std::to_string(address), address));
    Poll poll = pollOf(points);
    const Line line{serialLine(9600, Parity::None, 1)};
    poll.begin(start);
    while (const auto piece = poll.nextPiece(line, start)) {
        const int first = poll.blocks()[piece->block].first + piece->offset;
        if (first <= 5 && 5 < first + piece->asked)
            poll.refused(*piece, 2, start);
        else
            poll.took(*piece,
                      test::replyPdu({0, 1, 3, static_cast<std::uint16_t>(first), static_cast<std::uint16_t>(piece->asked)}));
    }
    const Scan scan = poll.scan({}, {});
    for (std::size_t i = 0; i < 8; ++i) EXPECT_EQ(scan.samples[i].mark, i == 5 ? exceptionMark(2) : goodMark) << i;
}

/// Answers every piece of a round like a device of which one channel is broken; gives how many requests that took.
int roundWithABrokenChannel(Poll& poll, const Line& line, int broken, std::uint8_t code, MonoTime now)
{
    int requests = 0;
    poll.begin(now);
    while (const auto piece = poll.nextPiece(line, now)) {
        ++requests;
        const int first = poll.blocks()[piece->block].first + piece->offset;
        if (first <= broken && broken < first + piece->asked)
            poll.refused(*piece, code, now);
        else
            poll.took(*piece,
                      test::replyPdu({0, 1, 3, static_cast<std::uint16_t>(first), static_cast<std::uint16_t>(piece->asked)}));
    }
    return requests;
}

TEST(Poll, AChannelThatFailsDoesNotMakeItsNeighboursBadAndIsReadWithThemAgainAfterAMinute)
{
    constexpr int nowhere = -1;
    for (const std::uint8_t code : {std::uint8_t{4}, std::uint8_t{8}}) {
        std::vector<PointWiring> points;
        for (std::uint16_t address = 0; address < 8; ++address)
            points.push_back(holdingPoint("r" + std::to_string(address), address));
        Poll poll = pollOf(points);
        const Line line{serialLine(9600, Parity::None, 1)};
        for (int round = 0; round < 5; ++round) {
            roundWithABrokenChannel(poll, line, 5, code, start);
            const Scan scan = poll.scan({}, {});
            for (std::size_t i = 0; i < 8; ++i)
                EXPECT_EQ(scan.samples[i].mark, i == 5 ? exceptionMark(code) : goodMark) << i << " in round " << round;
        }
        roundWithABrokenChannel(poll, line, nowhere, code, start + 3s);
        EXPECT_EQ(poll.scan({}, {}).samples[5].mark, goodMark) << "mended, it is good long before the minute is over";
        EXPECT_EQ(roundWithABrokenChannel(poll, line, nowhere, code, start + 61s), 1);
        const Scan whole = poll.scan({}, {});
        for (std::size_t i = 0; i < 8; ++i) {
            EXPECT_EQ(whole.samples[i].mark, goodMark) << i;
            EXPECT_EQ(whole.samples[i].raw, test::contentOf(1, 3, static_cast<std::uint16_t>(i))) << i;
        }
    }
}

TEST(Poll, ARegisterRefusedForTheThirdTimeIsLeftAloneForAMinute)
{
    Poll poll = pollOf({holdingPoint("a", 0)});
    const Line line{serialLine(9600, Parity::None, 1)};
    for (int round = 0; round < 3; ++round) {
        poll.begin(start);
        const auto piece = poll.nextPiece(line, start);
        ASSERT_TRUE(piece);
        poll.refused(*piece, 2, start);
    }
    poll.begin(start);
    EXPECT_FALSE(poll.nextPiece(line, start + 50s));
    EXPECT_EQ(poll.scan({}, {}).samples[0].mark, exceptionMark(2));
    poll.begin(start);
    EXPECT_TRUE(poll.nextPiece(line, start + 61s));
}

TEST(Poll, ARestThatEndsInTheMiddleOfARoundWaitsForTheNextOne)
{
    Poll poll = pollOf({holdingPoint("a", 0), holdingPoint("b", 900)});
    const Line line{serialLine(9600, Parity::None, 1)};
    ASSERT_EQ(poll.blocks().size(), 2U);
    for (int round = 0; round < 3; ++round) {
        poll.begin(start);
        poll.refused(*poll.nextPiece(line, start), 2, start);
        poll.failRest(badMark(Reason::CommTimeout));
    }
    poll.begin(start);
    const auto piece = poll.nextPiece(line, start + 59s);
    ASSERT_TRUE(piece);
    EXPECT_EQ(piece->block, 1U);
    poll.took(*piece, test::replyPdu({0, 1, 3, 900, 1}));
    EXPECT_FALSE(poll.nextPiece(line, start + 61s));
    EXPECT_TRUE(poll.over(start + 61s)) << "else the bus would spin";
    poll.begin(start);
    EXPECT_EQ(poll.nextPiece(line, start + 61s)->block, 0U);
}

TEST(Poll, PointsOfDifferentPeriodsAreDifferentPolls)
{
    DeviceWiring device = test::device("d", 1, {holdingPoint("a", 0), holdingPoint("b", 1)});
    device.points[1].every = Duration{10'000};
    const auto polls = pollsOf(DevicePlan{device, {}}, cost());
    ASSERT_EQ(polls.size(), 2U);
    EXPECT_EQ(polls[1]->layout().points[0].name.value, "d.b");
}

} // namespace
} // namespace gaffer
