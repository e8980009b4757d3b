#include "core/piece/catalogue.hpp"

#include <algorithm>

namespace gaffer {
namespace {

constexpr std::array defects{
    Defect{"M01", "stone (batch)", "结石（未熔粒）", DefectOwner::OfMelt, Found::Both, Disposition::Reject},
    Defect{"M02", "stone (refractory)", "耐火材料结石", DefectOwner::OfMelt, Found::ColdEnd, Disposition::Reject},
    Defect{"M03", "stone (devitrified)", "析晶结石", DefectOwner::OfMelt, Found::ColdEnd, Disposition::Reject},
    Defect{"M04", "seeds < 0.5 mm", "灰泡（小气泡）", DefectOwner::OfMelt, Found::ColdEnd, Disposition::SecondOrReject},
    Defect{"M05", "bubble / blister", "气泡", DefectOwner::OfMelt, Found::ColdEnd, Disposition::Reject},
    Defect{"M06", "surface (breakable) bubble", "破皮气泡", DefectOwner::OfMelt, Found::Both, Disposition::Reject},
    Defect{"M07", "cord / striae", "条纹", DefectOwner::OfMelt, Found::ColdEnd, Disposition::SecondOrReject},
    Defect{"M08", "knot (clear lump)", "透明疙瘩", DefectOwner::OfMelt, Found::ColdEnd, Disposition::Reject},
    Defect{"M09", "off colour", "色泽不正", DefectOwner::OfMelt, Found::ColdEnd, Disposition::SecondOrReject},
    Defect{"M10", "black speck / iron scale", "黑点（铁屑）", DefectOwner::OfMelt, Found::Both, Disposition::Reject},
    Defect{"F01", "gathered air line (blowpipe bubble)", "挑料夹气", DefectOwner::OfCrew, Found::HotEnd, Disposition::Reject},
    Defect{"F02", "underweight / thin", "料轻（偏薄）", DefectOwner::OfCrew, Found::Both, Disposition::Reject},
    Defect{"F03", "overweight / heavy", "料重（偏厚）", DefectOwner::OfCrew, Found::ColdEnd, Disposition::Second},
    Defect{"F04", "uneven wall", "壁厚不均", DefectOwner::OfCrew, Found::ColdEnd, Disposition::SecondOrReject},
    Defect{"F05", "off-round rim", "口部不圆", DefectOwner::OfCrew, Found::ColdEnd, Disposition::Reject},
    Defect{"F06", "sunk / slumped body", "塌陷变形", DefectOwner::OfCrew, Found::HotEnd, Disposition::Reject},
    Defect{"F07", "not blown up", "吹制不饱满", DefectOwner::OfCrew, Found::HotEnd, Disposition::Reject},
    Defect{"F08", "settle wave / wrinkle", "皱纹（冷皱）", DefectOwner::OfCrew, Found::ColdEnd, Disposition::SecondOrReject},
    Defect{"F09", "lap / fold", "折痕", DefectOwner::OfCrew, Found::HotEnd, Disposition::Reject},
    Defect{"F10", "chill mark", "冷斑", DefectOwner::OfCrew, Found::ColdEnd, Disposition::SecondOrReject},
    Defect{"F11", "shear mark", "剪刀印", DefectOwner::OfCrew, Found::ColdEnd, Disposition::SecondOrReject},
    Defect{"F12", "stuck mark / bruise while hot", "碰伤（热碰）", DefectOwner::OfCrew, Found::HotEnd, Disposition::Reject},
    Defect{"F13", "tool mark, tong ring", "工具印（夹钳印）", DefectOwner::OfCrew, Found::Both, Disposition::Second},
    Defect{"F14", "string / thread on surface", "玻璃丝", DefectOwner::OfCrew, Found::HotEnd, Disposition::ReworkOrReject},
    Defect{"F15", "crooked stem", "杯挺歪斜", DefectOwner::OfCrew, Found::HotEnd, Disposition::Reject},
    Defect{"F16", "stem length / diameter out", "杯挺尺寸超差", DefectOwner::OfCrew, Found::HotEnd, Disposition::Reject},
    Defect{"F17", "foot off-centre / not flat", "杯脚偏心（不平）", DefectOwner::OfCrew, Found::Both, Disposition::Reject},
    Defect{"F18", "bad joint (stem, foot, handle)", "粘接不良", DefectOwner::OfCrew, Found::HotEnd, Disposition::Reject},
    Defect{"F19", "twisted / wavy body", "扭纹", DefectOwner::OfCrew, Found::ColdEnd, Disposition::Second},
    Defect{"T01", "mould seam visible", "合缝线", DefectOwner::OfMould, Found::ColdEnd, Disposition::SecondOrReject},
    Defect{"T02", "mould mark (record lines)", "模印", DefectOwner::OfMould, Found::ColdEnd, Disposition::SecondOrReject},
    Defect{"T03", "dirt / ash in mould", "模灰（脏点）", DefectOwner::OfMould, Found::ColdEnd, Disposition::SecondOrReject},
    Defect{"T04", "rough skin (dry mould)", "表面发毛", DefectOwner::OfMould, Found::ColdEnd, Disposition::Reject},
    Defect{"T05", "sucked in body", "吸瘪", DefectOwner::OfCrew, Found::HotEnd, Disposition::Reject},
    Defect{"T06", "shape off (worn mould)", "模具磨损走形", DefectOwner::OfMould, Found::ColdEnd, Disposition::Reject},
    Defect{"L01", "anneal strain above limit", "内应力超标", DefectOwner::OfLehr, Found::ColdEnd, Disposition::Rework},
    Defect{"L02", "crack in lehr", "退火炸裂", DefectOwner::OfLehr, Found::ColdEnd, Disposition::Reject},
    Defect{"L03", "check (fine crack)", "裂纹（炸纹）", DefectOwner::OfCrew, Found::Both, Disposition::Reject},
    Defect{"L04", "crizzle (skin crazing)", "表面龟裂（冷炸纹）", DefectOwner::OfMould, Found::ColdEnd, Disposition::Reject},
    Defect{"L05", "lehr deformation", "退火变形", DefectOwner::OfLehr, Found::ColdEnd, Disposition::Reject},
    Defect{"L06", "lehr belt mark / dirt", "网带印（退火污点）", DefectOwner::OfLehr, Found::ColdEnd,
           Disposition::SecondOrRework},
    Defect{"C01", "chipped rim", "口部缺口（崩口）", DefectOwner::OfColdEnd, Found::ColdEnd, Disposition::ReworkOrReject},
    Defect{"C02", "uneven cut / height skew", "高低偏差", DefectOwner::OfColdEnd, Found::ColdEnd, Disposition::Rework},
    Defect{"C03", "over-polished rim (beaded)", "烘口过度", DefectOwner::OfColdEnd, Found::ColdEnd, Disposition::Second},
    Defect{"C04", "grinding scratch", "磨痕", DefectOwner::OfColdEnd, Found::ColdEnd, Disposition::Rework},
    Defect{"H01", "scratch", "划伤", DefectOwner::OfHandling, Found::ColdEnd, Disposition::SecondOrReject},
    Defect{"H02", "scuff (lost gloss)", "擦毛", DefectOwner::OfHandling, Found::ColdEnd, Disposition::Second},
    Defect{"H03", "breakage", "破损", DefectOwner::OfHandling, Found::Both, Disposition::Reject},
    Defect{"D01", "capacity out", "容量超差", DefectOwner::Unassigned, Found::ColdEnd, Disposition::Reject},
    Defect{"D02", "height / diameter out", "尺寸超差", DefectOwner::Unassigned, Found::ColdEnd, Disposition::Reject},
    Defect{"D03", "rocks on table", "底不平（摇晃）", DefectOwner::Unassigned, Found::ColdEnd, Disposition::ReworkOrReject},
    Defect{"K01", "decal fault", "贴花缺陷", DefectOwner::OfColdEnd, Found::ColdEnd, Disposition::ReworkOrReject},
    Defect{"K02", "gold/paint fault", "描金（彩绘）缺陷", DefectOwner::OfColdEnd, Found::ColdEnd, Disposition::ReworkOrReject},
};
static_assert(defects.size() == 53, "the list has 53 codes");
static_assert(std::ranges::all_of(defects, [](const Defect& defect) { return defect.code.size() == 3; }));

constexpr std::array reasons{
    DowntimeReason{"glass-not-ready", "glass not ready (fining)", "料未熔好"},
    DowntimeReason{"glass-temperature", "glass too hot / too cold", "料温过高/过低"},
    DowntimeReason{"pot-worked-out", "pot worked out", "料用完"},
    DowntimeReason{"pot-cracked", "pot cracked", "坩埚破裂"},
    DowntimeReason{"seeds-cords", "seeds/cords stop", "气泡条纹停产"},
    DowntimeReason{"waiting-mould", "waiting for mould", "等模具"},
    DowntimeReason{"mould-care", "mould care/re-paste", "模具维护"},
    DowntimeReason{"mould-change", "mould change", "换模"},
    DowntimeReason{"lehr-full", "lehr full or off temperature", "退火窑满/温度异常"},
    DowntimeReason{"crew-short", "crew short", "缺员"},
    DowntimeReason{"heat-break", "heat break", "高温休息"},
    DowntimeReason{"gas-power-failure", "gas/power failure", "停气/停电"},
    DowntimeReason{"tool-shortage", "pipe or tool shortage", "吹杆工具不足"},
    DowntimeReason{"waiting-order", "waiting for order/material", "待料"},
    DowntimeReason{"quality-hold", "quality hold", "质量停线"},
    DowntimeReason{"safety", "safety", "安全停工"},
};

} // namespace

std::span<const Defect> allDefects() { return defects; }

const Defect* findDefect(const DefectCode& code)
{
    const auto found = std::ranges::find(defects, code.value, &Defect::code);
    return found == defects.end() ? nullptr : &*found;
}

std::span<const DowntimeReason> allDowntimeReasons() { return reasons; }

const DowntimeReason* findDowntimeReason(const ReasonCode& code)
{
    const auto found = std::ranges::find(reasons, code.value, &DowntimeReason::code);
    return found == reasons.end() ? nullptr : &*found;
}

} // namespace gaffer
