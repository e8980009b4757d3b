#pragma once

#include "db/disk.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace gaffer {

/// A disk in memory for SQLite, whose power can be cut and whose calls can fail. What was written but not synced is lost at a
/// cut, wholly, in part, out of order, torn at 512 bytes or with garbage in its sectors, as the seed decides. Callable from any
/// thread.
class SimulatedDisk final : public Disk {
public:
    /// One file: what programs see and what is on the platter.
    struct File {
        /// A change that is not yet synced: bytes at an offset, or a new length.
        struct Change {
            std::size_t offset{};
            std::vector<std::uint8_t> bytes;
            std::optional<std::size_t> length;
        };
        /// Locks of one connection.
        struct Holder {
            const void* connection{};
            int level{};
            unsigned sharedSlots{};
            unsigned exclusiveSlots{};
        };
        static constexpr std::size_t indexBytes = 32'768;
        using IndexPart = std::array<std::uint8_t, indexBytes>;

        std::vector<std::uint8_t> content;
        std::vector<std::uint8_t> durable;
        std::vector<Change> changes;
        std::vector<std::unique_ptr<IndexPart>> index;
        std::vector<Holder> holders;
    };

    /// An empty disk; the same seed loses the same writes.
    explicit SimulatedDisk(unsigned seed);
    ~SimulatedDisk() override;
    SimulatedDisk(const SimulatedDisk&) = delete;
    SimulatedDisk& operator=(const SimulatedDisk&) = delete;

    [[nodiscard]] std::string vfs() const override { return m_name; }
    Outcome makeFolder(const std::filesystem::path&) override { return Done{}; }
    [[nodiscard]] std::vector<DiskFile> list(const std::filesystem::path& folder) const override;
    Outcome remove(const std::filesystem::path& file) override;
    Outcome rename(const std::filesystem::path& from, const std::filesystem::path& to) override;
    [[nodiscard]] Result<DiskSpace> space(const std::filesystem::path& folder) const override;

    /// Cuts the power at the `call`-th change of the disk from now on (1 is the next): from then on nothing works.
    void cutPowerAt(std::uint64_t call) { m_cutAt = m_calls + call; }
    /// Makes the `call`-th change from now on fail once with an input/output error.
    void failAt(std::uint64_t call) { m_failAt = m_calls + call; }
    /// Refuses writes that would make all files together longer than `bytes`.
    void limit(std::uint64_t bytes) { m_limit = bytes; }
    /// Brings the power back: every file is what reached the platter. No connection may be open.
    void restart();
    /// Changes one bit of a file, on the platter too.
    void flip(const std::string& file, std::size_t bit);
    /// Puts other bytes into a file, on the platter too, and forgets its log. No connection may be open.
    void replace(const std::string& file, const std::vector<std::uint8_t>& bytes);
    /// How often a change was asked for so far: writes, syncs, truncations, removals.
    [[nodiscard]] std::uint64_t calls() const noexcept { return m_calls; }
    /// How many faults have struck: failed calls, cuts, refusals for want of room.
    [[nodiscard]] std::uint64_t struck() const noexcept { return m_struck; }

    /// What a change of the disk gives; SQLite's codes. Used by the file system layer.
    int change();
    /// Whether the files may grow by `bytes`.
    bool mayGrow(std::size_t bytes);
    /// The file of that path; nothing if there is none.
    File* find(const std::string& path);
    /// The file of that path, made if missing; an empty path is a file without a name.
    File& make(const std::string& path);
    /// Removes a file at once.
    void erase(const std::string& path) { m_files.erase(path); }
    /// Guards everything while SQLite's calls come in.
    [[nodiscard]] std::mutex& mutex() const noexcept { return m_mutex; }
    /// Numbers for SQLite's own use.
    [[nodiscard]] std::mt19937& random() noexcept { return m_random; }

private:
    struct Layer;

    void settle(File& file);

    std::mt19937 m_random;
    std::string m_name;
    std::unique_ptr<Layer> m_layer;
    mutable std::mutex m_mutex;
    std::map<std::string, std::unique_ptr<File>> m_files;
    int m_nameless{};
    bool m_powered{true};
    std::uint64_t m_calls{};
    std::uint64_t m_struck{};
    std::uint64_t m_cutAt{UINT64_MAX};
    std::uint64_t m_failAt{UINT64_MAX};
    std::uint64_t m_limit{UINT64_MAX};
};

} // namespace gaffer
