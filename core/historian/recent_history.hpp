#pragma once

#include "core/base/result.hpp"
#include "core/historian/grid_stamp.hpp"
#include "core/historian/series.hpp"
#include "core/historian/stored_scan.hpp"
#include "core/ports/history.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace gaffer {

/// One scan as the hot file keeps it.
struct HotRow {
    /// Counts up for ever; the order of arrival.
    std::int64_t id{};
    /// The number of the layout in its file, from 1.
    std::int64_t layout{};
    Instant time{};
    std::uint64_t sequence{};
    Bytes data;
    bool operator==(const HotRow&) const = default;
};

/// What is known of one layout's scans that are not yet sealed.
struct OpenBlock {
    /// The layout's number in the hot file.
    std::int64_t number{};
    std::shared_ptr<const ScanLayout> layout;
    /// One series a point, in the layout's order; all have the same times.
    std::vector<Series> columns;
    /// The hot rows the block is made of.
    std::int64_t firstRow{};
    std::int64_t lastRow{};

    /// How many scans it holds.
    [[nodiscard]] std::size_t size() const { return columns.empty() ? 0 : columns.front().times.size(); }
    /// The time of its first scan; there must be one.
    [[nodiscard]] Instant first() const { return fromMillis(columns.front().times.front()); }
    /// The time of its newest scan; there must be one.
    [[nodiscard]] Instant last() const { return fromMillis(columns.front().times.back()); }
};

/// The month, in UTC, in whose file the history keeps `time`.
std::chrono::year_month monthOf(Instant time);

/// When a block is closed, so that it can be sealed.
struct SealRule {
    /// Most scans in a block.
    std::size_t scansMost{4000};
    /// Most time in a block.
    Duration spanMost{std::chrono::hours{24}};
};

/// The newest part of the history, in memory: blocks that are still open or wait to be sealed, and the newest value of every
/// point. Pure state, no lock, no file: the store around it guards it.
class RecentHistory {
public:
    /// Starts empty.
    explicit RecentHistory(SealRule rule) : m_rule{rule} {}

    /// Takes a scan over, decides its time, and gives the row to be written.
    HotRow append(const Scan& scan);
    /// Makes the layout known that has this number in the hot file; numbers come in order from 1.
    void restoreLayout(const ScanLayout& layout);
    /// True when a row of a known layout is what was written.
    [[nodiscard]] bool isWhole(const HotRow& row) const;
    /// Takes back a row that was written by an earlier run; Damaged when it is not what was written.
    Outcome restoreRow(const HotRow& row);
    /// Numbers no row up to `row` again: chunks say that they hold these.
    void skipRowsUpTo(std::int64_t row) { m_nextRow = std::max(m_nextRow, row + 1); }
    /// Takes a stored value of a point, if it has none or an older one.
    void restoreNewest(const PointValue& value);

    /// The layouts with the numbers 1, 2, ...
    [[nodiscard]] const std::vector<std::shared_ptr<const ScanLayout>>& layouts() const noexcept { return m_layouts; }
    /// True when the point has ever been seen.
    [[nodiscard]] bool knows(const PointName& point) const { return m_points.contains(point.value); }
    /// Copies what touches [from, to) of `point`, so that it can be read without a lock.
    [[nodiscard]] std::vector<SeriesPiece> pieces(const PointName& point, Instant from, Instant to) const;
    /// The longest poll period of the point in any block; zero when it is in none.
    [[nodiscard]] Duration longestPeriod(const PointName& point) const;
    /// How many scans are in blocks, open or closed.
    [[nodiscard]] std::size_t scans() const;
    /// The newest value of every point, by name.
    [[nodiscard]] std::vector<PointValue> newest() const;

    /// Closes the blocks whose span has passed at `now`; a block that is full closed itself.
    void closeOld(Instant now);
    /// Closes the blocks that hold at least `scans`, one or more.
    void closeFrom(std::size_t scans);
    /// The blocks that wait to be sealed, oldest first.
    [[nodiscard]] const std::vector<std::shared_ptr<const OpenBlock>>& closed() const noexcept { return m_closed; }
    /// Forgets a closed block after it was sealed.
    void dropClosed(const std::shared_ptr<const OpenBlock>& block);

private:
    struct Home {
        PointValue newest;
        bool hasValue{false};
    };

    std::size_t numberOf(const std::shared_ptr<const ScanLayout>& layout);
    void adopt(std::size_t index, const HotRow& row, const std::vector<StoredValue>& values);
    void refresh(const PointInfo& info, const StoredValue& value, Instant time, std::int64_t raw);
    [[nodiscard]] bool mustClose(const OpenBlock& block, Instant time) const;
    void close(std::size_t index);

    SealRule m_rule;
    std::vector<std::shared_ptr<const ScanLayout>> m_layouts;
    std::vector<GridStamper> m_stampers;
    /// The layouts' checksums, in their order.
    std::vector<std::uint32_t> m_marks;
    std::vector<OpenBlock> m_open;
    std::vector<std::shared_ptr<const OpenBlock>> m_closed;
    std::unordered_map<const ScanLayout*, std::size_t> m_numberOf;
    std::vector<std::shared_ptr<const ScanLayout>> m_seen;
    std::map<std::string, Home> m_points;
    std::int64_t m_nextRow{1};
};

} // namespace gaffer
