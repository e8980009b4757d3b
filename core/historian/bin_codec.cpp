#include "core/historian/bin_codec.hpp"

#include "core/base/check.hpp"
#include "core/historian/stored_number.hpp"

#include <algorithm>
#include <cmath>

namespace gaffer {

namespace {

constexpr std::uint8_t binForm = 1;
constexpr unsigned doubleBytes = 8;
constexpr unsigned ownerBytes = 4;
constexpr double wholePercent = 100;
/// Parts into which the unit of the last decimal is split for the mean.
constexpr double meanParts = 1000;
constexpr std::uint64_t binsMost = 100'000;

Fault damagedBins(const SeriesOwner& owner)
{
    return {FaultCode::Damaged,
            "history.damaged",
            "the rollups of " + std::string{owner.point} + " are not what was written",
            {std::string{owner.point}}};
}

std::uint32_t headCode(Instant begin, Duration width, const SeriesOwner& owner)
{
    Bytes bytes(owner.point.begin(), owner.point.end());
    putVarint(bytes, zigzag(owner.decimals));
    putVarint(bytes, zigzag(toMillis(begin)));
    putVarint(bytes, zigzag(width.count()));
    return crc32c(bytes);
}

/// One number of each bin, written as the difference to that of the bin before.
template <class NumberOf> void putColumn(Bytes& bytes, std::span<const HistoryBin> bins, NumberOf&& numberOf)
{
    std::int64_t before = 0;
    for (const HistoryBin& bin : bins) {
        const std::int64_t number = numberOf(bin);
        putVarint(bytes, zigzag(wrappingDifference(number, before)));
        before = number;
    }
}

template <class Keep> void takeColumn(ByteReader& reader, std::vector<HistoryBin>& bins, Keep&& keep)
{
    std::int64_t number = 0;
    for (HistoryBin& bin : bins) {
        number = wrappingSum(number, unzigzag(reader.varint()));
        keep(bin, number);
    }
}

std::int64_t stored(double value, int decimals) { return storedNumber(value, decimals).value_or(0); }

std::int64_t goodMillis(const HistoryBin& bin, Duration width)
{
    return std::llround(bin.goodPercent / wholePercent * static_cast<double>(width.count()));
}

/// The unit of a point's last decimal.
double unitOf(int decimals) { return valueOf(1, decimals); }

void putValues(Bytes& bytes, std::span<const HistoryBin> bins, int decimals)
{
    const double unit = unitOf(decimals);
    putColumn(bytes, bins, [&](const HistoryBin& bin) { return stored(bin.min, decimals); });
    putColumn(bytes, bins, [&](const HistoryBin& bin) { return stored(bin.max, decimals) - stored(bin.min, decimals); });
    putColumn(bytes, bins, [&](const HistoryBin& bin) { return stored(bin.last, decimals) - stored(bin.min, decimals); });
    putColumn(bytes, bins, [&](const HistoryBin& bin) { return std::llround((bin.mean - bin.min) / unit * meanParts); });
}

void takeValues(ByteReader& reader, std::vector<HistoryBin>& bins, int decimals)
{
    const double unit = unitOf(decimals);
    std::vector<std::int64_t> least;
    least.reserve(bins.size());
    takeColumn(reader, bins, [&](HistoryBin& bin, std::int64_t number) {
        least.push_back(number);
        bin.min = valueOf(number, decimals);
    });
    std::size_t i = 0;
    takeColumn(reader, bins,
               [&](HistoryBin& bin, std::int64_t number) { bin.max = valueOf(wrappingSum(least[i++], number), decimals); });
    i = 0;
    takeColumn(reader, bins,
               [&](HistoryBin& bin, std::int64_t number) { bin.last = valueOf(wrappingSum(least[i++], number), decimals); });
    takeColumn(reader, bins, [&](HistoryBin& bin, std::int64_t number) {
        bin.mean = std::clamp(bin.min + static_cast<double>(number) / meanParts * unit, bin.min, std::max(bin.min, bin.max));
    });
}

void putDoubles(Bytes& bytes, std::span<const HistoryBin> bins)
{
    for (const double HistoryBin::*member : {&HistoryBin::min, &HistoryBin::max, &HistoryBin::mean, &HistoryBin::last})
        for (const HistoryBin& bin : bins) putFixed(bytes, static_cast<std::uint64_t>(stored(bin.*member, -1)), doubleBytes);
}

void takeDoubles(ByteReader& reader, std::vector<HistoryBin>& bins)
{
    for (double HistoryBin::*member : {&HistoryBin::min, &HistoryBin::max, &HistoryBin::mean, &HistoryBin::last})
        for (HistoryBin& bin : bins) bin.*member = valueOf(static_cast<std::int64_t>(reader.fixed(doubleBytes)), -1);
}

} // namespace

Bytes packBins(std::span<const HistoryBin> bins, Instant begin, Duration width, const SeriesOwner& owner)
{
    std::vector<HistoryBin> filled;
    std::ranges::copy_if(bins, std::back_inserter(filled), [](const HistoryBin& bin) { return bin.goodPercent > 0; });
    GAFFER_CHECK(filled.empty() || filled.front().start >= begin);
    GAFFER_CHECK(std::ranges::is_sorted(filled, {}, &HistoryBin::start));
    Bytes bytes{binForm};
    putFixed(bytes, headCode(begin, width, owner), ownerBytes);
    putVarint(bytes, filled.size());
    putColumn(bytes, filled, [&](const HistoryBin& bin) { return (bin.start - begin) / width; });
    putColumn(bytes, filled, [&](const HistoryBin& bin) { return goodMillis(bin, width); });
    if (owner.decimals < 0)
        putDoubles(bytes, filled);
    else
        putValues(bytes, filled, owner.decimals);
    return bytes;
}

Result<std::vector<HistoryBin>> unpackBins(std::span<const std::uint8_t> bytes, Instant begin, Duration width,
                                           const SeriesOwner& owner)
{
    ByteReader reader{bytes};
    const bool ours = reader.fixed(1) == binForm && reader.fixed(ownerBytes) == headCode(begin, width, owner);
    const std::uint64_t count = reader.varint();
    if (!ours || reader.failed() || count > binsMost) return damagedBins(owner);
    std::vector<HistoryBin> bins(count);
    takeColumn(reader, bins, [&](HistoryBin& bin, std::int64_t number) { bin.start = begin + number * width; });
    takeColumn(reader, bins, [&](HistoryBin& bin, std::int64_t number) {
        bin.goodPercent = wholePercent * static_cast<double>(number) / static_cast<double>(width.count());
    });
    if (owner.decimals < 0)
        takeDoubles(reader, bins);
    else
        takeValues(reader, bins, owner.decimals);
    if (reader.failed() || reader.left() != 0) return damagedBins(owner);
    return bins;
}

} // namespace gaffer
