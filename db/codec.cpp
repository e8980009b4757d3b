#include "db/codec.hpp"

#include "core/base/check.hpp"

#include <memory>
#include <zstd.h>

namespace gaffer {

namespace {

constexpr int level = 3;
constexpr unsigned long long contentMost = 256ULL << 20U;

struct FreeCompressor {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};
struct FreeDecompressor {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

/// Of the CRC-32C behind the frame: a few bits of a frame mean nothing to its decoder, so that its own checksum does not notice
/// them.
constexpr unsigned sealBytes = 4;

/// The frame, if its seal is right; nothing otherwise. A frame that fills all was written when there were no seals yet.
std::span<const std::uint8_t> withoutSeal(std::span<const std::uint8_t> sealed)
{
    // The one bit of a frame's head that a decoder may ignore (RFC 8878, 3.1.1.1.1.3): we never set it.
    constexpr std::size_t descriptorAt = 4;
    constexpr std::uint8_t unusedBit = 0x10;
    if (sealed.size() <= sealBytes + descriptorAt || (sealed[descriptorAt] & unusedBit) != 0) return {};
    if (ZSTD_findFrameCompressedSize(sealed.data(), sealed.size()) == sealed.size()) return sealed;
    const auto frame = sealed.first(sealed.size() - sealBytes);
    const bool whole = ByteReader{sealed.last(sealBytes)}.fixed(sealBytes) == crc32c(frame);
    return whole ? frame : std::span<const std::uint8_t>{};
}

Fault damagedFrame() { return {FaultCode::Damaged, "history.damaged", "a compressed block does not match its checksum", {}}; }

} // namespace

Bytes compress(std::span<const std::uint8_t> bytes)
{
    thread_local const std::unique_ptr<ZSTD_CCtx, FreeCompressor> context{ZSTD_createCCtx()};
    GAFFER_CHECK(context != nullptr);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    Bytes frame(ZSTD_compressBound(bytes.size()));
    const std::size_t size = ZSTD_compress2(context.get(), frame.data(), frame.size(), bytes.data(), bytes.size());
    GAFFER_CHECK(ZSTD_isError(size) == 0);
    frame.resize(size);
    putFixed(frame, crc32c(frame), sealBytes);
    frame.shrink_to_fit();
    return frame;
}

Result<Bytes> decompress(std::span<const std::uint8_t> sealed)
{
    thread_local const std::unique_ptr<ZSTD_DCtx, FreeDecompressor> context{ZSTD_createDCtx()};
    GAFFER_CHECK(context != nullptr);
    const auto frame = withoutSeal(sealed);
    if (frame.empty()) return damagedFrame();
    const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > contentMost) return damagedFrame();
    Bytes bytes(size);
    if (ZSTD_decompressDCtx(context.get(), bytes.data(), bytes.size(), frame.data(), frame.size()) != size) return damagedFrame();
    return bytes;
}

} // namespace gaffer
