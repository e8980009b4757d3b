#include "db/history/chunk_store.hpp"

#include "core/base/check.hpp"
#include "db/history/set_aside.hpp"

#include <charconv>
#include <mutex>
#include <optional>

namespace gaffer {

namespace {

constexpr std::string_view filePrefix = "raw-";
constexpr std::string_view fileSuffix = ".db";
/// As in raw-2026-11.db.
constexpr std::size_t nameLength = 14;
constexpr std::size_t yearAt = 4;
constexpr std::size_t monthAt = 9;

std::string nameOfMonth(std::chrono::year_month month)
{
    const std::string day = toText(Date{month / 1});
    return std::string{filePrefix} + day.substr(0, day.rfind('-')) + std::string{fileSuffix};
}

std::optional<std::chrono::year_month> monthOfName(std::string_view name)
{
    if (name.size() != nameLength || !name.starts_with(filePrefix) || !name.ends_with(fileSuffix)) return std::nullopt;
    const auto day = parseDate(std::string{name.substr(yearAt, monthAt + 2 - yearAt)} + "-01");
    if (!day) return std::nullopt;
    return day->year() / day->month();
}

Instant endOf(std::chrono::year_month month) { return std::chrono::sys_days{(month + std::chrono::months{1}) / 1}; }

Instant beginOf(std::chrono::year_month month) { return std::chrono::sys_days{month / 1}; }

/// The last sample of the newest chunk, if it can be trusted.
std::optional<PointValue> newestValue(const NewestChunk& chunk)
{
    const auto series = chunk.piece.load();
    if (!series) return std::nullopt;
    const auto mark = QualityMark::unpack(series->marks.back().mark).value_or(QualityMark{});
    const double value = mark.usable() ? valueOf(series->numbers.back(), chunk.info.decimals) : 0.0;
    return PointValue{chunk.info, value, mark, fromMillis(series->times.back()), 0, false};
}

constexpr std::string_view savedSuffix = ".saved";

/// A month's file that was set aside and not read to its end yet: raw-2026-11.db.damaged-1.
bool isUnsaved(std::string_view name)
{
    if (name.size() <= nameLength || !monthOfName(name.substr(0, nameLength))) return false;
    const std::string_view rest = name.substr(nameLength);
    return rest.starts_with(damagedMark) && std::ranges::all_of(rest.substr(damagedMark.size()), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

std::filesystem::path ChunkStore::fileOf(std::chrono::year_month month) const { return m_folder / nameOfMonth(month); }

Outcome ChunkStore::open(OpenMode mode)
{
    for (const DiskFile& file : m_disk.list(m_folder)) {
        const auto month = monthOfName(file.name);
        if (isUnsaved(file.name)) m_unsaved.push_back(file.name);
        if (!month) continue;
        auto opened = openMonth(*month, mode);
        if (opened || mode == OpenMode::ReadOnly) continue;
        if (opened.error().code == FaultCode::Conflict) return opened;
        if (opened.error().code != FaultCode::Damaged) continue;
        if (const auto aside = setMonthAside(*month); !aside) return aside;
    }
    return Done{};
}

Outcome ChunkStore::openMonth(std::chrono::year_month month, OpenMode mode)
{
    if (mode == OpenMode::ReadWrite) {
        const auto migrated = MonthWriter::open(fileOf(month), options());
        if (!migrated) return migrated.error();
    }
    auto reader = MonthReader::open(fileOf(month), options());
    if (!reader) return reader.error();
    if (const auto usable = (*reader)->samples(); !usable) return Fault{usable.error()};
    const std::unique_lock lock{m_mutex};
    m_readers.insert_or_assign(month, std::move(*reader));
    return Done{};
}

Result<MonthWriter*> ChunkStore::writerOf(std::chrono::year_month month)
{
    constexpr std::size_t writersMost = 2;
    const auto known = m_writers.find(month);
    if (known != m_writers.end()) return &known->second;
    if (m_writers.size() >= writersMost) m_writers.clear();
    auto writer = MonthWriter::open(fileOf(month), options());
    if (!writer) return writer.error();
    const auto kept = m_writers.emplace(month, std::move(*writer)).first;
    return &kept->second;
}

void ChunkStore::close(std::chrono::year_month month)
{
    m_writers.erase(month);
    const std::unique_lock lock{m_mutex};
    m_readers.erase(month);
}

Outcome ChunkStore::setMonthAside(std::chrono::year_month month)
{
    close(month);
    const auto aside = gaffer::setAside(m_disk, fileOf(month));
    if (!aside) return aside.error();
    m_unsaved.push_back(*aside);
    const std::unique_lock lock{m_mutex};
    m_setAside.push_back(*aside);
    return Done{};
}

void ChunkStore::distrust(const std::string& name)
{
    if (const auto month = monthOfName(name)) distrust(*month);
}

void ChunkStore::distrust(std::chrono::year_month month) const
{
    const std::unique_lock lock{m_mutex};
    m_distrusted.insert(month);
}

Outcome ChunkStore::setDistrustedAside()
{
    std::set<std::chrono::year_month> distrusted;
    {
        const std::unique_lock lock{m_mutex};
        distrusted.swap(m_distrusted);
    }
    for (const auto month : distrusted)
        if (months().contains(month))
            if (const auto aside = setMonthAside(month); !aside) return aside;
    return Done{};
}

Result<std::uint64_t> ChunkStore::salvageSome()
{
    constexpr int rowsAStep = 1000;
    if (!m_salvage && !beginSalvage()) return 0;
    const auto batch = m_salvage->next(m_savedUpTo, rowsAStep);
    if (!batch) {
        // A disk that fails here would fail at every later step too: the next run tries again.
        dropSalvage();
        return batch.error();
    }
    const auto added = adopt(batch->chunks);
    if (!added) return added;
    if (batch->last == m_savedUpTo)
        if (const auto ended = endSalvage(); !ended) return ended.error();
    m_savedUpTo = batch->last;
    return added;
}

Result<std::uint64_t> ChunkStore::adopt(const std::vector<SealedChunk>& chunks)
{
    if (chunks.empty()) return 0;
    const auto month = *monthOfName(std::string_view{m_unsaved.front()}.substr(0, nameLength));
    const auto writer = writerOf(month);
    if (!writer) return writer.error();
    const auto added = (*writer)->adopt(chunks);
    if (!added || months().contains(month)) return added;
    if (const auto opened = openMonth(month, OpenMode::ReadOnly); !opened) return opened.error();
    return added;
}

/// False when there is nothing to save. A file of which nothing can be read stays as it is, and the next run tries again.
bool ChunkStore::beginSalvage()
{
    m_savedUpTo = 0;
    for (; !m_unsaved.empty(); dropSalvage())
        if (auto opened = MonthSalvage::open(m_folder / m_unsaved.front(), m_disk)) {
            m_salvage.emplace(std::move(*opened));
            return true;
        }
    return false;
}

void ChunkStore::dropSalvage()
{
    m_salvage.reset();
    static_cast<void>(m_disk.remove(m_folder / (m_unsaved.front() + "-copy")));
    m_unsaved.pop_front();
}

Outcome ChunkStore::endSalvage()
{
    const auto file = m_folder / m_unsaved.front();
    dropSalvage();
    return m_disk.rename(file, file.string() + std::string{savedSuffix});
}

std::vector<std::string> ChunkStore::setAside() const
{
    const std::shared_lock lock{m_mutex};
    return m_setAside;
}

Outcome ChunkStore::write(const SealedBlock& block, const std::string& store)
{
    const Outcome written = writeOnce(block, store);
    if (written || written.error().code != FaultCode::Damaged) return written;
    if (const auto aside = setMonthAside(block.month()); !aside) return aside;
    return writeOnce(block, store);
}

Outcome ChunkStore::writeOnce(const SealedBlock& block, const std::string& store)
{
    GAFFER_CHECK(!block.chunks.empty());
    const auto month = block.month();
    auto writer = writerOf(month);
    if (!writer) return writer.error();
    if (const auto written = (*writer)->write(block, store); !written) return written;
    if (months().contains(month)) return Done{};
    return openMonth(month, OpenMode::ReadOnly);
}

ChunkStore::Months ChunkStore::months() const
{
    const std::shared_lock lock{m_mutex};
    return m_readers;
}

Outcome ChunkStore::pieces(const PointName& point, Instant from, Instant to, std::vector<SeriesPiece>& found) const
{
    Outcome outcome = Done{};
    for (const auto& [month, reader] : months()) {
        if (endOf(month) <= from || beginOf(month) >= to) continue;
        const Outcome some = reader->pieces(point, from, to, found);
        if (some) continue;
        if (some.error().code == FaultCode::Damaged) distrust(month);
        if (outcome) outcome = some;
    }
    return outcome;
}

std::vector<PointValue> ChunkStore::newest() const
{
    std::map<std::string, PointValue> byName;
    const Months present = months();
    for (auto month = present.rbegin(); month != present.rend(); ++month) {
        const auto chunks = month->second->newest();
        if (!chunks) continue;
        std::map<std::string, PointValue> ofMonth;
        for (const NewestChunk& chunk : *chunks) {
            if (byName.contains(chunk.info.name.value)) continue;
            const auto value = newestValue(chunk);
            if (!value) continue;
            PointValue& kept = ofMonth.try_emplace(chunk.info.name.value, *value).first->second;
            if (kept.time < value->time) kept = *value;
        }
        byName.merge(ofMonth);
    }
    std::vector<PointValue> values;
    for (auto& [name, value] : byName) values.push_back(std::move(value));
    return values;
}

Duration ChunkStore::longestPeriod(const PointName& point) const
{
    Duration longest{};
    for (const auto& [month, reader] : months())
        if (const auto period = reader->longestPeriod(point)) longest = std::max(longest, *period);
    return longest;
}

std::map<std::int64_t, std::int64_t> ChunkStore::sealedRows(const std::string& store) const
{
    std::map<std::int64_t, std::int64_t> rows;
    for (const auto& [month, reader] : months()) {
        const auto some = reader->sealedRows(store);
        if (!some) continue;
        for (const auto& [layout, row] : *some) rows[layout] = std::max(rows[layout], row);
    }
    return rows;
}

std::uint64_t ChunkStore::samples() const
{
    std::uint64_t sum = 0;
    for (const auto& [month, reader] : months())
        if (const auto some = reader->samples()) sum += *some;
    return sum;
}

std::set<int> ChunkStore::years() const
{
    std::set<int> found;
    for (const auto& [month, reader] : months()) found.insert(static_cast<int>(month.year()));
    return found;
}

Result<bool> ChunkStore::removeOldestBefore(Instant time)
{
    const auto present = months();
    if (present.empty() || endOf(present.begin()->first) > time) return false;
    if (const auto removed = remove(present.begin()->first); !removed) return removed.error();
    return true;
}

Outcome ChunkStore::remove(std::chrono::year_month month)
{
    close(month);
    return m_disk.remove(fileOf(month));
}

Outcome ChunkStore::verify() const
{
    for (const auto& [month, reader] : months())
        if (const auto sound = reader->verify(); !sound) return sound;
    return Done{};
}

} // namespace gaffer
