#include "core/base/check.hpp"
#include "core/sample/catalogue.hpp"
#include "core/sample/sample.hpp"

#include <array>

namespace gaffer {
namespace {

constexpr std::size_t workerCount = 60;

/// One row of CSV after another.
class CsvText {
public:
    explicit CsvText(std::string header) : m_text{std::move(header)} { m_text += "\n"; }

    void row(std::initializer_list<std::string> cells)
    {
        bool first = true;
        for (const std::string& cell : cells) {
            GAFFER_CHECK(cell.find_first_of(",\"\n") == std::string::npos);
            m_text += (first ? "" : ",") + cell;
            first = false;
        }
        m_text += "\n";
    }
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    std::string m_text;
};

std::string twoDigits(std::size_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string perShift(int cycleS)
{
    constexpr int shiftSeconds = 8 * 3600;
    constexpr int roundTo = 10;
    return std::to_string(shiftSeconds / cycleS / roundTo * roundTo);
}

std::string gobletProducts()
{
    CsvText csv{
        "code,name_zh,name_en,initials,series,picture,glass,gather_g,net_g,thickest_mm,footprint_cm2,cycle_s,skill,mould,steps,"
        "quota_per_shift,tray,carton,customer_code"};
    constexpr int gramsPerMillimetre = 60;
    constexpr int gramsPerSquareCentimetre = 4;
    for (const SampleProduct& p : sampleProducts()) {
        const SampleSeries& series = sampleSeries()[p.series];
        csv.row({std::string{p.code}, std::string{p.nameZh}, std::string{p.nameEn}, std::string{p.initials},
                 std::string{series.name}, "", std::string{sampleGlass(p)}, std::to_string(p.gatherG), std::to_string(p.netG),
                 std::to_string(2 + p.netG / gramsPerMillimetre), std::to_string(p.netG / gramsPerSquareCentimetre),
                 std::to_string(p.cycleS), std::string{series.skill}, std::string{p.mould},
                 "blow;anneal;crack-off;polish;select;pack", perShift(p.cycleS), "24", p.netG < 300 ? "6" : "1", ""});
    }
    return csv.take();
}

struct MouldCare {
    std::string_view type;
    std::size_t life;
    std::size_t careEvery;
};
constexpr std::array<MouldCare, 3> mouldCares{{{"paste", 60000, 1200}, {"cast-iron", 50000, 5000}, {"wood", 3000, 80}}};

/// Starting cycles as workshops know them: some exact, some about, some not at all; none near the end of its life.
std::string startingCycles(std::size_t row, std::size_t life)
{
    constexpr std::size_t step = 7;
    constexpr std::size_t mostPercent = 60;
    if (row % 7 == 3) return "";
    return (row % 5 == 2 ? "about " : "") + std::to_string(life / 100 * (row * step % mostPercent));
}

std::string gobletMoulds()
{
    CsvText csv{"mould,copy,type,family,products,cavity,life_cycles,care_every,cycles_now"};
    std::size_t index = 0;
    for (const SampleMould& mould : sampleMoulds()) {
        const SampleSeries& series = sampleSeries()[sampleProducts()[mould.products.front()].series];
        std::string products;
        for (const std::size_t product : mould.products)
            products += (products.empty() ? "" : ";") + std::string{sampleProducts()[product].code};
        for (const MouldCare& care : mouldCares)
            if (care.type == series.mouldType)
                csv.row({mould.mould, std::to_string(mould.copy), std::string{care.type}, std::string{series.name}, products, "1",
                         std::to_string(care.life), std::to_string(care.careEvery), startingCycles(index, care.life)});
        ++index;
    }
    return csv.take();
}

constexpr std::array<std::string_view, 6> customers{"海川贸易",    "Nordlys AS",    "晋源酒店用品",
                                                    "Casa Vidrio", "Hollis & Sons", "京东自营"};

struct OrderRow {
    std::string order;
    int line;
    std::string product;
};

std::string orders(const std::vector<OrderRow>& rows, Date today)
{
    CsvText csv{"order,line,product,quantity,due,weight,customer"};
    constexpr int firstDays = 2;
    constexpr std::size_t smallest = 600;
    constexpr std::size_t step = 450;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Date due{std::chrono::sys_days{today} + std::chrono::days{firstDays + static_cast<int>(i)}};
        csv.row({rows[i].order, std::to_string(rows[i].line), rows[i].product, std::to_string(smallest + step * (i * 5 % 11)),
                 toText(due), i % 8 == 0 ? "3" : "1", std::string{customers[i / 2 % customers.size()]}});
    }
    return csv.take();
}

std::vector<OrderRow> gobletOrders()
{
    std::vector<OrderRow> rows;
    for (const SampleOrder& each : sampleOrders())
        rows.push_back({each.order, each.line, std::string{sampleProducts()[each.product].code}});
    return rows;
}

std::string workerName(std::size_t index)
{
    constexpr std::array<std::string_view, 12> families{"王", "李", "张", "刘", "陈", "杨", "赵", "武", "段", "范", "程", "闫"};
    constexpr std::array<std::string_view, 11> givens{"建国", "秀英", "志强", "丽",   "海燕", "俊",
                                                      "桂花", "永红", "小平", "春梅", "大勇"};
    return std::string{families[index % families.size()]} + std::string{givens[index * 5 % givens.size()]};
}

/// The first 54 work in crews of two, the last six lead and tend, two to a shift.
std::string gobletWorkers()
{
    CsvText csv{"number,name,roles,skills,grade"};
    constexpr std::size_t inCrews = 54;
    for (std::size_t i = 0; i < workerCount; ++i) {
        const bool first = i % 2 == 0;
        const bool leads = i >= inCrews && first;
        const std::string roles = i < inCrews ? "worker"
                                  : leads     ? (i == inCrews ? "supervisor;manager" : "supervisor")
                                              : "tender";
        const std::string skills = i >= inCrews ? "" : first ? "gaffer;blow;stem;free;handle" : "gather;blow;stem";
        csv.row({"W" + twoDigits(i + 1), workerName(i), roles, skills, std::to_string(1 + i % 5)});
    }
    return csv.take();
}

std::string gobletRecipes()
{
    CsvText csv{
        "recipe,glass,window_low_degC,window_high_degC,sand,soda_ash,potash,dolomite,limestone,alumina,antimony,cobalt_oxide"};
    csv.row({"R-clear", "clear", "1087", "1181", "71.0", "26.7", "2.2", "9.2", "7.6", "2.3", "0.3", ""});
    csv.row({"R-cobalt", "cobalt", "1087", "1181", "71.0", "26.7", "2.2", "9.2", "7.6", "2.3", "0.3", "0.15"});
    return csv.take();
}

struct LampProduct {
    std::string_view code;
    std::string_view nameZh;
    std::string_view nameEn;
    std::string_view initials;
    int netG;
    int cycleS;
};
constexpr std::array<LampProduct, 10> lampProducts{{
    {"HJ-01", "双层杯", "Double-wall cup", "scb", 120, 150},
    {"HJ-02", "花茶壶", "Flower teapot", "hch", 260, 240},
    {"HJ-03", "公道杯", "Fair cup", "gdb", 110, 90},
    {"HJ-04", "品茗杯", "Tasting cup", "pmb", 40, 60},
    {"HJ-05", "煮茶器", "Tea boiler", "zcq", 420, 300},
    {"HJ-06", "油醋瓶", "Oil and vinegar bottle", "ycp", 180, 160},
    {"HJ-07", "滴漏咖啡壶", "Drip coffee pot", "dlkfh", 360, 260},
    {"HJ-08", "风铃", "Wind bell", "fl", 30, 45},
    {"HJ-09", "试管花插", "Tube vase", "sghc", 60, 40},
    {"HJ-10", "烟斗", "Pipe", "yd", 55, 120},
}};

SampleTables lampworkTables(Date today)
{
    CsvText products{"code,name_zh,name_en,initials,series,glass,gather_g,net_g,cycle_s,skill,steps,quota_per_shift"};
    std::vector<OrderRow> rows;
    for (const LampProduct& p : lampProducts) {
        rows.push_back({"H" + std::to_string(101 + rows.size()), 1, std::string{p.code}});
        products.row({std::string{p.code}, std::string{p.nameZh}, std::string{p.nameEn}, std::string{p.initials}, "灯工 Lampwork",
                      "boro33", std::to_string(p.netG + p.netG / 10), std::to_string(p.netG), std::to_string(p.cycleS), "lamp",
                      "draw;form;seal;anneal", perShift(p.cycleS)});
    }
    CsvText workers{"number,name,roles,skills,grade"};
    constexpr std::size_t count = 12;
    for (std::size_t i = 0; i < count; ++i)
        workers.row({"H" + twoDigits(i + 1), workerName(i + 3), i + 1 == count ? "supervisor;manager" : "worker", "lamp",
                     std::to_string(1 + i % 5)});
    return {products.take(), {}, orders(rows, today), workers.take(), {}};
}

} // namespace

SampleTables sampleTables(SampleKind kind, Date today)
{
    GAFFER_CHECK(today.ok());
    switch (kind) {
    case SampleKind::Goblets:
        return {gobletProducts(), gobletMoulds(), orders(gobletOrders(), today), gobletWorkers(), gobletRecipes()};
    case SampleKind::Lampwork: return lampworkTables(today);
    case SampleKind::Empty: return {};
    }
    GAFFER_CHECK(false && "every sample has tables");
    return {};
}

} // namespace gaffer
