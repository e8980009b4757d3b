#include "ui/frame/seat.hpp"

#include "tests/ui/support/seat_fixture.hpp"
#include "ui/pages/seat_settings.hpp"

#include <QComboBox>
#include <QTabWidget>
#include <QTest>

namespace gaffer::ui {
namespace {

using namespace std::chrono_literals;

/// Leaves no settings behind.
class SettingsTest : public SeatFixture {
protected:
    void TearDown() override { saveSeatSettings({}); }
    void openOwnSettings()
    {
        openPage("setup");
        find<QTabWidget>("setupTabs")->setCurrentIndex(3);
        QApplication::processEvents();
    }
    void choose(const char* box, const QVariant& value)
    {
        auto* shown = find<QComboBox>(QLatin1String{box});
        shown->setCurrentIndex(shown->findData(value));
    }
};

TEST_F(SettingsTest, AreKeptOnThisPcAndReadBack)
{
    saveSeatSettings({Shade::Night, {5.5, 1.5}, Language::Chinese});
    const SeatSettings kept = loadSeatSettings();
    EXPECT_EQ(kept.shade, Shade::Night);
    EXPECT_EQ(kept.measure.pixelsPerMm, 5.5);
    EXPECT_EQ(kept.measure.scale, 1.5);
    EXPECT_EQ(kept.language, Language::Chinese);
}

TEST_F(SettingsTest, NothingChosenMeansTheWorkshopsLanguageAndDay)
{
    saveSeatSettings({});
    const SeatSettings kept = loadSeatSettings();
    EXPECT_EQ(kept.shade, Shade::Day);
    EXPECT_FALSE(kept.language);
    SeatOptions options{.language = Language::Chinese};
    EXPECT_EQ(withOwnSettings(options).language, Language::Chinese);
}

TEST_F(SettingsTest, ASeatIsBuiltAnewInAnotherLanguageOnTheSamePage)
{
    openPage("melts");
    const QRect place = seat->window().geometry();
    seat->speak(Language::Chinese);
    EXPECT_EQ(seat->window().openedPage(), QStringLiteral("melts"));
    EXPECT_EQ(seat->window().geometry(), place);
    EXPECT_TRUE(seat->window().isVisible());
    EXPECT_EQ(find<QAbstractButton>("charge")->text(), QStringLiteral("加料…"));
}

TEST_F(SettingsTest, ThePageOfTheSeatTurnsToNightAndChineseAtOnce)
{
    openOwnSettings();
    choose("seatLanguage", QStringLiteral("zh_CN"));
    choose("seatShade", true);
    choose("seatScale", 125);
    press("seatSave");
    EXPECT_TRUE(QTest::qWaitFor([&] { return seat->theme().shade() == Shade::Night; }));
    EXPECT_EQ(seat->theme().scale(), 1.25);
    EXPECT_EQ(find<QAbstractButton>("user")->text(), QStringLiteral("登录"));
    EXPECT_EQ(seat->window().openedPage(), QStringLiteral("setup"));
    EXPECT_EQ(loadSeatSettings().shade, Shade::Night);
}

TEST_F(SettingsTest, ShowWhatIsInForce)
{
    saveSeatSettings({Shade::Day, {0, 1.5}, {}});
    open(sampleView(2, 1), Language::Chinese);
    openOwnSettings();
    EXPECT_EQ(find<QComboBox>("seatLanguage")->currentData().toString(), QStringLiteral("zh_CN"));
    EXPECT_EQ(find<QComboBox>("seatScale")->currentData().toInt(), 150);
    EXPECT_TRUE(find<QLineEdit>("seatPixels")->text().isEmpty());
}

TEST(SeatClock, FrozenForPicturesAndTheServicesOtherwise)
{
    TwinGateway twin = makeTwin(sampleView(2, 1));
    Seat frozen{twin, {.clock = sampleNow() - 3h}};
    frozen.show();
    EXPECT_EQ(frozen.window().findChild<QLabel*>(QStringLiteral("clock"))->text(), QStringLiteral("2026-11-22 11:05"));
}

TEST(SeatClock, CountsOnWhileTheServiceIsLost)
{
    TwinGateway twin = makeTwin(sampleView(2, 1));
    Seat seat{twin, {}};
    seat.show();
    twin.change([](SeatView&, LinkState& link) { link.phase = LinkState::Phase::Lost; });
    const auto* banner = seat.window().findChild<QLabel*>(QStringLiteral("banner"));
    EXPECT_TRUE(QTest::qWaitFor(
        [&] { return banner->text().contains(QStringLiteral("(1 s")) || banner->text().contains(QStringLiteral("(2 s")); }, 4000))
        << banner->text().toStdString();
}

} // namespace
} // namespace gaffer::ui
