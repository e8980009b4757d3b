#include "core/order/product_search.hpp"

#include "core/base/check.hpp"
#include "core/order/pinyin.hpp"

#include <algorithm>
#include <array>

namespace gaffer {
namespace {

std::string lowered(const std::string& text)
{
    std::string lower = text;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; });
    return lower;
}

constexpr std::size_t ranks = 4;

/// The initials people typed, or those of its Chinese name.
std::string initialsOf(const Product& product)
{
    return product.initials.empty() ? pinyinInitials(product.nameZh) : lowered(product.initials);
}

/// How well a product fits: 0 is best, `ranks` is not at all.
std::size_t rankOf(const Product& product, const std::string& wanted)
{
    const std::string code = lowered(product.code.value);
    if (code == wanted) return 0;
    if (code.starts_with(wanted) || initialsOf(product).starts_with(wanted)) return 1;
    if (product.nameZh.find(wanted) != std::string::npos || lowered(product.nameEn).find(wanted) != std::string::npos) return 2;
    return code.find(wanted) != std::string::npos || lowered(product.customerCode).starts_with(wanted) ? 3 : ranks;
}

} // namespace

std::vector<Product> searchProducts(const std::map<ProductCode, Product>& products, const std::string& text, std::size_t limit)
{
    const std::string wanted = lowered(text);
    std::array<std::vector<const Product*>, ranks> found;
    for (const auto& [code, product] : products) {
        const std::size_t rank = rankOf(product, wanted);
        GAFFER_CHECK(rank <= ranks);
        if (rank < ranks && found[rank].size() < limit) found[rank].push_back(&product);
        if (found[0].size() + found[1].size() >= limit && wanted.empty()) break;
    }
    std::vector<Product> list;
    for (const auto& rank : found)
        for (const Product* product : rank)
            if (list.size() < limit) list.push_back(*product);
    GAFFER_CHECK(list.size() <= limit);
    return list;
}

} // namespace gaffer
