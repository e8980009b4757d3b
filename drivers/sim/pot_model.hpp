#pragma once

#include "core/base/quantity.hpp"

namespace gaffer::sim {

/// The furnace of one pot as two lumped nodes, structure and glass, with a PI controller on the structure thermocouple
/// (handbook of glass, section 10). Seconds, kilowatts and degrees Celsius.
class PotModel {
public:
    /// A pot of `capacity` that has been held at `start` for long.
    PotModel(Kilograms capacity, Celsius start);

    /// Lives `seconds` (at most a few) with this set point.
    void step(double seconds, Celsius setPoint);
    /// Pours cold batch in over the next `seconds`.
    void charge(Kilograms batch, double seconds);
    /// Heat can no longer be given, or can again.
    void setHeated(bool heated) { m_heated = heated; }
    /// Opens doors and dampers so that `share` (0 to 1) of the greatest door loss cools the structure, until the next call.
    void setDoor(double share) { m_door = share; }

    /// Temperature of the structure.
    [[nodiscard]] Celsius structure() const { return {m_structure}; }
    /// Temperature of the glass; it lags the structure and dips ten times deeper at a charge.
    [[nodiscard]] Celsius glass() const { return {m_glass}; }
    /// What the thermocouple in the structure feels, 40 s late, before noise.
    [[nodiscard]] Celsius sensor() const { return {m_sensor}; }
    /// Useful heat given now, kW.
    [[nodiscard]] double power() const { return m_power; }
    /// The greatest useful heat, kW.
    [[nodiscard]] double fullPower() const;

private:
    [[nodiscard]] double controllerPower(double seconds, double setPoint);
    [[nodiscard]] double losses(double structure) const;

    double m_scale;
    double m_areaScale;
    double m_structure;
    double m_glass;
    double m_sensor;
    double m_smoothed;
    double m_integral;
    double m_power{0};
    double m_door{0};
    double m_batchLeft{0};
    double m_batchRate{0};
    bool m_heated{true};
};

} // namespace gaffer::sim
