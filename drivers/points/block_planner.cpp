#include "drivers/points/block_planner.hpp"

#include <algorithm>
#include <limits>
#include <span>

namespace gaffer {
namespace {

constexpr double microsPerSecond = 1e6;
constexpr double bytesPerExchange = 13;
constexpr double silentCharacters = 7;
constexpr double bytesPerRegister = 2;
constexpr double bitsPerByte = 8;
constexpr double tcpPerRegister = 0.2;

bool isBits(Table table) { return table == Table::Coil || table == Table::Discrete; }

int limitOf(const ReadLimits& limits, Table table) { return isBits(table) ? limits.maxBits : limits.maxRegisters; }
constexpr double sameTime = 1e-6;

double costOf(const Block& block, const ReadLimits& limits, const WireCost& cost)
{
    const int limit = limitOf(limits, block.table);
    const int requests = (block.count + limit - 1) / limit;
    return requests * cost.perRequest + block.count * (isBits(block.table) ? cost.perBit : cost.perRegister);
}

/// Wants that share registers are one want: they are always fetched together.
std::vector<Want> joinOverlapping(std::vector<Want> wants)
{
    std::sort(wants.begin(), wants.end());
    std::vector<Want> joined;
    for (const Want& want : wants) {
        if (!joined.empty() && joined.back().table == want.table && want.first <= joined.back().last)
            joined.back().last = std::max(joined.back().last, want.last);
        else
            joined.push_back(want);
    }
    return joined;
}

/// The cheapest cut of wants[from, to) of one table.
void planTable(std::span<const Want> wants, const ReadLimits& limits, const WireCost& cost, std::vector<Block>& out)
{
    std::vector<double> best(wants.size() + 1, std::numeric_limits<double>::infinity());
    std::vector<std::size_t> cut(wants.size() + 1, 0);
    best[0] = 0;
    for (std::size_t end = 1; end <= wants.size(); ++end)
        for (std::size_t begin = end; begin-- > 0;) {
            const Block block{wants[begin].table, wants[begin].first, wants[end - 1].last - wants[begin].first + 1};
            const bool alone = begin + 1 == end;
            if (!alone && (block.count > limitOf(limits, block.table) ||
                           !clearOfGaps(limits, block.table, block.first, block.first + block.count - 1)))
                break;
            const double total = best[begin] + costOf(block, limits, cost);
            // Of ways that take the same time, the one with fewer requests.
            if (total <= best[end] + sameTime) {
                best[end] = std::min(best[end], total);
                cut[end] = begin;
            }
        }
    const auto at = static_cast<std::ptrdiff_t>(out.size());
    for (std::size_t end = wants.size(); end > 0; end = cut[end]) {
        const std::size_t begin = cut[end];
        out.insert(out.begin() + at, {wants[begin].table, wants[begin].first, wants[end - 1].last - wants[begin].first + 1});
    }
}

} // namespace

WireCost serialCost(std::uint32_t baud, int bitsPerCharacter, double latencyMicros)
{
    constexpr std::uint32_t fixedAbove = 19'200;
    constexpr double fixedSilence = 2 * 1750.0;
    const double character = microsPerSecond * bitsPerCharacter / baud;
    const double silence = baud > fixedAbove ? fixedSilence : silentCharacters * character;
    return {bytesPerExchange * character + silence + latencyMicros, bytesPerRegister * character, character / bitsPerByte};
}

WireCost tcpCost(double roundTripMicros) { return {roundTripMicros, tcpPerRegister, tcpPerRegister / (2 * bitsPerByte)}; }

bool clearOfGaps(const ReadLimits& limits, Table table, int first, int last)
{
    if (isBits(table)) return true;
    return std::none_of(limits.gaps.begin(), limits.gaps.end(),
                        [&](const auto& gap) { return first <= gap[1] && last >= gap[0]; });
}

std::vector<Block> planBlocks(std::vector<Want> wants, const ReadLimits& limits, const WireCost& cost)
{
    const std::vector<Want> joined = joinOverlapping(std::move(wants));
    std::vector<Block> blocks;
    for (auto begin = joined.begin(); begin != joined.end();) {
        const auto end = std::find_if(begin, joined.end(), [&](const Want& want) { return want.table != begin->table; });
        planTable({begin, end}, limits, cost, blocks);
        begin = end;
    }
    return blocks;
}

double wireTime(const std::vector<Block>& blocks, const ReadLimits& limits, const WireCost& cost)
{
    double sum = 0;
    for (const Block& block : blocks) sum += costOf(block, limits, cost);
    return sum;
}

} // namespace gaffer
