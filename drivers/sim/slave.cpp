#include "drivers/sim/slave.hpp"

#include "core/base/check.hpp"
#include "drivers/sim/register_image.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace gaffer::sim {
namespace {

constexpr std::uint32_t mostBitsRead = 2000;
constexpr std::uint32_t mostRegistersRead = 125;
constexpr std::uint32_t mostBitsWritten = 1968;
constexpr std::uint32_t mostRegistersWritten = 123;
constexpr std::uint32_t mostRegistersBoth = 121;
constexpr std::uint16_t coilOn = 0xFF00;
constexpr std::uint8_t exceptionFlag = 0x80;
constexpr std::uint8_t meiIdentify = 0x0E;
/// Registers that answer behind the last point, as real instruments have some that nobody needs.
constexpr std::uint32_t slack = 16;
constexpr double quietDecimals = 1;
constexpr std::array<std::string_view, 3> identity{"Gaffer", "gaffersim", "1"};

std::uint16_t word(std::span<const std::uint8_t> bytes, std::size_t at)
{
    return static_cast<std::uint16_t>(bytes[at] << 8U | bytes[at + 1]);
}

void put(Bytes& bytes, std::uint16_t value)
{
    bytes.push_back(static_cast<std::uint8_t>(value >> 8U));
    bytes.push_back(static_cast<std::uint8_t>(value));
}

std::vector<std::uint16_t> wordsFrom(std::span<const std::uint8_t> bytes, std::size_t at, std::size_t count)
{
    std::vector<std::uint16_t> words;
    for (std::size_t i = 0; i < count; ++i) words.push_back(word(bytes, at + 2 * i));
    return words;
}

bool isSwitch(Table table) { return table == Table::Coil || table == Table::Discrete; }

} // namespace

Bytes refusalOf(std::uint8_t function, Refusal code)
{
    return {static_cast<std::uint8_t>(function | exceptionFlag), static_cast<std::uint8_t>(code)};
}

Slave::Slave(WorkshopSim& sim, std::vector<const DeviceWiring*> devices)
    : m_sim{sim}, m_devices{std::move(devices)}, m_maxRead{mostRegistersRead}
{
    GAFFER_CHECK(!m_devices.empty());
    constexpr std::uint32_t addressSpace = 65536;
    for (const DeviceWiring* device : m_devices) {
        m_maxRead = std::min<std::uint32_t>(m_maxRead, device->maxRead.value_or(mostRegistersRead));
        for (const PointWiring& point : device->points) {
            std::uint32_t& end = m_ends[point.table];
            end =
                std::min(addressSpace, std::max(end, point.address + static_cast<std::uint32_t>(point.type.registers()) + slack));
            if (point.decimalsFrom) m_decimals.insert(*point.decimalsFrom);
        }
    }
}

bool Slave::silent() const
{
    return std::ranges::any_of(m_devices, [this](const DeviceWiring* device) { return m_sim.silent(device->id); });
}

bool Slave::holds(Table table, std::uint32_t address, std::uint32_t count) const
{
    const auto end = m_ends.find(table);
    if (end == m_ends.end() || address + count > end->second) return false;
    if (isSwitch(table)) return true;
    const auto touches = [&](const auto& gap) { return address <= gap[1] && address + count > gap[0]; };
    return std::ranges::none_of(m_devices,
                                [&](const DeviceWiring* device) { return std::ranges::any_of(device->gaps, touches); });
}

Slave::Words Slave::pointRegisters(const DeviceWiring& device, const PointWiring& point) const
{
    const PointName name{device.id.value + "." + point.name};
    if (m_sim.sensorBroken(name)) return brokenRegisters(point);
    const auto driven = m_sim.value(name);
    if (driven) return registersFor(point, *driven);
    Words words = registersFor(point, m_decimals.contains(point.name) ? quietDecimals : quietValue(point));
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto written = m_written.find({point.table, static_cast<std::uint16_t>(point.address + i)});
        if (written != m_written.end()) words[i] = static_cast<std::uint16_t>(written->second & ownBits(point));
    }
    return words;
}

Slave::Words Slave::read(Table table, std::uint32_t address, std::uint32_t count) const
{
    Words words(count, 0);
    for (std::uint32_t i = 0; i < count; ++i)
        if (const auto written = m_written.find({table, static_cast<std::uint16_t>(address + i)}); written != m_written.end())
            words[i] = written->second;
    for (const DeviceWiring* device : m_devices)
        for (const PointWiring& point : device->points)
            if (point.table == table) lay(*device, point, address, words);
    return words;
}

/// Puts the registers of a point where they fall into `words`, which begin at `address`.
void Slave::lay(const DeviceWiring& device, const PointWiring& point, std::uint32_t address, Words& words) const
{
    const auto length = static_cast<std::uint32_t>(point.type.registers());
    if (point.address >= address + words.size() || point.address + length <= address) return;
    const Words own = pointRegisters(device, point);
    for (std::uint32_t i = 0; i < own.size(); ++i) {
        const std::uint32_t at = point.address + i;
        if (at < address || at >= address + words.size()) continue;
        std::uint16_t& place = words[at - address];
        place = static_cast<std::uint16_t>((place & ~ownBits(point)) | own[i]);
    }
}

/// Counters take what is written; everything else keeps it and shows it until it is written again.
void Slave::write(Table table, std::uint16_t address, const Words& words)
{
    for (std::size_t i = 0; i < words.size(); ++i) m_written[{table, static_cast<std::uint16_t>(address + i)}] = words[i];
    for (const DeviceWiring* device : m_devices)
        for (const PointWiring& point : device->points) {
            const auto length = static_cast<std::size_t>(point.type.registers());
            const bool inside = point.address >= address && point.address + length <= address + words.size();
            if (point.table != table || !point.counter || !inside) continue;
            const std::span<const std::uint16_t> own{words.data() + (point.address - address), length};
            m_sim.write(PointName{device->id.value + "." + point.name}, unsignedValue(point, own));
        }
}

Bytes Slave::readBits(std::span<const std::uint8_t> request)
{
    const Table table = request[0] == 1 ? Table::Coil : Table::Discrete;
    const std::uint16_t count = word(request, 3);
    if (count == 0 || count > mostBitsRead) return refusalOf(request[0], Refusal::Value);
    if (!holds(table, word(request, 1), count)) return refusalOf(request[0], Refusal::Address);
    Bytes reply{request[0], static_cast<std::uint8_t>((count + 7) / 8)};
    reply.resize(2 + reply[1], 0);
    const Words bits = read(table, word(request, 1), count);
    for (std::size_t i = 0; i < bits.size(); ++i)
        if (bits[i] != 0) reply[2 + i / 8] = static_cast<std::uint8_t>(reply[2 + i / 8] | 1U << i % 8);
    return reply;
}

Bytes Slave::readRegisters(std::span<const std::uint8_t> request)
{
    const Table table = request[0] == 3 ? Table::Holding : Table::Input;
    const std::uint16_t count = word(request, 3);
    if (count == 0 || count > m_maxRead) return refusalOf(request[0], Refusal::Value);
    if (!holds(table, word(request, 1), count)) return refusalOf(request[0], Refusal::Address);
    Bytes reply{request[0], static_cast<std::uint8_t>(2 * count)};
    for (const std::uint16_t value : read(table, word(request, 1), count)) put(reply, value);
    return reply;
}

Bytes Slave::writeOne(std::span<const std::uint8_t> request)
{
    const Table table = request[0] == 5 ? Table::Coil : Table::Holding;
    const std::uint16_t value = word(request, 3);
    if (table == Table::Coil && value != 0 && value != coilOn) return refusalOf(request[0], Refusal::Value);
    if (!holds(table, word(request, 1), 1)) return refusalOf(request[0], Refusal::Address);
    write(table, word(request, 1), {static_cast<std::uint16_t>(table == Table::Coil && value != 0 ? 1 : value)});
    return {request.begin(), request.begin() + 5};
}

Bytes Slave::writeBits(std::span<const std::uint8_t> request)
{
    const std::uint16_t count = word(request, 3);
    const std::size_t bytes = request[5];
    if (count == 0 || count > mostBitsWritten || bytes != (count + 7U) / 8 || request.size() != 6 + bytes)
        return refusalOf(request[0], Refusal::Value);
    if (!holds(Table::Coil, word(request, 1), count)) return refusalOf(request[0], Refusal::Address);
    Words words;
    for (std::size_t i = 0; i < count; ++i) words.push_back(static_cast<std::uint16_t>(request[6 + i / 8] >> i % 8 & 1U));
    write(Table::Coil, word(request, 1), words);
    return {request.begin(), request.begin() + 5};
}

Bytes Slave::writeRegisters(std::span<const std::uint8_t> request)
{
    const std::uint16_t count = word(request, 3);
    if (count == 0 || count > mostRegistersWritten || request[5] != 2 * count || request.size() != 6U + 2U * count)
        return refusalOf(request[0], Refusal::Value);
    if (!holds(Table::Holding, word(request, 1), count)) return refusalOf(request[0], Refusal::Address);
    write(Table::Holding, word(request, 1), wordsFrom(request, 6, count));
    return {request.begin(), request.begin() + 5};
}

Bytes Slave::maskWrite(std::span<const std::uint8_t> request)
{
    const std::uint16_t address = word(request, 1);
    if (!holds(Table::Holding, address, 1)) return refusalOf(request[0], Refusal::Address);
    const std::uint16_t keep = word(request, 3);
    const std::uint16_t set = word(request, 5);
    const std::uint16_t now = read(Table::Holding, address, 1).front();
    write(Table::Holding, address, {static_cast<std::uint16_t>((now & keep) | (set & ~keep))});
    return {request.begin(), request.end()};
}

Bytes Slave::readAndWrite(std::span<const std::uint8_t> request)
{
    const std::uint16_t readCount = word(request, 3);
    const std::uint16_t writeCount = word(request, 7);
    const bool fits = readCount > 0 && readCount <= mostRegistersRead && writeCount > 0 && writeCount <= mostRegistersBoth &&
                      request[9] == 2 * writeCount && request.size() == 10U + 2U * writeCount;
    if (!fits) return refusalOf(request[0], Refusal::Value);
    if (!holds(Table::Holding, word(request, 1), readCount) || !holds(Table::Holding, word(request, 5), writeCount))
        return refusalOf(request[0], Refusal::Address);
    write(Table::Holding, word(request, 5), wordsFrom(request, 10, writeCount));
    Bytes reply{request[0], static_cast<std::uint8_t>(2 * readCount)};
    for (const std::uint16_t value : read(Table::Holding, word(request, 1), readCount)) put(reply, value);
    return reply;
}

Bytes Slave::identify(std::span<const std::uint8_t> request) const
{
    constexpr std::uint8_t oneObject = 4;
    constexpr std::uint8_t conformity = 0x81;
    const std::uint8_t code = request[2];
    const std::size_t first = code == oneObject || request[3] < identity.size() ? request[3] : 0;
    if (request[1] != meiIdentify || code == 0 || code > oneObject) return refusalOf(request[0], Refusal::Value);
    if (first >= identity.size()) return refusalOf(request[0], Refusal::Address);
    const std::size_t last = code == oneObject ? first + 1 : identity.size();
    Bytes reply{request[0], meiIdentify, code, conformity, 0, 0, static_cast<std::uint8_t>(last - first)};
    for (std::size_t object = first; object < last; ++object) {
        reply.push_back(static_cast<std::uint8_t>(object));
        reply.push_back(static_cast<std::uint8_t>(identity[object].size()));
        reply.insert(reply.end(), identity[object].begin(), identity[object].end());
    }
    return reply;
}

Bytes Slave::answer(std::span<const std::uint8_t> request)
{
    /// Which function answers, and the fewest bytes its request has.
    struct Row {
        std::uint8_t function;
        std::size_t shortest;
        Bytes (Slave::*act)(std::span<const std::uint8_t>);
    };
    static constexpr std::array rows{
        Row{1, 5, &Slave::readBits},       Row{2, 5, &Slave::readBits},        Row{3, 5, &Slave::readRegisters},
        Row{4, 5, &Slave::readRegisters},  Row{5, 5, &Slave::writeOne},        Row{6, 5, &Slave::writeOne},
        Row{15, 6, &Slave::writeBits},     Row{16, 6, &Slave::writeRegisters}, Row{22, 7, &Slave::maskWrite},
        Row{23, 10, &Slave::readAndWrite},
    };
    GAFFER_CHECK(!request.empty());
    constexpr std::uint8_t identifyFunction = 43;
    constexpr std::size_t identifyLength = 4;
    if (request[0] == identifyFunction)
        return request.size() < identifyLength ? refusalOf(request[0], Refusal::Value) : identify(request);
    const auto row = std::ranges::find(rows, request[0], &Row::function);
    if (row == rows.end()) return refusalOf(request[0], Refusal::Function);
    if (request.size() < row->shortest) return refusalOf(request[0], Refusal::Value);
    return (this->*row->act)(request);
}

} // namespace gaffer::sim
