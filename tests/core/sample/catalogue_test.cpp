#include "core/sample/catalogue.hpp"

#include <gtest/gtest.h>

#include <set>

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

} // namespace
} // namespace gaffer
