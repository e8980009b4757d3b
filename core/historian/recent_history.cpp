#include "core/historian/recent_history.hpp"

#include "core/base/check.hpp"
#include "core/historian/stored_number.hpp"

#include <algorithm>

namespace gaffer {

std::chrono::year_month monthOf(Instant time)
{
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(time)};
    return day.year() / day.month();
}

namespace {

std::vector<StoredValue> storedValues(const Scan& scan)
{
    std::vector<StoredValue> values;
    values.reserve(scan.samples.size());
    for (std::size_t i = 0; i < scan.samples.size(); ++i)
        values.push_back(storedValue(scan.samples[i], scan.layout->points[i].decimals));
    return values;
}

/// The part of `series` in [from, to).
Series slice(const Series& series, Instant from, Instant to)
{
    const auto begin = std::ranges::lower_bound(series.times, toMillis(from)) - series.times.begin();
    const auto end = std::ranges::lower_bound(series.times, toMillis(to)) - series.times.begin();
    Series part;
    if (begin >= end) return part;
    part.times.assign(series.times.begin() + begin, series.times.begin() + end);
    part.numbers.assign(series.numbers.begin() + begin, series.numbers.begin() + end);
    std::int64_t at = 0;
    for (const MarkRun& run : series.marks) {
        const std::int64_t low = std::max<std::int64_t>(at, begin);
        const std::int64_t high = std::min<std::int64_t>(at + run.count, end);
        if (low < high) part.marks.push_back({static_cast<std::uint32_t>(high - low), run.mark});
        at += run.count;
    }
    return part;
}

/// Appends a copy of what `block` has of `point` in [from, to).
void addPiece(std::vector<SeriesPiece>& pieces, const OpenBlock& block, const PointName& point, Instant from, Instant to)
{
    if (block.size() == 0 || block.last() < from || block.first() >= to) return;
    const auto& points = block.layout->points;
    const auto found = std::ranges::find(points, point, &PointInfo::name);
    if (found == points.end()) return;
    Series part = slice(block.columns[static_cast<std::size_t>(found - points.begin())], from, to);
    if (part.times.empty()) return;
    const Instant first = fromMillis(part.times.front());
    const Instant last = fromMillis(part.times.back());
    pieces.push_back(
        {first, last, found->decimals, block.layout->every, [part = std::move(part)]() -> Result<Series> { return part; }});
}

} // namespace

HotRow RecentHistory::append(const Scan& scan)
{
    GAFFER_CHECK(scan.layout != nullptr);
    GAFFER_CHECK(scan.samples.size() == scan.layout->points.size());
    const std::size_t index = numberOf(scan.layout);
    const auto values = storedValues(scan);
    HotRow row{m_nextRow, static_cast<std::int64_t>(index) + 1, m_stampers[index].stamp(scan), scan.sequence, {}};
    row.data = encodeScan(scan.layout->points, values, {row.time, row.id, m_marks[index]});
    adopt(index, row, values);
    for (std::size_t i = 0; i < values.size(); ++i) refresh(scan.layout->points[i], values[i], row.time, scan.samples[i].raw);
    return row;
}

void RecentHistory::restoreLayout(const ScanLayout& layout)
{
    m_layouts.push_back(std::make_shared<const ScanLayout>(layout));
    m_marks.push_back(layoutMark(layout));
    m_stampers.emplace_back();
    m_open.emplace_back();
    for (const PointInfo& info : layout.points) m_points[info.name.value].newest.info = info;
}

bool RecentHistory::isWhole(const HotRow& row) const
{
    const bool known = row.layout >= 1 && static_cast<std::size_t>(row.layout) <= m_marks.size();
    return known && isWholeScan(row.data, {row.time, row.id, m_marks[static_cast<std::size_t>(row.layout) - 1]});
}

Outcome RecentHistory::restoreRow(const HotRow& row)
{
    if (row.layout < 1 || static_cast<std::size_t>(row.layout) > m_layouts.size())
        return Fault{FaultCode::Damaged, "history.damaged", "a stored scan names an unknown layout", {}};
    const auto index = static_cast<std::size_t>(row.layout) - 1;
    const auto& points = m_layouts[index]->points;
    const auto values = decodeScan(points, row.data, {row.time, row.id, m_marks[index]});
    if (!values) return values.error();
    adopt(index, row, *values);
    for (std::size_t i = 0; i < values->size(); ++i) refresh(points[i], (*values)[i], row.time, 0);
    return Done{};
}

void RecentHistory::restoreNewest(const PointValue& value)
{
    Home& home = m_points[value.info.name.value];
    if (home.hasValue && home.newest.time >= value.time) return;
    home = {value, true};
}

/// By address first: a layout lives as long as its poll plan, and comparing whole layouts for every scan would cost more than
/// the scan.
std::size_t RecentHistory::numberOf(const std::shared_ptr<const ScanLayout>& layout)
{
    const auto known = m_numberOf.find(layout.get());
    if (known != m_numberOf.end()) return known->second;
    const auto same = std::ranges::find_if(m_layouts, [&](const auto& other) { return *other == *layout; });
    const auto index = static_cast<std::size_t>(same - m_layouts.begin());
    if (same == m_layouts.end()) restoreLayout(*layout);
    m_seen.push_back(layout);
    m_numberOf.emplace(layout.get(), index);
    return index;
}

void RecentHistory::adopt(std::size_t index, const HotRow& row, const std::vector<StoredValue>& values)
{
    if (m_open[index].size() > 0 && mustClose(m_open[index], row.time)) close(index);
    OpenBlock& block = m_open[index];
    if (block.columns.empty()) {
        block.number = row.layout;
        block.layout = m_layouts[index];
        block.columns.resize(values.size());
        block.firstRow = row.id;
    }
    for (std::size_t i = 0; i < values.size(); ++i) block.columns[i].add(toMillis(row.time), values[i]);
    block.lastRow = row.id;
    skipRowsUpTo(row.id);
}

void RecentHistory::refresh(const PointInfo& info, const StoredValue& value, Instant time, std::int64_t raw)
{
    Home& home = m_points[info.name.value];
    if (home.hasValue && time < home.newest.time) return;
    const auto mark = QualityMark::unpack(value.mark).value_or(badMark(Reason::Config));
    home.newest = {info, mark.usable() ? valueOf(value.number, info.decimals) : 0.0, mark, time, raw, false};
    home.hasValue = true;
}

/// Also at the turn of a month, because retention removes whole files of months.
bool RecentHistory::mustClose(const OpenBlock& block, Instant time) const
{
    return block.size() >= m_rule.scansMost || time < block.last() || time - block.first() >= m_rule.spanMost ||
           monthOf(time) != monthOf(block.first());
}

void RecentHistory::close(std::size_t index)
{
    m_closed.push_back(std::make_shared<const OpenBlock>(std::move(m_open[index])));
    m_open[index] = {};
}

void RecentHistory::closeOld(Instant now)
{
    for (std::size_t i = 0; i < m_open.size(); ++i)
        if (m_open[i].size() > 0 && now > m_open[i].last() && mustClose(m_open[i], now)) close(i);
}

void RecentHistory::closeFrom(std::size_t scans)
{
    GAFFER_CHECK(scans > 0);
    for (std::size_t i = 0; i < m_open.size(); ++i)
        if (m_open[i].size() >= scans) close(i);
}

void RecentHistory::dropClosed(const std::shared_ptr<const OpenBlock>& block) { std::erase(m_closed, block); }

std::vector<SeriesPiece> RecentHistory::pieces(const PointName& point, Instant from, Instant to) const
{
    std::vector<SeriesPiece> found;
    for (const auto& block : m_closed) addPiece(found, *block, point, from, to);
    for (const OpenBlock& block : m_open) addPiece(found, block, point, from, to);
    return found;
}

Duration RecentHistory::longestPeriod(const PointName& point) const
{
    Duration longest{};
    for (const auto& layout : m_layouts)
        if (std::ranges::any_of(layout->points, [&](const PointInfo& info) { return info.name == point; }))
            longest = std::max(longest, layout->every);
    return longest;
}

std::size_t RecentHistory::scans() const
{
    std::size_t sum = 0;
    for (const OpenBlock& block : m_open) sum += block.size();
    for (const auto& block : m_closed) sum += block->size();
    return sum;
}

std::vector<PointValue> RecentHistory::newest() const
{
    std::vector<PointValue> values;
    for (const auto& [name, home] : m_points) values.push_back(home.newest);
    return values;
}

} // namespace gaffer
