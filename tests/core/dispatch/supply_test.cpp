#include "core/dispatch/supply.hpp"

#include "tests/core/dispatch/shift_example.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

constexpr std::uint64_t seeds = 200;

TEST(Supply, NeverGivesMorePiecesThanAreOpen)
{
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        const Workshop shop = ShiftExample::make(seed);
        Supply supply{shop};
        for (const auto& [line, order] : shop.orders) {
            const std::int64_t open = supply.openPieces(line);
            EXPECT_GE(open, 0) << "seed " << seed;
            EXPECT_LE(open, std::max<std::int64_t>(0, order.order.quantity - order.made + order.defects)) << "seed " << seed;
            supply.take(shop.floor.stations.front(), shop.products.at(order.order.product), {line, order.order.product, open},
                        {});
            EXPECT_EQ(supply.openPieces(line), 0) << "seed " << seed;
        }
    }
}

TEST(Supply, GivesLessGlassAfterEachTaking)
{
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        const Workshop shop = ShiftExample::make(seed);
        Supply supply{shop};
        const StationWiring& station = shop.floor.stations.front();
        const Product& product = shop.products.begin()->second;
        std::int64_t before = supply.piecesOfGlass(station, product);
        constexpr int mostTakings = 50;
        for (int i = 0; i < mostTakings && before > 0; ++i) {
            supply.take(station, product, {std::nullopt, product.code, before}, {});
            const std::int64_t after = supply.piecesOfGlass(station, product);
            EXPECT_LE(after, before) << "seed " << seed;
            before = after;
        }
        EXPECT_EQ(before, 0) << "seed " << seed << ": glass comes to an end";
    }
}

TEST(Supply, GivesACopyToOneStationOnly)
{
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        const Workshop shop = ShiftExample::make(seed);
        Supply supply{shop};
        const StationWiring& station = shop.floor.stations.front();
        for (const auto& [code, product] : shop.products) {
            const auto copy = supply.copyFor(station.id, product);
            if (!copy || copy->mould.empty()) continue;
            supply.take(station, product, {std::nullopt, code, 1}, *copy);
            EXPECT_NE(supply.copyFor(StationId{"elsewhere"}, product), copy) << "seed " << seed;
            EXPECT_TRUE(supply.copyFor(station.id, product)) << "seed " << seed;
        }
    }
}

} // namespace
} // namespace gaffer
