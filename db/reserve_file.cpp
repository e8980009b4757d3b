#include "db/reserve_file.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace gaffer {
namespace {

constexpr mode_t ownerOnly = 0600;

/// An open file that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number) : m_number{number} {}
    ~Descriptor()
    {
        if (m_number >= 0) close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

} // namespace

bool ReserveFile::kept() const
{
    std::error_code missing;
    return m_bytes == 0 || (std::filesystem::file_size(m_file, missing) >= m_bytes && !missing);
}

bool ReserveFile::keep()
{
    if (kept()) return true;
    {
        const Descriptor file{open(m_file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, ownerOnly)};
        if (file.number() >= 0 && posix_fallocate(file.number(), 0, static_cast<off_t>(m_bytes)) == 0) return true;
    }
    release();
    return false;
}

bool ReserveFile::release()
{
    std::error_code ignored;
    return std::filesystem::remove(m_file, ignored);
}

} // namespace gaffer
