#include "app/upkeep/calm_file.hpp"

#include <algorithm>
#include <chrono>
#include <fcntl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace gaffer {
namespace {

using Steady = std::chrono::steady_clock;
/// The longest pause behind a portion.
constexpr std::chrono::milliseconds longestPause{200};
/// Given back to the disk at a time.
constexpr std::int64_t removedAtOnce = 64 << 20;

/// Leaves the disk to others for as long as `work` took.
template <class Work> void calmly(Work work)
{
    const auto began = Steady::now();
    work();
    std::this_thread::sleep_for(std::min<Steady::duration>(Steady::now() - began, longestPause));
}

} // namespace

CalmFile::CalmFile(const std::filesystem::path& file) : m_number{open(file.c_str(), O_RDONLY | O_CLOEXEC)} {}

CalmFile::~CalmFile()
{
    if (m_number >= 0) close(m_number);
}

std::int64_t CalmFile::bringNew()
{
    struct stat now {};
    if (m_number < 0 || fstat(m_number, &now) != 0) return 0;
    constexpr unsigned andWait = SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER;
    std::int64_t portions = 0;
    for (; m_brought < now.st_size; m_brought = std::min(m_brought + portion, now.st_size), ++portions)
        calmly([&] {
            // Not a sync of the file: that commits the file system's journal, for which every other sync would wait.
            static_cast<void>(sync_file_range(m_number, m_brought, portion, andWait));
            static_cast<void>(posix_fadvise(m_number, m_brought, portion, POSIX_FADV_DONTNEED));
        });
    return portions;
}

void removeCalmly(const std::filesystem::path& file)
{
    std::error_code error;
    auto left = static_cast<std::int64_t>(std::filesystem::file_size(file, error));
    for (; !error && left > removedAtOnce; left -= removedAtOnce)
        calmly([&] { std::filesystem::resize_file(file, static_cast<std::uintmax_t>(left - removedAtOnce), error); });
    std::filesystem::remove(file, error);
}

} // namespace gaffer
