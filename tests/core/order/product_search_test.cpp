#include "core/order/product_search.hpp"

#include "core/sample/catalogue.hpp"
#include "core/sample/dice.hpp"

#include <algorithm>
#include <cctype>
#include <gtest/gtest.h>
#include <set>

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

TEST(ProductSearch, GivesNothingWhereNothingIsAllowed)
{
    EXPECT_TRUE(found("h", 0).empty());
    EXPECT_TRUE(found("", 0).empty());
}

TEST(ProductSearch, FindsCustomerCodesLast)
{
    auto products = catalogue();
    products.at(ProductCode{"B-7"}).customerCode = "A-1-KUNDE";
    std::vector<std::string> codes;
    for (const Product& product : searchProducts(products, "a-1", 10)) codes.push_back(product.code.value);
    EXPECT_EQ(codes, (Codes{"A-10", "A-100", "B-7"}));
}

TEST(ProductSearch, GivesNoProductTwiceAndNoneThatDoesNotFit)
{
    Dice dice{5};
    std::map<ProductCode, Product> products;
    const std::string letters = "ABab-1";
    const auto word = [&](std::size_t length) {
        std::string text;
        while (text.size() < length) text += letters[dice.below(letters.size())];
        return text;
    };
    for (int i = 0; i < 400; ++i) {
        Product product;
        product.code = ProductCode{word(5)};
        product.nameEn = word(8);
        product.initials = word(3);
        products[product.code] = product;
    }
    for (int trial = 0; trial < 200; ++trial) {
        const std::string text = word(1 + dice.below(3));
        const std::size_t limit = 1 + dice.below(60);
        std::set<ProductCode> seen;
        const auto list = searchProducts(products, text, limit);
        ASSERT_LE(list.size(), limit);
        for (const Product& product : list) {
            ASSERT_TRUE(seen.insert(product.code).second) << text;
            const std::string all = product.code.value + "|" + product.nameEn + "|" + product.initials;
            const auto same = [](char a, char b) { return std::tolower(a) == std::tolower(b); };
            ASSERT_NE(std::search(all.begin(), all.end(), text.begin(), text.end(), same), all.end()) << text << " in " << all;
        }
    }
}

TEST(ProductSearch, FindsEveryProductOfTheSampleInThreeKeys)
{
    std::map<ProductCode, Product> products;
    for (const SampleProduct& each : sampleProducts()) {
        Product product;
        product.code = ProductCode{std::string{each.code}};
        product.nameZh = each.nameZh;
        product.nameEn = each.nameEn;
        product.initials = each.initials;
        products[product.code] = product;
    }
    constexpr std::size_t shown = 8;
    for (const auto& [code, product] : products) {
        const auto list = searchProducts(products, product.code.value.substr(3), shown);
        EXPECT_TRUE(std::ranges::any_of(list, [&](const Product& each) { return each.code == code; })) << code.value;
    }
}

TEST(ProductSearch, FindsAChineseNameWithoutTypedInitialsByItsPinyin)
{
    std::map<ProductCode, Product> products;
    products[ProductCode{"X-1"}] = Product{.code = ProductCode{"X-1"}, .nameZh = "醒酒器"};
    products[ProductCode{"X-2"}] = Product{.code = ProductCode{"X-2"}, .nameZh = "醒酒器", .initials = "DECANT"};
    const auto hits = searchProducts(products, "xjq", 10);
    ASSERT_EQ(hits.size(), 1U) << "initials that people typed count instead of the pinyin";
    EXPECT_EQ(hits[0].code.value, "X-1");
}

/// 8,000 products as a works of forty series would number them: "GJ-0042" and the like.
std::map<ProductCode, Product> largeCatalogue()
{
    constexpr int series = 40, each = 200;
    std::map<ProductCode, Product> products;
    for (int row = 0; row < series * each; ++row) {
        const std::string number = std::to_string(row);
        Product product;
        product.code = ProductCode{std::string{static_cast<char>('A' + row / each % 26)} + (row / each < 26 ? "J-" : "K-") +
                                   std::string(4 - number.size(), '0') + number};
        product.nameZh = "高脚杯";
        product.nameEn = "goblet";
        products[product.code] = product;
    }
    return products;
}

TEST(ProductSearch, ShowsEveryOneOfEightThousandProductsWithinThreeKeysOfItsCode)
{
    const std::map<ProductCode, Product> products = largeCatalogue();
    ASSERT_EQ(products.size(), 8000U);
    constexpr std::size_t shown = 50;
    int lost = 0;
    for (int number = 0; number < 8000; number += 37) {
        const std::string digits = std::string(4 - std::to_string(number).size(), '0') + std::to_string(number);
        const auto hits = searchProducts(products, digits.substr(1), shown);
        if (std::ranges::none_of(hits, [&](const Product& hit) { return hit.code.value.ends_with(digits); })) ++lost;
    }
    EXPECT_EQ(lost, 0);
}

} // namespace
} // namespace gaffer
