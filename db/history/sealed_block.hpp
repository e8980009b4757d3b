#pragma once

#include "core/historian/recent_history.hpp"

#include <chrono>
#include <memory>
#include <vector>

namespace gaffer {

/// One point's stretch of readings in its final, compressed form.
struct SealedChunk {
    PointInfo info;
    Duration every{};
    Instant first{};
    Instant last{};
    std::size_t samples{};
    /// A zstd frame with checksum around a packed series.
    Bytes data;
};

/// All chunks made of one block of scans; they lie in one month.
struct SealedBlock {
    /// The layout's number in the hot file and the last of its rows that are in here.
    std::int64_t layout{};
    std::int64_t lastRow{};
    std::vector<SealedChunk> chunks;

    /// The month whose file keeps it.
    [[nodiscard]] std::chrono::year_month month() const { return monthOf(chunks.front().first); }
    /// Bytes of memory its chunks take.
    [[nodiscard]] std::size_t bytes() const;
};

/// Compresses a closed block that holds at least one scan.
SealedBlock sealBlock(const OpenBlock& block);

/// A readable piece of history made of a chunk's compressed bytes.
SeriesPiece pieceOf(const PointName& point, int decimals, Duration every, Instant first, Instant last, Bytes data);

/// The pieces that `block` has of `point` in [from, to).
std::vector<SeriesPiece> piecesOf(const SealedBlock& block, const PointName& point, Instant from, Instant to);

} // namespace gaffer
