#include "tests/drivers/fuzz/targets.hpp"

#include "drivers/bus/line.hpp"
#include "drivers/modbus/aibus.hpp"
#include "drivers/profile/profile_file.hpp"

#include <algorithm>

namespace gaffer::fuzz {
namespace {

using namespace std::chrono_literals;
constexpr MonoTime start{std::chrono::hours{1}};

/// Uses every byte of an answer as the master would.
void use(const modbus::Request& request, const LineEvent& event)
{
    if (event.kind != LineEventKind::Answer) return;
    if (request.rule.protocol == modbus::Protocol::Aibus) {
        modbus::takeAibus(event.pdu);
        return;
    }
    if (request.rule.shape == modbus::Shape::Identity) modbus::takeIdentity(event.pdu);
    if (request.rule.shape != modbus::Shape::Counted) return;
    std::vector<std::uint16_t> words(request.rule.bytes / 2);
    modbus::takeRegisters(event.pdu, words);
}

void listen(Line& line, const modbus::Request& request, std::span<const std::uint8_t> bytes)
{
    line.send(request, 500ms, start + 1s);
    const std::size_t half = bytes.size() / 2;
    MonoTime now = start + 1100ms;
    for (const auto part : {bytes.first(half), bytes.subspan(half)}) {
        line.received(part, now);
        for (int events = 0; events < 300; ++events) {
            const auto event = line.next(now);
            if (!event || event->kind == LineEventKind::Broken) break;
            use(request, *event);
        }
        now += 10ms;
    }
    // A broken line says so until its link is opened anew.
    for (auto event = line.next(now + 10s); event && event->kind != LineEventKind::Broken; event = line.next(now + 10s)) {
    }
}

std::vector<modbus::Request> requests()
{
    return {modbus::readRequest(7, Table::Holding, 0x1000, 2), modbus::readRequest(1, Table::Coil, 0x10, 9),
            modbus::identify(1, 1, 0), modbus::writeRegister(7, 0x1001, 800),
            modbus::rawRequest(1, std::vector<std::uint8_t>{0x41, 1})};
}

} // namespace

void rtuFrame(std::span<const std::uint8_t> bytes)
{
    for (const modbus::Request& request : requests()) {
        Line line{serialLine(9600, Parity::None, 1)};
        line.send(modbus::readRequest(7, Table::Holding, 0, 3), 500ms, start);
        line.next(start + 900ms);
        listen(line, request, bytes);
    }
}

void tcpFrame(std::span<const std::uint8_t> bytes)
{
    for (const modbus::Request& request : requests()) {
        Line line{LineSettings{}};
        listen(line, request, bytes);
    }
}

void aibusFrame(std::span<const std::uint8_t> bytes)
{
    Line line{serialLine(9600, Parity::None, 1)};
    line.send(modbus::aibusRead(1, 12), 500ms, start);
    line.next(start + 900ms);
    listen(line, modbus::aibusRead(1, 12), bytes);
}

void profileJson(std::span<const std::uint8_t> bytes)
{
    const auto profile = readProfile({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    if (!profile) GAFFER_CHECK(!profile.error().text.empty());
}

} // namespace gaffer::fuzz
