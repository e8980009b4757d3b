#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace gaffer {

/// Stored bytes.
using Bytes = std::vector<std::uint8_t>;

/// Maps small numbers of either sign to small unsigned ones: 0, -1, 1, -2 become 0, 1, 2, 3.
constexpr std::uint64_t zigzag(std::int64_t number)
{
    return (static_cast<std::uint64_t>(number) << 1U) ^ static_cast<std::uint64_t>(number >> 63);
}

/// Undoes zigzag().
constexpr std::int64_t unzigzag(std::uint64_t number)
{
    return static_cast<std::int64_t>((number >> 1U) ^ (~(number & 1U) + 1U));
}

/// `a - b` modulo 2^64, so that no pair of numbers overflows.
constexpr std::int64_t wrappingDifference(std::int64_t a, std::int64_t b)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
}

/// `a + b` modulo 2^64.
constexpr std::int64_t wrappingSum(std::int64_t a, std::int64_t b)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}

/// Appends `number` in groups of seven bits, lowest first.
inline void putVarint(Bytes& bytes, std::uint64_t number)
{
    constexpr std::uint64_t more = 0x80;
    while (number >= more) {
        bytes.push_back(static_cast<std::uint8_t>(number | more));
        number >>= 7U;
    }
    bytes.push_back(static_cast<std::uint8_t>(number));
}

/// Appends the `count` low bytes of `number`, lowest first.
inline void putFixed(Bytes& bytes, std::uint64_t number, unsigned count)
{
    for (unsigned i = 0; i < count; ++i) bytes.push_back(static_cast<std::uint8_t>(number >> 8U * i));
}

/// Takes numbers from stored bytes and remembers when there were too few; after that every number is 0.
class ByteReader {
public:
    /// Reads `bytes`, which must outlive the reader.
    explicit ByteReader(std::span<const std::uint8_t> bytes) : m_bytes{bytes} {}
    /// The next number that putVarint() wrote.
    std::uint64_t varint()
    {
        std::uint64_t number = 0;
        for (unsigned shift = 0; shift < 64 && m_next < m_bytes.size(); shift += 7) {
            const std::uint8_t byte = m_bytes[m_next++];
            number |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
            if (byte < 0x80) return number;
        }
        m_failed = true;
        return 0;
    }
    /// The next number that putFixed() wrote in `count` bytes.
    std::uint64_t fixed(unsigned count)
    {
        if (left() < count) m_failed = true;
        if (m_failed) return 0;
        std::uint64_t number = 0;
        for (unsigned i = 0; i < count; ++i) number |= static_cast<std::uint64_t>(m_bytes[m_next++]) << 8U * i;
        return number;
    }
    /// Bytes not yet taken.
    [[nodiscard]] std::size_t left() const noexcept { return m_bytes.size() - m_next; }
    /// True when more was asked than there was.
    [[nodiscard]] bool failed() const noexcept { return m_failed; }

private:
    std::span<const std::uint8_t> m_bytes;
    std::size_t m_next{};
    bool m_failed{false};
};

/// CRC-32C (Castagnoli) of `bytes`, continuing from `before`.
std::uint32_t crc32c(std::span<const std::uint8_t> bytes, std::uint32_t before = 0);

} // namespace gaffer
