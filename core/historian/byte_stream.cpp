#include "core/historian/byte_stream.hpp"

#include <array>

namespace gaffer {

namespace {

constexpr std::uint32_t polynomial = 0x82f63b78;

constexpr std::array<std::uint32_t, 256> makeTable()
{
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t byte = 0; byte < table.size(); ++byte) {
        std::uint32_t rest = byte;
        for (int bit = 0; bit < 8; ++bit) rest = (rest >> 1U) ^ ((rest & 1U) != 0 ? polynomial : 0);
        table[byte] = rest;
    }
    return table;
}

constexpr auto table = makeTable();

} // namespace

std::uint32_t crc32c(std::span<const std::uint8_t> bytes, std::uint32_t before)
{
    std::uint32_t rest = ~before;
    for (const std::uint8_t byte : bytes) rest = table[(rest ^ byte) & 0xffU] ^ (rest >> 8U);
    return ~rest;
}

} // namespace gaffer
