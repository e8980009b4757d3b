#include "db/event_chain.hpp"

#include "core/base/check.hpp"

#include <sodium.h>

namespace gaffer {
namespace {

class Hasher {
public:
    Hasher() { GAFFER_CHECK(crypto_generichash_init(&m_state, nullptr, 0, Hash{}.size()) == 0); }

    void add(const void* bytes, std::size_t count)
    {
        GAFFER_CHECK(crypto_generichash_update(&m_state, static_cast<const unsigned char*>(bytes), count) == 0);
    }

    void add(std::string_view text)
    {
        add(static_cast<std::int64_t>(text.size()));
        add(text.data(), text.size());
    }

    /// The same bytes on every machine: lowest byte first.
    void add(std::int64_t number)
    {
        constexpr unsigned bitsOfByte = 8;
        std::array<std::uint8_t, sizeof number> bytes{};
        auto rest = static_cast<std::uint64_t>(number);
        for (std::uint8_t& byte : bytes) {
            byte = static_cast<std::uint8_t>(rest);
            rest >>= bitsOfByte;
        }
        add(bytes.data(), bytes.size());
    }

    Hash finish()
    {
        Hash hash{};
        GAFFER_CHECK(crypto_generichash_final(&m_state, hash.data(), hash.size()) == 0);
        return hash;
    }

private:
    crypto_generichash_state m_state{};
};

} // namespace

Hash hashOf(std::string_view text)
{
    Hasher hasher;
    hasher.add(text);
    return hasher.finish();
}

Hash chained(const Hash& before, const EventRow& row)
{
    Hasher hasher;
    hasher.add(before.data(), before.size());
    hasher.add(row.seq);
    hasher.add(row.time);
    hasher.add(row.kind);
    hasher.add(std::int64_t{row.version});
    hasher.add(row.by);
    hasher.add(row.seat);
    hasher.add(row.commandId);
    hasher.add(row.data);
    return hasher.finish();
}

std::string toHex(const Hash& hash)
{
    std::string text(hash.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
    text.pop_back();
    return text;
}

} // namespace gaffer
