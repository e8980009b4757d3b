#include "core/historian/history_csv.hpp"

#include "core/historian/bin_builder.hpp"
#include "core/historian/stored_number.hpp"

#include <algorithm>

namespace gaffer {

namespace {

/// A mean has more places than the values it is made of.
constexpr int meanDecimals = 3;
constexpr int percentDecimals = 2;
/// Bins asked for and held at a time.
constexpr int binsAPage = 10'000;

Result<PointInfo> findPoint(const HistoryReader& reader, const PointName& point)
{
    auto newest = reader.newest();
    if (!newest) return newest.error();
    const auto found = std::ranges::find(*newest, point, [](const PointValue& value) { return value.info.name; });
    if (found == newest->end())
        return Fault{FaultCode::NotFound,
                     "history.noPoint",
                     "no history of a point named " + point.value + "; the words of text points are not kept",
                     {point.value}};
    return found->info;
}

Outcome written(const std::ostream& out)
{
    if (!out) return Fault{FaultCode::Unavailable, "history.output", "the output takes no more", {}};
    return Done{};
}

/// `line` is only there to be used again: a stream is slow with many small pieces.
void writeSample(const HistorySample& sample, int decimals, std::string& line, std::ostream& out)
{
    line = toText(sample.time);
    line += ',';
    if (sample.mark.usable()) line += valueText(sample.value, decimals);
    line.append(",").append(nameOf(sample.mark.quality)).append(",").append(sample.mark.reasonText()).append("\n");
    out.write(line.data(), static_cast<std::streamsize>(line.size()));
}

Outcome writeSamples(const HistoryReader& reader, const PointInfo& info, Instant from, Instant to, std::ostream& out)
{
    out << "time,value,quality,reason\n";
    std::string line;
    const auto outcome = reader.read(info.name, from, to, [&](const HistorySample& sample) {
        writeSample(sample, info.decimals, line, out);
        return static_cast<bool>(out);
    });
    return outcome ? written(out) : outcome;
}

void writeBin(const HistoryBin& bin, int decimals, std::ostream& out)
{
    out << toText(bin.start) << ',';
    if (bin.goodPercent <= 0) {
        out << ",,,,0\n";
        return;
    }
    const int means = decimals < 0 ? decimals : decimals + meanDecimals;
    out << valueText(bin.min, decimals) << ',' << valueText(bin.max, decimals) << ',' << valueText(bin.mean, means) << ','
        << valueText(bin.last, decimals) << ',' << valueText(bin.goodPercent, percentDecimals) << '\n';
}

Outcome writeBins(const HistoryReader& reader, const PointInfo& info, Instant from, Instant to, Duration every, std::ostream& out)
{
    if (every <= Duration::zero()) return Fault{FaultCode::BadInput, "history.width", "a bin must be longer than nothing", {}};
    out << "time,min,max,mean,last,good_percent\n";
    for (Instant page = from; page < to && out;) {
        const Instant end = std::min(to, binStart(page, every) + binsAPage * every);
        const auto bins = reader.bins(info.name, page, end, every);
        if (!bins) return bins.error();
        for (const HistoryBin& bin : *bins) writeBin(bin, info.decimals, out);
        page = end;
    }
    return written(out);
}

} // namespace

Outcome writeHistoryCsv(const HistoryReader& reader, const PointName& point, Instant from, Instant to,
                        std::optional<Duration> every, std::ostream& out)
{
    const auto info = findPoint(reader, point);
    if (!info) return info.error();
    return every ? writeBins(reader, *info, from, to, *every, out) : writeSamples(reader, *info, from, to, out);
}

} // namespace gaffer
