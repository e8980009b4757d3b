#include "core/sample/catalogue.hpp"

#include "core/base/check.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace gaffer {
namespace {

TEST(SampleCatalogue, HasFortyProductsInTenSeriesWithCodesOfTheirOwn)
{
    std::set<std::string_view> codes;
    std::vector<int> perSeries(10);
    for (const SampleProduct& product : sampleProducts()) {
        EXPECT_TRUE(codes.insert(product.code).second) << product.code;
        EXPECT_GT(product.gatherG, product.netG) << product.code;
        ++perSeries.at(product.series);
    }
    EXPECT_EQ(codes.size(), 40U);
    EXPECT_EQ(perSeries, std::vector<int>(10, 4));
}

TEST(SampleCatalogue, KeepsYieldsWithinWhatHandShopsReport)
{
    for (const SampleSeries& series : sampleSeries()) {
        EXPECT_GE(series.yield, 0.25) << series.name;
        EXPECT_LE(series.yield, 0.92) << series.name;
    }
}

TEST(SampleCatalogue, HasThirtyMouldCopiesThatCoverEveryMouldOfAProduct)
{
    std::set<std::string> moulds;
    for (const SampleMould& mould : sampleMoulds()) {
        moulds.insert(mould.mould);
        EXPECT_FALSE(mould.products.empty());
    }
    EXPECT_EQ(sampleMoulds().size(), 30U);
    for (const SampleProduct& product : sampleProducts())
        EXPECT_TRUE(product.mould.empty() || moulds.contains(std::string{product.mould}));
}

TEST(SampleCatalogue, BlowsShapesAboutEverySeventyTwoSeconds)
{
    int stemware = 0;
    int seconds = 0;
    for (const SampleProduct& product : sampleProducts())
        if (product.series < 4) {
            ++stemware;
            seconds += product.cycleS;
        }
    EXPECT_NEAR(static_cast<double>(seconds) / stemware, 72.0, 4.0);
}

TEST(SampleCatalogue, OrdersThirtyDifferentProductsOnTwoLinesEach)
{
    std::set<std::size_t> products;
    std::map<std::string, std::set<int>> lines;
    for (const SampleOrder& order : sampleOrders()) {
        EXPECT_TRUE(products.insert(order.product).second) << order.order;
        EXPECT_LT(order.product, sampleProducts().size());
        EXPECT_TRUE(lines[order.order].insert(order.line).second) << order.order;
    }
    EXPECT_EQ(products.size(), 30U);
    EXPECT_EQ(lines.size(), 15U);
    for (const auto& [order, numbers] : lines) EXPECT_EQ(numbers, (std::set<int>{1, 2})) << order;
}

TEST(SampleCatalogue, BlowsEveryMouldOnlyInWaresThatNameIt)
{
    std::set<std::pair<std::string, int>> copies;
    for (const SampleMould& mould : sampleMoulds()) {
        EXPECT_TRUE(copies.emplace(mould.mould, mould.copy).second) << mould.mould;
        for (const std::size_t product : mould.products) EXPECT_EQ(sampleProducts()[product].mould, mould.mould);
    }
}

TEST(SampleCatalogue, HasTheSameWaresOnBothCopiesOfAMould)
{
    std::map<std::string, std::vector<std::size_t>> products;
    for (const SampleMould& mould : sampleMoulds()) {
        const auto [first, fresh] = products.emplace(mould.mould, mould.products);
        EXPECT_TRUE(fresh || first->second == mould.products) << mould.mould;
    }
}

TEST(SampleCatalogue, MeltsCobaltForOneSeriesOnly)
{
    std::map<std::string_view, int> glasses;
    for (const SampleProduct& product : sampleProducts()) ++glasses[sampleGlass(product)];
    EXPECT_EQ(glasses, (std::map<std::string_view, int>{{"clear", 36}, {"cobalt", 4}}));
    SampleProduct stray = sampleProducts().front();
    stray.series = sampleSeries().size();
    EXPECT_THROW(static_cast<void>(sampleGlass(stray)), CheckFailed);
}

TEST(SampleCatalogue, NamesEveryProductInBothLanguagesAndByInitials)
{
    std::set<std::string_view> zh;
    for (const SampleProduct& product : sampleProducts()) {
        EXPECT_TRUE(zh.insert(product.nameZh).second) << product.nameZh;
        EXPECT_FALSE(product.nameEn.empty()) << product.code;
        EXPECT_EQ(product.initials.find_first_not_of("abcdefghijklmnopqrstuvwxyz"), std::string_view::npos) << product.code;
        EXPECT_GE(product.initials.size(), 2U) << product.code;
    }
}

} // namespace
} // namespace gaffer
