#include "core/report/texts.hpp"

#include <algorithm>
#include <array>

namespace gaffer {
namespace {

struct Row {
    std::string_view key;
    std::string_view zh;
    std::string_view en;
};

constexpr std::array rows{
    Row{"daily", "产量日报", "Daily yield"},
    Row{"head", "表头", "Head"},
    Row{"head.what", "项目", "Item"},
    Row{"head.value", "内容", "Value"},
    Row{"hall", "车间", "Hall"},
    Row{"businessDate", "业务日期", "Business date"},
    Row{"shifts", "班次", "Shifts"},
    Row{"shift.day", "白班", "day"},
    Row{"shift.swing", "中班", "swing"},
    Row{"shift.night", "夜班", "night"},
    Row{"allShifts", "全天", "Whole day"},
    Row{"asOf", "数据截至", "Figures as of"},
    Row{"completeness", "数据完整率", "Data completeness"},
    Row{"typedReadings", "手工读数", "Typed readings"},
    Row{"signatureSupervisor", "班组长签字", "Signed, supervisor"},
    Row{"signatureManager", "厂长签字", "Signed, manager"},
    Row{"typedMark", "* 为人工录入", "* typed by people"},
    Row{"figures", "关键数字", "Key figures"},
    Row{"figure", "指标", "Figure"},
    Row{"today", "当日", "Today"},
    Row{"yesterday", "前一日", "Yesterday"},
    Row{"mean7", "前七日均", "7-day mean"},
    Row{"target", "目标", "Target"},
    Row{"gathered", "挑料件数", "Gathered, pieces"},
    Row{"acceptedA", "一级品 A", "Accepted A"},
    Row{"acceptedB", "二级品 B", "Accepted B"},
    Row{"acceptedC", "三级品 C", "Accepted C"},
    Row{"firstPass", "一次合格率", "First-pass yield"},
    Row{"packToMelt", "成品熔化比", "Pack-to-melt"},
    Row{"kwhPerKg", "电耗 kWh/合格 kg", "kWh per accepted kg"},
    Row{"gasPerKg", "气耗 m³/合格 kg", "m³ gas per accepted kg"},
    Row{"fall-off", "逐工序损失", "Fall-off ladder"},
    Row{"step", "工序", "Step"},
    Row{"pieces", "件数", "Pieces"},
    Row{"lost", "损失", "Lost"},
    Row{"ofGathered", "占挑料", "Of gathered"},
    Row{"step.gathered", "挑料", "Gathered"},
    Row{"step.hotGood", "热端合格", "Good at the hot end"},
    Row{"step.lehr", "入退火窑", "Lehr entry"},
    Row{"step.selected", "检验", "Selected"},
    Row{"step.accepted", "合格", "Accepted"},
    Row{"step.packed", "包装", "Packed"},
    Row{"balance", "熔料公斤平衡(玻璃 kg)", "Kg balance per melt (kg of glass)"},
    Row{"melt", "熔料", "Melt"},
    Row{"pot", "坩埚", "Pot"},
    Row{"glass", "料色", "Glass"},
    Row{"fromRaw", "配合料成玻璃", "From raw batch"},
    Row{"cullet", "碎玻璃", "Cullet in"},
    Row{"accepted", "合格", "Accepted"},
    Row{"notSelected", "未检", "Not yet selected"},
    Row{"moil", "料头与切口", "Moil and trim"},
    Row{"hotRejects", "热端废品", "Hot rejects"},
    Row{"coldRejects", "冷端废品", "Cold rejects"},
    Row{"skimmed", "撇料舀出", "Skimmed, ladled"},
    Row{"heel", "埚底剩余", "Heel"},
    Row{"unexplained", "不明差额", "Unexplained"},
    Row{"unexplainedPercent", "差额 %", "Unexplained %"},
    Row{"flag", "提示", "Flag"},
    Row{"flag.over", "超过 2%", "over 2%"},
    Row{"windowUsed", "可吹期利用", "Window used"},
    Row{"stations", "产品 × 吹制台 × 班组", "Product × station × crew"},
    Row{"product", "产品", "Product"},
    Row{"station", "吹制台", "Station"},
    Row{"crew", "班组", "Crew"},
    Row{"crew.unknown", "未登记", "unknown"},
    Row{"quota", "定额", "Quota"},
    Row{"hotGood", "热端合格", "Good, hot end"},
    Row{"effectiveness", "效率", "Effectiveness"},
    Row{"topDefects", "主要缺陷", "Top defects"},
    Row{"total", "合计", "Total"},
    Row{"defects", "缺陷排列(按责任)", "Defects by owner"},
    Row{"owner", "责任", "Owner"},
    Row{"code", "代码", "Code"},
    Row{"defect", "缺陷", "Defect"},
    Row{"share", "占比", "Share"},
    Row{"cumulative", "累计", "Cumulative"},
    Row{"melts", "熔料号", "Melts"},
    Row{"moulds", "模具号", "Moulds"},
    Row{"owner.melt", "熔料", "melt"},
    Row{"owner.crew", "班组", "crew"},
    Row{"owner.mould", "模具", "mould"},
    Row{"owner.lehr", "退火", "lehr"},
    Row{"owner.cold-end", "冷加工", "cold end"},
    Row{"owner.handling", "搬运", "handling"},
    Row{"owner.unassigned", "未定", "unassigned"},
    Row{"notes", "更正、补记、特批与待说明", "Corrections, bookings back, overrides, to explain"},
    Row{"time", "时间", "Time"},
    Row{"kind", "类别", "Kind"},
    Row{"what", "对象", "What"},
    Row{"was", "原", "Was"},
    Row{"now", "现", "Now"},
    Row{"by", "经手", "By"},
    Row{"by.nobody", "未登录", "nobody signed in"},
    Row{"by.service", "服务自动", "the service"},
    Row{"restates", "更正日期", "Restates"},
    Row{"reason", "原因", "Reason"},
    Row{"note.corrected", "更正", "corrected"},
    Row{"note.undone", "撤销", "undone"},
    Row{"note.booked-back", "补记前日", "booked back"},
    Row{"note.overridden", "特批", "override"},
    Row{"note.to-explain", "待说明", "to explain"},
    Row{"note.explained", "已说明", "explained"},
    Row{"tally", "计数", "tally"},
    Row{"run", "生产段", "run"},
    Row{"typedColumns", "人工录入列", "Typed columns"},
    Row{"no-run", "无生产段", "no run"},
    Row{"run-over", "生产段已结束", "run over"},
    Row{"no-melt", "无熔料", "no melt"},
    Row{"melt-held", "熔料停用", "melt held"},
    Row{"wrong-mould", "模具不符", "wrong mould"},
    Row{"no-mould", "无模具", "no mould"},
    Row{"order-full", "订单已满", "order full"},
    Row{"more-rejects-than-made", "废品多于产量", "more rejects than made"},
    Row{"no-crew", "无班组", "no crew"},
    Row{"worn-mould", "模具到寿命", "worn mould"},
};

} // namespace

std::string shiftText(std::string_view name, std::string_view language)
{
    const std::string key = "shift." + std::string{name};
    const std::string text = reportText(key, language);
    return text == key ? std::string{name} : text;
}

bool isChinese(std::string_view language) { return language.starts_with("zh"); }

std::string reportText(std::string_view key, std::string_view language)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.key == key; });
    if (found == rows.end()) return std::string{key};
    return std::string{isChinese(language) ? found->zh : found->en};
}

} // namespace gaffer
