#include "drivers/points/block_planner.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace gaffer {
namespace {

const WireCost at9600 = serialCost(9600, 11, 0);

Want want(int first, int last) { return {Table::Holding, first, last}; }

TEST(BlockPlanner, FillsAGapOnlyWhereItPays)
{
    EXPECT_EQ(planBlocks({want(0, 0), want(10, 10)}, {}, at9600).size(), 1U);
    EXPECT_EQ(planBlocks({want(0, 0), want(30, 30)}, {}, at9600).size(), 2U);
    EXPECT_EQ(planBlocks({want(0, 0), want(30, 30)}, {}, tcpCost(500)).size(), 1U);
}

TEST(BlockPlanner, NeverCrossesAForbiddenHole)
{
    ReadLimits limits;
    limits.gaps = {{3, 4}};
    const auto blocks = planBlocks({want(0, 2), want(5, 6)}, limits, at9600);
    EXPECT_EQ(blocks, (std::vector<Block>{{Table::Holding, 0, 3}, {Table::Holding, 5, 2}}));
}

TEST(BlockPlanner, NeverAsksForMoreThanTheDeviceGives)
{
    ReadLimits limits;
    limits.maxRegisters = 8;
    std::vector<Want> wants;
    for (int i = 0; i < 60; ++i) wants.push_back(want(i, i));
    const auto blocks = planBlocks(wants, limits, at9600);
    EXPECT_EQ(blocks.size(), 8U);
    for (const Block& block : blocks) EXPECT_LE(block.count, 8);
}

TEST(BlockPlanner, KeepsTablesApartAndOverlapsTogether)
{
    const auto blocks = planBlocks({{Table::Coil, 0, 0}, want(0, 1), want(1, 2)}, {}, at9600);
    EXPECT_EQ(blocks, (std::vector<Block>{{Table::Coil, 0, 1}, {Table::Holding, 0, 3}}));
}

/// The cheapest of all ways to cut the wants into runs, tried one by one.
struct Best {
    double cost{1e18};
    std::size_t requests{};
};

Best tryAll(const std::vector<Want>& wants, const ReadLimits& limits, const WireCost& cost)
{
    Best best;
    for (unsigned cuts = 0; cuts < (1U << (wants.size() - 1)); ++cuts) {
        std::vector<Block> blocks;
        std::size_t begin = 0;
        bool allowed = true;
        for (std::size_t i = 0; i < wants.size(); ++i) {
            if (i + 1 < wants.size() && (cuts >> i) % 2 == 0) continue;
            const int count = wants[i].last - wants[begin].first + 1;
            if (i > begin)
                allowed = allowed && count <= limits.maxRegisters &&
                          clearOfGaps(limits, Table::Holding, wants[begin].first, wants[i].last);
            blocks.push_back({Table::Holding, wants[begin].first, count});
            begin = i + 1;
        }
        const double total = wireTime(blocks, limits, cost);
        if (allowed && total < best.cost - 1e-9) best = {total, blocks.size()};
    }
    return best;
}

TEST(BlockPlanner, IsWithinOneRequestOfTheOptimumAndNeverDearerThanOneByOne)
{
    std::mt19937 chance{42};
    const auto pick = [&](int low, int high) { return std::uniform_int_distribution<int>{low, high}(chance); };
    for (int round = 0; round < 200; ++round) {
        ReadLimits limits;
        limits.maxRegisters = pick(0, 1) == 0 ? 8 : pick(4, 125);
        for (int i = pick(0, 2); i > 0; --i) {
            const auto at = static_cast<std::uint16_t>(pick(0, 200));
            limits.gaps.push_back({at, static_cast<std::uint16_t>(at + pick(0, 3))});
        }
        std::vector<Want> wants;
        int address = 0;
        for (int i = pick(1, 14); i > 0; --i) {
            address += pick(0, 25);
            const int size = 1 << pick(0, 2);
            if (clearOfGaps(limits, Table::Holding, address, address + size - 1))
                wants.push_back(want(address, address + size - 1));
            address += size;
        }
        if (wants.empty()) continue;
        const WireCost cost = pick(0, 1) == 0 ? at9600 : serialCost(115200, 10, 10'000);
        const auto blocks = planBlocks(wants, limits, cost);
        const Best best = tryAll(wants, limits, cost);
        EXPECT_LE(blocks.size(), best.requests + 1) << "round " << round;
        EXPECT_NEAR(wireTime(blocks, limits, cost), best.cost, 1e-6) << "round " << round;
        std::vector<Block> single;
        for (const Want& one : wants) single.push_back({one.table, one.first, one.last - one.first + 1});
        EXPECT_LE(wireTime(blocks, limits, cost), wireTime(single, limits, cost) + 1e-6);
        for (const Want& one : wants)
            EXPECT_TRUE(std::ranges::any_of(
                blocks, [&](const Block& b) { return b.first <= one.first && one.last < b.first + b.count; }));
    }
}

} // namespace
} // namespace gaffer
