#pragma once

#include "core/sample/pot_cycle.hpp"
#include "core/wiring/wiring.hpp"
#include "drivers/sim/pot_model.hpp"
#include "drivers/sim/sensor_noise.hpp"

#include <vector>

namespace gaffer::sim {

/// When the pots of a furnace are worked.
struct FurnacePlan {
    /// For each pot the instant at which one of its cycles begins with work; the same for all pots of one temperature.
    std::vector<Instant> workStarts;
    /// The temperature at which glass is worked, and the window around it, degC.
    double workAt{1160};
    double windowLow{1087};
    double windowHigh{1181};
};

/// A furnace that follows the day of its pots: it heats, is charged, fines, cools and is worked. Where every pot has a glass
/// sensor, each pot has a chamber and a day of its own; else all pots share one temperature and one day.
class FurnaceSim {
public:
    /// The furnace as it stands at `now`, in the middle of its days.
    FurnaceSim(const FurnaceWiring& wiring, FurnacePlan plan, Instant now, std::uint64_t seed);

    /// Lives until `now`, at most some seconds after the last call.
    void advanceTo(Instant now);
    /// Heat can be given.
    void setHeated(bool heated);
    /// Doors stand open.
    void setDoorsOpen(bool open) { m_doorsOpen = open; }
    /// Pours batch into a pot; its day goes on as after the first portion.
    void charge(std::size_t pot, Kilograms batch);
    /// The pot has lost its glass.
    void empty(std::size_t pot) { m_pots.at(pot).glass = {0}; }
    /// Takes glass out of a pot.
    void draw(std::size_t pot, Kilograms glass) { m_pots.at(pot).glass -= glass; }

    /// Pots in the order of the wiring.
    [[nodiscard]] std::size_t potCount() const { return m_pots.size(); }
    /// All pots share one temperature and one day.
    [[nodiscard]] bool sharesOneDay() const { return m_chambers.size() == 1; }
    /// The glass of a pot can be gathered now.
    [[nodiscard]] bool workable(std::size_t pot) const;
    /// Glass in a pot, heel included.
    [[nodiscard]] Kilograms glassLeft(std::size_t pot) const { return m_pots.at(pot).glass; }
    /// What the crown's thermocouple shows.
    [[nodiscard]] Celsius crown() const;
    /// What a pot's pyrometer shows.
    [[nodiscard]] Celsius glass(std::size_t pot) const;
    /// What is done with a pot now.
    [[nodiscard]] PotPhase phase(std::size_t pot) const;
    /// Cubic metres of gas a hour.
    [[nodiscard]] double gasPerHour() const;

private:
    struct Chamber {
        PotModel model;
        Instant workStart;
    };
    struct Pot {
        std::size_t chamber;
        double capacityKg;
        double heelKg;
        Kilograms glass;
        SensorNoise noise;
    };

    [[nodiscard]] Duration since(const Chamber& chamber, Instant now) const;
    void stepChamber(Chamber& chamber, Instant now, double seconds);
    void chargePortions(Instant before, Instant now);

    FurnaceKind m_kind;
    FurnacePlan m_plan;
    std::vector<Chamber> m_chambers;
    std::vector<Pot> m_pots;
    SensorNoise m_crownNoise;
    Instant m_now;
    bool m_heated{true};
    bool m_doorsOpen{false};
};

} // namespace gaffer::sim
