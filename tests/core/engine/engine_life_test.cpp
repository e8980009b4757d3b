#include "core/engine/engine.hpp"
#include "core/engine/verify.hpp"
#include "tests/core/workshop/random_stream.hpp"
#include "tests/support/event_log_in_memory.hpp"

// The engine with the workshop's own rules, through lives drawn from a seed, while everything around it fails.
namespace gaffer::test {
namespace {

constexpr int inputsOfALife = 150;

/// A life to live through: what stood in the log before, and the inputs that come.
struct Script {
    explicit Script(std::uint64_t seed, int count = inputsOfALife)
    {
        RandomStream stream{seed};
        before = stream.shop.log;
        stream.live(count);
        inputs = stream.inputs;
    }
    std::vector<Event> before;
    std::vector<RandomStream::Timed> inputs;
};

/// An engine on a log in memory that is fed a script.
class Fed {
public:
    explicit Fed(const Script& script, EngineLimits limits = {}) : m_script{script}, m_limits{limits}
    {
        EXPECT_TRUE(log.append(script.before, {}, Instant{}));
        start();
    }

    void start()
    {
        engine.emplace(EngineParts{log, [this](std::span<const Event> events) { published += events.size(); }, {}, m_limits, {}});
        ASSERT_TRUE(engine->start());
    }

    /// Gives input `i` and asks again until its commit went through, as a seat does that hears nothing.
    void feed(std::size_t i)
    {
        constexpr int patience = 20;
        const auto& [input, at] = m_script.inputs[i];
        const bool isCommand = std::holds_alternative<Command>(input.body);
        for (int attempt = 0; attempt < patience; ++attempt) {
            std::deque<PendingInput> queue;
            // An observation is kept by the engine itself.
            if (isCommand || attempt == 0) queue.push_back({input, {}});
            if (engine->step(queue, at, [] { return Duration{0}; })) return;
        }
        FAIL() << "input " << i << " never went through";
    }

    void feedAll()
    {
        for (std::size_t i = 0; i < m_script.inputs.size(); ++i) feed(i);
    }

    EventLogInMemory log;
    std::optional<Engine> engine;
    std::uint64_t published{};

private:
    const Script& m_script;
    EngineLimits m_limits;
};

class EngineLife : public testing::TestWithParam<std::uint64_t> {
protected:
    EngineLife() : script{GetParam()} {}
    Script script;
};

TEST_P(EngineLife, FoldsToWhatItsLogSays)
{
    Fed fed{script};
    fed.feedAll();
    const VerifyReport report = verifyLog(fed.log);
    EXPECT_FALSE(report.finding) << report.finding->text;
    EXPECT_TRUE(report.workshop == fed.engine->workshop());
    EXPECT_EQ(fed.engine->stats().parked, 0U);
    EXPECT_EQ(fed.published, fed.log.rows.size() - script.before.size()) << "each event is published once";
}

TEST_P(EngineLife, IsTheSameWhenEveryThirdCommitFails)
{
    Fed sound{script};
    sound.feedAll();
    Fed failing{script};
    failing.log.failEvery = 3;
    failing.feedAll();
    EXPECT_EQ(failing.log.hash(), sound.log.hash());
    EXPECT_TRUE(failing.engine->workshop() == sound.engine->workshop());
    EXPECT_GT(failing.engine->stats().failedCommits, 0U);
    EXPECT_EQ(failing.engine->stats().dropped, 0U);
}

TEST_P(EngineLife, IsTheSameWhenEveryCommandIsSentTwice)
{
    Fed once{script};
    once.feedAll();
    Fed twice{script};
    for (std::size_t i = 0; i < script.inputs.size(); ++i) {
        twice.feed(i);
        if (std::holds_alternative<Command>(script.inputs[i].input.body)) twice.feed(i);
    }
    EXPECT_EQ(twice.log.hash(), once.log.hash());
    EXPECT_GT(twice.engine->stats().repeats, 0U);
}

TEST_P(EngineLife, StandsAfterARestartWhereItStoodBefore)
{
    Fed fed{script, {.snapshotEvery = 40}};
    for (std::size_t i = 0; i < script.inputs.size(); ++i) {
        fed.feed(i);
        if (i % 5 != 0) continue;
        const Workshop before = fed.engine->workshop();
        fed.start();
        ASSERT_TRUE(fed.engine->workshop() == before) << "after input " << i;
    }
    EXPECT_GT(fed.log.snapshots, 1U);
}

TEST_P(EngineLife, StandsTheSameFromASnapshotOfAnyAge)
{
    Fed fed{script};
    std::vector<std::string> snapshots;
    for (std::size_t i = 0; i < script.inputs.size(); ++i) {
        fed.feed(i);
        if (i % 30 == 0) snapshots.push_back(wire::writeWorkshop(fed.engine->workshop()));
    }
    const Workshop end = fed.engine->workshop();
    for (const std::string& snapshot : snapshots) {
        fed.log.snapshot = snapshot;
        fed.start();
        EXPECT_TRUE(fed.engine->workshop() == end);
        EXPECT_TRUE(fed.engine->stats().snapshotUsed);
    }
}

TEST_P(EngineLife, DoesNotTrustASnapshotThatIsAheadOfItsLog)
{
    Fed fed{script};
    fed.feedAll();
    fed.log.snapshot = wire::writeWorkshop(fed.engine->workshop());
    fed.log.rows.resize(script.before.size());
    fed.start();
    EXPECT_EQ(fed.engine->workshop().seq, script.before.size());
    EXPECT_FALSE(fed.engine->stats().snapshotUsed);
}

TEST_P(EngineLife, IsTheSameInWhateverBatchesInputsOfOneInstantCome)
{
    const auto live = [&](std::size_t batch) {
        Fed fed{script, {.inputs = batch}};
        std::deque<PendingInput> queue;
        for (std::size_t i = 0; i < script.inputs.size(); ++i) {
            queue.push_back({script.inputs[i].input, {}});
            const bool last = i + 1 == script.inputs.size() || script.inputs[i + 1].at != script.inputs[i].at;
            while (last && !queue.empty()) EXPECT_TRUE(fed.engine->step(queue, script.inputs[i].at, [] { return Duration{0}; }));
        }
        return std::pair{fed.log.hash(), fed.log.appends};
    };
    const auto [one, manyAppends] = live(1);
    const auto [all, fewAppends] = live(256);
    EXPECT_EQ(one, all);
    EXPECT_LE(fewAppends, manyAppends) << "a batch is one transaction";
}

INSTANTIATE_TEST_SUITE_P(Seeds, EngineLife, testing::Range(std::uint64_t{40}, std::uint64_t{44}));

TEST(EngineFailures, AtEveryCommitLeaveTheSameLog)
{
    const Script script{77, 40};
    Fed sound{script};
    sound.feedAll();
    for (std::uint64_t call = 2; call <= sound.log.appends; ++call) {
        Fed failing{script};
        failing.log.failEvery = call;
        failing.feedAll();
        ASSERT_EQ(failing.log.hash(), sound.log.hash()) << "every append number " << call << " failed";
    }
}

TEST(EngineFailures, OfTheRecordOfCommandsDoNothingTwice)
{
    const Script script{78, 60};
    Fed sound{script};
    sound.feedAll();
    Fed failing{script};
    for (std::size_t i = 0; i < script.inputs.size(); ++i) {
        failing.log.failFind = true;
        if (std::holds_alternative<Command>(script.inputs[i].input.body)) failing.feed(i);
        failing.log.failFind = false;
        failing.feed(i);
    }
    EXPECT_EQ(failing.log.hash(), sound.log.hash());
}

TEST(EngineAnswers, AreThoseOfTheRulesWithTheSeqOfTheirLastEvent)
{
    const Script script{79, 80};
    Fed fed{script};
    for (const auto& [input, at] : script.inputs) {
        if (!std::holds_alternative<Command>(input.body)) continue;
        std::optional<Result<Answer>> heard;
        std::deque<PendingInput> queue;
        queue.push_back({input, [&](const Result<Answer>& answer) { heard = answer; }});
        const std::uint64_t before = fed.engine->workshop().seq;
        ASSERT_TRUE(fed.engine->step(queue, at, [] { return Duration{0}; }));
        ASSERT_TRUE(heard) << "each sender is told once";
        if (!*heard) continue;
        EXPECT_TRUE((*heard)->seq == 0 || (*heard)->seq == fed.engine->workshop().seq);
        EXPECT_GE(fed.engine->workshop().seq, before);
    }
}

} // namespace
} // namespace gaffer::test
