#include "drivers/bus/poll.hpp"

#include "tests/drivers/support/bench_wiring.hpp"
#include "tests/drivers/support/plain_slave.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

namespace gaffer {
namespace {

using test::holdingPoint;
using namespace std::chrono_literals;

constexpr std::array kinds{ValueKind::Uint16, ValueKind::Uint32, ValueKind::Float32, ValueKind::Int64};
constexpr std::array bitTables{Table::Coil, Table::Discrete};

/// Devices of chance: points in all tables, forbidden holes, register limits.
class RandomDevice {
public:
    explicit RandomDevice(unsigned seed) : m_chance{seed} {}

    int pick(int low, int high) { return std::uniform_int_distribution<int>{low, high}(m_chance); }

    DeviceWiring make()
    {
        std::vector<PointWiring> points;
        for (int i = pick(1, 25); i > 0; --i) points.push_back(point("p" + std::to_string(i)));
        DeviceWiring device = test::device("d", 7, std::move(points));
        if (pick(0, 1) == 0) device.maxRead = static_cast<std::uint16_t>(pick(4, 40));
        for (int i = pick(0, 4); i > 0; --i) {
            const auto first = static_cast<std::uint16_t>(pick(0, 150));
            device.gaps.push_back({first, static_cast<std::uint16_t>(first + pick(0, 6))});
        }
        return device;
    }

private:
    PointWiring point(const std::string& name)
    {
        PointWiring made =
            holdingPoint(name, static_cast<std::uint16_t>(pick(0, 160)), kinds.at(static_cast<std::size_t>(pick(0, 3))));
        if (pick(0, 3) == 0) made.table = Table::Input;
        if (pick(0, 4) == 0) {
            made.table = bitTables.at(static_cast<std::size_t>(pick(0, 1)));
            made.type = {ValueKind::Bool, 0};
        }
        return made;
    }

    std::mt19937 m_chance;
};

test::AskedRead askedOf(const modbus::Request& request)
{
    return {0, request.rule.unit, request.pdu[0], modbus::wordAt(request.pdu, 1), modbus::wordAt(request.pdu, 3)};
}

bool touchesGap(const DeviceWiring& device, Table table, int first, int last)
{
    if (modbus::isBitTable(table)) return false;
    return std::ranges::any_of(device.gaps, [&](const auto& gap) { return first <= gap[1] && gap[0] <= last; });
}

/// What a point must show: the truth of its own registers.
double truth(const PointWiring& point)
{
    const auto function = static_cast<std::uint8_t>(modbus::readRequest(7, point.table, 0, 1).pdu[0]);
    std::vector<std::uint16_t> words;
    const int count = modbus::isBitTable(point.table) ? 1 : point.type.registers();
    for (int i = 0; i < count; ++i) {
        const std::uint16_t word = test::contentOf(7, function, static_cast<std::uint16_t>(point.address + i));
        words.push_back(modbus::isBitTable(point.table) ? static_cast<std::uint16_t>(word % 2) : word);
    }
    return decodeValue(point.type, point.wordOrder, words).number;
}

void expectTruth(const DeviceWiring& device, const Scan& scan, unsigned seed)
{
    ASSERT_EQ(scan.samples.size(), device.points.size());
    for (std::size_t i = 0; i < device.points.size(); ++i) {
        const PointWiring& point = device.points[i];
        const int items = modbus::isBitTable(point.table) ? 1 : point.type.registers();
        const Sample& sample = scan.samples[i];
        if (touchesGap(device, point.table, point.address, point.address + items - 1))
            EXPECT_EQ(sample.mark, badMark(Reason::Config)) << "seed " << seed << " " << point.name;
        else if (sample.mark.good())
            EXPECT_EQ(sample.value, truth(point)) << "seed " << seed << " " << point.name;
        else
            EXPECT_EQ(sample.mark, badMark(Reason::OutOfRange)) << "seed " << seed << " " << point.name;
    }
}

TEST(PollProperty, EveryPointShowsItsOwnRegistersAndNoRequestBreaksTheDevicesRules)
{
    const MonoTime start{1h};
    for (unsigned seed = 0; seed < 300; ++seed) {
        RandomDevice chance{seed};
        const DeviceWiring device = chance.make();
        Poll poll{DevicePlan{device, {}}, device.every, serialCost(9600, 10, 5'000)};
        const Line line{serialLine(9600, Parity::None, 1)};
        const int most = device.maxRead.value_or(125);
        for (int round = 0; round < 2; ++round) {
            poll.begin({});
            int requests = 0;
            while (const auto piece = poll.nextPiece(line, start)) {
                const test::AskedRead asked = askedOf(piece->request);
                const Table table = poll.blocks()[piece->block].table;
                ASSERT_TRUE(modbus::isBitTable(table) || int{asked.count} <= most) << "seed " << seed;
                ASSERT_FALSE(touchesGap(device, table, asked.address, asked.address + asked.count - 1)) << "seed " << seed;
                poll.took(*piece, test::replyPdu(asked));
                ASSERT_LE(++requests, 60) << "seed " << seed;
            }
            EXPECT_TRUE(poll.over(start));
            expectTruth(device, poll.scan({}, {}), seed);
        }
    }
}

TEST(PollProperty, WithRepliesStillOutNoQuestionIsAskedWhoseAnswerOneOfThemCouldBe)
{
    for (unsigned seed = 0; seed < 300; ++seed) {
        RandomDevice chance{seed};
        const DeviceWiring device = chance.make();
        Poll poll{DevicePlan{device, {}}, device.every, serialCost(9600, 10, 5'000)};
        Line line{serialLine(9600, Parity::None, 1)};
        MonoTime now{1h};
        for (int given = chance.pick(1, 5); given > 0; --given) {
            const auto address = static_cast<std::uint16_t>(chance.pick(0, 160));
            line.send(modbus::readRequest(7, Table::Holding, address, static_cast<std::uint16_t>(chance.pick(1, 8))), 50ms, now);
            now += 200ms;
            line.next(now);
        }
        poll.begin({});
        while (const auto piece = poll.nextPiece(line, now)) {
            ASSERT_NE(line.confusion(piece->request, now), Confusion::Other) << "seed " << seed;
            ASSERT_FALSE(touchesGap(device, poll.blocks()[piece->block].table, askedOf(piece->request).address,
                                    askedOf(piece->request).address + piece->asked - 1))
                << "seed " << seed;
            poll.took(*piece, test::replyPdu(askedOf(piece->request)));
        }
        const Scan scan = poll.scan({}, {});
        for (std::size_t i = 0; i < device.points.size(); ++i) {
            if (scan.samples[i].mark.good()) {
                EXPECT_EQ(scan.samples[i].value, truth(device.points[i])) << "seed " << seed;
            }
        }
    }
}

TEST(PollProperty, WhateverIsRefusedOnlyThePointsOfTheRefusedRegistersAreBad)
{
    const MonoTime start{1h};
    for (unsigned seed = 0; seed < 200; ++seed) {
        RandomDevice chance{seed};
        DeviceWiring device = chance.make();
        device.gaps.clear();
        // Values that overlap cannot be cut apart.
        constexpr std::size_t apart = 7;
        for (std::size_t i = 0; i < device.points.size(); ++i) device.points[i].address = static_cast<std::uint16_t>(i * apart);
        const int hole = chance.pick(0, 170);
        Poll poll{DevicePlan{device, {}}, device.every, serialCost(9600, 10, 5'000)};
        const Line line{serialLine(9600, Parity::None, 1)};
        const auto refuses = [&](int first, int count) { return first <= hole && hole < first + count; };
        // Fillers that hit the hole cost their blocks a round or two.
        for (int round = 0; round < 3; ++round) {
            poll.begin({});
            while (const auto piece = poll.nextPiece(line, start)) {
                const test::AskedRead asked = askedOf(piece->request);
                if (refuses(asked.address, asked.count))
                    poll.refused(*piece, 2, start);
                else
                    poll.took(*piece, test::replyPdu(asked));
            }
            if (round < 2) poll.scan({}, {});
        }
        const Scan scan = poll.scan({}, {});
        for (std::size_t i = 0; i < device.points.size(); ++i) {
            const PointWiring& point = device.points[i];
            const int items = modbus::isBitTable(point.table) ? 1 : point.type.registers();
            if (refuses(point.address, items))
                EXPECT_EQ(scan.samples[i].mark, exceptionMark(2)) << "seed " << seed << " " << point.name;
            else
                EXPECT_NE(scan.samples[i].mark, exceptionMark(2)) << "seed " << seed << " " << point.name;
        }
    }
}

} // namespace
} // namespace gaffer
