#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gaffer {

/// One product of the sample workshop.
struct SampleProduct {
    std::string_view code;
    std::string_view nameZh;
    std::string_view nameEn;
    std::string_view initials;
    /// Index of its series, 0 to 9.
    std::size_t series;
    /// Grams gathered, and grams of the finished piece.
    int gatherG;
    int netG;
    /// Crew seconds a piece.
    int cycleS;
    /// Mould it is blown in; empty for off-hand work.
    std::string_view mould;
};

/// One series of products and what comes out well of it.
struct SampleSeries {
    std::string_view name;
    std::string_view skill;
    std::string_view mouldType;
    /// Share of pieces that are good at the end, and share of the bad ones that is seen at the hot end.
    double yield;
    double seenHot;
};

/// One mould copy of the sample workshop.
struct SampleMould {
    std::string mould;
    int copy;
    /// Products blown in it, as indices.
    std::vector<std::size_t> products;
};

/// One of the 30 order lines of the sample workshop.
struct SampleOrder {
    std::string order;
    int line;
    /// Index of the product.
    std::size_t product;
};

/// The 30 order lines, two to an order, each for another product.
std::vector<SampleOrder> sampleOrders();

/// The 40 products, in the order of their series.
std::span<const SampleProduct> sampleProducts();

/// The ten series.
std::span<const SampleSeries> sampleSeries();

/// The 30 mould copies.
std::vector<SampleMould> sampleMoulds();

/// The glass a product is made of: cobalt for the last series, clear for the others.
std::string_view sampleGlass(const SampleProduct& product);

} // namespace gaffer
