#include "ui/pages/round_sheet.hpp"

#include "tests/ui/support/seat_fixture.hpp"

namespace gaffer::ui {
namespace {

/// A workshop without any sensor: three furnaces, their pots, no points.
class NoSensors : public SeatFixture {
protected:
    NoSensors() : SeatFixture{SeatRole::Desk, QStringLiteral("melts")} {}
    void SetUp() override
    {
        SeatView view = sampleView(24, 8);
        view.points.clear();
        for (FurnaceView& furnace : view.furnaces) furnace.crown = {};
        for (MeltView& melt : view.melts) melt.temperature = {};
        open(view);
    }
    std::vector<TypeReading> typed()
    {
        std::vector<TypeReading> readings;
        for (const Command& command : twin->sent)
            if (const auto* reading = std::get_if<TypeReading>(&command)) readings.push_back(*reading);
        return readings;
    }
};

TEST_F(NoSensors, ARoundSendsOneReadingForEachFieldThatWasFilled)
{
    press("round");
    type("round-K1.crown", QStringLiteral("1312"));
    type("round-P1.glass", QStringLiteral("1130,5"));
    type("round-P8.level", QStringLiteral("210"));
    press("sheetOk");
    const std::vector<TypeReading> readings = typed();
    ASSERT_EQ(readings.size(), 3U) << "what is empty was not read";
    EXPECT_EQ(readings[0].point, PointName{"K1.crown"});
    EXPECT_EQ(readings[0].value, 1312);
    EXPECT_EQ(readings[0].unit, "degC");
    EXPECT_EQ(readings[1].value, 1130.5);
    EXPECT_EQ(readings[2].point, PointName{"P8.level"});
    EXPECT_EQ(readings[2].unit, "kg");
    EXPECT_EQ(find("roundSheet"), nullptr);
}

TEST_F(NoSensors, MetersAreReadOnTheRoundUnderTheirOwnNames)
{
    press("round");
    EXPECT_EQ(find("round-gas")->accessibleName(), QStringLiteral("gas (m³)"));
    type("round-gas", QStringLiteral("123456,7"));
    type("round-power", QStringLiteral("8812345"));
    press("sheetOk");
    const std::vector<TypeReading> readings = typed();
    ASSERT_EQ(readings.size(), 2U);
    EXPECT_EQ(readings[0].point, PointName{"gas"});
    EXPECT_EQ(readings[0].value, 123456.7);
    EXPECT_EQ(readings[0].unit, "m3");
    EXPECT_EQ(readings[1].point, PointName{"power"});
    EXPECT_EQ(readings[1].unit, "kWh");
}

TEST_F(NoSensors, AnEmptyRoundIsNoRound)
{
    press("round");
    press("sheetOk");
    EXPECT_EQ(words("roundSheetProblem"), QStringLiteral("Type at least one reading."));
    EXPECT_TRUE(typed().empty());
}

TEST_F(NoSensors, OneWrongFieldSendsNothingAndIsNamed)
{
    for (const char* wrong : {"12o0", "-5", "1701"}) {
        press("round");
        type("round-P1.glass", QStringLiteral("1130"));
        type("round-P2.glass", QLatin1String{wrong});
        press("sheetOk");
        EXPECT_EQ(words("roundSheetProblem"), QStringLiteral("P2.glass (°C): type a number from 0 to 1700.")) << wrong;
        EXPECT_TRUE(typed().empty()) << wrong;
        press("sheetCancel");
    }
}

TEST_F(NoSensors, ARoundOfALargeHouseFitsTheSmallestScreen)
{
    press("round");
    const QWidget* panel = find("sheetPanel");
    EXPECT_LE(panel->height(), 768);
    EXPECT_LE(panel->width(), 1366);
    for (const char* field : {"round-K1.crown", "round-P1.level", "round-P8.glass"})
        EXPECT_FALSE(find(QLatin1String{field})->accessibleName().isEmpty());
}

TEST_F(NoSensors, OneReadingIsTypedForTheChosenPot)
{
    press("melt-P4");
    press("typeTemperature");
    type("keypadField", QStringLiteral("1395"));
    press("sheetOk");
    ASSERT_EQ(typed().size(), 1U);
    EXPECT_EQ(typed()[0].point, PointName{"P4.glass"});
}

TEST_F(NoSensors, AFloorWithoutSensorsIsHatchedAndNeverZero)
{
    openPage("floor");
    EXPECT_TRUE(find("pot-P1")->accessibleDescription().contains(QStringLiteral("–")));
    EXPECT_TRUE(find("pot-P1")->accessibleDescription().contains(QStringLiteral("no data")));
    EXPECT_FALSE(find("pot-P1")->accessibleDescription().contains(QStringLiteral("0 °C")));
    EXPECT_TRUE(words("furnaces").contains(QStringLiteral("no data")));
}

} // namespace
} // namespace gaffer::ui
