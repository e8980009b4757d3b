#include "core/historian/stored_scan.hpp"

#include "core/base/check.hpp"
#include "core/historian/stored_number.hpp"

namespace gaffer {

namespace {

/// The first form had no row and no layout in its checksum.
constexpr std::uint8_t firstForm = 1;
constexpr std::uint8_t scanForm = 2;
constexpr unsigned checksumBytes = 4;
constexpr unsigned doubleBytes = 8;

Fault damagedScan() { return {FaultCode::Damaged, "history.damaged", "a stored scan does not match its checksum", {}}; }

bool isBad(std::uint16_t mark)
{
    const auto unpacked = QualityMark::unpack(mark);
    return !unpacked || !unpacked->usable();
}

std::uint32_t checksumOf(std::span<const std::uint8_t> bytes, const ScanPlace& place)
{
    Bytes stamp;
    putFixed(stamp, static_cast<std::uint64_t>(toMillis(place.time)), doubleBytes);
    if (bytes.front() != firstForm)
        for (const auto number : {static_cast<std::uint64_t>(place.row), std::uint64_t{place.layout}})
            putFixed(stamp, number, doubleBytes);
    return crc32c(bytes, crc32c(stamp));
}

void putMarks(Bytes& bytes, std::span<const StoredValue> values)
{
    for (std::size_t i = 0; i < values.size();) {
        std::size_t end = i + 1;
        while (end < values.size() && values[end].mark == values[i].mark) ++end;
        putVarint(bytes, end - i);
        putVarint(bytes, values[i].mark);
        i = end;
    }
}

bool takeMarks(ByteReader& reader, std::vector<StoredValue>& values)
{
    for (std::size_t i = 0; i < values.size();) {
        const std::uint64_t count = reader.varint();
        const std::uint64_t mark = reader.varint();
        if (reader.failed() || count == 0 || count > values.size() - i || mark > UINT16_MAX) return false;
        for (const std::size_t end = i + count; i < end; ++i) values[i].mark = static_cast<std::uint16_t>(mark);
    }
    return true;
}

} // namespace

std::uint32_t layoutMark(const ScanLayout& layout)
{
    Bytes bytes;
    const auto put = [&](std::string_view text) {
        putVarint(bytes, text.size());
        bytes.insert(bytes.end(), text.begin(), text.end());
    };
    put(layout.device.value);
    putVarint(bytes, zigzag(layout.every.count()));
    for (const PointInfo& point : layout.points) {
        put(point.name.value);
        put(point.unit);
        putVarint(bytes, zigzag(point.decimals));
        putVarint(bytes, (point.counter ? 2U : 0U) + (point.stepped ? 1U : 0U));
        putVarint(bytes, zigzag(point.counterBits));
    }
    return crc32c(bytes);
}

StoredValue storedValue(const Sample& sample, int decimals)
{
    if (!sample.mark.usable()) return {0, sample.mark.packed()};
    const auto number = storedNumber(sample.value, decimals);
    if (!number) return {0, badMark(Reason::OutOfRange).packed()};
    return {*number, sample.mark.packed()};
}

Bytes encodeScan(std::span<const PointInfo> points, std::span<const StoredValue> values, const ScanPlace& place)
{
    GAFFER_CHECK(points.size() == values.size());
    Bytes bytes{scanForm};
    putMarks(bytes, values);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (isBad(values[i].mark)) continue;
        if (points[i].decimals < 0)
            putFixed(bytes, static_cast<std::uint64_t>(values[i].number), doubleBytes);
        else
            putVarint(bytes, zigzag(values[i].number));
    }
    putFixed(bytes, checksumOf(bytes, place), checksumBytes);
    return bytes;
}

bool isWholeScan(std::span<const std::uint8_t> bytes, const ScanPlace& place)
{
    if (bytes.size() <= checksumBytes || (bytes.front() != scanForm && bytes.front() != firstForm)) return false;
    const auto content = bytes.first(bytes.size() - checksumBytes);
    return ByteReader{bytes.last(checksumBytes)}.fixed(checksumBytes) == checksumOf(content, place);
}

Result<std::vector<StoredValue>> decodeScan(std::span<const PointInfo> points, std::span<const std::uint8_t> bytes,
                                            const ScanPlace& place)
{
    if (!isWholeScan(bytes, place)) return damagedScan();
    const auto content = bytes.first(bytes.size() - checksumBytes);
    ByteReader reader{content.subspan(1)};
    std::vector<StoredValue> values(points.size());
    if (!takeMarks(reader, values)) return damagedScan();
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (isBad(values[i].mark)) continue;
        values[i].number =
            points[i].decimals < 0 ? static_cast<std::int64_t>(reader.fixed(doubleBytes)) : unzigzag(reader.varint());
    }
    if (reader.failed() || reader.left() != 0) return damagedScan();
    return values;
}

} // namespace gaffer
