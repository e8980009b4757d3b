#include "tests/seat/workshop_process.hpp"
#include "ui/frame/seat.hpp"
#include "ui/seat/journal.hpp"
#include "ui/seat/seat_client.hpp"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <cstdio>

#include <sys/wait.h>
#include <unistd.h>

// Seats and a real service: what one counts the other sees, and nothing is lost when one of them dies.
namespace gaffer::ui {
namespace {

constexpr int patienceMs = 30'000;

class TwoSeats : public testing::Test {
protected:
    void SetUp() override
    {
        shop.start();
        station = makeClient("station");
        floor = makeClient("floor");
        ASSERT_TRUE(live(*station) && live(*floor));
    }
    std::unique_ptr<SeatClient> makeClient(const char* name)
    {
        SeatClientOptions options;
        options.address = [this] { return shop.address(); };
        options.seat = SeatId{name};
        options.journalFile = shop.file(QLatin1String{name} + QStringLiteral(".journal"));
        options.firstPauseMs = 50;
        return std::make_unique<SeatClient>(options);
    }
    static bool waitFor(const std::function<bool()>& condition) { return QTest::qWaitFor(condition, patienceMs); }
    static bool live(const SeatClient& client)
    {
        return waitFor([&] { return client.link().phase == LinkState::Phase::Live; });
    }
    static std::int64_t madeAt(const SeatClient& client, const char* station)
    {
        for (const StationView& view : client.view().stations)
            if (view.id.value == station) return view.madeTotal;
        return -1;
    }
    WorkshopProcess shop;
    std::unique_ptr<SeatClient> station;
    std::unique_ptr<SeatClient> floor;
};

TEST_F(TwoSeats, ACountTappedAtAStationAppearsOnTheFloorOfAnotherSeat)
{
    Seat touch{*station, {.window = {SeatRole::Station, "station", false}, .stations = {StationId{"B01"}}}};
    Seat board{*floor, {.window = {SeatRole::Board, "floor", false}}};
    touch.show();
    board.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&board.window()));
    const auto shown = [&] {
        const auto* tile = board.window().findChild<QAbstractButton*>(QStringLiteral("station-B01"));
        return tile ? tile->accessibleDescription() : QString{};
    };
    auto* one = touch.window().findChild<QAbstractButton*>(QStringLiteral("one-B01"));
    ASSERT_NE(one, nullptr);
    constexpr int taps = 20;
    std::vector<qint64> times;
    for (int tap = 1; tap <= taps; ++tap) {
        const QString wanted = QStringLiteral("done %1").arg(tap);
        QElapsedTimer timer;
        timer.start();
        QTest::mouseClick(one, Qt::LeftButton);
        ASSERT_TRUE(waitFor([&] { return shown().contains(wanted); })) << shown().toStdString();
        times.push_back(timer.elapsed());
    }
    std::ranges::sort(times);
    std::printf("tap to the floor of another seat: median %lld ms, longest %lld ms of %d\n",
                static_cast<long long>(times[taps / 2]), static_cast<long long>(times.back()), taps);
    RecordProperty("median_ms", static_cast<int>(times[taps / 2]));
    // 300 ms on a machine that has nothing else to do; a builder may have.
    EXPECT_LE(times[taps / 2], 1500);
}

TEST_F(TwoSeats, CountsGoOnWhileTheServiceIsDeadAndArriveOnceWhenItReturns)
{
    Seat touch{*station, {.window = {SeatRole::Station, "station", false}, .stations = {StationId{"B01"}}}};
    touch.show();
    auto* one = touch.window().findChild<QAbstractButton*>(QStringLiteral("one-B01"));
    const auto* banner = touch.window().findChild<QLabel*>(QStringLiteral("banner"));
    const auto* made = touch.window().findChild<QLabel*>(QStringLiteral("made-B01"));
    for (int round = 1; round <= 3; ++round) {
        shop.kill();
        ASSERT_TRUE(waitFor([&] { return banner->isVisible(); }));
        for (int tap = 0; tap < 5; ++tap) QTest::mouseClick(one, Qt::LeftButton);
        EXPECT_EQ(made->text(), QString::number(5 * round)) << "what was tapped is shown at once";
        EXPECT_EQ(station->link().unconfirmed, 5);
        shop.start();
        ASSERT_TRUE(waitFor([&] { return station->link().unconfirmed == 0; }));
        ASSERT_TRUE(waitFor([&] { return !banner->isVisible() && madeAt(*floor, "B01") == 5 * round; })) << madeAt(*floor, "B01");
        EXPECT_EQ(made->text(), QString::number(5 * round));
    }
}

TEST_F(TwoSeats, AnUndoTypedWhileTheServiceIsDeadTakesOneCountBack)
{
    shop.kill();
    ASSERT_TRUE(waitFor([&] { return station->link().phase == LinkState::Phase::Lost; }));
    for (int tap = 0; tap < 3; ++tap) station->send(AddTally{.station = StationId{"B02"}}, {});
    station->send(UndoTally{.station = StationId{"B02"}}, {});
    shop.start();
    ASSERT_TRUE(waitFor([&] { return station->link().unconfirmed == 0 && madeAt(*floor, "B02") == 2; })) << madeAt(*floor, "B02");
}

TEST_F(TwoSeats, ACallForHelpIsSeenAtTheOtherSeatAndAnsweredThere)
{
    const auto callAt = [](const SeatClient& client) {
        const auto found = std::ranges::find(client.view().stations, StationId{"B03"}, &StationView::id);
        return found == client.view().stations.end() ? std::nullopt : found->call;
    };
    station->send(CallHelp{.station = StationId{"B03"}, .whom = Role::Tender}, {});
    ASSERT_TRUE(waitFor([&] { return callAt(*floor).has_value(); }));
    EXPECT_EQ(callAt(*floor)->whom, Role::Tender);
    floor->send(CallHelp{.station = StationId{"B03"}, .step = CallStep::Coming}, {});
    ASSERT_TRUE(waitFor([&] { return callAt(*station) && !callAt(*station)->coming.empty(); }));
    station->send(CallHelp{.station = StationId{"B03"}, .step = CallStep::Over}, {});
    EXPECT_TRUE(waitFor([&] { return !callAt(*floor); }));
}

TEST_F(TwoSeats, TheServiceWorksOnWhenASeatIsKilled)
{
    QProcess desk;
    desk.setProcessEnvironment(withoutDisplay(shop.file("home")));
    desk.start(programPath("gaffer"), {"--connect", shop.address(), "--page", "floor", "--quit-after", "60"});
    ASSERT_TRUE(desk.waitForStarted());
    station->send(AddTally{.station = StationId{"B04"}}, {});
    ASSERT_TRUE(waitFor([&] { return madeAt(*floor, "B04") == 1; }));
    desk.kill();
    ASSERT_TRUE(desk.waitForFinished());
    const Instant before = floor->link().lastWord;
    station->send(AddTally{.station = StationId{"B04"}}, {});
    EXPECT_TRUE(waitFor([&] { return madeAt(*floor, "B04") == 2 && floor->link().lastWord > before + std::chrono::seconds{2}; }));
    EXPECT_EQ(floor->link().phase, LinkState::Phase::Live);
}

TEST(KilledSeat, LosesNoCountThatWasShown)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("counts.journal"));
    constexpr int taps = 25;
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        Journal journal{file};
        for (int tap = 0; tap < taps; ++tap)
            if (!journal.add(AddTally{.station = StationId{"B01"}}, CommandId{"tap-" + std::to_string(tap)})) _exit(1);
        journal.done(CommandId{"tap-0"});
        raise(SIGKILL);
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    const Journal journal{file};
    ASSERT_EQ(journal.waiting().size(), static_cast<std::size_t>(taps - 1)) << "all but the one that was confirmed";
    EXPECT_EQ(journal.waiting().front().second, CommandId{"tap-1"});
    EXPECT_EQ(journal.waiting().back().second, CommandId{"tap-24"});
}

} // namespace
} // namespace gaffer::ui
