#include "db/history/sealed_block.hpp"

#include "core/historian/series_codec.hpp"
#include "db/codec.hpp"

namespace gaffer {

namespace {

Result<Series> loadChunk(const PointName& point, int decimals, Instant first, Instant last, const Bytes& data)
{
    const auto bytes = decompress(data);
    if (!bytes) return bytes.error();
    auto series = unpackSeries(*bytes, {point.value, decimals});
    if (!series) return series.error();
    if (series->times.front() != toMillis(first) || series->times.back() != toMillis(last))
        return Fault{FaultCode::Damaged,
                     "history.damaged",
                     "a chunk of " + point.value + " is not of the time it is kept under",
                     {point.value}};
    return series;
}

} // namespace

std::size_t SealedBlock::bytes() const
{
    std::size_t sum = 0;
    for (const SealedChunk& chunk : chunks) sum += sizeof chunk + chunk.data.size();
    return sum;
}

SealedBlock sealBlock(const OpenBlock& block)
{
    GAFFER_CHECK(block.size() > 0);
    SealedBlock sealed{block.number, block.lastRow, {}};
    for (std::size_t i = 0; i < block.columns.size(); ++i) {
        const PointInfo& info = block.layout->points[i];
        const Bytes packed = packSeries(block.columns[i], {info.name.value, info.decimals});
        sealed.chunks.push_back({info, block.layout->every, block.first(), block.last(), block.size(), compress(packed)});
    }
    return sealed;
}

SeriesPiece pieceOf(const PointName& point, int decimals, Duration every, Instant first, Instant last, Bytes data)
{
    return {first, last, decimals, every,
            [=, data = std::move(data)]() { return loadChunk(point, decimals, first, last, data); }};
}

std::vector<SeriesPiece> piecesOf(const SealedBlock& block, const PointName& point, Instant from, Instant to)
{
    std::vector<SeriesPiece> pieces;
    for (const SealedChunk& chunk : block.chunks)
        if (chunk.info.name == point && chunk.first < to && chunk.last >= from)
            pieces.push_back(pieceOf(point, chunk.info.decimals, chunk.every, chunk.first, chunk.last, chunk.data));
    return pieces;
}

} // namespace gaffer
