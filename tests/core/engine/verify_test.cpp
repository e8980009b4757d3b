#include "core/engine/verify.hpp"

#include "tests/core/engine/engine_bench.hpp"

namespace gaffer {
namespace {

class Verify : public EngineBench {
protected:
    Verify()
    {
        for (int i = 0; i < 5; ++i) stopStation("a");
        EXPECT_TRUE(step());
        EXPECT_TRUE(engine->stop(now));
        stopStation("b");
        EXPECT_TRUE(step());
    }
    [[nodiscard]] VerifyReport verified() const { return verifyLog(log, {smallDecide, smallEvolve}); }
};

TEST_F(Verify, NamesTheFirstRecordThatCannotBeRead)
{
    log.rows[3].data = "{";
    log.rows[4].data = "{";
    const auto report = verified();
    ASSERT_TRUE(report.finding);
    EXPECT_EQ(report.finding->details.at(0), "4");
    EXPECT_EQ(report.events, 3U);
}

TEST_F(Verify, NamesTheFirstRecordThatCannotBeFolded)
{
    log.rows[3].kind = "stop.explained";
    log.rows[3].data = "{}";
    const auto report = verified();
    ASSERT_TRUE(report.finding);
    EXPECT_EQ(report.finding->key, "log.cannotFold");
    EXPECT_EQ(report.finding->details.at(0), "4");
}

TEST_F(Verify, FindsASnapshotThatIsNotTheFold)
{
    const std::string whole = *log.snapshot;
    const auto at = whole.find("\"note\":\"a\"");
    ASSERT_NE(at, std::string::npos);
    log.snapshot = whole.substr(0, at) + "\"note\":\"A\"" + whole.substr(at + 10);
    const auto report = verified();
    ASSERT_TRUE(report.finding);
    EXPECT_EQ(report.finding->key, "log.snapshotDiffers");
}

TEST_F(Verify, FindsASnapshotOfALongerLog)
{
    log.rows.resize(4);
    const auto report = verified();
    ASSERT_TRUE(report.finding);
    EXPECT_EQ(report.finding->key, "log.snapshotDiffers");
}

TEST_F(Verify, FindsADamagedSnapshot)
{
    log.snapshot = "{";
    const auto report = verified();
    ASSERT_TRUE(report.finding);
    EXPECT_EQ(report.finding->code, FaultCode::Damaged);
    EXPECT_EQ(report.events, log.lastSeq()) << "the log itself is read to its end";
}

TEST_F(Verify, PassesASoundLogAndGivesItsFold)
{
    const auto report = verified();
    EXPECT_FALSE(report.finding) << report.finding->text;
    EXPECT_EQ(report.events, log.lastSeq());
    EXPECT_EQ(report.snapshotSeq, log.lastSeq() - 1);
    EXPECT_TRUE(report.workshop == engine->workshop());
}

TEST(VerifyOfNothing, IsSound)
{
    const EventLogInMemory empty;
    const auto report = verifyLog(empty, {smallDecide, smallEvolve});
    EXPECT_FALSE(report.finding);
    EXPECT_EQ(report.events, 0U);
}

/// The example log with a chain of its own: the hash behind event N is "hN".
class Anchored : public Verify {
protected:
    /// A log whose every event carries a hash.
    class Chained final : public EventLogInMemory {
    public:
        Outcome read(std::uint64_t afterSeq, const TakeEvent& take) const override
        {
            return EventLogInMemory::read(
                afterSeq, [&](const Event& event, std::string_view) { return take(event, "h" + std::to_string(event.seq)); });
        }
    };
    Anchored()
    {
        chained.rows = log.rows;
        chained.snapshot = log.snapshot;
    }
    [[nodiscard]] VerifyReport against(const std::vector<LogAnchor>& anchors) const
    {
        return verifyLog(chained, {smallDecide, smallEvolve}, anchors);
    }
    static constexpr Instant noon{std::chrono::hours{12}};
    Chained chained;
};

TEST_F(Anchored, LogAgreesWithWhereItStood)
{
    const auto report = against({{noon, 1, "h1"}, {noon + std::chrono::hours{1}, 4, "h4"}});
    EXPECT_FALSE(report.finding);
    EXPECT_EQ(report.anchors, 2U);
}

TEST_F(Anchored, LogThatWasWrittenAnewIsFoundAtTheFirstAnchorThatDiffers)
{
    const auto report =
        against({{noon, 1, "h1"}, {noon + std::chrono::hours{1}, 3, "other"}, {noon + std::chrono::hours{2}, 4, "h4"}});
    ASSERT_TRUE(report.finding);
    EXPECT_EQ(report.finding->key, "log.anchorDiffers");
    EXPECT_EQ(report.finding->details.at(0), "3");
    EXPECT_EQ(report.anchors, 1U);
}

TEST_F(Anchored, LogWhoseEndWasCutIsFoundByALaterAnchor)
{
    chained.snapshot.reset();
    chained.rows.resize(3);
    const auto report = against({{noon, 2, "h2"}, {noon + std::chrono::hours{1}, 5, "h5"}});
    ASSERT_TRUE(report.finding);
    EXPECT_EQ(report.finding->key, "log.endCut");
    EXPECT_EQ(report.finding->details.at(0), "4") << "the first event that is missing";
    EXPECT_NE(report.finding->text.find("held event 5 at 1970-01-01T13:00:00.000Z"), std::string::npos) << report.finding->text;
}

TEST_F(Anchored, EmptyLogAgreesWithNoAnchorOnly)
{
    chained.rows.clear();
    chained.snapshot.reset();
    EXPECT_FALSE(against({}).finding);
    EXPECT_EQ(against({{noon, 1, "h1"}}).finding->key, "log.endCut");
}

TEST_F(Anchored, AnchorOfNoEventIsNoAgreement)
{
    const auto report = against({{noon, 0, ""}});
    ASSERT_TRUE(report.finding);
    EXPECT_EQ(report.finding->key, "log.anchorDiffers");
}

} // namespace
} // namespace gaffer
