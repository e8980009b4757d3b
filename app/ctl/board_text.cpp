#include "app/ctl/board_text.hpp"

#include "app/ctl/text_table.hpp"
#include "core/report/texts.hpp"

#include <array>
#include <cmath>

namespace gaffer {
namespace {

/// One word of the board in both languages.
struct Word {
    std::string_view key;
    std::string_view zh;
    std::string_view en;
};

constexpr std::array words{
    Word{"shift", "班次", "shift"},
    Word{"made", "已做", "made"},
    Word{"defects", "热端缺陷", "defects"},
    Word{"hotDefects", "热端缺陷", "hot defects"},
    Word{"accepted", "合格", "accepted"},
    Word{"late", "误期订单", "orders late"},
    Word{"explain", "待说明", "to explain"},
    Word{"furnace", "窑炉", "furnace"},
    Word{"crown", "窑顶", "crown"},
    Word{"pot", "坩埚", "pot"},
    Word{"glass", "料色", "glass"},
    Word{"stage", "阶段", "stage"},
    Word{"degC", "°C", "degC"},
    Word{"left", "剩余 kg", "kg left"},
    Word{"minutes", "剩余分钟", "min left"},
    Word{"drawnBy", "取料台", "drawn by"},
    Word{"station", "吹制台", "station"},
    Word{"state", "状态", "state"},
    Word{"product", "产品", "product"},
    Word{"good", "合格", "good"},
    Word{"target", "目标", "to make"},
    Word{"mould", "模具", "mould"},
    Word{"cycles", "模次", "cycles"},
    Word{"crew", "班组", "crew"},
    Word{"reason", "原因", "reason"},
    Word{"idle", "空闲", "idle"},
    Word{"running", "生产", "running"},
    Word{"stopped", "停台", "stopped"},
    Word{"waiting", "等待", "waiting"},
    Word{"empty", "空", "empty"},
    Word{"charging", "加料", "charging"},
    Word{"melting", "熔化", "melting"},
    Word{"fining", "澄清", "fining"},
    Word{"cooling", "冷却", "cooling"},
    Word{"workable", "可吹", "workable"},
    Word{"worked-out", "料尽", "worked out"},
    Word{"hold", "停用", "hold"},
    Word{"fault", "故障", "fault"},
    Word{"dumped", "放料", "dumped"},
};

/// A key that nobody translated is shown itself: better a strange word than a hole in the board.
std::string said(std::string_view key, const std::string& language)
{
    for (const Word& word : words)
        if (word.key == key) return std::string{language.starts_with("zh") ? word.zh : word.en};
    return std::string{key};
}

/// What is not known is a dash, never a 0 that somebody might believe.
std::string whole(std::optional<double> number) { return number ? std::to_string(std::llround(*number)) : "–"; }

std::string count(std::optional<std::int64_t> number) { return number ? std::to_string(*number) : "–"; }

/// A temperature with a mark of how it came to be: ~ estimated, * typed, ? uncertain.
std::string temperature(const ValueView& value)
{
    if (!value.value) return "–";
    std::string mark = value.source == HeatSource::Estimated ? "~" : value.source == HeatSource::Typed ? "*" : "";
    if (value.quality == Quality::Uncertain) mark += "?";
    return whole(value.value) + mark;
}

template <class Ids> std::string joined(const Ids& ids)
{
    std::string text;
    for (const auto& id : ids) text += (text.empty() ? "" : " ") + id.value;
    return text.empty() ? "–" : text;
}

std::string textOr(const std::string& text) { return text.empty() ? "–" : text; }

/// Name, local time, shift and the figures of the business date.
std::string headOf(const Board& board, const std::string& language)
{
    constexpr std::size_t minutesEnd = 16;
    std::string local = toText(board.now + std::chrono::minutes{board.shop.utcOffsetMinutes}).substr(0, minutesEnd);
    // As a clock on the wall says it.
    local[local.find('T')] = ' ';
    const auto part = [&](std::string_view key, const std::string& figure) { return "  " + said(key, language) + " " + figure; };
    return board.shop.name + "  " + local + part("shift", shiftText(board.shop.shift.value, language)) + "  (" +
           toText(board.shop.businessDate) + ")\n" + part("made", std::to_string(board.shop.made)).substr(2) +
           part("hotDefects", std::to_string(board.shop.hotDefects)) + part("accepted", count(board.shop.accepted)) +
           part("late", std::to_string(board.shop.ordersLate)) + part("explain", std::to_string(board.shop.toExplain)) + "\n";
}

std::vector<std::string> titles(std::initializer_list<const char*> keys, const std::string& language)
{
    std::vector<std::string> row;
    for (const char* key : keys) row.push_back(said(key, language));
    return row;
}

std::string potsOf(const Board& board, const std::string& language)
{
    std::vector<std::vector<std::string>> rows{
        titles({"furnace", "crown", "pot", "glass", "stage", "degC", "left", "minutes", "drawnBy"}, language)};
    for (const FurnaceView& furnace : board.furnaces) {
        // The furnace stands on the line of its first pot only.
        bool first = true;
        for (const MeltView& melt : board.melts) {
            if (melt.furnace != furnace.id) continue;
            rows.push_back({first ? furnace.id.value : "", first ? temperature(furnace.crown) : "", melt.pot.value,
                            textOr(melt.glass.value), said(melt.stage, language), temperature(melt.temperature),
                            melt.melt ? whole(melt.leftKg) : "–", whole(melt.minutesLeft), joined(melt.drawnBy)});
            first = false;
        }
    }
    return rows.size() == 1 ? "" : alignedTable(rows);
}

std::string stationsOf(const Board& board, const std::string& language)
{
    std::vector<std::vector<std::string>> rows{titles({"station", "state", "product", "made", "good", "defects", "target", "pot",
                                                       "minutes", "mould", "cycles", "crew", "reason"},
                                                      language)};
    // In the order of the wiring, which is that of the hall.
    for (const StationView& station : board.stations)
        rows.push_back({station.id.value, said(nameOf(station.state), language), textOr(station.product.value),
                        std::to_string(station.made), std::to_string(station.good), std::to_string(station.defects),
                        count(station.target), textOr(station.pot.value), whole(station.minutesLeft), textOr(station.mouldCopy),
                        count(station.mouldCycles), std::to_string(station.crew.size()), textOr(station.reason)});
    return rows.size() == 1 ? "" : alignedTable(rows);
}

} // namespace

std::string boardText(const Board& board, const std::string& language)
{
    std::string text = headOf(board, language);
    for (const std::string& table : {potsOf(board, language), stationsOf(board, language)})
        if (!table.empty()) text += "\n" + table;
    return text;
}

} // namespace gaffer
