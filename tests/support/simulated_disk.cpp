#include "tests/support/simulated_disk.hpp"

#include "tests/support/simulated_layer.hpp"

#include <algorithm>
#include <sqlite3.h>

namespace gaffer {

namespace {

constexpr std::size_t sectorBytes = 512;

void applyChange(std::vector<std::uint8_t>& content, const SimulatedDisk::File::Change& change)
{
    if (change.length) {
        content.resize(*change.length);
        return;
    }
    if (content.size() < change.offset + change.bytes.size()) content.resize(change.offset + change.bytes.size());
    std::ranges::copy(change.bytes, content.begin() + static_cast<std::ptrdiff_t>(change.offset));
}

} // namespace

struct SimulatedDisk::Layer {
    sqlite3_vfs vfs{};
};

SimulatedDisk::SimulatedDisk(unsigned seed)
    : m_random{seed}, m_name{"simulated-" + std::to_string(reinterpret_cast<std::uintptr_t>(this))},
      m_layer{std::make_unique<Layer>()}
{
    fillLayer(m_layer->vfs, *this, m_name.c_str());
    sqlite3_vfs_register(&m_layer->vfs, 0);
}

SimulatedDisk::~SimulatedDisk() { sqlite3_vfs_unregister(&m_layer->vfs); }

std::vector<DiskFile> SimulatedDisk::list(const std::filesystem::path& folder) const
{
    const std::scoped_lock lock{m_mutex};
    std::vector<DiskFile> found;
    for (const auto& [path, file] : m_files)
        if (std::filesystem::path{path}.parent_path() == folder)
            found.push_back({std::filesystem::path{path}.filename().string(), file->content.size()});
    return found;
}

Outcome SimulatedDisk::remove(const std::filesystem::path& file)
{
    const std::scoped_lock lock{m_mutex};
    if (change() != SQLITE_OK) return Fault{FaultCode::Unavailable, "disk.unavailable", file.string(), {}};
    for (const char* part : {"", "-wal"}) m_files.erase(file.string() + part);
    return Done{};
}

Outcome SimulatedDisk::rename(const std::filesystem::path& from, const std::filesystem::path& to)
{
    const std::scoped_lock lock{m_mutex};
    if (change() != SQLITE_OK) return Fault{FaultCode::Unavailable, "disk.unavailable", from.string(), {}};
    for (const char* part : {"", "-wal"}) {
        auto node = m_files.extract(from.string() + part);
        if (node.empty()) continue;
        node.key() = to.string() + part;
        m_files.insert(std::move(node));
    }
    return Done{};
}

Result<DiskSpace> SimulatedDisk::space(const std::filesystem::path&) const
{
    const std::scoped_lock lock{m_mutex};
    std::uint64_t used = 0;
    for (const auto& [path, file] : m_files) used += file->content.size();
    return DiskSpace{m_limit - std::min(m_limit, used), m_limit};
}

int SimulatedDisk::change()
{
    ++m_calls;
    if (m_calls >= m_cutAt && m_powered) {
        m_powered = false;
        ++m_struck;
    }
    if (!m_powered) return SQLITE_IOERR;
    if (m_calls != m_failAt) return SQLITE_OK;
    ++m_struck;
    return SQLITE_IOERR;
}

bool SimulatedDisk::mayGrow(std::size_t bytes)
{
    std::uint64_t used = bytes;
    for (const auto& [path, file] : m_files) used += file->content.size();
    if (used <= m_limit) return true;
    ++m_struck;
    return false;
}

SimulatedDisk::File* SimulatedDisk::find(const std::string& path)
{
    const auto found = m_files.find(path);
    return found == m_files.end() ? nullptr : found->second.get();
}

SimulatedDisk::File& SimulatedDisk::make(const std::string& path)
{
    const std::string name = path.empty() ? "nameless-" + std::to_string(m_nameless++) : path;
    auto& file = m_files[name];
    if (!file) file = std::make_unique<File>();
    return *file;
}

void SimulatedDisk::restart()
{
    const std::scoped_lock lock{m_mutex};
    m_powered = true;
    m_cutAt = UINT64_MAX;
    m_failAt = UINT64_MAX;
    for (auto& [path, file] : m_files) settle(*file);
}

/// Lets each unsynced change reach the platter, or not, or only some of its sectors; sometimes in another order.
void SimulatedDisk::settle(File& file)
{
    enum class Fate : unsigned { Lost, Kept, Torn, Garbled };
    constexpr unsigned fates = 4;
    const bool loseAll = m_random() % 3 == 0;
    if (m_random() % 3 == 0) std::ranges::shuffle(file.changes, m_random);
    for (File::Change& change : file.changes) {
        const auto fate = loseAll ? Fate::Lost : static_cast<Fate>(m_random() % fates);
        if (fate == Fate::Lost) continue;
        const std::size_t wholeSectors = change.bytes.size() / sectorBytes;
        const std::size_t reached = m_random() % (wholeSectors + 1) * sectorBytes;
        if (fate == Fate::Torn && !change.length) change.bytes.resize(reached);
        if (fate == Fate::Garbled)
            for (std::size_t i = reached; i < change.bytes.size(); ++i) change.bytes[i] = static_cast<std::uint8_t>(m_random());
        applyChange(file.durable, change);
    }
    file.changes.clear();
    file.content = file.durable;
    file.index.clear();
    file.holders.clear();
}

void SimulatedDisk::flip(const std::string& path, std::size_t bit)
{
    const std::scoped_lock lock{m_mutex};
    File& file = make(path);
    file.content.at(bit / 8) ^= static_cast<std::uint8_t>(1U << bit % 8);
    file.durable = file.content;
}

void SimulatedDisk::replace(const std::string& path, const std::vector<std::uint8_t>& bytes)
{
    const std::scoped_lock lock{m_mutex};
    m_files.erase(path + "-wal");
    File& file = make(path);
    file.content = file.durable = bytes;
    file.changes.clear();
    file.index.clear();
}

} // namespace gaffer
