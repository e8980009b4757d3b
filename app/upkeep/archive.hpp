#pragma once

#include "app/upkeep/calm_file.hpp"
#include "core/base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <SQLiteCpp/Database.h>
#include <string>
#include <string_view>

namespace gaffer {

/// Asked now and then by work that takes long: true when nobody waits for it any more. Empty asks nobody.
using GivenUp = std::function<bool()>;

/// True when `givenUp` says so.
inline bool isGivenUp(const GivenUp& givenUp) { return givenUp && givenUp(); }

/// The fault of work that was given up.
Fault givenUpFault();

/// Files in one file of SQLite's own archive form (sqlar), which its command line opens; a hash beside every part and every file
/// lets a reader know damage and loss. What is longer than a part lies in NAME.part-00001 and so on. Used by one thread; its
/// functions throw SQLite::Exception.
class ArchiveWriter {
public:
    /// Makes `file`, which must not exist. Nobody reads it before finish().
    explicit ArchiveWriter(const std::filesystem::path& file);
    /// Adds the bytes of `from` under `name`, in parts of at most `partBytes`; asks `givenUp` after each part.
    Outcome add(const std::string& name, const std::filesystem::path& from, const GivenUp& givenUp = {},
                std::size_t partBytes = usualPart);
    /// Everything is in the file when it returns; whoever must rely on the disk syncs it.
    void finish();

    /// Bytes of a part, so that no file has to fit into the memory.
    static constexpr std::size_t usualPart = 16U << 20;

private:
    void addPart(const std::string& name, std::string_view bytes, const std::string& hash);

    SQLite::Database m_archive;
    CalmFile m_calm;
};

/// Takes the next bytes of the file `name`; its first bytes come with `first`.
struct ArchivedPart {
    const std::string& name;
    std::string_view bytes;
    bool first{};
};

/// Gives every file of an archive to `take`, each part after its hash was compared. Damaged when anything is not what was
/// written, is missing or was added; what `take` returns ends the reading when it is a fault.
Outcome readArchive(const std::filesystem::path& file, const std::function<Outcome(const ArchivedPart&)>& take,
                    const GivenUp& givenUp = {});

} // namespace gaffer
