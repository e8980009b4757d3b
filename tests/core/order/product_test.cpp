#include "core/order/product.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace gaffer {
namespace {

template <class T> std::string headerOf()
{
    std::string header;
    const T value{};
    forEachField(value, [&](std::string_view name, const auto&) { header += (header.empty() ? "" : ",") + std::string{name}; });
    return header;
}

TEST(Product, HasTheColumnsOfTheImportInTheirOrder)
{
    EXPECT_EQ(headerOf<Product>(), "code,name_zh,name_en,initials,series,picture,glass,gather_g,net_g,thickest_mm,footprint_cm2,"
                                   "cycle_s,skill,mould,steps,quota_per_shift,tray,carton,customer_code");
}

TEST(Product, KnowsNoFigureThatNobodyGave)
{
    const Product product;
    EXPECT_FALSE(product.gatherG || product.netG || product.thickestMm || product.footprintCm2 || product.cycleS);
    EXPECT_FALSE(product.quotaPerShift);
    EXPECT_TRUE(product.mould.empty()) << "off-hand work";
    EXPECT_TRUE(product.skill.empty()) << "anyone may";
}

TEST(Product, OfNoWeightIsNotAProductOfUnknownWeight)
{
    Product unknown;
    Product zero;
    zero.netG = 0;
    EXPECT_NE(unknown, zero);
}

TEST(Product, NeedsNothingButItsCode)
{
    std::vector<std::string_view> needed;
    const auto note = [&](const auto& field) {
        if (field.need == Need::Required) needed.push_back(field.name);
    };
    Product::fields([&](const auto&... field) { (note(field), ...); });
    EXPECT_EQ(needed, std::vector<std::string_view>{"code"});
}

TEST(Recipe, WritesItsWindowInDegreesCelsius)
{
    EXPECT_EQ(headerOf<Recipe>(), "recipe,glass,window_low_degC,window_high_degC,materials");
    Recipe recipe;
    recipe.materials["sand"] = 71;
    Recipe other = recipe;
    other.materials["soda_ash"] = 26.7;
    EXPECT_NE(recipe, other);
    EXPECT_FALSE(recipe.windowLow) << "not typed";
}

} // namespace
} // namespace gaffer
