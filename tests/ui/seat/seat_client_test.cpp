#include "ui/seat/seat_client.hpp"

#include "tests/ui/support/sample_view.hpp"
#include "ui/seat/local_service.hpp"

#include <gtest/gtest.h>

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QWebSocketServer>

#include <algorithm>
#include <thread>

namespace gaffer::ui {
namespace {

constexpr int patienceMs = 5000;

bool waitFor(const std::function<bool()>& condition)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition() && timer.elapsed() < patienceMs) QApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
    return condition();
}

/// A service that says what a test tells it to, and remembers what it heard.
class ServiceTwin {
public:
    ServiceTwin() { listen(0); }
    void listen(quint16 port)
    {
        m_server = std::make_unique<QWebSocketServer>(QStringLiteral("twin"), QWebSocketServer::NonSecureMode);
        ASSERT_TRUE(m_server->listen(QHostAddress::LocalHost, port));
        m_port = m_server->serverPort();
        QObject::connect(m_server.get(), &QWebSocketServer::newConnection, m_server.get(), [this] { greet(); });
    }
    void die()
    {
        if (m_seat) m_seat->abort();
        m_seat = nullptr;
        m_server.reset();
    }
    void say(const wire::ServerMessage& message)
    {
        if (m_seat) m_seat->sendTextMessage(QString::fromStdString(wire::encode(message)));
    }
    [[nodiscard]] QString address() const { return QStringLiteral("127.0.0.1:%1").arg(m_port); }
    [[nodiscard]] int heardWith(const QString& words) const
    {
        int count = 0;
        for (const QString& text : heard)
            if (text.contains(words)) ++count;
        return count;
    }
    [[nodiscard]] quint16 port() const { return m_port; }
    QStringList heard;
    bool answers{true};
    bool needsPin{false};
    /// While false it greets and ticks, but does not tell its state.
    bool tellsState{true};
    std::string epoch{"one"};

private:
    void greet()
    {
        m_seat = m_server->nextPendingConnection();
        // The server hands it out without a parent.
        m_seat->setParent(m_server.get());
        QObject::connect(m_seat, &QWebSocket::textMessageReceived, m_seat, [this](const QString& text) { answer(text); });
        say(wire::Hello{
            .version = "0.1", .epoch = epoch, .now = sampleNow(), .name = "Hall 1", .language = "en", .needsPin = needsPin});
    }
    void answer(const QString& text)
    {
        heard.append(text);
        static const QRegularExpression idOf{QStringLiteral("\"id\":(\\d+)")};
        const std::uint64_t id = idOf.match(text).captured(1).toULongLong();
        if (tellsState && text.contains(QStringLiteral("\"subscribe\""))) {
            wire::TopicUpdate update;
            update.whole = true;
            update.now = sampleNow();
            update.stations = sampleView(2, 1).stations;
            say(update);
        }
        if (!answers) return;
        if (text.contains(QStringLiteral("session.signIn")))
            say(wire::Response{id, R"({"name":"Wang","role":"supervisor"})", std::nullopt});
        else if (text.contains(QStringLiteral("refused")))
            say(wire::Response{id, "", Fault{FaultCode::Conflict, "stop.already", "already", {"B01"}}});
        else
            say(wire::Response{id, R"({"number":5,"seq":9})", std::nullopt});
    }
    std::unique_ptr<QWebSocketServer> m_server;
    QWebSocket* m_seat{};
    quint16 m_port{};
};

class SeatClientTest : public testing::Test {
protected:
    void connect()
    {
        SeatClientOptions options;
        options.address = [this] { return service.address(); };
        options.seat = SeatId{"test"};
        options.journalFile = folder.filePath(QStringLiteral("counts.journal"));
        options.firstPauseMs = 20;
        options.silenceMs = 400;
        client = std::make_unique<SeatClient>(options);
    }
    bool live()
    {
        return waitFor([this] { return client->link().phase == LinkState::Phase::Live; });
    }
    static AddTally tally() { return {.station = StationId{"B01"}}; }

    ServiceTwin service;
    QTemporaryDir folder;
    std::unique_ptr<SeatClient> client;
};

TEST_F(SeatClientTest, BecomesLiveWithTheWholeView)
{
    connect();
    ASSERT_TRUE(live());
    EXPECT_EQ(client->view().stations.size(), 2U);
    EXPECT_EQ(client->link().lastWord, sampleNow());
}

TEST_F(SeatClientTest, GivesACommandAndHearsItsAnswer)
{
    connect();
    ASSERT_TRUE(live());
    std::uint64_t number = 0;
    client->send(EndStop{.station = StationId{"B01"}},
                 [&](const Result<Answer>& answer) { number = answer ? answer->number : 99; });
    ASSERT_TRUE(waitFor([&] { return number != 0; }));
    EXPECT_EQ(number, 5U);
}

TEST_F(SeatClientTest, HearsARefusalWithItsKey)
{
    connect();
    ASSERT_TRUE(live());
    std::string key;
    client->send(BeginStop{.station = StationId{"B01"}, .note = "refused"},
                 [&](const Result<Answer>& answer) { key = answer ? "none" : answer.error().key; });
    ASSERT_TRUE(waitFor([&] { return !key.empty(); }));
    EXPECT_EQ(key, "stop.already");
}

TEST_F(SeatClientTest, ASilentServiceIsJudgedLostAndCommandsAreUnavailable)
{
    connect();
    ASSERT_TRUE(live());
    service.answers = false;
    std::optional<FaultCode> code;
    client->send(EndStop{.station = StationId{"B01"}}, [&](const Result<Answer>& answer) { code = answer.error().code; });
    ASSERT_TRUE(waitFor([&] { return client->link().phase == LinkState::Phase::Lost; }));
    EXPECT_EQ(code, FaultCode::Unavailable);
}

TEST_F(SeatClientTest, ATickKeepsTheLinkAlive)
{
    connect();
    ASSERT_TRUE(live());
    service.say(wire::Tick{sampleNow() + std::chrono::seconds{9}});
    ASSERT_TRUE(waitFor([&] { return client->link().lastWord == sampleNow() + std::chrono::seconds{9}; }));
}

TEST_F(SeatClientTest, ComesBackByItselfAndSendsEachCountOfTheMeantimeOnce)
{
    connect();
    ASSERT_TRUE(live());
    const quint16 port = service.port();
    service.die();
    ASSERT_TRUE(waitFor([&] { return client->link().phase == LinkState::Phase::Lost; }));
    int confirmed = 0;
    for (int count = 0; count < 5; ++count)
        client->send(tally(), [&](const Result<Answer>& answer) { confirmed += answer ? 1 : 0; });
    EXPECT_EQ(client->link().unconfirmed, 5);
    service.epoch = "two";
    service.listen(port);
    ASSERT_TRUE(waitFor([&] { return confirmed == 5; }));
    EXPECT_EQ(service.heardWith(QStringLiteral("tally.add")), 5);
    EXPECT_EQ(client->link().unconfirmed, 0);
}

TEST_F(SeatClientTest, CountsOfTheMeantimeSayWhenTheyWereMadeAndThoseOfALiveSeatLeaveItToTheService)
{
    connect();
    ASSERT_TRUE(live());
    client->send(tally(), {});
    ASSERT_TRUE(waitFor([&] { return client->link().unconfirmed == 0; }));
    EXPECT_EQ(service.heardWith(QStringLiteral("\"madeTo\":null")), 1) << "the service knows best when it heard it";
    const quint16 port = service.port();
    service.die();
    ASSERT_TRUE(waitFor([&] { return client->link().phase == LinkState::Phase::Lost; }));
    client->send(tally(), {});
    AddTally paper = tally();
    paper.madeFrom = paper.madeTo = sampleNow() - std::chrono::hours{1};
    client->send(paper, {});
    service.listen(port);
    ASSERT_TRUE(waitFor([&] { return client->link().unconfirmed == 0; }));
    EXPECT_EQ(service.heardWith(QStringLiteral("\"madeTo\":\"2026-11-22T06:05:")), 1) << "the run that stood when it was tapped";
    EXPECT_EQ(service.heardWith(QStringLiteral("\"madeTo\":\"2026-11-22T05:05:00")), 1) << "what was typed stays as typed";
}

TEST_F(SeatClientTest, ACallForHelpOfTheMeantimeIsSentOnceTheServiceIsBackAndAnOrderIsNot)
{
    connect();
    ASSERT_TRUE(live());
    const quint16 port = service.port();
    service.die();
    ASSERT_TRUE(waitFor([&] { return client->link().phase == LinkState::Phase::Lost; }));
    bool answered = false;
    client->send(CallHelp{.station = StationId{"B01"}, .whom = Role::Tender},
                 [&](const Result<Answer>& answer) { answered = answer.hasValue(); });
    std::optional<FaultCode> code;
    client->send(EndRun{.station = StationId{"B01"}}, [&](const Result<Answer>& answer) { code = answer.error().code; });
    EXPECT_EQ(code, FaultCode::Unavailable) << "the run may be another one by then";
    EXPECT_EQ(client->link().unconfirmed, 1);
    service.listen(port);
    ASSERT_TRUE(waitFor([&] { return answered; }));
    EXPECT_EQ(service.heardWith(QStringLiteral("station.call")), 1);
    EXPECT_EQ(service.heardWith(QStringLiteral("run.end")), 0);
}

TEST_F(SeatClientTest, AServiceThatIsBackButHasNotToldItsStateMakesNothingFresh)
{
    connect();
    ASSERT_TRUE(live());
    const quint16 port = service.port();
    service.die();
    ASSERT_TRUE(waitFor([&] { return client->link().phase == LinkState::Phase::Lost; }));
    service.tellsState = false;
    service.listen(port);
    ASSERT_TRUE(waitFor([&] { return service.heardWith(QStringLiteral("\"subscribe\"")) == 2; }));
    const auto tick = [&](int seconds) { service.say(wire::Tick{sampleNow() + std::chrono::seconds{seconds}}); };
    tick(7);
    bool answered = false;
    client->signIn(WorkerNo{"7"}, "1234", [&](const Result<Done>&) { answered = true; });
    ASSERT_TRUE(waitFor([&] { return answered; })) << "the tick before it was heard";
    EXPECT_EQ(client->link().phase, LinkState::Phase::Lost);
    EXPECT_EQ(client->link().lastWord, sampleNow()) << "what is shown is as old as before";
}

TEST_F(SeatClientTest, ASeatThatItselfDidNotRunDoesNotCallTheServiceLost)
{
    connect();
    ASSERT_TRUE(live());
    std::vector<LinkState::Phase> phases;
    client->onChange([&] { phases.push_back(client->link().phase); });
    service.say(wire::Tick{sampleNow() + std::chrono::seconds{1}});
    QElapsedTimer asleep;
    asleep.start();
    // The event loop stands still for longer than the service may be silent, as in a seat that draws a long page.
    while (asleep.elapsed() < 1000) std::this_thread::yield();
    ASSERT_TRUE(waitFor([&] { return client->link().lastWord == sampleNow() + std::chrono::seconds{1}; }));
    EXPECT_EQ(std::ranges::count(phases, LinkState::Phase::Lost), 0);
    EXPECT_EQ(service.heardWith(QStringLiteral("\"subscribe\"")), 1) << "it did not have to connect again";
    ASSERT_TRUE(waitFor([&] { return client->link().phase == LinkState::Phase::Lost; })) << "a silence that lasts is a loss";
}

TEST_F(SeatClientTest, ASeatThatStartsWithoutTheServiceKeepsItsCountsWithTheTimeOfThisPc)
{
    const quint16 port = service.port();
    service.die();
    connect();
    client->send(tally(), {});
    EXPECT_EQ(client->link().unconfirmed, 1);
    EXPECT_EQ(client->link().phase, LinkState::Phase::Connecting);
    service.listen(port);
    ASSERT_TRUE(waitFor([&] { return client->link().unconfirmed == 0; }));
    EXPECT_EQ(service.heardWith(QStringLiteral("\"madeTo\":\"1970")), 0);
    EXPECT_EQ(service.heardWith(QStringLiteral("\"madeTo\":")), 1);
}

TEST_F(SeatClientTest, CountsWithoutAnAnswerAreRepeatedWithTheSameCommandId)
{
    service.answers = false;
    connect();
    ASSERT_TRUE(live());
    client->send(tally(), {});
    ASSERT_TRUE(waitFor([&] { return service.heardWith(QStringLiteral("tally.add")) == 1; }));
    client.reset();
    service.answers = true;
    connect();
    ASSERT_TRUE(waitFor([&] { return service.heardWith(QStringLiteral("tally.add")) == 2; }));
    ASSERT_TRUE(waitFor([&] { return client->link().unconfirmed == 0; }));
    static const QRegularExpression idOf{QStringLiteral("\"commandId\":\"([^\"]+)\"")};
    QStringList ids;
    for (const QString& text : service.heard)
        if (text.contains(QStringLiteral("tally.add"))) ids.append(idOf.match(text).captured(1));
    EXPECT_EQ(ids.value(0), ids.value(1));
    EXPECT_FALSE(ids.value(0).isEmpty());
}

TEST_F(SeatClientTest, SignsInAgainAfterALoss)
{
    connect();
    ASSERT_TRUE(live());
    bool signedIn = false;
    client->signIn(WorkerNo{"7"}, "1234", [&](const Result<Done>& outcome) { signedIn = outcome.hasValue(); });
    ASSERT_TRUE(waitFor([&] { return signedIn; }));
    EXPECT_EQ(client->link().role, Role::Supervisor);
    const quint16 port = service.port();
    service.die();
    ASSERT_TRUE(waitFor([&] { return client->link().phase == LinkState::Phase::Lost; }));
    service.listen(port);
    ASSERT_TRUE(waitFor([&] { return service.heardWith(QStringLiteral("session.signIn")) == 2; }));
    client->signOut();
    EXPECT_TRUE(client->link().worker.empty());
}

TEST_F(SeatClientTest, OldCountsWaitForSomebodyToSignInWherePinsAreSet)
{
    {
        Journal journal{folder.filePath(QStringLiteral("counts.journal"))};
        ASSERT_TRUE(journal.add(tally(), CommandId{"old"}));
    }
    service.needsPin = true;
    connect();
    ASSERT_TRUE(live());
    EXPECT_EQ(client->link().unconfirmed, 1);
    EXPECT_EQ(service.heardWith(QStringLiteral("tally.add")), 0);
    client->signIn(WorkerNo{"7"}, "1234", {});
    ASSERT_TRUE(waitFor([&] { return client->link().unconfirmed == 0; }));
}

TEST_F(SeatClientTest, TellsOfChangesAtMostTwentyTimesASecond)
{
    connect();
    int calls = 0;
    client->onChange([&] { ++calls; });
    ASSERT_TRUE(live());
    QElapsedTimer timer;
    timer.start();
    for (int tick = 0; tick < 200; ++tick) service.say(wire::Tick{sampleNow() + std::chrono::seconds{tick}});
    ASSERT_TRUE(waitFor([&] { return client->link().lastWord == sampleNow() + std::chrono::seconds{199}; }));
    EXPECT_LE(calls, 2 + timer.elapsed() / 50);
}

TEST(LocalService, AFolderWithoutAServiceHasNoAddress)
{
    const QTemporaryDir folder;
    EXPECT_EQ(servedAddress(folder.path()), QString{});
    QFile file{folder.filePath(QStringLiteral("gafferd.port"))};
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("127.0.0.1:7411\n");
    file.close();
    EXPECT_EQ(servedAddress(folder.path()), QStringLiteral("127.0.0.1:7411"));
    EXPECT_FALSE(startService(folder.filePath(QStringLiteral("no such program")), folder.path()));
}

} // namespace
} // namespace gaffer::ui
