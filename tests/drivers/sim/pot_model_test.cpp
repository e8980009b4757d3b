#include "drivers/sim/pot_model.hpp"

#include "core/base/check.hpp"

#include <gtest/gtest.h>

#include <algorithm>

// The figures are those the handbook of glass computed for the reference furnace (sections 10 and 15.7).
namespace gaffer::sim {
namespace {

constexpr double step = 2;
constexpr double hour = 3600;
constexpr Kilograms reference{500};

void live(PotModel& pot, double seconds, double setPoint)
{
    for (double t = 0; t < seconds; t += step) pot.step(step, {setPoint});
}

/// Seconds until the glass stays within `band` of `goal`.
double secondsUntilBack(PotModel& pot, double setPoint, double goal, double band)
{
    double last = 0;
    for (double t = 0; t < 6 * hour; t += step) {
        pot.step(step, {setPoint});
        if (std::abs(pot.glass().value - goal) > band) last = t;
    }
    return last;
}

TEST(PotModel, RefusesAPotThatHoldsNothing) { EXPECT_THROW((PotModel{{0}, {1400}}), CheckFailed); }

TEST(PotModel, HoldsWithThePowerTheHandbookNames)
{
    PotModel hot{reference, {1400}};
    live(hot, 10 * hour, 1400);
    EXPECT_NEAR(hot.power(), 38.5, 0.5);
    EXPECT_NEAR(hot.glass().value, 1400, 1);
    PotModel working{reference, {1180}};
    live(working, 10 * hour, 1180);
    EXPECT_NEAR(working.power(), 32.3, 0.5);
}

TEST(PotModel, CoolsFreelyAsTheReferenceFurnace)
{
    PotModel pot{reference, {1400}};
    pot.setHeated(false);
    double before = 0;
    for (const auto& [hours, degrees] : {std::pair{1.0, 1355.0}, std::pair{8.0, 1095.0}, std::pair{24.0, 676.0},
                                         std::pair{48.0, 331.0}, std::pair{72.0, 168.0}}) {
        live(pot, hours * hour - before, 1400);
        before = hours * hour;
        EXPECT_NEAR(pot.structure().value, degrees, 10) << hours << " h";
    }
}

TEST(PotModel, LosesAndRegainsHeatWhenPowerIsCutForAnHour)
{
    PotModel pot{reference, {1400}};
    pot.setHeated(false);
    live(pot, hour, 1400);
    EXPECT_NEAR(pot.structure().value - 1400, -45, 5);
    EXPECT_NEAR(pot.glass().value - 1400, -27, 5);
    pot.setHeated(true);
    double highest = 0;
    for (double t = 0; t < 6 * hour; t += step) {
        pot.step(step, {1400});
        highest = std::max(highest, pot.structure().value);
    }
    EXPECT_LT(highest - 1400, 12);
    EXPECT_NEAR(pot.structure().value, 1400, 2);
}

TEST(PotModel, DipsInTheGlassMuchDeeperThanInTheStructureAtACharge)
{
    struct Row {
        double kg;
        double minutes;
        double glass;
        double structure;
        double backHours;
    };
    for (const Row& row : {Row{25, 10, -77, -6, 1.4}, Row{50, 20, -136, -12, 1.8}, Row{100, 30, -243, -23, 2.1}}) {
        PotModel pot{reference, {1300}};
        pot.charge({row.kg}, row.minutes * 60);
        double lowestGlass = 1300;
        double lowestStructure = 1300;
        double back = 0;
        for (double t = 0; t < 6 * hour; t += step) {
            pot.step(step, {1300});
            lowestGlass = std::min(lowestGlass, pot.glass().value);
            lowestStructure = std::min(lowestStructure, pot.structure().value);
            if (std::abs(pot.glass().value - 1300) > 10) back = t;
        }
        EXPECT_NEAR(lowestGlass - 1300, row.glass, 15) << row.kg;
        EXPECT_NEAR(lowestStructure - 1300, row.structure, 5) << row.kg;
        EXPECT_NEAR(back / hour, row.backHours, 0.3) << row.kg;
    }
}

TEST(PotModel, EndsARampWithoutOvershooting)
{
    PotModel pot{reference, {1180}};
    live(pot, hour, 1180);
    double setPoint = 1180;
    double highest = 0;
    double reached = 0;
    for (double t = 0; t < 10 * hour; t += step) {
        setPoint = std::min(1400.0, setPoint + 55.0 / hour * step);
        pot.step(step, {setPoint});
        highest = std::max(highest, pot.structure().value);
        if (reached == 0 && pot.structure().value > 1390) reached = t;
    }
    EXPECT_LT(highest - 1400, 5);
    EXPECT_LT(reached / hour, 5.0);
}

TEST(PotModel, CoolsToTheWorkingTemperatureInSixHours)
{
    PotModel pot{reference, {1400}};
    double setPoint = 1400;
    double structureAt = 0;
    double glassAt = 0;
    for (double t = 0; t < 10 * hour; t += step) {
        setPoint = std::max(1180.0, setPoint - 40.0 / hour * step);
        pot.step(step, {setPoint});
        if (structureAt == 0 && pot.structure().value <= 1185) structureAt = t;
        if (glassAt == 0 && pot.glass().value <= 1185) glassAt = t;
    }
    EXPECT_NEAR(structureAt / hour, 6, 0.7);
    EXPECT_NEAR(glassAt / hour, 7, 0.9);
}

TEST(PotModel, CoolsFasterWithOpenDoors)
{
    PotModel shut{reference, {1400}};
    PotModel open{reference, {1400}};
    open.setDoor(1);
    live(shut, 3 * hour, 1160);
    live(open, 3 * hour, 1160);
    EXPECT_LT(open.glass().value, shut.glass().value - 60);
}

TEST(PotModel, SuffersLittleFromADoorOpenedNowAndThen)
{
    PotModel pot{reference, {1200}};
    double lowest = 1200;
    for (double t = 0; t < 2 * hour; t += step) {
        pot.setDoor(std::fmod(t, 600) < 90 ? 1 : 0);
        pot.step(step, {1200});
        lowest = std::min(lowest, pot.structure().value);
    }
    EXPECT_NEAR(lowest - 1200, -3, 1.5);
}

TEST(PotModel, LosesHeatFasterWhenItIsSmall)
{
    PotModel large{reference, {1400}};
    PotModel small{{50}, {1400}};
    large.setHeated(false);
    small.setHeated(false);
    live(large, hour, 1400);
    live(small, hour, 1400);
    EXPECT_LT(small.structure().value, large.structure().value - 20);
}

TEST(PotModel, GetsBackFromAChargeToItsBand)
{
    PotModel pot{reference, {1300}};
    pot.charge({50}, 20 * 60);
    EXPECT_NEAR(secondsUntilBack(pot, 1300, 1300, 10) / hour, 1.8, 0.3);
}

} // namespace
} // namespace gaffer::sim
