#include "drivers/sim/pot_model.hpp"

#include "core/base/check.hpp"

#include <algorithm>
#include <cmath>

namespace gaffer::sim {
namespace {

constexpr double referenceKg = 500;
constexpr double structureHeat = 2600; // kJ/K
constexpr double glassHeat = 675;      // kJ/K
constexpr double exchange = 0.40;      // kW/K at 1673 K
constexpr double exchangeKelvin = 1673;
constexpr double wallLoss = 0.028;       // kW/K
constexpr double maxPower = 120;         // kW
constexpr double doorLoss = 45;          // kW
constexpr double batchHeat = 2400;       // kJ/kg
constexpr double sensorLag = 40;         // s
constexpr double gain = 1.5;             // kW/K
constexpr double integralTime = 2400;    // s
constexpr double smoothing = 1500;       // s
constexpr double steepest = 60.0 / 3600; // K/s, the rise a furnace of this size is driven with
constexpr double hall = 25;              // degC
constexpr double areaExponent = 0.67;
constexpr double kelvin = 273.15;

} // namespace

PotModel::PotModel(Kilograms capacity, Celsius start)
    : m_scale{capacity.value / referenceKg}, m_areaScale{std::pow(m_scale, areaExponent)}, m_structure{start.value},
      m_glass{start.value}, m_sensor{start.value}, m_smoothed{start.value}, m_integral{losses(start.value)}, m_power{m_integral}
{
    GAFFER_CHECK(capacity.value > 0);
}

double PotModel::fullPower() const { return maxPower * m_scale; }

double PotModel::losses(double structure) const { return wallLoss * m_areaScale * (structure - hall); }

void PotModel::charge(Kilograms batch, double seconds)
{
    GAFFER_CHECK(batch.value >= 0 && seconds > 0);
    m_batchLeft += batch.value;
    m_batchRate = m_batchLeft / seconds;
}

/// PI with the integral frozen while the burner is at a limit or cut off. The set point is followed with a rounded end of its
/// ramp, and the heat that the ramp itself stores is given ahead, so that the integral holds the losses only.
double PotModel::controllerPower(double seconds, double setPoint)
{
    const double rise = std::clamp((setPoint - m_smoothed) / smoothing, -steepest * 2, steepest);
    m_smoothed += rise * seconds;
    const double error = m_smoothed - m_sensor;
    const double full = fullPower();
    const double asked = gain * m_scale * error + m_integral + (structureHeat + glassHeat) * m_scale * rise;
    const double given = std::clamp(asked, 0.0, full);
    if (asked == given && m_heated) m_integral += gain * m_scale * error / integralTime * seconds;
    return given;
}

void PotModel::step(double seconds, Celsius setPoint)
{
    GAFFER_CHECK(seconds > 0);
    const double asked = controllerPower(seconds, setPoint.value);
    m_power = m_heated ? asked : 0;
    const double hotness = (m_structure + kelvin) / exchangeKelvin;
    const double flow = exchange * m_scale * (m_structure - m_glass) * hotness * hotness * hotness;
    const double poured = std::min(m_batchLeft, m_batchRate * seconds);
    m_batchLeft -= poured;
    m_structure += (m_power - flow - losses(m_structure) - m_door * doorLoss * m_scale) / (structureHeat * m_scale) * seconds;
    m_glass += (flow * seconds - poured * batchHeat) / (glassHeat * m_scale);
    m_sensor += (m_structure - m_sensor) * (1 - std::exp(-seconds / sensorLag));
}

} // namespace gaffer::sim
