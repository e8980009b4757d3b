#include "tests/ui/support/seat_fixture.hpp"
#include "ui/pages/station_panel.hpp"

#include <QTest>

// The newcomer's path and what a station may ask for, tap by tap.
namespace gaffer::ui {
namespace {

using namespace std::chrono_literals;

class OneStation : public SeatFixture {
protected:
    OneStation() : SeatFixture{SeatRole::Station, QStringLiteral("station"), {StationId{"B01"}}} {}
    void call(std::optional<CallView> stands)
    {
        twin->change([&](SeatView& view, LinkState&) { view.stations[0].call = std::move(stands); });
        QApplication::processEvents();
    }
    /// What was sent after `names` were pressed one after the other; each name is one tap.
    std::size_t sentAfter(const char* names)
    {
        const std::size_t before = twin->sent.size();
        pressAll(names);
        return twin->sent.size() - before;
    }
};

TEST_F(OneStation, ANewcomersPathTakesOneTapToCountTwoForADefectAndTwoForAStop)
{
    EXPECT_EQ(sentAfter("one-B01"), 1U);
    EXPECT_EQ(sentAfter("defect-B01 choice-F01"), 1U);
    EXPECT_EQ(sentAfter("stop-B01 choice-heat-break"), 1U);
    EXPECT_EQ(sentAfter("call-B01"), 1U) << "help is one tap away";
}

TEST_F(OneStation, HelpIsCalledWithOneTapAndTheKeySaysForHowLong)
{
    press("call-B01");
    EXPECT_EQ(lastSent<CallHelp>().station, StationId{"B01"});
    EXPECT_EQ(lastSent<CallHelp>().whom, Role::Supervisor);
    EXPECT_EQ(lastSent<CallHelp>().step, CallStep::Called);
    call(CallView{Role::Supervisor, sampleNow() - 3min, {}});
    EXPECT_EQ(find("call-B01")->accessibleDescription(), QStringLiteral("supervisor, 3 min ago"));
}

TEST_F(OneStation, WhoComesIsNamedOnTheKey)
{
    call(CallView{Role::Supervisor, sampleNow() - 3min, "王建国"});
    EXPECT_EQ(find("call-B01")->accessibleDescription(), QStringLiteral("王建国 is coming"));
}

TEST_F(OneStation, AStandingCallIsEndedAnsweredOrGivenToAnother)
{
    call(CallView{Role::Supervisor, sampleNow(), {}});
    pressAll("call-B01 choice-over");
    EXPECT_EQ(lastSent<CallHelp>().step, CallStep::Over);
    pressAll("call-B01 choice-coming");
    EXPECT_EQ(lastSent<CallHelp>().step, CallStep::Coming);
    pressAll("call-B01 choice-tender");
    EXPECT_EQ(lastSent<CallHelp>().whom, Role::Tender);
    EXPECT_EQ(lastSent<CallHelp>().step, CallStep::Called);
    press("call-B01");
    EXPECT_EQ(find("choice-supervisor"), nullptr) << "he is called already";
    press("sheetCancel");
}

TEST_F(OneStation, ACallWhileTheServiceIsLostIsRefusedInWords)
{
    twin->refuseNext = Fault{FaultCode::Unavailable, "seat.lost", "the service is not connected", {}};
    press("call-B01");
    EXPECT_NE(find("refusal"), nullptr);
    press("sheetOk");
}

TEST_F(OneStation, ARefusalForWantOfASignInAsksForIt)
{
    twin->refuseNext = Fault{FaultCode::NotAllowed, "session.signInFirst", "sign in first", {}};
    press("call-B01");
    EXPECT_NE(find("signIn"), nullptr);
    press("sheetCancel");
    twin->refuseNext = Fault{FaultCode::NotAllowed, "session.signInFirst", "sign in first", {}};
    press("one-B01");
    EXPECT_NE(find("signIn"), nullptr) << "a count too";
    press("sheetCancel");
}

TEST_F(OneStation, AProductIsFoundByThreeKeysAndStartedByItsOwn)
{
    pressAll("next-B01 choice-find letter-X letter-J letter-Q");
    EXPECT_EQ(find<QLineEdit>("keypadField")->text(), QStringLiteral("XJQ"));
    EXPECT_EQ(find<QAbstractButton>("hit0")->text(), QStringLiteral("DC-900"));
    EXPECT_FALSE(find<QAbstractButton>("hit1")->isEnabled()) << "only one fits";
    press("hit0");
    EXPECT_EQ(lastSent<StartRun>().product, ProductCode{"DC-900"});
}

TEST_F(OneStation, ALetterIsTakenBackAndTheFirstProductsStandThereBefore)
{
    pressAll("next-B01 choice-find");
    EXPECT_TRUE(find<QAbstractButton>("hit0")->isEnabled());
    pressAll("letter-Z letter-Z letterBack letterBack letter-H letter-P");
    EXPECT_EQ(find<QAbstractButton>("hit0")->text(), QStringLiteral("VS-120"));
    press("sheetCancel");
}

TEST_F(OneStation, ASearchThatCannotBeAskedSaysWhy)
{
    twin->catalogue.clear();
    pressAll("next-B01 choice-find letter-A");
    for (const char* hit : {"hit0", "hit1", "hit2", "hit3"}) EXPECT_FALSE(find<QAbstractButton>(QLatin1String{hit})->isEnabled());
    press("sheetCancel");
}

TEST_F(OneStation, TheLetterPadFitsTheSmallestScreenWithKeysForGloves)
{
    pressAll("next-B01 choice-find");
    const QWidget* panel = find("sheetPanel");
    EXPECT_LE(panel->height(), 768);
    EXPECT_LE(panel->width(), 1366);
    EXPECT_GE(find("letter-A")->width(), 76);
    press("sheetCancel");
}

TEST_F(OneStation, ANumberWithLettersIsTypedWithoutAKeyboard)
{
    pressAll("user letter-W letter-0 letter-1 sheetOk");
    EXPECT_TRUE(words("signInPinTitle").contains(QStringLiteral("W01")));
    pressAll("keypad0 keypad1 keypad2 keypad3 sheetOk");
    EXPECT_EQ(twin->link().worker, WorkerNo{"W01"});
}

TEST_F(OneStation, SigningInFitsTheSmallestScreen)
{
    press("user");
    EXPECT_LE(find("sheetPanel")->height(), 768);
    pressAll("letter-7 sheetOk");
    EXPECT_LE(find("sheetPanel")->height(), 768);
    press("sheetCancel");
}

TEST_F(OneStation, AnUndoneTapIsTakenBackOnTheScreenBeforeTheServiceAnswers)
{
    const std::int64_t before = words("made-B01").toLongLong();
    twin->hold = true;
    pressAll("one-B01 one-B01");
    EXPECT_EQ(words("made-B01").toLongLong(), before + 2);
    press("undo-B01");
    EXPECT_EQ(words("made-B01").toLongLong(), before + 1);
    EXPECT_FALSE(find<QAbstractButton>("undo-B01")->isEnabled()) << "one tap takes one count back";
}

TEST_F(OneStation, TheUndoKeySaysWhatItTakesBackInTheWordsOfTheScreen)
{
    twin->change([](SeatView& view, LinkState&) {
        view.stations[0].lastTally = 9;
        view.stations[0].lastTallyAt = sampleNow() - 2s;
        view.stations[0].lastTallyText = "made 3";
    });
    QApplication::processEvents();
    EXPECT_EQ(find("undo-B01")->accessibleDescription(), QStringLiteral("made ×3"));
    press("undo-B01");
    EXPECT_EQ(lastSent<UndoTally>().tally, TallyId{9}) << "what is named is taken back, not what came after";
}

TEST_F(OneStation, LostFiguresCarryTheirAgeAndTheCountGoesOn)
{
    twin->change([](SeatView&, LinkState& link) {
        link.phase = LinkState::Phase::Lost;
        link.lastWord -= 12s;
    });
    QApplication::processEvents();
    EXPECT_TRUE(words("state-B01").contains(QStringLiteral(" ago)"))) << words("state-B01").toStdString();
    EXPECT_FALSE(find<QLabel>("glass-B01")->isEnabled());
    EXPECT_TRUE(find<QAbstractButton>("one-B01")->isEnabled());
}

TEST_F(OneStation, ACallMadeWhileTheServiceIsAwayWaitsAndSaysSo)
{
    loseService();
    twin->hold = true;
    press("call-B01");
    EXPECT_EQ(lastSent<CallHelp>().whom, Role::Supervisor);
    auto* key = find<QAbstractButton>("call-B01");
    EXPECT_EQ(key->text(), QStringLiteral("Called ▸"));
    EXPECT_EQ(key->accessibleDescription(), QStringLiteral("supervisor, not sent yet"));
    pressAll("call-B01 choice-maintenance");
    EXPECT_EQ(lastSent<CallHelp>().whom, Role::Maintenance) << "whom it waits for can still be changed";
    EXPECT_EQ(key->accessibleDescription(), QStringLiteral("maintenance, not sent yet"));
    pressAll("call-B01 choice-over");
    EXPECT_EQ(lastSent<CallHelp>().step, CallStep::Over);
    EXPECT_EQ(key->text(), QStringLiteral("Call")) << "help was found without the service";
}

TEST_F(OneStation, ACallThatIsRefusedIsTakenBackAndToldInWords)
{
    twin->refuseNext = Fault{FaultCode::NotFound, "station.unknown", "there is no station B01", {"B01"}};
    press("call-B01");
    EXPECT_EQ(find<QAbstractButton>("call-B01")->text(), QStringLiteral("Call"));
    EXPECT_NE(find("refusal"), nullptr);
}

TEST_F(OneStation, ASeatThatNeverHeardTheServiceStillCounts)
{
    open(SeatView{});
    twin->hold = true;
    twin->change([](SeatView&, LinkState& link) { link = {}; });
    QApplication::processEvents();
    EXPECT_EQ(words("state-B01"), QStringLiteral("Waiting for the service; counts and calls are kept."));
    pressAll("one-B01 one-B01");
    EXPECT_EQ(twin->sent.size(), 2U);
    EXPECT_EQ(words("made-B01"), QStringLiteral("2"));
    press("call-B01");
    EXPECT_EQ(find("call-B01")->accessibleDescription(), QStringLiteral("supervisor, not sent yet"));
    EXPECT_FALSE(find<QAbstractButton>("next-B01")->isEnabled()) << "a run is started by the service only";
}

TEST_F(OneStation, AMouldThatIsWornIsSaidAndNoneFreeLeadsToThePage)
{
    twin->change([](SeatView& view, LinkState&) {
        view.stations[0].mouldFitness = MouldFitness::WornOut;
        view.moulds.clear();
        view.stations[0].mouldCopy.clear();
    });
    QApplication::processEvents();
    press("mouldKey-B01");
    EXPECT_NE(find("noMould"), nullptr);
    press("sheetOk");
}

class FourStations : public SeatFixture {
protected:
    FourStations()
        : SeatFixture{SeatRole::Station,
                      QStringLiteral("station"),
                      {StationId{"B01"}, StationId{"B02"}, StationId{"B03"}, StationId{"B04"}, StationId{"B05"}}}
    {
    }
};

TEST_F(FourStations, StandBesideEachOtherAndTheFifthHasNoRoom)
{
    for (const char* panel : {"panel-B01", "panel-B02", "panel-B03", "panel-B04"}) EXPECT_NE(find(QLatin1String{panel}), nullptr);
    EXPECT_EQ(find("panel-B05"), nullptr);
    EXPECT_EQ(find("chooseStation"), nullptr);
}

TEST_F(FourStations, WhatHasNoKeyOfItsOwnIsOneTapFurther)
{
    EXPECT_EQ(find("many-B03"), nullptr);
    pressAll("more-B03 choice-many keypad4");
    press("sheetOk");
    EXPECT_EQ(lastSent<AddTally>().pieces, 5);
    EXPECT_EQ(lastSent<AddTally>().station, StationId{"B03"});
    pressAll("more-B04 choice-next choice-end");
    EXPECT_EQ(lastSent<EndRun>().station, StationId{"B04"});
    pressAll("more-B01 choice-mould choice-off");
    EXPECT_EQ(lastSent<UnmountMould>().station, StationId{"B01"});
}

TEST_F(FourStations, TheMinutesOfGlassLeftFitTheNarrowPanel)
{
    const auto* glass = find<QLabel>("glass-B01");
    EXPECT_TRUE(glass->text().endsWith(QStringLiteral("1 h 25 min"))) << glass->text().toStdString();
    EXPECT_LE(glass->sizeHint().width(), glass->width());
    const auto* mould = find<QLabel>("mould-B01");
    EXPECT_LE(mould->sizeHint().width(), mould->width()) << mould->text().toStdString();
}

TEST_F(FourStations, ATapCountsAtItsOwnStationOnly)
{
    press("one-B02");
    EXPECT_EQ(lastSent<AddTally>().station, StationId{"B02"});
    press("call-B04");
    EXPECT_EQ(lastSent<CallHelp>().station, StationId{"B04"});
}

class DeskStation : public SeatFixture {
protected:
    DeskStation() : SeatFixture{SeatRole::Desk, QStringLiteral("station")} {}
};

TEST_F(DeskStation, BeginsWithTheFirstStationAndOffersTheOthers)
{
    EXPECT_NE(find("panel-B01"), nullptr);
    pressAll("chooseStation choice-B07");
    EXPECT_NE(find("panel-B07"), nullptr);
    EXPECT_EQ(find("panel-B01"), nullptr);
    press("one-B07");
    EXPECT_EQ(lastSent<AddTally>().station, StationId{"B07"});
}

} // namespace
} // namespace gaffer::ui
