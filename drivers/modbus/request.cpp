#include "drivers/modbus/request.hpp"

#include <algorithm>

namespace gaffer::modbus {
namespace {

constexpr std::uint16_t coilOn = 0xFF00;
constexpr std::size_t addressAndCount = 4;

Request started(std::uint8_t unit, Function function)
{
    Request request;
    request.rule.unit = unit;
    request.rule.function = static_cast<std::uint8_t>(function);
    request.pdu.push_back(request.rule.function);
    return request;
}

void expectEcho(Request& request, std::size_t bytes)
{
    GAFFER_CHECK(bytes <= longestEcho && request.pdu.size() > bytes);
    request.writes = true;
    request.rule.shape = Shape::Echo;
    request.rule.bytes = static_cast<std::uint8_t>(bytes);
    std::copy_n(request.pdu.begin() + 1, bytes, request.rule.echo.begin());
}

Function readFunction(Table table)
{
    switch (table) {
    case Table::Coil: return Function::ReadCoils;
    case Table::Discrete: return Function::ReadDiscrete;
    case Table::Input: return Function::ReadInput;
    case Table::Holding: return Function::ReadHolding;
    }
    return Function::ReadHolding;
}

void putRegisters(Bytes& out, std::span<const std::uint16_t> values)
{
    out.push_back(static_cast<std::uint8_t>(values.size() * 2));
    for (const std::uint16_t value : values) putWord(out, value);
}

} // namespace

Request readRequest(std::uint8_t unit, Table table, std::uint16_t address, std::uint16_t count)
{
    GAFFER_CHECK(count >= 1 && count <= maxRead(table));
    Request request = started(unit, readFunction(table));
    putWord(request.pdu, address);
    putWord(request.pdu, count);
    request.rule.bytes = static_cast<std::uint8_t>(payloadBytes(table, count));
    return request;
}

Request writeCoil(std::uint8_t unit, std::uint16_t address, std::uint16_t onOrOff)
{
    Request request = started(unit, Function::WriteCoil);
    putWord(request.pdu, address);
    putWord(request.pdu, onOrOff != 0 ? coilOn : std::uint16_t{0});
    expectEcho(request, addressAndCount);
    return request;
}

Request writeRegister(std::uint8_t unit, std::uint16_t address, std::uint16_t value)
{
    Request request = started(unit, Function::WriteRegister);
    putWord(request.pdu, address);
    putWord(request.pdu, value);
    expectEcho(request, addressAndCount);
    return request;
}

Request writeCoils(std::uint8_t unit, std::uint16_t address, std::span<const std::uint16_t> values)
{
    GAFFER_CHECK(!values.empty() && values.size() <= maxWriteBits);
    Request request = started(unit, Function::WriteCoils);
    putWord(request.pdu, address);
    putWord(request.pdu, static_cast<std::uint16_t>(values.size()));
    expectEcho(request, addressAndCount);
    Bytes bits(payloadBytes(Table::Coil, values.size()));
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] != 0) bits[i / bitsPerByte] = static_cast<std::uint8_t>(bits[i / bitsPerByte] | (1U << (i % bitsPerByte)));
    request.pdu.push_back(static_cast<std::uint8_t>(bits.size()));
    request.pdu.insert(request.pdu.end(), bits.begin(), bits.end());
    return request;
}

Request writeRegisters(std::uint8_t unit, std::uint16_t address, std::span<const std::uint16_t> values)
{
    GAFFER_CHECK(!values.empty() && values.size() <= maxWriteRegisters);
    Request request = started(unit, Function::WriteRegisters);
    putWord(request.pdu, address);
    putWord(request.pdu, static_cast<std::uint16_t>(values.size()));
    expectEcho(request, addressAndCount);
    putRegisters(request.pdu, values);
    return request;
}

Request maskWrite(std::uint8_t unit, std::uint16_t address, std::uint16_t andMask, std::uint16_t orMask)
{
    Request request = started(unit, Function::MaskWrite);
    putWord(request.pdu, address);
    putWord(request.pdu, andMask);
    putWord(request.pdu, orMask);
    expectEcho(request, longestEcho);
    return request;
}

Request readWrite(std::uint8_t unit, std::uint16_t readAddress, std::uint16_t readCount, std::uint16_t writeAddress,
                  std::span<const std::uint16_t> values)
{
    GAFFER_CHECK(readCount >= 1 && readCount <= maxReadRegisters);
    GAFFER_CHECK(!values.empty() && values.size() <= maxReadWriteRegisters);
    Request request = started(unit, Function::ReadWrite);
    putWord(request.pdu, readAddress);
    putWord(request.pdu, readCount);
    putWord(request.pdu, writeAddress);
    putWord(request.pdu, static_cast<std::uint16_t>(values.size()));
    putRegisters(request.pdu, values);
    request.rule.bytes = static_cast<std::uint8_t>(readCount * 2);
    return request;
}

Request identify(std::uint8_t unit, std::uint8_t code, std::uint8_t object)
{
    constexpr std::uint8_t readIdentification = 14;
    Request request = started(unit, Function::Encapsulated);
    request.pdu.insert(request.pdu.end(), {readIdentification, code, object});
    request.rule.shape = Shape::Identity;
    request.rule.bytes = 2;
    request.rule.echo = {readIdentification, code};
    return request;
}

Request rawRequest(std::uint8_t unit, ByteView pdu)
{
    GAFFER_CHECK(!pdu.empty() && pdu.size() <= maxPdu);
    Request request;
    request.rule.unit = unit;
    request.rule.function = pdu[0];
    request.rule.shape = Shape::Free;
    request.pdu.assign(pdu.begin(), pdu.end());
    return request;
}

} // namespace gaffer::modbus
