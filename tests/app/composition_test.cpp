#include "tests/app/composition_bench.hpp"

#include "db/event_log_sqlite.hpp"

#include <sys/stat.h>

namespace gaffer {
namespace {

class CompositionTest : public CompositionBench {};

TEST_F(CompositionTest, ExitsWithTheCodeOfWhatIsWrong)
{
    EXPECT_EQ(exitCode({WorkshopFolder{temp.path() / "missing"}, {"127.0.0.1", 0}, 1, "test"}), 4);
    static_cast<void>(replaceFile(folder.wiring(), R"({"format":"gaffer-workshop-1","name":"x","buss":[]})"));
    EXPECT_EQ(exitCode(options()), 2);
    EXPECT_FALSE(std::filesystem::exists(folder.database()));
    static_cast<void>(replaceFile(folder.wiring(), tapWorkshop));
    chmod(temp.path().c_str(), 0555);
    EXPECT_EQ(exitCode(options()), 4);
    chmod(temp.path().c_str(), 0755);
}

TEST_F(CompositionTest, SharesNeitherFolderNorAddress)
{
    start();
    EXPECT_EQ(exitCode(options()), 3);
    const TempFolder other;
    static_cast<void>(replaceFile(other.path() / "workshop.json", tapWorkshop));
    EXPECT_EQ(exitCode({WorkshopFolder{other.path()}, *parseEndpoint(address), 1, "test"}), 5);
}

TEST_F(CompositionTest, TellsItsAddressWhileItServesAndOnlyThen)
{
    start();
    EXPECT_EQ(runningService(folder), address);
    service.reset();
    EXPECT_FALSE(std::filesystem::exists(folder.port()));
    EXPECT_EQ(call("status.get", "{}"), "gafferd is not running");
}

TEST_F(CompositionTest, KeepsWhatItAnsweredThroughARestartAndAnswersARepeat)
{
    start();
    const std::string tally = R"({"station":"B01","pieces":3,"commandId":"c-1"})";
    const std::string first = call("tally.add", tally, "12:worker");
    EXPECT_NE(first.find("\"number\""), std::string::npos) << first;
    EXPECT_EQ(call("tally.add", tally, "12:worker"), first);
    service.reset();
    start();
    EXPECT_EQ(call("tally.add", tally, "12:worker"), first);
    const std::string stations = call("stations.get", "{}");
    EXPECT_NE(stations.find(R"("made":3)"), std::string::npos) << stations;
    EXPECT_EQ(ctl::verify(context()), CtlExit::Done) << err.str();
}

TEST_F(CompositionTest, RefusesAsTheRolesSay)
{
    start();
    EXPECT_EQ(call("crew.assign", R"({"station":"B01","members":[]})", "12:worker"), "session.notAllowed");
    EXPECT_EQ(call("run.start", R"({"station":"B01","override":true,"reason":"x"})"), "session.notSignedIn");
}

TEST_F(CompositionTest, LetsNobodyActUnnamedOnceAPinIsSet)
{
    start();
    static_cast<void>(replaceFile(temp.path() / "w.csv", "number,name,roles\n12,王芳,supervisor\n"));
    EXPECT_EQ(ctl::import(context(), {"workers", (temp.path() / "w.csv").string(), "utf-8", false, false}), CtlExit::Done)
        << err.str();
    EXPECT_EQ(call("people.setPin", R"({"worker":"12","pin":"123456"})"), "true");
    EXPECT_EQ(call("tally.add", R"({"station":"B01"})"), "session.notSignedIn");
    EXPECT_EQ(call("session.signIn", R"({"worker":"12","pin":"000000"})"), "people.wrongPin");
    EXPECT_NE(call("session.signIn", R"({"worker":"12","pin":"123456"})").find("王芳"), std::string::npos);
}

TEST_F(CompositionTest, ImportsAllRowsOrNone)
{
    start();
    static_cast<void>(replaceFile(temp.path() / "p.csv", "code,gather_g\nG-1,240\nG-2,heavy\n"));
    EXPECT_EQ(ctl::import(context(), {"products", (temp.path() / "p.csv").string(), "utf-8", false, false}), CtlExit::Failed);
    EXPECT_NE(err.str().find("line 3, column 2"), std::string::npos) << err.str();
    EXPECT_EQ(call("products.search", R"({"text":""})"), "[]");
}

TEST_F(CompositionTest, ShowsTypedReadingsLiveAndInTheHistory)
{
    start();
    call("reading.type", R"({"point":"P1.glass","value":1132,"unit":"degC"})", "12:tender");
    const std::string points = call("points.get", R"({"names":["P1.glass"]})");
    EXPECT_NE(points.find("1132"), std::string::npos) << points;
    EXPECT_NE(points.find(R"("typed":true)"), std::string::npos) << points;
    service.reset();
    EXPECT_EQ(ctl::history(context(), {"P1.glass", "-1h", "", ""}), CtlExit::Done) << err.str();
    EXPECT_NE(out.str().find(",1132"), std::string::npos) << out.str();
}

TEST_F(CompositionTest, RefusesABadReloadWholeAndTakesAGoodOne)
{
    start();
    static_cast<void>(replaceFile(folder.wiring(), "{}"));
    EXPECT_EQ(call("reload", "{}"), "wiring.bad");
    std::string more = tapWorkshop;
    more.replace(more.find("\"B02\""), 5, "\"B03\"");
    static_cast<void>(replaceFile(folder.wiring(), more));
    EXPECT_EQ(call("reload", "{}"), "true");
    EXPECT_NE(call("stations.get", "{}").find("B03"), std::string::npos);
}

TEST_F(CompositionTest, MakesReportsWithAndWithoutTheService)
{
    start();
    call("tally.add", R"({"station":"B01","pieces":5})", "12:worker");
    EXPECT_EQ(ctl::report(context(), {"daily", "", "", "csv", "", "en"}), CtlExit::Done) << err.str();
    const std::string online = out.str();
    EXPECT_NE(online.find("\"Gathered, pieces\",5"), std::string::npos) << online;
    service.reset();
    out.str("");
    EXPECT_EQ(ctl::report(context(), {"daily", "", "", "csv", "", "en"}), CtlExit::Done) << err.str();
    EXPECT_EQ(out.str(), online);
}

TEST_F(CompositionTest, ChangesNothingWhenItsAddressIsTaken)
{
    start();
    const TempFolder other;
    const WorkshopFolder second{other.path()};
    ASSERT_TRUE(replaceFile(second.wiring(), tapWorkshop));
    const auto taken = parseEndpoint(address);
    EXPECT_EQ(exitCode({second, *taken, 1, "test"}), 5);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator{other.path()}, {}), 1) << "only workshop.json lies there";
    EXPECT_EQ(exitCode({folder, *taken, 1, "test"}), 3) << "an owned folder is named before a taken address";
}

/// Changes the event log behind the service's back.
void tamperLog(const WorkshopFolder& folder, const std::string& sql)
{
    SQLite::Database raw{folder.database().string(), SQLite::OPEN_READWRITE};
    raw.exec("DROP TRIGGER event_is_never_changed; DELETE FROM snapshot");
    raw.exec(sql);
}

TEST_F(CompositionTest, MendsALogWithADamagedRecordAndGoesOn)
{
    start();
    for (int i = 1; i <= 5; ++i)
        call("tally.add", R"({"station":"B01","pieces":)" + std::to_string(i) + R"(,"commandId":"c-)" + std::to_string(i) + "\"}",
             "12:worker");
    service.reset();
    tamperLog(folder, "UPDATE event SET data = replace(data, '\"pieces\":3', '\"pieces\":9') WHERE command_id = 'c-3'");
    auto started = Composition::start(options());
    service = std::move(std::get<std::unique_ptr<Composition>>(started));
    const auto ready = service->waitUntilReady();
    const auto* failure = std::get_if<StartFailure>(&ready);
    ASSERT_NE(failure, nullptr);
    EXPECT_TRUE(failure->logDamaged);
    service.reset();
    ASSERT_TRUE(Composition::repairLog(folder, failure->text));
    start();
    EXPECT_NE(call("stations.get", "{}").find(R"("made":12)"), std::string::npos) << "1 + 2 + 4 + 5, never 9";
    EXPECT_NE(call("status.get", "{}").find("gaffer.db.damaged-"), std::string::npos);
    call("tally.add", R"({"station":"B01","pieces":1,"commandId":"c-5"})", "12:worker");
    EXPECT_NE(call("stations.get", "{}").find(R"("made":12)"), std::string::npos) << "a repeat is answered, not done again";
    service.reset();
    EXPECT_EQ(ctl::verify(context()), CtlExit::Done) << err.str();
    ASSERT_EQ(ctl::events(context(), 0, false), CtlExit::Done) << err.str();
    EXPECT_NE(out.str().find("log.record-lost"), std::string::npos);
}

TEST_F(CompositionTest, AnchorsTheEndOfItsLogWhenItStops)
{
    start();
    call("tally.add", R"({"station":"B01","pieces":5})", "12:worker");
    service.reset();
    EXPECT_EQ(ctl::verify(context()), CtlExit::Done) << err.str();
    SQLite::Database raw{folder.database().string(), SQLite::OPEN_READWRITE};
    raw.exec("DROP TRIGGER event_is_never_removed; DELETE FROM snapshot");
    raw.exec("DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)");
    EXPECT_EQ(ctl::verify(context()), CtlExit::Failed);
    EXPECT_NE(err.str().find("the log ends before it"), std::string::npos) << err.str();
}

TEST_F(CompositionTest, EndsARepairThatWasCutOff)
{
    start();
    call("tally.add", R"({"station":"B01","pieces":4})", "12:worker");
    service.reset();
    std::filesystem::rename(folder.database(), folder.database().string() + ".rebuilt");
    static_cast<void>(replaceFile(folder.database().string() + "-wal", "of the damaged file"));
    start();
    EXPECT_NE(call("stations.get", "{}").find(R"("made":4)"), std::string::npos);
    const auto isAside = [](const auto& entry) { return entry.path().string().find("gaffer.db.damaged-") != std::string::npos; };
    EXPECT_EQ(std::ranges::count_if(std::filesystem::directory_iterator{folder.path}, isAside), 1)
        << "the log of the damaged file";
}

TEST_F(CompositionTest, SetsDamagedPeopleAside)
{
    static_cast<void>(replaceFile(folder.people(), std::string(8192, 'x')));
    start();
    EXPECT_NE(call("status.get", "{}").find("people.db.damaged-"), std::string::npos);
}

TEST_F(CompositionTest, EndsWithoutWaitingForAFold)
{
    auto started = Composition::start(options());
    service = std::move(std::get<std::unique_ptr<Composition>>(started));
    service.reset();
    EXPECT_FALSE(std::filesystem::exists(folder.port()));
    start();
    EXPECT_TRUE(service->foldedWithin(std::chrono::milliseconds{0}));
}

TEST_F(CompositionTest, LivesOnAfterReadingsOfAFasterDay)
{
    ServiceOptions fast = options();
    fast.speed = 1000;
    auto started = Composition::start(fast);
    service = std::move(std::get<std::unique_ptr<Composition>>(started));
    ASSERT_TRUE(std::holds_alternative<std::string>(service->waitUntilReady()));
    call("tally.add", R"({"station":"B01","pieces":5})", "12:worker");
    service.reset();
    start();
    const std::string answer = call("tally.add", R"({"station":"B01","pieces":1})", "12:worker");
    EXPECT_NE(answer.find("\"seq\""), std::string::npos) << answer;
    out.str("");
    ASSERT_EQ(ctl::events(context(), 0, false), CtlExit::Done) << err.str();
    std::string last;
    std::istringstream lines{out.str()};
    for (std::string line; std::getline(lines, line);) {
        const auto at = line.find("\"time\":\"") + 8;
        const std::string time = line.substr(at, line.find('"', at) - at);
        EXPECT_LE(last, time);
        last = time;
    }
}

TEST_F(CompositionTest, NamesAWorkerWithQuotesWithoutLettingThemIntoTheCall)
{
    start();
    const std::string answer = call("tally.add", R"({"station":"B01"})", "1\",\"role\":\"admin:worker");
    EXPECT_EQ(answer.find("\"seq\""), std::string::npos) << answer;
}

} // namespace
} // namespace gaffer
