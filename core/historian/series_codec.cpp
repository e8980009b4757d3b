#include "core/historian/series_codec.hpp"

#include "core/base/check.hpp"

#include <algorithm>
#include <cstdlib>

namespace gaffer {

namespace {

constexpr unsigned doubleBytes = 8;
constexpr unsigned ownerBytes = 4;
/// More values than any chunk ever holds; bounds what a damaged count can ask for.
constexpr std::uint64_t valuesMost = 10'000'000;
/// The level moves by 1/8 of what a value lies off it; kept with four more bits, so that it does not stick.
constexpr unsigned levelShift = 3;
constexpr unsigned levelBits = 4;
/// Larger numbers would not leave room for the level's extra bits.
constexpr std::int64_t levelNumberMost = std::int64_t{1} << 50;

Fault damagedSeries(const SeriesOwner& owner)
{
    return {FaultCode::Damaged,
            "history.damaged",
            "a chunk of " + std::string{owner.point} + " is not what was written",
            {std::string{owner.point}}};
}

std::uint32_t ownerCode(const SeriesOwner& owner)
{
    Bytes bytes(owner.point.begin(), owner.point.end());
    putVarint(bytes, zigzag(owner.decimals));
    return crc32c(bytes);
}

bool hasRoomForLevel(std::int64_t number) { return number <= levelNumberMost && number >= -levelNumberMost; }

/// Predicts the next number from those before it; the same on both sides.
class Level {
public:
    explicit Level(std::int64_t first) : m_level{first * (std::int64_t{1} << levelBits)} {}
    [[nodiscard]] std::int64_t expected() const { return (m_level + half) >> levelBits; }
    void follow(std::int64_t number)
    {
        const std::int64_t off = number * (std::int64_t{1} << levelBits) - m_level;
        m_level = std::abs(off) > jump ? number * (std::int64_t{1} << levelBits) : m_level + (off >> levelShift);
    }

private:
    static constexpr std::int64_t half = std::int64_t{1} << (levelBits - 1);
    /// A step of more than 64 units is a change, not noise.
    static constexpr std::int64_t jump = std::int64_t{64} << levelBits;
    std::int64_t m_level;
};

void putTimes(Bytes& bytes, const std::vector<std::int64_t>& times)
{
    putVarint(bytes, zigzag(times.front()));
    std::int64_t before = 0;
    for (std::size_t i = 1; i < times.size();) {
        const std::int64_t delta = times[i] - times[i - 1];
        putVarint(bytes, zigzag(delta - before));
        if (delta != before) {
            before = delta;
            ++i;
            continue;
        }
        std::size_t end = i + 1;
        while (end < times.size() && times[end] - times[end - 1] == before) ++end;
        putVarint(bytes, end - i);
        i = end;
    }
}

/// Everything read is checked before it is used: a chunk that was damaged gives a Fault, never a wrong reading.
bool takeTimes(ByteReader& reader, std::vector<std::int64_t>& times)
{
    std::int64_t time = unzigzag(reader.varint());
    std::int64_t delta = 0;
    times[0] = time;
    for (std::size_t i = 1; i < times.size();) {
        const std::int64_t change = unzigzag(reader.varint());
        const std::uint64_t count = change == 0 ? reader.varint() : 1;
        if (reader.failed() || count == 0 || count > times.size() - i) return false;
        delta = wrappingSum(delta, change);
        if (delta < 0) return false;
        for (const std::size_t end = i + count; i < end; ++i) times[i] = time = wrappingSum(time, delta);
    }
    return true;
}

/// A sensor is good for hours and bad for hours: runs cost a few bytes a day.
void putMarkRuns(Bytes& bytes, const std::vector<MarkRun>& marks)
{
    putVarint(bytes, marks.size());
    for (const MarkRun& run : marks) {
        putVarint(bytes, run.count);
        putVarint(bytes, run.mark);
    }
}

bool takeMarkRuns(ByteReader& reader, std::vector<MarkRun>& marks, std::uint64_t values)
{
    const std::uint64_t runs = reader.varint();
    if (runs > values) return false;
    for (std::uint64_t i = 0; i < runs; ++i) {
        const std::uint64_t count = reader.varint();
        const std::uint64_t mark = reader.varint();
        if (reader.failed() || count == 0 || count > values || mark > UINT16_MAX) return false;
        if (!QualityMark::unpack(static_cast<std::uint16_t>(mark))) return false;
        marks.push_back({static_cast<std::uint32_t>(count), static_cast<std::uint16_t>(mark)});
        values -= count;
    }
    return values == 0;
}

void putDeltas(Bytes& bytes, const std::vector<std::int64_t>& numbers)
{
    std::int64_t before = 0;
    for (const std::int64_t number : numbers) {
        putVarint(bytes, zigzag(wrappingDifference(number, before)));
        before = number;
    }
}

void takeDeltas(ByteReader& reader, std::vector<std::int64_t>& numbers)
{
    std::int64_t before = 0;
    for (std::int64_t& number : numbers) number = before = wrappingSum(before, unzigzag(reader.varint()));
}

void putLevels(Bytes& bytes, const std::vector<std::int64_t>& numbers)
{
    Level level{numbers.front()};
    putVarint(bytes, zigzag(numbers.front()));
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        putVarint(bytes, zigzag(numbers[i] - level.expected()));
        level.follow(numbers[i]);
    }
}

bool takeLevels(ByteReader& reader, std::vector<std::int64_t>& numbers)
{
    numbers[0] = unzigzag(reader.varint());
    if (!hasRoomForLevel(numbers[0])) return false;
    Level level{numbers[0]};
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        numbers[i] = wrappingSum(level.expected(), unzigzag(reader.varint()));
        if (!hasRoomForLevel(numbers[i])) return false;
        level.follow(numbers[i]);
    }
    return true;
}

/// Neighbouring doubles share sign, exponent and leading digits, so their changed bits are mostly zero bytes in the high planes.
void putDoubles(Bytes& bytes, const std::vector<std::int64_t>& numbers)
{
    for (unsigned plane = 0; plane < doubleBytes; ++plane) {
        std::uint64_t before = 0;
        for (const std::int64_t number : numbers) {
            const auto bits = static_cast<std::uint64_t>(number);
            bytes.push_back(static_cast<std::uint8_t>((bits ^ before) >> 8U * plane));
            before = bits;
        }
    }
}

void takeDoubles(ByteReader& reader, std::vector<std::int64_t>& numbers)
{
    std::vector<std::uint64_t> changes(numbers.size());
    for (unsigned plane = 0; plane < doubleBytes; ++plane)
        for (std::uint64_t& change : changes) change |= reader.fixed(1) << 8U * plane;
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = static_cast<std::int64_t>(bits ^= changes[i]);
}

/// Sizes of the differences that either form would write, as a cheap stand-in for what compression makes of them.
SeriesForm likelyBest(const std::vector<std::int64_t>& numbers)
{
    if (!hasRoomForLevel(numbers.front())) return SeriesForm::Deltas;
    Level level{numbers.front()};
    std::uint64_t deltas = 0;
    std::uint64_t levels = 0;
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        if (!hasRoomForLevel(numbers[i])) return SeriesForm::Deltas;
        deltas += static_cast<std::uint64_t>(std::abs(numbers[i] - numbers[i - 1]));
        levels += static_cast<std::uint64_t>(std::abs(numbers[i] - level.expected()));
        level.follow(numbers[i]);
    }
    return levels < deltas ? SeriesForm::Levels : SeriesForm::Deltas;
}

bool takeNumbers(ByteReader& reader, SeriesForm form, std::vector<std::int64_t>& numbers)
{
    switch (form) {
    case SeriesForm::Deltas: takeDeltas(reader, numbers); return true;
    case SeriesForm::Doubles: takeDoubles(reader, numbers); return true;
    case SeriesForm::Levels: return takeLevels(reader, numbers);
    }
    return false;
}

} // namespace

Bytes packSeries(const Series& series, const SeriesOwner& owner)
{
    GAFFER_CHECK(!series.times.empty());
    GAFFER_CHECK(series.numbers.size() == series.times.size());
    const SeriesForm form = owner.decimals < 0 ? SeriesForm::Doubles : likelyBest(series.numbers);
    Bytes bytes{static_cast<std::uint8_t>(form)};
    putFixed(bytes, ownerCode(owner), ownerBytes);
    putVarint(bytes, series.times.size());
    putTimes(bytes, series.times);
    putMarkRuns(bytes, series.marks);
    switch (form) {
    case SeriesForm::Deltas: putDeltas(bytes, series.numbers); break;
    case SeriesForm::Doubles: putDoubles(bytes, series.numbers); break;
    case SeriesForm::Levels: putLevels(bytes, series.numbers); break;
    }
    return bytes;
}

Result<Series> unpackSeries(std::span<const std::uint8_t> bytes, const SeriesOwner& owner)
{
    ByteReader reader{bytes};
    const auto form = static_cast<SeriesForm>(reader.fixed(1));
    const bool ours = reader.fixed(ownerBytes) == ownerCode(owner);
    const std::uint64_t count = reader.varint();
    // Every value takes at least one byte, so that a damaged count never asks for more memory than it could fill.
    if (!ours || reader.failed() || count == 0 || count > std::min<std::uint64_t>(valuesMost, reader.left()))
        return damagedSeries(owner);
    Series series;
    series.times.resize(count);
    series.numbers.resize(count);
    if (!takeTimes(reader, series.times) || !takeMarkRuns(reader, series.marks, count) ||
        !takeNumbers(reader, form, series.numbers))
        return damagedSeries(owner);
    if (reader.failed() || reader.left() != 0) return damagedSeries(owner);
    return series;
}

} // namespace gaffer
