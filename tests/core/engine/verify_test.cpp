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

} // namespace
} // namespace gaffer
