#include "core/sample/catalogue.hpp"

#include "core/base/check.hpp"

#include <algorithm>
#include <array>

namespace gaffer {
namespace {

constexpr std::array<SampleSeries, 10> series{{
    {"经典 Classic", "stem", "paste", 0.84, 0.55},
    {"波尔多 Bordeaux", "stem", "paste", 0.80, 0.55},
    {"勃艮第 Burgundy", "stem", "paste", 0.76, 0.6},
    {"香槟 Champagne", "stem", "paste", 0.82, 0.55},
    {"直身 Tumbler", "blow", "cast-iron", 0.90, 0.4},
    {"醒酒 Decanter", "free", "wood", 0.48, 0.65},
    {"花瓶 Vase", "free", "wood", 0.56, 0.65},
    {"烛台 Candle", "free", "cast-iron", 0.70, 0.6},
    {"水壶 Jug", "handle", "paste", 0.72, 0.6},
    {"钴蓝 Cobalt", "stem", "paste", 0.78, 0.5},
}};

constexpr std::array<SampleProduct, 40> products{{
    {"QX-101", "经典白酒杯", "Classic liqueur glass", "jdbjb", 0, 130, 85, 60, "M01A"},
    {"QX-102", "经典白葡萄酒杯", "Classic white wine glass", "jdbptjb", 0, 190, 130, 68, "M01B"},
    {"QX-103", "经典红葡萄酒杯", "Classic red wine glass", "jdhptjb", 0, 220, 150, 72, "M01C"},
    {"QX-104", "经典水杯", "Classic water goblet", "jdsb", 0, 240, 165, 72, "M01C"},
    {"QX-111", "波尔多小号红酒杯", "Bordeaux small", "bedxhhjb", 1, 210, 140, 70, "M02A"},
    {"QX-112", "波尔多中号红酒杯", "Bordeaux medium", "bedzhhjb", 1, 235, 160, 72, "M02B"},
    {"QX-113", "波尔多大号红酒杯", "Bordeaux large", "beddhhjb", 1, 265, 180, 78, "M02C"},
    {"QX-114", "波尔多特级红酒杯", "Bordeaux grand cru", "bedtjhjb", 1, 280, 190, 84, "M02C"},
    {"QX-121", "勃艮第小号红酒杯", "Burgundy small", "bgdxhhjb", 2, 230, 150, 74, "M03A"},
    {"QX-122", "勃艮第中号红酒杯", "Burgundy medium", "bgdzhhjb", 2, 255, 170, 78, "M03B"},
    {"QX-123", "勃艮第大号红酒杯", "Burgundy large", "bgddhhjb", 2, 290, 195, 86, "M03C"},
    {"QX-124", "勃艮第特级红酒杯", "Burgundy grand cru", "bgdtjhjb", 2, 310, 205, 92, "M03C"},
    {"QX-131", "香槟笛形杯", "Champagne flute", "xbdxb", 3, 170, 115, 66, "M04A"},
    {"QX-132", "香槟郁金香杯", "Champagne tulip", "xbyjxb", 3, 185, 125, 70, "M04B"},
    {"QX-133", "香槟碟形杯", "Champagne saucer", "xbdixb", 3, 190, 130, 72, "M04C"},
    {"QX-134", "拉挺香槟杯", "Pulled-stem flute", "ltxbb", 3, 175, 118, 72, "M04C"},
    {"QX-141", "直身小水杯", "Tumbler small", "zsxsb", 4, 170, 140, 52, "M05A"},
    {"QX-142", "直身威士忌杯", "Whisky tumbler", "zswsjb", 4, 280, 240, 58, "M05A"},
    {"QX-143", "直身高杯", "Highball", "zsgb", 4, 230, 190, 56, "M05B"},
    {"QX-144", "直身啤酒杯", "Beer tumbler", "zspjb", 4, 290, 245, 60, "M05B"},
    {"QX-151", "天鹅醒酒器", "Swan decanter", "texjq", 5, 980, 780, 240, "M06A"},
    {"QX-152", "船形醒酒器", "Captain decanter", "cxxjq", 5, 900, 720, 220, "M06A"},
    {"QX-153", "竖琴醒酒器", "Harp decanter", "sqxjq", 5, 1050, 820, 260, "M06B"},
    {"QX-154", "简约醒酒器", "Plain decanter", "jyxjq", 5, 820, 660, 180, "M06B"},
    {"QX-161", "圆柱花瓶", "Cylinder vase", "yzhp", 6, 850, 720, 170, "M07A"},
    {"QX-162", "收腰花瓶", "Waisted vase", "syhp", 6, 760, 630, 160, "M07A"},
    {"QX-163", "球形花瓶", "Globe vase", "qxhp", 6, 920, 780, 190, "M07B"},
    {"QX-164", "自由吹花瓶", "Off-hand vase", "zychp", 6, 1100, 930, 300, ""},
    {"QX-171", "矮烛台", "Low candle holder", "azt", 7, 260, 220, 70, "M08A"},
    {"QX-172", "高烛台", "Tall candle holder", "gzt", 7, 380, 310, 100, "M08B"},
    {"QX-173", "扭纹烛台", "Twisted candle holder", "nwzt", 7, 360, 300, 120, ""},
    {"QX-174", "风灯罩", "Hurricane lamp", "fdz", 7, 480, 400, 130, ""},
    {"QX-181", "小冷水壶", "Jug small", "xlsh", 8, 520, 420, 140, "M09A"},
    {"QX-182", "大冷水壶", "Jug large", "dlsh", 8, 680, 560, 160, "M09A"},
    {"QX-183", "带把茶壶", "Teapot", "dbch", 8, 450, 360, 170, "M09B"},
    {"QX-184", "公道杯", "Fair cup", "gdb", 8, 300, 240, 110, "M09B"},
    {"QX-191", "钴蓝红酒杯", "Cobalt wine glass", "glhjb", 9, 225, 150, 74, "M10A"},
    {"QX-192", "钴蓝香槟杯", "Cobalt flute", "glxbb", 9, 180, 120, 70, "M10A"},
    {"QX-193", "钴蓝水杯", "Cobalt water goblet", "glsb", 9, 245, 165, 74, "M10B"},
    {"QX-194", "钴蓝烈酒杯", "Cobalt shot glass", "glljb", 9, 120, 85, 58, "M10B"},
}};

/// Moulds of which the workshop has two copies.
constexpr std::array<std::string_view, 6> twins{"M01A", "M01C", "M02B", "M04A", "M05A", "M10A"};

} // namespace

std::span<const SampleProduct> sampleProducts() { return products; }

std::span<const SampleSeries> sampleSeries() { return series; }

std::vector<SampleOrder> sampleOrders()
{
    constexpr std::size_t count = 30;
    constexpr std::size_t linesPerOrder = 2;
    constexpr std::size_t firstOrder = 1001;
    // A step that shares no divisor with the number of products meets each product once.
    constexpr std::size_t step = 7;
    std::vector<SampleOrder> orders;
    for (std::size_t i = 0; i < count; ++i)
        orders.push_back({"S" + std::to_string(firstOrder + i / linesPerOrder), static_cast<int>(1 + i % linesPerOrder),
                          i * step % products.size()});
    return orders;
}

std::vector<SampleMould> sampleMoulds()
{
    std::vector<SampleMould> moulds;
    for (std::size_t i = 0; i < products.size(); ++i) {
        const std::string mould{products[i].mould};
        if (mould.empty()) continue;
        if (!moulds.empty() && moulds.back().mould == mould) {
            for (SampleMould& row : moulds)
                if (row.mould == mould) row.products.push_back(i);
            continue;
        }
        const bool twin = std::ranges::find(twins, mould) != twins.end();
        for (int copy = 1; copy <= (twin ? 2 : 1); ++copy) moulds.push_back({mould, copy, {i}});
    }
    GAFFER_CHECK(moulds.size() == 30);
    return moulds;
}

std::string_view sampleGlass(const SampleProduct& product)
{
    GAFFER_CHECK(product.series < series.size());
    return product.series + 1 == series.size() ? "cobalt" : "clear";
}

} // namespace gaffer
