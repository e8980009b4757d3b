#pragma once

#include "db/database.hpp"
#include "db/history/sealed_block.hpp"

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace gaffer {

/// Bytes of a page of a month's file: payloads of about 2 kB waste a quarter of the usual 4 KiB pages.
inline constexpr int monthPageBytes = 16384;

/// Writes the chunks of one month (`history/raw-YYYY-MM.db`). The history's writer thread only.
class MonthWriter {
public:
    /// Opens or makes the file and brings its schema up to date.
    static Result<MonthWriter> open(const std::filesystem::path& file, const DatabaseOptions& options);
    /// Writes a block in one transaction and notes in it which rows of the hot file `store` are in the chunks now.
    Outcome write(const SealedBlock& block, const std::string& store);
    /// Takes over chunks that were saved from a damaged file, in one transaction and without those that are there; gives how many
    /// samples were added.
    Result<std::uint64_t> adopt(std::span<const SealedChunk> chunks);

private:
    explicit MonthWriter(Database database) : m_database{std::move(database)} {}
    std::int64_t pointNumber(const PointInfo& info, Duration every);
    static void insert(SQLite::Statement& statement, std::int64_t point, const SealedChunk& chunk);
    void count(std::int64_t samples);

    Database m_database;
};

/// The newest stored value of a point and where the history has it from.
struct NewestChunk {
    PointInfo info;
    SeriesPiece piece;
};

/// Reads the chunks of one month beside its writer; callable from any thread.
class MonthReader {
public:
    /// Opens an existing file for reading.
    static Result<std::shared_ptr<const MonthReader>> open(const std::filesystem::path& file, const DatabaseOptions& options);
    /// Takes over an open connection; open() is the way to get one.
    explicit MonthReader(Database database) : m_database{std::move(database)} {}

    /// Adds the chunks of `point` that touch [from, to), still compressed; those before a damaged place when there is one.
    Outcome pieces(const PointName& point, Instant from, Instant to, std::vector<SeriesPiece>& found) const;
    /// The newest chunk of each point that is in the file.
    Result<std::vector<NewestChunk>> newest() const;
    /// The longest poll period of `point` in this month; zero when it is not in it.
    Result<Duration> longestPeriod(const PointName& point) const;
    /// Up to which row each layout of the hot file `store` is in the chunks.
    Result<std::map<std::int64_t, std::int64_t>> sealedRows(const std::string& store) const;
    /// How many samples are in the file.
    Result<std::uint64_t> samples() const;
    /// Decodes every chunk and checks the tables; Damaged with the first finding. Ends, and finds nothing more, when `givenUp`,
    /// asked before each chunk, says so.
    Outcome verify(const std::function<bool()>& givenUp = {}) const;

private:
    mutable std::mutex m_mutex;
    Database m_database;
};

} // namespace gaffer
