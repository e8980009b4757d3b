#include "ui/pages/station_panel.hpp"

#include "tests/ui/support/seat_fixture.hpp"
#include "ui/pages/station_page.hpp"

#include <QElapsedTimer>

namespace gaffer::ui {
namespace {

class StationSeat : public SeatFixture {
protected:
    StationSeat() : SeatFixture{SeatRole::Station, QStringLiteral("station"), {StationId{"B01"}, StationId{"B02"}}} {}
    std::int64_t made() { return words(QStringLiteral("made-B01")).toLongLong(); }
};

TEST_F(StationSeat, OneTapCountsOnePieceMadeAndEchoesWithinATenthOfASecond)
{
    const std::int64_t before = made();
    twin->hold = true;
    QElapsedTimer timer;
    timer.start();
    press(QStringLiteral("one-B01"));
    EXPECT_LE(timer.elapsed(), 100);
    EXPECT_EQ(made(), before + 1);
    const auto& tally = lastSent<AddTally>();
    EXPECT_EQ(tally.station, StationId{"B01"});
    EXPECT_EQ(tally.pieces, 1);
    EXPECT_TRUE(tally.defect.empty());
}

TEST_F(StationSeat, TheEchoIsNeverCountedTwiceOnceTheServiceAnswers)
{
    const std::int64_t before = made();
    twin->hold = true;
    for (int tap = 0; tap < 5; ++tap) press(QStringLiteral("one-B01"));
    EXPECT_EQ(made(), before + 5);
    twin->answerHeld();
    QApplication::processEvents();
    EXPECT_EQ(made(), before + 5);
    EXPECT_EQ(dynamic_cast<StationPanel*>(find(QStringLiteral("panel-B01")))->unconfirmedPieces(), 0);
}

TEST_F(StationSeat, AnAnsweredTapStaysOnTheScreenUntilTheViewNamesIt)
{
    twin->change([](SeatView& view, LinkState&) { view.stations[0].lastTally.reset(); });
    const std::int64_t before = made();
    twin->viewFollows = false;
    press(QStringLiteral("one-B01"));
    EXPECT_EQ(made(), before + 1) << "the answer came before the view";
    twin->change([](SeatView& view, LinkState&) {
        view.stations[0].made += 1;
        view.stations[0].lastTally = 1001;
    });
    QApplication::processEvents();
    EXPECT_EQ(made(), before + 1) << "and the view does not count it again";
}

TEST_F(StationSeat, AnAnsweredTapThatAnotherSeatTookBackIsNotWaitedForForEver)
{
    const std::int64_t before = made();
    twin->viewFollows = false;
    press(QStringLiteral("one-B01"));
    twin->change([](SeatView&, LinkState& link) { link.lastWord += std::chrono::seconds{3}; });
    QApplication::processEvents();
    EXPECT_EQ(made(), before);
}

TEST_F(StationSeat, ARefusedCountIsTakenBackAndToldInWords)
{
    const std::int64_t before = made();
    twin->refuseNext = Fault{FaultCode::Full, "seat.journalFull", "too many counts wait for the service", {}};
    press(QStringLiteral("one-B01"));
    EXPECT_EQ(made(), before);
    ASSERT_NE(find(QStringLiteral("refusal")), nullptr);
    press(QStringLiteral("sheetOk"));
}

TEST_F(StationSeat, AFrequentDefectTakesTwoTapsAndLeavesMadeUnchanged)
{
    const std::int64_t before = made();
    press(QStringLiteral("defect-B01"));
    press(QStringLiteral("choice-F15"));
    EXPECT_EQ(lastSent<AddTally>().defect, DefectCode{"F15"});
    EXPECT_EQ(made(), before);
}

TEST_F(StationSeat, EveryDefectIsThreeTapsAwayAtMost)
{
    press(QStringLiteral("defect-B01"));
    press(QStringLiteral("group9"));
    press(QStringLiteral("choice-F19"));
    EXPECT_EQ(lastSent<AddTally>().defect, DefectCode{"F19"});
}

TEST_F(StationSeat, AStopWithItsReasonTakesTwoTapsAndGoingOnOne)
{
    press(QStringLiteral("stop-B01"));
    press(QStringLiteral("choice-mould-change"));
    EXPECT_EQ(lastSent<BeginStop>().reason, ReasonCode{"mould-change"});
    twin->change([](SeatView& view, LinkState&) {
        view.stations[0].state = StationState::Stopped;
        view.stations[0].reason = "mould-change";
        view.stations[0].stop = 77;
    });
    QApplication::processEvents();
    press(QStringLiteral("stop-B01"));
    EXPECT_EQ(lastSent<EndStop>().station, StationId{"B01"});
}

TEST_F(StationSeat, AStopWithoutAReasonAsksForIt)
{
    twin->change([](SeatView& view, LinkState&) {
        view.stations[0].state = StationState::Stopped;
        view.stations[0].reason.clear();
        view.stations[0].stop = 77;
    });
    QApplication::processEvents();
    press(QStringLiteral("stop-B01"));
    press(QStringLiteral("choice-crew-short"));
    EXPECT_EQ(lastSent<ExplainStop>().stop, StopId{77});
}

TEST_F(StationSeat, ManyPiecesAreTypedOnThePad)
{
    const std::int64_t before = made();
    press(QStringLiteral("many-B01"));
    press(QStringLiteral("keypad1"));
    press(QStringLiteral("keypad10"));
    press(QStringLiteral("sheetOk"));
    EXPECT_EQ(lastSent<AddTally>().pieces, 20);
    EXPECT_EQ(made(), before + 20);
}

TEST_F(StationSeat, ThePadRefusesWhatIsNoCount)
{
    const std::size_t before = twin->sent.size();
    press(QStringLiteral("many-B01"));
    type(QStringLiteral("keypadField"), QStringLiteral("0"));
    press(QStringLiteral("sheetOk"));
    EXPECT_NE(find(QStringLiteral("manyPad")), nullptr);
    EXPECT_FALSE(words(QStringLiteral("manyPadProblem")).isEmpty());
    press(QStringLiteral("sheetCancel"));
    EXPECT_EQ(twin->sent.size(), before);
}

TEST_F(StationSeat, UndoShowsItsSecondsAndEndsAfterTen)
{
    EXPECT_FALSE(find<QAbstractButton>(QStringLiteral("undo-B01"))->isEnabled());
    press(QStringLiteral("one-B01"));
    EXPECT_EQ(find<QAbstractButton>(QStringLiteral("undo-B01"))->text(), QStringLiteral("Undo 10 s"));
    twin->change([](SeatView&, LinkState& link) { link.lastWord += std::chrono::seconds{4}; });
    QApplication::processEvents();
    EXPECT_EQ(find<QAbstractButton>(QStringLiteral("undo-B01"))->text(), QStringLiteral("Undo 6 s"));
    press(QStringLiteral("undo-B01"));
    EXPECT_EQ(lastSent<UndoTally>().station, StationId{"B01"});
    twin->change([](SeatView&, LinkState& link) { link.lastWord += std::chrono::seconds{7}; });
    QApplication::processEvents();
    EXPECT_FALSE(find<QAbstractButton>(QStringLiteral("undo-B01"))->isEnabled());
}

TEST_F(StationSeat, TheNextJobStartsWithOneTapWhenNoneRuns)
{
    press(QStringLiteral("next-B02"));
    EXPECT_EQ(lastSent<StartRun>().station, StationId{"B02"});
    EXPECT_TRUE(lastSent<StartRun>().line.has_value());
}

TEST_F(StationSeat, ARunThatIsNotReadyCanBeForcedByASupervisorWithAReason)
{
    twin->refuseNext =
        Fault{FaultCode::NotReady, "melt.notWorkable", "the melt in pot P1 is fining, not workable", {"P1", "fining"}};
    press(QStringLiteral("next-B02"));
    press(QStringLiteral("override"));
    type(QStringLiteral("keypadField"), QStringLiteral("7"));
    press(QStringLiteral("sheetOk"));
    type(QStringLiteral("keypadField"), QStringLiteral("1234"));
    press(QStringLiteral("sheetOk"));
    type(QStringLiteral("sheetText"), QStringLiteral("sample for a customer"));
    press(QStringLiteral("sheetOk"));
    EXPECT_TRUE(lastSent<StartRun>().override);
    EXPECT_EQ(lastSent<StartRun>().reason, "sample for a customer");
}

TEST_F(StationSeat, AWrongPinIsSaidAndNobodyIsSignedIn)
{
    press(QStringLiteral("user"));
    type(QStringLiteral("keypadField"), QStringLiteral("7"));
    press(QStringLiteral("sheetOk"));
    type(QStringLiteral("keypadField"), QStringLiteral("9"));
    press(QStringLiteral("sheetOk"));
    EXPECT_FALSE(words(QStringLiteral("signInPinProblem")).isEmpty());
    EXPECT_TRUE(twin->link().worker.empty());
}

TEST_F(StationSeat, EndsARunOrTakesAnotherJobFromTheQueue)
{
    press(QStringLiteral("next-B01"));
    press(QStringLiteral("choice-end"));
    EXPECT_EQ(lastSent<EndRun>().station, StationId{"B01"});
    press(QStringLiteral("next-B01"));
    press(QStringLiteral("choice-1"));
    EXPECT_EQ(lastSent<StartRun>().line->order, OrderNo{"1042"});
}

TEST_F(StationSeat, MountsAFreeCopyOfTheJobsMould)
{
    press(QStringLiteral("mouldKey-B01"));
    press(QStringLiteral("choice-M-17/4"));
    EXPECT_EQ(lastSent<MountMould>().copy, 4U);
    press(QStringLiteral("mouldKey-B01"));
    press(QStringLiteral("choice-off"));
    EXPECT_EQ(lastSent<UnmountMould>().station, StationId{"B01"});
}

TEST_F(StationSeat, KeepsCountingWhileTheServiceIsLost)
{
    twin->hold = true;
    twin->change([](SeatView&, LinkState& link) { link.phase = LinkState::Phase::Lost; });
    QApplication::processEvents();
    const std::int64_t before = made();
    press(QStringLiteral("one-B01"));
    EXPECT_EQ(made(), before + 1);
    EXPECT_TRUE(find<QLabel>(QStringLiteral("banner"))->text().contains(QStringLiteral("lost")));
}

TEST_F(StationSeat, AStationThatIsNotWiredSaysSo)
{
    twin->change([](SeatView& view, LinkState&) { view.stations.erase(view.stations.begin()); });
    QApplication::processEvents();
    EXPECT_EQ(words(QStringLiteral("state-B01")), QStringLiteral("This station is not in the wiring."));
    EXPECT_FALSE(find<QAbstractButton>(QStringLiteral("one-B01"))->isEnabled());
}

} // namespace
} // namespace gaffer::ui
