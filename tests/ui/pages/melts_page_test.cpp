#include "ui/pages/melts_page.hpp"

#include "tests/ui/support/seat_fixture.hpp"

#include <QPushButton>

namespace gaffer::ui {
namespace {

using namespace std::chrono_literals;

class Melts : public SeatFixture {
protected:
    Melts() : SeatFixture{SeatRole::Desk, QStringLiteral("melts")} {}
    void changeMelt(const std::function<void(MeltView&)>& edit)
    {
        twin->change([&](SeatView& view, LinkState&) { edit(view.melts[0]); });
        QApplication::processEvents();
    }
    bool enabled(const char* button) { return find<QPushButton>(QLatin1String{button})->isEnabled(); }
};

TEST_F(Melts, ThePotInFrontTellsAllThatIsKnownOfItsMelt)
{
    EXPECT_EQ(words("meltTitle"), QStringLiteral("Pot P1, melt 7: clear workable"));
    const QString facts = words("meltFacts");
    for (const char* fact : {"1132 °C", "1087–1181 °C (recipe)", "310 kg of 480 kg", "heel 40 kg", "Portions: 3 of 3",
                             "8 h 00 min of 8 h 00 min", "Bubble check: accepted", "since 12:05", "B01, B02"})
        EXPECT_TRUE(facts.contains(QString::fromUtf8(fact))) << fact << " is missing in\n" << facts.toStdString();
    EXPECT_TRUE(words("meltForecast").contains(QStringLiteral("Ends by kg at 17:15")));
    EXPECT_TRUE(words("meltForecast").contains(QStringLiteral("Left: 3 h 10 min")));
}

TEST_F(Melts, AForecastThatNobodyCanMakeIsNotMadeUp)
{
    changeMelt([](MeltView& melt) {
        melt.endByKg.reset();
        melt.endByTime.reset();
        melt.minutesLeft.reset();
        melt.portionsPlanned = 0;
        melt.drawnBy.clear();
    });
    EXPECT_EQ(words("meltForecast"), QStringLiteral("Left: –"));
    EXPECT_TRUE(words("meltFacts").contains(QStringLiteral("Portions: 3 of –")));
    EXPECT_TRUE(words("meltFacts").contains(QStringLiteral("Drawn by: –")));
}

TEST_F(Melts, AnEmptyPotOffersOnlyWhatAnEmptyPotCanTake)
{
    press("melt-P8");
    EXPECT_EQ(words("meltTitle"), QStringLiteral("Pot P8: no melt. Press Charge to begin one."));
    EXPECT_EQ(find("meltFacts"), nullptr);
    EXPECT_TRUE(enabled("charge"));
    EXPECT_TRUE(enabled("typeTemperature"));
    for (const char* button : {"advance", "bubbles", "level", "window", "hold", "dump"}) EXPECT_FALSE(enabled(button)) << button;
}

TEST_F(Melts, AMeltOnHoldIsReleasedByTheSameButton)
{
    changeMelt([](MeltView& melt) {
        melt.stage = "hold";
        melt.reason = "power cut";
    });
    EXPECT_EQ(find<QPushButton>("hold")->text(), QStringLiteral("Release"));
    EXPECT_TRUE(words("meltFacts").contains(QStringLiteral("Reason: power cut")));
    press("hold");
    EXPECT_FALSE(lastSent<HoldMelt>().hold);
}

TEST_F(Melts, ASampleWithSeedsIsNotedAsNotYet)
{
    press("bubbles");
    press("rejectBubbles");
    EXPECT_FALSE(lastSent<CheckBubbles>().accepted);
    EXPECT_EQ(lastSent<CheckBubbles>().pot, PotId{"P1"});
}

TEST_F(Melts, AHighestTemperatureBelowTheLowestIsRefused)
{
    press("window");
    type("keypadField", QStringLiteral("1100"));
    press("sheetOk");
    type("keypadField", QStringLiteral("1099"));
    press("sheetOk");
    EXPECT_FALSE(words("windowHighProblem").isEmpty());
    press("sheetCancel");
    EXPECT_TRUE(twin->sent.empty());
}

TEST_F(Melts, AChargeOfNothingOrNonsenseIsRefused)
{
    for (const char* raw : {"", "0", "many", "-10"}) {
        press("charge");
        type("chargeRaw", QLatin1String{raw});
        press("sheetOk");
        EXPECT_FALSE(words("chargeSheetProblem").isEmpty()) << raw;
        press("sheetCancel");
    }
    EXPECT_TRUE(twin->sent.empty());
}

TEST_F(Melts, ACulletChargeNeedsNoRawBatchAndKeepsTheRecipe)
{
    press("charge");
    type("chargeCullet", QStringLiteral("85.5"));
    press("sheetOk");
    EXPECT_EQ(lastSent<ChargeMelt>().culletKg, 85.5);
    EXPECT_EQ(lastSent<ChargeMelt>().rawKg, 0);
    EXPECT_EQ(lastSent<ChargeMelt>().recipe, RecipeId{"R-clear-1"});
}

TEST_F(Melts, LostFiguresAreGreyAndSayTheirAge)
{
    twin->change([](SeatView&, LinkState& link) {
        link.phase = LinkState::Phase::Lost;
        link.lastWord -= 3min;
    });
    QApplication::processEvents();
    EXPECT_TRUE(words("meltTitle").endsWith(QStringLiteral(" old)"))) << words("meltTitle").toStdString();
    EXPECT_FALSE(find<QLabel>("meltFacts")->isEnabled());
    EXPECT_TRUE(find("melt-P1")->accessibleDescription().startsWith(QStringLiteral("figures ")));
}

TEST_F(Melts, AnEstimateSaysThatItIsOne)
{
    press("melt-P2");
    EXPECT_TRUE(words("meltFacts").contains(QStringLiteral("(estimated)")));
}

TEST_F(Melts, APotThatIsGoneGivesWayToTheFirst)
{
    press("melt-P3");
    twin->change([](SeatView& view, LinkState&) { view.melts.erase(view.melts.begin() + 2); });
    QApplication::processEvents();
    EXPECT_TRUE(words("meltTitle").startsWith(QStringLiteral("Pot P1")));
    EXPECT_EQ(find("melt-P3"), nullptr);
}

} // namespace
} // namespace gaffer::ui
