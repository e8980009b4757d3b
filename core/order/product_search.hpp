#pragma once

#include "core/order/product.hpp"

#include <map>
#include <string>
#include <vector>

namespace gaffer {

/// At most `limit` products whose code, initials, Chinese or English name fit `text`: codes and initials that begin with it come
/// first, then names that hold it. Upper and lower case are alike; an empty text gives the first products.
std::vector<Product> searchProducts(const std::map<ProductCode, Product>& products, const std::string& text, std::size_t limit);

} // namespace gaffer
