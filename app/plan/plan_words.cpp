#include "app/plan/plan_words.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace gaffer {

namespace {

using plan::Cause;
using plan::Hindrance;
using plan::Remedy;

/// A sentence in both languages; {0}, {1} ... stand for what is filled in.
struct Sentence {
    std::string_view english;
    std::string_view chinese;
};

bool inChinese(std::string_view language) { return language.starts_with("zh"); }

std::string filled(const Sentence& sentence, std::string_view language, const std::vector<std::string>& values)
{
    std::string text{inChinese(language) ? sentence.chinese : sentence.english};
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::string mark = "{" + std::to_string(i) + "}";
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + values[i].size()))
            text.replace(at, mark.size(), values[i]);
    }
    return text;
}

/// Sentences in the order of Hindrance.
constexpr std::array<Sentence, 9> kHindrances{{
    {"no station has the skill", "没有工位具备该技能"},
    {"the gather is too heavy for every station with the skill", "料团过重，具备该技能的工位都做不了"},
    {"no pot in the hall of such a station melts the colour", "该类工位所在车间没有坩埚熔该颜色"},
    {"the mould has no copy that may be used", "该模具没有一副可用"},
    {"the mould's copies do not last for the pieces", "各副模具的剩余寿命合计不够做完"},
    {"it is released after the horizon", "下达时间在计划期之后"},
    {"all stations together cannot make the pieces before the horizon", "所有工位合起来也来不及在计划期内做完"},
    {"the lehrs cannot take it in", "退火窑容不下"},
    {"no place was found before the horizon", "计划期内没有找到位置"},
}};

/// Sentences in the order of Cause: {0} minutes, {1} place, {2} job.
constexpr std::array<Sentence, 9> kCauses{{
    {"{0} min: the job was not released yet, or it is due sooner than it can be made",
     "{0} 分钟：任务尚未下达，或交货期早于最早可完成时间"},
    {"{0} min: earlier pieces of the same job were being made", "{0} 分钟：同一任务前面的件还在做"},
    {"{0} min: station {1} was making job {2}", "{0} 分钟：工位 {1} 在做任务 {2}"},
    {"{0} min: station {1} was being set up", "{0} 分钟：工位 {1} 在换模准备"},
    {"{0} min: the mould copy of mould {1} was with job {2}", "{0} 分钟：模具 {1} 的这一副被任务 {2} 占用"},
    {"{0} min: the glass of pot {1} was not ready", "{0} 分钟：坩埚 {1} 的玻璃液尚未就绪"},
    {"{0} min: the lehrs of hall {1} were full", "{0} 分钟：车间 {1} 的退火窑已满"},
    {"{0} min: nobody works at station {1} then", "{0} 分钟：工位 {1} 不在班次内"},
    {"{0} min: station {1} was free, the plan left it so", "{0} 分钟：工位 {1} 空闲，计划未安排"},
}};

/// Sentences in the order of Remedy: {0} place, {1} extra minutes.
constexpr std::array<Sentence, 4> kRemedies{{
    {"one more copy of mould {0}", "模具 {0} 再加一副"},
    {"{1} min of overtime in hall {0}", "车间 {0} 加班 {1} 分钟"},
    {"one more pot like pot {0}", "再加一个与坩埚 {0} 相同的坩埚"},
    {"a second crew at a station like {0}", "再加一个与工位 {0} 相同的吹制班组"},
}};

std::string number(std::int64_t value) { return std::to_string(value); }

} // namespace

std::string wordsOf(Hindrance why, std::string_view language)
{
    return filled(kHindrances.at(static_cast<std::size_t>(why)), language, {});
}

std::string wordsOf(const plan::Wait& wait, std::string_view language)
{
    return filled(kCauses.at(static_cast<std::size_t>(wait.cause)), language,
                  {number(wait.minutes), number(wait.place), number(wait.job)});
}

std::string wordsOf(const plan::Relaxation& what, plan::Minute lateNow, std::string_view language)
{
    const std::string remedy =
        filled(kRemedies.at(static_cast<std::size_t>(what.remedy)), language, {number(what.place), number(what.extra)});
    if (what.late <= 0) return filled({"{0}: in time", "{0}：可按期完成"}, language, {remedy});
    return filled({"{0}: {1} min late instead of {2}", "{0}：迟 {1} 分钟，原迟 {2} 分钟"}, language,
                  {remedy, number(what.late), number(lateNow)});
}

std::string wordsOf(const plan::Fit& fit, std::string_view language)
{
    const Sentence when = fit.slack < 0 ? Sentence{"late by {0} min even now", "现在做也迟 {0} 分钟"}
                                        : Sentence{"{0} min to spare until it is due", "距交货期还余 {0} 分钟"};
    const Sentence much =
        fit.pieces < fit.rest ? Sentence{"{0} of {1} pieces", "{1} 件中的 {0} 件"} : Sentence{"all {0} pieces", "全部 {0} 件"};
    std::string text = filled(when, language, {number(std::abs(fit.slack))});
    text += inChinese(language) ? "；" : "; ";
    text += filled(much, language, {number(fit.pieces), number(fit.rest)});
    text += inChinese(language) ? "；" : "; ";
    text += filled({"station {0}, set-up {1} min", "工位 {0}，换模准备 {1} 分钟"}, language,
                   {number(fit.station), number(fit.setup)});
    if (fit.planned) text += filled({"; planned on this melt", "；计划即用此炉次"}, language, {});
    return text;
}

std::string wordsOf(const plan::Delay& delay, std::string_view language)
{
    const Sentence what = delay.lost ? Sentence{"job {0} loses its place", "任务 {0} 失去原有安排"}
                                     : Sentence{"job {0} becomes {1} min later than it was, {2} min late",
                                                "任务 {0} 比原计划多迟 {1} 分钟，共迟 {2} 分钟"};
    return filled(what, language, {number(delay.job), number(delay.more), number(delay.late)});
}

std::string headOf(const std::vector<plan::Delay>& delays, std::string_view language)
{
    if (delays.empty()) return filled({"no job becomes later", "没有任务因此更迟"}, language, {});
    std::int64_t minutes = 0;
    for (const plan::Delay& delay : delays) minutes += delay.more;
    return filled({"jobs that become later or lose their place: {0}, together by {1} min:",
                   "更迟或失去安排的任务：{0} 个，合计 {1} 分钟："}, language,
                  {number(static_cast<std::int64_t>(delays.size())), number(minutes)});
}

std::string headOf(const plan::Explanation& told, std::string_view language)
{
    const Sentence head =
        told.late > 0 ? Sentence{"job {0} ends {1} min after it is due, because:", "任务 {0} 比交货期迟 {1} 分钟，原因："}
                      : Sentence{"job {0} is in time, {1} min before it is due", "任务 {0} 按期完成，早于交货期 {1} 分钟"};
    return filled(head, language, {number(told.job), number(std::abs(told.late))});
}

std::string headOf(const plan::MeltLeft& left, std::string_view language)
{
    constexpr plan::Grams gramsPerKilogram = 1000;
    if (left.until >= plan::kNever)
        return filled({"glass without end, since minute {0}:", "玻璃液不限量，自第 {0} 分钟起："}, language,
                      {number(left.ready)});
    return filled({"{0} kg left, workable from minute {1} to {2}:", "剩余 {0} 千克，可作业时段为第 {1} 至 {2} 分钟："}, language,
                  {number(left.grams / gramsPerKilogram), number(left.ready), number(left.until)});
}

} // namespace gaffer
