#include "tests/drivers/support/frames_file.hpp"

#include <fstream>
#include <sstream>

namespace gaffer::test {
namespace {

constexpr std::uint8_t lastRead = 4;

bool sound(const Octets& frame) { return frame.size() >= 4 && sealed(Octets(frame.begin(), frame.end() - 2)) == frame; }

void takePair(FramesCase& one, const std::string& asked, const std::string& answered)
{
    const Octets request = fromHex(asked);
    const Octets reply = fromHex(answered);
    one.literal[toHex(request)] = toHex(reply);
    if (request.size() != 8 || request[0] >= 0x80) return;
    if (!sound(request) || !sound(reply)) one.mistakes.push_back(asked + " " + answered);
    const AskedRead read = takeRead(request, false);
    if (read.function < 1 || read.function > lastRead) return;
    one.unit = read.unit;
    for (unsigned i = 0; i < read.count; ++i) {
        const auto address = static_cast<std::uint16_t>(read.address + i);
        const unsigned bit = reply[3 + i / 8] >> (i % 8);
        one.image[{read.function, address}] =
            static_cast<std::uint16_t>(read.function <= 2 ? bit % 2 : reply[3 + 2 * i] * 256U + reply[4 + 2 * i]);
    }
}

} // namespace

std::vector<FramesCase> readFrames(const std::string& path)
{
    std::vector<FramesCase> cases;
    std::ifstream file{path};
    std::string line;
    while (std::getline(file, line)) {
        std::istringstream words{line};
        std::string first;
        std::string second;
        words >> first;
        if (first.empty() || first[0] == '#' || first == "unit") continue;
        if (first == "case") {
            cases.emplace_back();
            std::getline(words >> std::ws, cases.back().name);
            continue;
        }
        words >> second;
        if (first != "expect") {
            takePair(cases.back(), first, second);
            continue;
        }
        std::string value;
        words >> value;
        cases.back().expected.emplace_back(second, value);
    }
    return cases;
}

std::vector<Delivery> answerOf(const FramesCase& one, std::span<const std::uint8_t> frame, bool kind)
{
    constexpr std::int64_t latency = 8'000;
    const auto literal = one.literal.find(toHex(frame));
    if (literal != one.literal.end()) return {{latency, fromHex(literal->second)}};
    const AskedRead read = takeRead(frame, false);
    if (read.unit != one.unit) return {};
    const Octets refusal = framed(read, {static_cast<std::uint8_t>(read.function + 0x80), 2}, false);
    Octets pdu{read.function, static_cast<std::uint8_t>(read.function <= 2 ? (read.count + 7) / 8 : read.count * 2)};
    pdu.resize(2U + pdu[1]);
    for (unsigned i = 0; i < read.count; ++i) {
        const auto content = one.image.find({read.function, static_cast<std::uint16_t>(read.address + i)});
        if (content == one.image.end() && !kind) return {{latency, refusal}};
        const unsigned word = content == one.image.end() ? 0U : content->second;
        if (read.function <= 2)
            pdu[2 + i / 8] = static_cast<std::uint8_t>(pdu[2 + i / 8] + (word << (i % 8)));
        else {
            pdu[2 + 2 * i] = static_cast<std::uint8_t>(word / 256);
            pdu[3 + 2 * i] = static_cast<std::uint8_t>(word % 256);
        }
    }
    return {{latency, framed(read, pdu, false)}};
}

} // namespace gaffer::test
