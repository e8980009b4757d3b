#include "tests/support/simulated_layer.hpp"

#include <algorithm>
#include <cstring>
#include <sqlite3.h>

namespace gaffer {

namespace {

using File = SimulatedDisk::File;

/// SQLite's view of an open file; it gives the memory and begins with its own part.
struct Handle {
    sqlite3_file base;
    SimulatedDisk* disk;
    File* file;
};

Handle& handleOf(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file); }
SimulatedDisk& diskOf(sqlite3_vfs* vfs) { return *static_cast<SimulatedDisk*>(vfs->pAppData); }

File::Holder& holderOf(Handle& handle)
{
    auto& holders = handle.file->holders;
    const auto found = std::ranges::find(holders, &handle, &File::Holder::connection);
    if (found != holders.end()) return *found;
    return holders.emplace_back(File::Holder{&handle, SQLITE_LOCK_NONE, 0, 0});
}

/// True when a connection other than that of `handle` has what `test` looks for.
template <class Test> bool anotherHas(Handle& handle, Test&& test)
{
    return std::ranges::any_of(handle.file->holders,
                               [&](const File::Holder& holder) { return holder.connection != &handle && test(holder); });
}

int closeFile(sqlite3_file* file)
{
    Handle& handle = handleOf(file);
    const std::scoped_lock lock{handle.disk->mutex()};
    std::erase_if(handle.file->holders, [&](const File::Holder& holder) { return holder.connection == &handle; });
    return SQLITE_OK;
}

int readFile(sqlite3_file* file, void* out, int amount, sqlite3_int64 offset)
{
    Handle& handle = handleOf(file);
    const std::scoped_lock lock{handle.disk->mutex()};
    const auto& content = handle.file->content;
    const auto wanted = static_cast<std::size_t>(amount);
    const auto begin = std::min(static_cast<std::size_t>(offset), content.size());
    const auto there = std::min(wanted, content.size() - begin);
    if (there > 0) std::memcpy(out, content.data() + begin, there);
    if (there == wanted) return SQLITE_OK;
    std::memset(static_cast<std::uint8_t*>(out) + there, 0, wanted - there);
    return SQLITE_IOERR_SHORT_READ;
}

int writeFile(sqlite3_file* file, const void* in, int amount, sqlite3_int64 offset)
{
    Handle& handle = handleOf(file);
    const std::scoped_lock lock{handle.disk->mutex()};
    if (const int code = handle.disk->change(); code != SQLITE_OK) return SQLITE_IOERR_WRITE;
    auto& content = handle.file->content;
    const auto begin = static_cast<std::size_t>(offset);
    const auto end = begin + static_cast<std::size_t>(amount);
    if (end > content.size()) {
        if (!handle.disk->mayGrow(end - content.size())) return SQLITE_FULL;
        content.resize(end);
    }
    const auto* const bytes = static_cast<const std::uint8_t*>(in);
    std::copy(bytes, bytes + amount, content.begin() + static_cast<std::ptrdiff_t>(begin));
    handle.file->changes.push_back({begin, {bytes, bytes + amount}, std::nullopt});
    return SQLITE_OK;
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    Handle& handle = handleOf(file);
    const std::scoped_lock lock{handle.disk->mutex()};
    if (handle.disk->change() != SQLITE_OK) return SQLITE_IOERR_TRUNCATE;
    handle.file->content.resize(static_cast<std::size_t>(size));
    handle.file->changes.push_back({0, {}, static_cast<std::size_t>(size)});
    return SQLITE_OK;
}

int syncFile(sqlite3_file* file, int)
{
    Handle& handle = handleOf(file);
    const std::scoped_lock lock{handle.disk->mutex()};
    if (handle.disk->change() != SQLITE_OK) return SQLITE_IOERR_FSYNC;
    handle.file->durable = handle.file->content;
    handle.file->changes.clear();
    return SQLITE_OK;
}

int sizeOfFile(sqlite3_file* file, sqlite3_int64* size)
{
    Handle& handle = handleOf(file);
    const std::scoped_lock lock{handle.disk->mutex()};
    *size = static_cast<sqlite3_int64>(handle.file->content.size());
    return SQLITE_OK;
}

int lockFile(sqlite3_file* file, int level)
{
    Handle& handle = handleOf(file);
    const std::scoped_lock lock{handle.disk->mutex()};
    File::Holder& own = holderOf(handle);
    if (own.level >= level) return SQLITE_OK;
    const int barrier = level == SQLITE_LOCK_SHARED     ? SQLITE_LOCK_PENDING
                        : level == SQLITE_LOCK_RESERVED ? SQLITE_LOCK_RESERVED
                                                        : SQLITE_LOCK_SHARED;
    if (anotherHas(handle, [&](const File::Holder& other) { return other.level >= barrier; })) return SQLITE_BUSY;
    own.level = level;
    return SQLITE_OK;
}

int unlockFile(sqlite3_file* file, int level)
{
    Handle& handle = handleOf(file);
    const std::scoped_lock lock{handle.disk->mutex()};
    File::Holder& own = holderOf(handle);
    own.level = std::min(own.level, level);
    return SQLITE_OK;
}

int checkReserved(sqlite3_file* file, int* result)
{
    Handle& handle = handleOf(file);
    const std::scoped_lock lock{handle.disk->mutex()};
    *result = std::ranges::any_of(handle.file->holders,
                                  [](const File::Holder& holder) { return holder.level >= SQLITE_LOCK_RESERVED; });
    return SQLITE_OK;
}

int controlFile(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sectorSize(sqlite3_file*) { return 512; }
/// As the system's layer says of real disks: what lies beside a write survives it.
int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

int mapIndex(sqlite3_file* file, int part, int size, int extend, void volatile** memory)
{
    Handle& handle = handleOf(file);
    const std::scoped_lock lock{handle.disk->mutex()};
    GAFFER_CHECK(static_cast<std::size_t>(size) == File::indexBytes);
    auto& index = handle.file->index;
    const auto wanted = static_cast<std::size_t>(part);
    *memory = nullptr;
    while (index.size() <= wanted && extend != 0) index.push_back(std::make_unique<File::IndexPart>());
    if (index.size() > wanted) *memory = index[wanted]->data();
    return SQLITE_OK;
}

int lockIndex(sqlite3_file* file, int first, int count, int flags)
{
    Handle& handle = handleOf(file);
    const std::scoped_lock lock{handle.disk->mutex()};
    File::Holder& own = holderOf(handle);
    const unsigned slots = ((1U << static_cast<unsigned>(count)) - 1) << static_cast<unsigned>(first);
    if ((flags & SQLITE_SHM_UNLOCK) != 0) {
        own.sharedSlots &= ~slots;
        own.exclusiveSlots &= ~slots;
        return SQLITE_OK;
    }
    const bool exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
    const auto inTheWay = [&](const File::Holder& other) {
        return ((other.exclusiveSlots | (exclusive ? other.sharedSlots : 0U)) & slots) != 0;
    };
    if (anotherHas(handle, inTheWay)) return SQLITE_BUSY;
    (exclusive ? own.exclusiveSlots : own.sharedSlots) |= slots;
    return SQLITE_OK;
}

void indexBarrier(sqlite3_file* file) { const std::scoped_lock lock{handleOf(file).disk->mutex()}; }

int unmapIndex(sqlite3_file* file, int remove)
{
    Handle& handle = handleOf(file);
    const std::scoped_lock lock{handle.disk->mutex()};
    if (remove != 0) handle.file->index.clear();
    return SQLITE_OK;
}

const sqlite3_io_methods methods{2,         closeFile,    readFile,      writeFile,   truncateFile, syncFile,        sizeOfFile,
                                 lockFile,  unlockFile,   checkReserved, controlFile, sectorSize,   characteristics, mapIndex,
                                 lockIndex, indexBarrier, unmapIndex,    nullptr,     nullptr};

int openFile(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* outFlags)
{
    SimulatedDisk& disk = diskOf(vfs);
    const std::scoped_lock lock{disk.mutex()};
    Handle& handle = handleOf(file);
    handle.base.pMethods = nullptr;
    const std::string name = path == nullptr ? "" : path;
    if ((flags & SQLITE_OPEN_CREATE) == 0 && disk.find(name) == nullptr) return SQLITE_CANTOPEN;
    handle.disk = &disk;
    handle.file = &disk.make(name);
    handle.base.pMethods = &methods;
    if (outFlags != nullptr) *outFlags = flags;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs* vfs, const char* path, int)
{
    SimulatedDisk& disk = diskOf(vfs);
    const std::scoped_lock lock{disk.mutex()};
    if (disk.find(path) == nullptr) return SQLITE_IOERR_DELETE_NOENT;
    if (disk.change() != SQLITE_OK) return SQLITE_IOERR_DELETE;
    disk.erase(path);
    return SQLITE_OK;
}

int accessFile(sqlite3_vfs* vfs, const char* path, int, int* result)
{
    SimulatedDisk& disk = diskOf(vfs);
    const std::scoped_lock lock{disk.mutex()};
    *result = disk.find(path) != nullptr ? 1 : 0;
    return SQLITE_OK;
}

int fullPath(sqlite3_vfs*, const char* path, int size, char* out)
{
    sqlite3_snprintf(size, out, "%s", path);
    return SQLITE_OK;
}

int randomness(sqlite3_vfs* vfs, int count, char* out)
{
    SimulatedDisk& disk = diskOf(vfs);
    const std::scoped_lock lock{disk.mutex()};
    for (int i = 0; i < count; ++i) out[i] = static_cast<char>(disk.random()());
    return count;
}

int passTime(sqlite3_vfs*, int microseconds) { return microseconds; }

int currentTime(sqlite3_vfs*, sqlite3_int64* out)
{
    /// Noon of 2026-11-21 as a Julian day in milliseconds.
    constexpr sqlite3_int64 noon = 212'662'152'000'000;
    *out = noon;
    return SQLITE_OK;
}

int lastError(sqlite3_vfs*, int, char*) { return 0; }

} // namespace

void fillLayer(sqlite3_vfs& vfs, SimulatedDisk& disk, const char* name)
{
    constexpr int pathMost = 512;
    vfs.iVersion = 2;
    vfs.szOsFile = sizeof(Handle);
    vfs.mxPathname = pathMost;
    vfs.zName = name;
    vfs.pAppData = &disk;
    vfs.xOpen = openFile;
    vfs.xDelete = deleteFile;
    vfs.xAccess = accessFile;
    vfs.xFullPathname = fullPath;
    vfs.xRandomness = randomness;
    vfs.xSleep = passTime;
    vfs.xCurrentTimeInt64 = currentTime;
    vfs.xGetLastError = lastError;
}

} // namespace gaffer
