#include "core/workshop/refusals.hpp"

#include "core/base/check.hpp"

#include <algorithm>
#include <array>

namespace gaffer {
namespace {

using enum FaultCode;

constexpr std::array refusals{
    RefusalText{"call.already", Conflict, "station %1 has called already", "工位 %1 已经呼叫过"},
    RefusalText{"call.none", Conflict, "station %1 called nobody", "工位 %1 没有呼叫"},
    RefusalText{"charge.amount", BadInput, "a charge needs more than 0 kg of batch or cullet; got %1 kg and %2 kg",
                "加料必须大于 0 kg；收到生料 %1 kg、碎玻璃 %2 kg"},
    RefusalText{"charge.full", Conflict, "pot %1 holds %2 kg; %3 kg more would overfill it (capacity %4 kg)",
                "坩埚 %1 已有 %2 kg，再加 %3 kg 会超出容量 %4 kg"},
    RefusalText{"charge.stage", Conflict, "pot %1 is %2; charge while it is charging or melting, or dump it first",
                "坩埚 %1 处于“%2”，只能在加料或熔化阶段加料，或先倒空"},
    RefusalText{"crew.worker", NotFound, "there is no worker with number %1; import workers first",
                "没有工号 %1 的员工，请先导入员工"},
    RefusalText{"defect.unknown", BadInput, "there is no defect code %1; use one of the 53 codes such as M04",
                "没有缺陷代码 %1；请使用 53 个代码之一，如 M04"},
    RefusalText{"dispatch.none", NotFound, "there is no open order that fits an idle station now", "目前没有适合空闲工位的订单"},
    RefusalText{"import.empty", BadInput, "the import has no rows", "导入文件没有数据行"},
    RefusalText{"level.range", BadInput, "a level reading must lie between 0 and the capacity of the pot (%2 kg); got %1 kg",
                "液位读数必须在 0 与坩埚容量 %2 kg 之间；收到 %1 kg"},
    RefusalText{"melt.bubbleEarly", Conflict, "the melt in pot %1 is %2; check its bubbles once it is fining",
                "坩埚 %1 处于“%2”，澄清开始后才能做气泡检查"},
    RefusalText{"melt.capacity", NotReady, "only %2 kg of workable glass is left in pot %1", "坩埚 %1 只剩 %2 kg 可用玻璃液"},
    RefusalText{"melt.guardBubble", NotReady, "pot %1 needs an accepted bubble check first", "坩埚 %1 需要先通过气泡检查"},
    RefusalText{"melt.guardFining", NotReady, "pot %1 has fined for %2 min of %3 min", "坩埚 %1 已澄清 %2 分钟，需要 %3 分钟"},
    RefusalText{"melt.guardHot", NotReady, "the glass in pot %1 is not hot enough to fine (at least %2 degC)",
                "坩埚 %1 的料温不足以澄清（至少 %2 °C）"},
    RefusalText{"melt.guardPortions", NotReady, "pot %1 has %2 of %3 portions", "坩埚 %1 已加 %2 份，共需 %3 份"},
    RefusalText{"melt.guardWindow", NotReady, "the glass in pot %1 has not been inside its working window for %2 min",
                "坩埚 %1 的料温在作业温度窗口内未满 %2 分钟"},
    RefusalText{"melt.noneWorkable", NotReady, "no pot of furnace %1 holds workable glass %2", "熔炉 %1 没有可作业的玻璃 %2"},
    RefusalText{"melt.notWorkable", NotReady, "the melt in pot %1 is %2, not workable", "坩埚 %1 处于“%2”，不能作业"},
    RefusalText{"melt.otherGlass", NotReady, "pot %1 holds glass %2, the product needs %3", "坩埚 %1 是 %2 料，产品需要 %3 料"},
    RefusalText{"melt.stageOrder", Conflict, "the melt in pot %1 cannot go from %2 to %3", "坩埚 %1 不能从“%2”转到“%3”"},
    RefusalText{"mould.mountFirst", BadInput, "mould %1 comes on a station by being mounted there", "模具 %1 需通过安装才能上机"},
    RefusalText{"mould.notFit", NotReady, "mould %1 is %2", "模具 %1 状态为“%2”"},
    RefusalText{"mould.notMounted", NotReady, "no copy of mould %1 is free; mount one first",
                "模具 %1 没有空闲副本，请先安装模具"},
    RefusalText{"mould.taken", Conflict, "mould %1 is on station %2; take it off there first", "模具 %1 在工位 %2 上，请先取下"},
    RefusalText{"mould.unknown", NotFound, "there is no mould %1", "没有模具 %1"},
    RefusalText{"mould.unmountNone", Conflict, "no mould is mounted on station %1", "工位 %1 没有安装模具"},
    RefusalText{"note.notYours", NotAllowed, "worker %1 wrote this note; only its author or a supervisor may withdraw it",
                "此备注由 %1 书写，只有本人或班长可以撤回"},
    RefusalText{"note.points", BadInput, "a note speaks of at most %1 points, each with a name of 1 to 64 characters",
                "一条备注最多涉及 %1 个测点，测点名称为 1 到 64 个字符"},
    RefusalText{"note.span", BadInput,
                "a note begins in 2000 or later, does not end before it begins, and not after %3; got %1 to %2",
                "备注须始于 2000 年以后，结束不早于开始且不晚于 %3；收到 %1 至 %2"},
    RefusalText{"note.text", BadInput, "a note needs a text of 1 to %1 letters on one line", "备注需要一行文字（1 到 %1 个字）"},
    RefusalText{"note.unknown", NotFound, "there is no note %1, or it was withdrawn", "没有备注 %1，或已撤回"},
    RefusalText{"order.unknown", NotFound, "there is no order line %1", "没有订单行 %1"},
    RefusalText{"override.leadersOnly", NotAllowed, "only a supervisor may override; ask one to sign in",
                "只有班长可以强制放行，请班长登录"},
    RefusalText{"override.reasonNeeded", BadInput, "an override needs a reason", "强制放行必须填写原因"},
    RefusalText{"pot.empty", Conflict, "pot %1 is empty; charge it first", "坩埚 %1 是空的，请先加料"},
    RefusalText{"pot.unknown", NotFound, "there is no pot %1", "没有坩埚 %1"},
    RefusalText{"product.unknown", NotFound, "there is no product %1; import products first", "没有货号 %1，请先导入产品"},
    RefusalText{"quantity.range", BadInput, "%1 must be between %3 and %4; got %2", "%1 必须在 %3 与 %4 之间；收到 %2"},
    RefusalText{"reading.name", BadInput, "a typed reading needs the name of a point, 1 to 64 characters",
                "录入读数需要测点名称（1 到 64 个字符）"},
    RefusalText{"reason.needed", BadInput, "give a reason", "请填写原因"},
    RefusalText{"reason.unknown", BadInput, "there is no downtime reason %1", "没有停机原因 %1"},
    RefusalText{"recipe.unknown", NotFound, "there is no recipe %1; import recipes first", "没有料方 %1，请先导入料方"},
    RefusalText{"run.noJob", BadInput, "station %1 has an empty queue; name an order line or a product",
                "工位 %1 的队列为空，请指定订单或产品"},
    RefusalText{"run.none", Conflict, "no run stands at station %1", "工位 %1 没有正在进行的作业"},
    RefusalText{"run.unknown", NotFound, "there is no run %1", "没有作业段 %1"},
    RefusalText{"station.unknown", NotFound, "there is no station %1", "没有工位 %1"},
    RefusalText{"stop.already", Conflict, "station %1 is already stopped", "工位 %1 已经停机"},
    RefusalText{"stop.none", Conflict, "station %1 is not stopped", "工位 %1 没有停机"},
    RefusalText{"stop.unknown", NotFound, "there is no stop %1", "没有停机记录 %1"},
    RefusalText{"tally.leadersOnly", NotAllowed, "only a supervisor may take pieces away; ask one to correct the count",
                "只有班长可以扣减计数，请班长更正"},
    RefusalText{"tally.noneToUndo", NotFound, "station %1 has no count to take back", "工位 %1 没有可撤销的计数"},
    RefusalText{"tally.source", BadInput, "a person's count has the source tap or paper; got %1",
                "人工计数的来源只能是 tap（点按）或 paper（纸单）；收到 %1"},
    RefusalText{"tally.tooLate", NotAllowed, "a count can be taken back within %1 s; ask a supervisor to correct it",
                "计数只能在 %1 秒内撤销，请班长更正"},
    RefusalText{"tally.unknown", NotFound, "there is no count %1, or it is too old to be changed by itself",
                "没有计数 %1，或时间太久不能单独更改"},
    RefusalText{"tubeLot.unknown", NotFound, "there is no tube lot %1", "没有玻璃管批次 %1"},
    RefusalText{"window.order", BadInput, "the working window needs low below high; got %1 to %2",
                "作业温度窗口下限必须小于上限；收到 %1 到 %2"},
};
static_assert(std::ranges::is_sorted(refusals, {}, &RefusalText::key), "binary search needs the keys in order");

const RefusalText* findRefusal(std::string_view key)
{
    const auto found = std::ranges::lower_bound(refusals, key, {}, &RefusalText::key);
    return found == refusals.end() || found->key != key ? nullptr : &*found;
}

std::string filled(std::string_view sentence, const std::vector<std::string>& details)
{
    std::string text;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const bool place = sentence[i] == '%' && i + 1 < sentence.size() && sentence[i + 1] >= '1' && sentence[i + 1] <= '9';
        if (!place) {
            text += sentence[i];
            continue;
        }
        const auto index = static_cast<std::size_t>(sentence[++i] - '1');
        if (index < details.size()) text += details[index];
    }
    return text;
}

} // namespace

std::span<const RefusalText> allRefusals() { return refusals; }

Fault refusal(std::string_view key, std::vector<std::string> details)
{
    const RefusalText* row = findRefusal(key);
    GAFFER_CHECK(row != nullptr);
    std::string text = filled(row->en, details);
    return {row->code, std::string{key}, std::move(text), std::move(details)};
}

std::string sentenceOf(const Fault& fault, std::string_view language)
{
    const RefusalText* row = findRefusal(fault.key);
    if (!row) return fault.text;
    return filled(language == "zh_CN" ? row->zh : row->en, fault.details);
}

} // namespace gaffer
