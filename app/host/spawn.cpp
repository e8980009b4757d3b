#include "app/host/spawn.hpp"

#include <array>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace gaffer {
namespace {

/// Of what a program says the end is kept: the fault stands there.
constexpr std::size_t longestWords = 4096;
/// A report of a year on a slow disk; beyond that something hangs.
constexpr std::chrono::seconds patience{120};
constexpr int askEveryMillis = 100;

/// Both ends of a pipe.
struct Pipe {
    std::array<int, 2> ends{-1, -1};
    Pipe() { ok = pipe2(ends.data(), O_CLOEXEC) == 0; }
    ~Pipe()
    {
        for (const int end : ends)
            if (end >= 0) close(end);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    bool ok{false};
    void closeWriting()
    {
        close(ends[1]);
        ends[1] = -1;
    }
};

/// What the program says until it closes its mouth; false when it takes too long or nobody waits any more.
bool listen(int from, std::string& words, const std::function<bool()>& givenUp)
{
    using Steady = std::chrono::steady_clock;
    std::array<char, 1024> buffer{};
    for (auto until = Steady::now() + patience;;) {
        if (Steady::now() > until || (givenUp && givenUp())) return false;
        pollfd waiting{from, POLLIN, 0};
        if (poll(&waiting, 1, askEveryMillis) <= 0) continue;
        until = Steady::now() + patience;
        // Read on and on, or a talkative program would wait for us while we wait for it.
        const ssize_t count = read(from, buffer.data(), buffer.size());
        if (count <= 0) return true;
        words.append(buffer.data(), static_cast<std::size_t>(count));
        if (words.size() > longestWords) words.erase(0, words.size() - longestWords);
    }
}

} // namespace

std::filesystem::path programFolder()
{
    std::error_code ignored;
    return std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
}

Outcome runProgram(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                   const std::function<bool()>& givenUp)
{
    std::vector<char*> argv{const_cast<char*>(program.c_str())};
    for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    Pipe words;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    // Not fork: the service has threads, and a child may do next to nothing between fork and exec.
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, words.ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, words.ends[1], STDERR_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    // The service blocks its signals; the child should end when it is told to.
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    pid_t child = 0;
    const int spawned = words.ok ? posix_spawn(&child, program.c_str(), &actions, &attributes, argv.data(), environ) : -1;
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (spawned != 0)
        return Fault{FaultCode::Unavailable, "program.cannotRun", "cannot run " + program.string(), {program.string()}};
    // Our own copy, or the end of the child's words would never come.
    words.closeWriting();
    std::string said;
    // One that hangs is ended, so that it is not waited for below for ever.
    if (!listen(words.ends[0], said, givenUp)) kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return Done{};
    return Fault{FaultCode::Internal, "program.failed", program.filename().string() + " failed: " + said, {said}};
}

} // namespace gaffer
