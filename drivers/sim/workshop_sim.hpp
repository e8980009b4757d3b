#pragma once

#include "core/sample/stints.hpp"
#include "core/wiring/wiring.hpp"
#include "drivers/sim/furnace_sim.hpp"
#include "drivers/sim/incident.hpp"
#include "drivers/sim/station_model.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gaffer::sim {

/// How a simulated workshop begins.
struct SimOptions {
    /// The same seed gives the same counters at the same instants.
    std::uint64_t seed{1};
    /// When it begins.
    Instant start{};
    /// Local time minus UTC.
    Duration utcOffset{std::chrono::hours{8}};
    /// What all piece counters show at the start.
    std::uint64_t counterStart{0};
};

/// The simulated workshop without any wire: it lives in steps of 100 ms and tells the value of every point. Not thread-safe.
class WorkshopSim {
public:
    /// The workshop of `wiring`, whose devices have all their points.
    WorkshopSim(Wiring wiring, const SimOptions& options);

    /// Lives until the last whole step at or before `now`.
    void advanceTo(Instant now);
    /// The instant it has lived to.
    [[nodiscard]] Instant now() const { return m_now; }
    /// What it simulates.
    [[nodiscard]] const Wiring& wiring() const { return m_wiring; }

    /// Lets something go wrong; NotFound when the workshop has no such target.
    Outcome schedule(const Incident& incident);
    /// A point's value in engineering units; nothing when no part of the workshop drives it.
    [[nodiscard]] std::optional<double> value(const PointName& point) const;
    /// The point's sensor is broken now.
    [[nodiscard]] bool sensorBroken(const PointName& point) const;
    /// A master wrote to a point; piece counters take it, nothing else does. True when taken.
    bool write(const PointName& point, double value);
    /// The device does not answer now.
    [[nodiscard]] bool silent(const DeviceId& device) const { return active(IncidentKind::SlaveSilent, device.value); }
    /// The link of the bus is down now.
    [[nodiscard]] bool dropped(const BusId& bus) const { return active(IncidentKind::LinkDrop, bus.value); }

    /// What a station has really made.
    [[nodiscard]] const StationTruth& truth(const StationId& station) const;
    /// A furnace; lampwork has none.
    [[nodiscard]] const FurnaceSim* furnace(const FurnaceId& id) const;

private:
    /// Where a point's value comes from.
    enum class Source : std::uint8_t { Crown, Glass, Level, Counter, Mould, Zone, Belt, Meter };
    struct Drive {
        Source source;
        std::size_t index;
        std::size_t part;
    };
    struct Lehr {
        std::vector<double> zones;
        std::vector<SensorNoise> noise;
    };

    /// What a station does in the present second.
    struct Work {
        bool works{false};
        std::optional<std::size_t> pot;
        Pace pace;
    };

    void makeFurnaces(const SimOptions& options);
    void makeDrives();
    void drive(const std::optional<PointName>& point, Drive drive);
    void step();
    void stepSlowParts();
    void stepLehrsAndMeters();
    void lookAtStations();
    void lookAtShift();
    [[nodiscard]] Work workAt(std::size_t station);
    [[nodiscard]] bool isSample(std::size_t furnace) const;
    [[nodiscard]] Pace paceOf(std::size_t station);
    void begin(const Incident& incident);
    void beginAtPot(const Incident& incident, std::size_t furnace, std::size_t pot);
    [[nodiscard]] bool active(IncidentKind kind, const std::string& target) const;
    [[nodiscard]] double driven(const Drive& drive) const;

    Wiring m_wiring;
    Duration m_utcOffset;
    Instant m_now;
    std::uint64_t m_steps{0};
    /// One for each furnace of the wiring; none for lampwork.
    std::vector<std::optional<FurnaceSim>> m_furnaces;
    std::vector<StationModel> m_stations;
    std::vector<Work> m_works;
    /// For each station its furnace and its place among that furnace's stations; for each furnace how many it has.
    std::vector<std::size_t> m_furnaceOf;
    std::vector<std::size_t> m_placeOf;
    std::vector<std::size_t> m_stationsOf;
    std::vector<Lehr> m_lehrs;
    std::vector<double> m_meters;
    std::map<std::string, Drive> m_drives;
    std::map<std::string, double> m_frozen;
    std::vector<Incident> m_waiting;
    std::vector<Incident> m_active;
    std::optional<std::size_t> m_shift;
    Duration m_sinceShift{};
    Duration m_untilShift{};
    std::vector<SampleStint> m_stints;
    std::int64_t m_stintsDay{-1};
};

} // namespace gaffer::sim
