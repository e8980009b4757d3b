#include "db/event_log_sqlite.hpp"

#include "tests/support/temp_folder.hpp"

#include <array>
#include <csignal>
#include <gtest/gtest.h>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

namespace gaffer {
namespace {

constexpr int kills = 15;
constexpr std::uint64_t mostAcks = 12;
constexpr Instant now = fromMillis(1'763'800'000'000);

CommandId commandOf(std::uint64_t seq) { return CommandId{"c-" + std::to_string(seq)}; }

/// Appends one event and its command after the other until it is killed; tells each one's seq once it is acknowledged.
[[noreturn]] void appendForever(const std::filesystem::path& file, int acks)
{
    auto log = EventLogSqlite::open(file, {.reserveBytes = 0});
    if (!log) _exit(1);
    for (;;) {
        const std::uint64_t seq = (*log)->lastSeq() + 1;
        const Event event{seq, now, "1001", SeatId{"B01"}, commandOf(seq), RunEnded{RunId{seq}}};
        const CommandRecord record{commandOf(seq), {seq, seq}, std::nullopt};
        if (!(*log)->append({&event, 1}, {&record, 1}, now)) _exit(2);
        if (write(acks, &seq, sizeof seq) != sizeof seq) _exit(3);
    }
}

/// A writing process that is killed after some acknowledgements, in the midst of its next append.
std::uint64_t killAfter(const std::filesystem::path& file, std::uint64_t acks)
{
    std::array<int, 2> ends{};
    EXPECT_EQ(pipe(ends.data()), 0);
    const pid_t child = fork();
    if (child == 0) appendForever(file, ends[1]);
    close(ends[1]);
    std::uint64_t acked = 0;
    const auto next = [&] { return read(ends[0], &acked, sizeof acked) == sizeof acked; };
    for (std::uint64_t i = 0; i < acks && next(); ++i) {
    }
    kill(child, SIGKILL);
    // What was acknowledged before the signal fell counts as well.
    while (next()) {
    }
    close(ends[0]);
    int status = 0;
    EXPECT_EQ(waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFSIGNALED(status)) << "it was not killed but ended by itself: " << status;
    return acked;
}

TEST(EventLogKill, LosesNothingAcknowledgedAndDoublesNothing)
{
    const TempFolder folder;
    const auto file = folder.path() / "gaffer.db";
    std::random_device device;
    const auto seed = device();
    std::mt19937 random{seed};
    std::uint64_t inFlight = 0;
    for (int i = 0; i < kills; ++i) {
        const std::uint64_t acked = killAfter(file, 1 + random() % mostAcks);
        const auto log = EventLogSqlite::open(file, {.reserveBytes = 0});
        ASSERT_TRUE(log) << "seed " << seed;
        const std::uint64_t last = (*log)->lastSeq();
        ASSERT_GE(last, acked) << "seed " << seed;
        ASSERT_LE(last, acked + 1) << "seed " << seed;
        inFlight += last - acked;
        std::uint64_t read = 0;
        ASSERT_TRUE((*log)->read(0, [&](const Event& event, std::string_view) { return event.seq == ++read; }))
            << "seed " << seed;
        ASSERT_EQ(read, last) << "seed " << seed;
        ASSERT_TRUE(*(*log)->find(commandOf(last)))
            << "an event and the record of its command stand or fall together; seed " << seed;
    }
    RecordProperty("killedWithACommitInFlight", static_cast<int>(inFlight));
}

} // namespace
} // namespace gaffer
