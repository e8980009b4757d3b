#include "app/upkeep/archive.hpp"

#include "db/database.hpp"
#include "db/event_chain.hpp"

#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

namespace gaffer {
namespace {

Fault damaged(const std::filesystem::path& file, const std::string& what)
{
    return {FaultCode::Damaged, "restore.damaged", file.string() + " is damaged: " + what, {file.string(), what}};
}

Fault cannotRead(const std::filesystem::path& file)
{
    return {FaultCode::Unavailable, "file.cannotRead", file.string() + ": cannot be read", {file.string()}};
}

/// The row's name of one part; a file of a single part is named as itself, so that common tools unpack it.
std::string partName(const std::string& name, std::int64_t part, std::int64_t parts)
{
    if (parts == 1) return name;
    std::array<char, 16> number{};
    std::snprintf(number.data(), number.size(), ".part-%05d", static_cast<int>(part));
    return name + number.data();
}

/// What is read must come from the disk and not from the memory of what was written.
void forgetCached(const std::filesystem::path& file)
{
    const int number = open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (number < 0) return;
    static_cast<void>(posix_fadvise(number, 0, 0, POSIX_FADV_DONTNEED));
    close(number);
}

/// One file of the archive as its list tells it.
struct Listed {
    std::string name;
    std::int64_t parts{};
    std::int64_t bytes{};
    std::string hash;
};

std::vector<Listed> listOf(SQLite::Database& archive)
{
    std::vector<Listed> files;
    SQLite::Statement query{archive, "SELECT name, parts, bytes, hash FROM gaffer_file ORDER BY rowid"};
    enum Column : int { Name, Parts, Bytes, OwnHash };
    while (query.executeStep())
        files.push_back({query.getColumn(Name).getString(), query.getColumn(Parts).getInt64(), query.getColumn(Bytes).getInt64(),
                         query.getColumn(OwnHash).getString()});
    return files;
}

/// Reads an archive that is open.
class Reader {
public:
    Reader(const std::filesystem::path& file, SQLite::Database& archive)
        : m_file{file}, m_part{archive, "SELECT a.data, h.hash FROM sqlar a JOIN sqlar_hash h USING (name) WHERE a.name = ?"}
    {
    }
    Outcome read(const Listed& listed, const std::function<Outcome(const ArchivedPart&)>& take, const GivenUp& givenUp)
    {
        std::string hashes;
        std::int64_t bytes = 0;
        for (std::int64_t part = 1; part <= listed.parts; ++part) {
            if (isGivenUp(givenUp)) return givenUpFault();
            m_part.reset();
            m_part.bind(1, partName(listed.name, part, listed.parts));
            if (!m_part.executeStep()) return damaged(m_file, "a part of " + listed.name + " is missing");
            const SQLite::Column data = m_part.getColumn(0);
            const std::string_view piece{static_cast<const char*>(data.getBlob()), static_cast<std::size_t>(data.getBytes())};
            const std::string hash = toHex(hashOf(piece));
            if (m_part.getColumn(1).getString() != hash) return damaged(m_file, listed.name + " is not what was written");
            if (const Outcome taken = take({listed.name, piece, part == 1}); !taken) return taken;
            hashes += hash;
            bytes += data.getBytes();
        }
        if (bytes != listed.bytes || toHex(hashOf(hashes)) != listed.hash)
            return damaged(m_file, listed.name + " is not as long as it was");
        return Done{};
    }

private:
    const std::filesystem::path& m_file;
    SQLite::Statement m_part;
};

Outcome readAll(const std::filesystem::path& file, const std::function<Outcome(const ArchivedPart&)>& take,
                const GivenUp& givenUp)
{
    SQLite::Database archive{file.string(), SQLite::OPEN_READONLY};
    const std::vector<Listed> files = listOf(archive);
    std::int64_t parts = 0;
    std::string list;
    for (const Listed& listed : files) {
        parts += listed.parts;
        list += listed.name + '\n' + listed.hash + '\n';
    }
    SQLite::Statement whole{archive, "SELECT list_hash, (SELECT count(*) FROM sqlar) FROM gaffer_backup"};
    if (!whole.executeStep() || whole.getColumn(0).getString() != toHex(hashOf(list)) || whole.getColumn(1).getInt64() != parts)
        return damaged(file, "its list is not what was written");
    Reader reader{file, archive};
    for (const Listed& listed : files)
        if (const Outcome read = reader.read(listed, take, givenUp); !read) return read;
    return Done{};
}

} // namespace

Fault givenUpFault() { return {FaultCode::Unavailable, "upkeep.givenUp", "it was given up: the service ends", {}}; }

ArchiveWriter::ArchiveWriter(const std::filesystem::path& file)
    : m_archive{file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE}, m_calm{file}
{
    // Nobody reads the archive before it is whole, and an unfinished one is removed. It comes to the disk part by part.
    m_archive.exec("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=16384");
    m_archive.exec("CREATE TABLE sqlar (name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data BLOB)");
    m_archive.exec("CREATE TABLE sqlar_hash (name TEXT PRIMARY KEY, hash TEXT)");
    m_archive.exec("CREATE TABLE gaffer_file (name TEXT PRIMARY KEY, parts INT, bytes INT, hash TEXT)");
    m_archive.exec("CREATE TABLE gaffer_backup (list_hash TEXT)");
}

Outcome ArchiveWriter::add(const std::string& name, const std::filesystem::path& from, const GivenUp& givenUp,
                           std::size_t partBytes)
{
    GAFFER_CHECK(partBytes > 0);
    std::ifstream in{from, std::ios::binary};
    std::error_code error;
    const auto size = std::filesystem::file_size(from, error);
    if (!in || error) return cannotRead(from);
    const auto parts = static_cast<std::int64_t>(std::max<std::uintmax_t>(1, (size + partBytes - 1) / partBytes));
    std::string hashes;
    std::int64_t bytes = 0;
    for (std::int64_t part = 1; part <= parts; ++part) {
        if (isGivenUp(givenUp)) return givenUpFault();
        std::string piece(std::min<std::uintmax_t>(partBytes, size - static_cast<std::uintmax_t>(bytes)), '\0');
        in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        if (in.gcount() != static_cast<std::streamsize>(piece.size())) return cannotRead(from);
        const std::string hash = toHex(hashOf(piece));
        // A transaction for each part: its pages leave SQLite's memory now, not all of them at the end.
        SQLite::Transaction transaction{m_archive};
        addPart(partName(name, part, parts), piece, hash);
        transaction.commit();
        m_calm.bringNew();
        hashes += hash;
        bytes += static_cast<std::int64_t>(piece.size());
    }
    SQLite::Statement insert{m_archive, "INSERT INTO gaffer_file VALUES (?, ?, ?, ?)"};
    enum Parameter : int { Name = 1, Parts, Bytes, OwnHash };
    insert.bind(Name, name);
    insert.bind(Parts, parts);
    insert.bind(Bytes, bytes);
    insert.bind(OwnHash, toHex(hashOf(hashes)));
    insert.exec();
    return Done{};
}

void ArchiveWriter::addPart(const std::string& name, std::string_view bytes, const std::string& hash)
{
    enum Parameter : int { Name = 1, Size, Data };
    SQLite::Statement insert{m_archive, "INSERT INTO sqlar (name, mode, mtime, sz, data) VALUES (?, 33188, unixepoch(), ?, ?)"};
    insert.bind(Name, name);
    insert.bind(Size, static_cast<std::int64_t>(bytes.size()));
    insert.bindNoCopy(Data, bytes.data(), static_cast<int>(bytes.size()));
    insert.exec();
    SQLite::Statement seal{m_archive, "INSERT INTO sqlar_hash VALUES (?, ?)"};
    seal.bind(1, name);
    seal.bind(2, hash);
    seal.exec();
}

void ArchiveWriter::finish()
{
    std::string list;
    for (const Listed& listed : listOf(m_archive)) list += listed.name + '\n' + listed.hash + '\n';
    SQLite::Statement insert{m_archive, "INSERT INTO gaffer_backup VALUES (?)"};
    insert.bind(1, toHex(hashOf(list)));
    insert.exec();
}

Outcome readArchive(const std::filesystem::path& file, const std::function<Outcome(const ArchivedPart&)>& take,
                    const GivenUp& givenUp)
{
    forgetCached(file);
    return guarded([&] { return readAll(file, take, givenUp); });
}

} // namespace gaffer
