#include "core/order/product_search.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

std::map<ProductCode, Product> catalogue()
{
    std::map<ProductCode, Product> products;
    const auto add = [&](const char* code, const char* zh, const char* en, const char* initials) {
        Product product;
        product.code = ProductCode{code};
        product.nameZh = zh;
        product.nameEn = en;
        product.initials = initials;
        products[product.code] = product;
    };
    add("A-10", "红酒杯", "wine goblet", "HJB");
    add("A-100", "香槟杯", "champagne flute", "XBB");
    add("B-7", "花瓶", "vase", "HP");
    add("C-1", "白酒杯", "white wine goblet", "BJB");
    return products;
}

std::vector<std::string> found(const std::string& text, std::size_t limit = 10)
{
    std::vector<std::string> codes;
    for (const Product& product : searchProducts(catalogue(), text, limit)) codes.push_back(product.code.value);
    return codes;
}

using Codes = std::vector<std::string>;

TEST(ProductSearch, FindsNothingWhereNothingFits) { EXPECT_TRUE(found("zzz").empty()); }
TEST(ProductSearch, PutsTheWholeCodeFirst) { EXPECT_EQ(found("a-10"), (Codes{"A-10", "A-100"})); }
TEST(ProductSearch, FindsInitialsByTheirBeginning) { EXPECT_EQ(found("h"), (Codes{"A-10", "B-7", "A-100", "C-1"})); }
TEST(ProductSearch, FindsChineseNamesByAnyPart) { EXPECT_EQ(found("酒杯"), (Codes{"A-10", "C-1"})); }
TEST(ProductSearch, FindsEnglishNamesByAnyPartInAnyCase) { EXPECT_EQ(found("WINE"), (Codes{"A-10", "C-1"})); }
TEST(ProductSearch, GivesTheFirstProductsForAnEmptyText) { EXPECT_EQ(found("", 2), (Codes{"A-10", "A-100"})); }
TEST(ProductSearch, KeepsToItsLimit) { EXPECT_EQ(found("h", 1), Codes{"A-10"}); }

} // namespace
} // namespace gaffer
