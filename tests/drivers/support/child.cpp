#include "tests/drivers/support/child.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>

#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

namespace gaffer::test {
namespace {

/// Binds a name that only one process can have and that goes with it; false when the port is taken already.
bool claim(std::uint16_t port)
{
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string name = "gaffer-test-port-" + std::to_string(port);
    // A name after a zero byte is in no folder.
    std::copy(name.begin(), name.end(), address.sun_path + 1);
    const auto size = static_cast<socklen_t>(sizeof address.sun_family + 1 + name.size());
    if (::bind(socket, reinterpret_cast<const sockaddr*>(&address), size) == 0) return true;
    ::close(socket);
    return false;
}

bool nobodyListens(std::uint16_t port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    const bool bound = ::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    ::close(socket);
    return bound;
}

} // namespace

Child::Child(const std::vector<std::string>& command)
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    std::vector<char*> arguments;
    for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    m_pid = ::fork();
    if (m_pid == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::dup2(ends[1], STDOUT_FILENO);
        ::execvp(arguments[0], arguments.data());
        ::_exit(127);
    }
    ::close(ends[1]);
    m_output = ends[0];
}

Child::~Child()
{
    kill();
    ::close(m_output);
}

void Child::kill()
{
    if (m_pid <= 0) return;
    ::kill(m_pid, SIGKILL);
    ::waitpid(m_pid, nullptr, 0);
    m_pid = -1;
}

bool Child::waitFor(const std::string& text, double seconds)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    while (m_heard.find(text) == std::string::npos) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now()).count();
        pollfd waiting{m_output, POLLIN, 0};
        if (left <= 0 || ::poll(&waiting, 1, static_cast<int>(left)) <= 0) return false;
        std::array<char, 256> bytes{};
        const auto size = ::read(m_output, bytes.data(), bytes.size());
        if (size <= 0) return false;
        m_heard.append(bytes.data(), static_cast<std::size_t>(size));
    }
    return true;
}

PtyPair::PtyPair()
{
    std::string pattern = (std::filesystem::temp_directory_path() / "gaffer-pty-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no folder for ptys");
    m_folder = pattern;
    ours = m_folder + "/ours";
    theirs = m_folder + "/theirs";
    plug();
}

PtyPair::~PtyPair()
{
    unplug();
    std::filesystem::remove_all(m_folder);
}

void PtyPair::unplug()
{
    m_socat.reset();
    std::filesystem::remove(ours);
    std::filesystem::remove(theirs);
}

void PtyPair::plug()
{
    m_socat = std::make_unique<Child>(std::vector<std::string>{
        "sh", "-c", "exec socat -d -d pty,raw,echo=0,link=" + ours + " pty,raw,echo=0,link=" + theirs + " 2>&1"});
    if (!m_socat->waitFor("starting data transfer", 10)) throw std::runtime_error("socat made no pty pair");
}

std::uint16_t freePort()
{
    // Below the ports that the kernel gives to connections of its own choice.
    constexpr int first = 20'000;
    constexpr int count = 10'000;
    const int begin = static_cast<int>(::getpid() % count);
    for (int i = 0; i < count; ++i) {
        const auto port = static_cast<std::uint16_t>(first + (begin + i) % count);
        if (claim(port) && nobodyListens(port)) return port;
    }
    throw std::runtime_error("no free port");
}

} // namespace gaffer::test
