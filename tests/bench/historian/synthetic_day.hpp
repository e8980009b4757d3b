#pragma once

#include "core/sensing/reading.hpp"

#include <memory>
#include <random>
#include <string>
#include <vector>

namespace gaffer::bench {

/// The day on which the historian is measured: 200 points at 1 Hz on ten devices: 80 temperatures (0.1 degC, noise of 0.08 to
/// 0.33 degC, slow drift, dips at each charge), 20 pressures, 20 gas flows, 40 station states, 40 piece counters; a few polls
/// fail and now and then a sensor breaks. The same seed gives the same day.
class SyntheticDay {
public:
    /// Device answers come 20 ms after the grid plus up to `jitter`.
    SyntheticDay(unsigned seed, Duration jitter) : m_random{seed}, m_jitter{jitter} { makePoints(); }

    /// The scans of all devices at `second` of the day.
    std::vector<Scan> scansAt(int second);
    /// Midnight at which the day begins.
    static constexpr Instant begin = std::chrono::sys_days{std::chrono::year{2026} / 11 / 16};
    /// Points and seconds.
    static constexpr int points = 200;
    static constexpr int seconds = 86'400;
    /// The full name of point `index`.
    [[nodiscard]] static PointName nameOf(int index);

private:
    enum class Kind { Temperature, Pressure, Flow, State, Counter };
    struct Track {
        Kind kind{};
        double level{};
        double sigma{};
        double value{};
        int brokenUntil{};
    };
    static constexpr int devices = 10;
    static constexpr int pointsPerDevice = points / devices;

    void makePoints();
    Sample sampleOf(Track& track, int second);
    double next(Track& track, int second);

    std::mt19937 m_random;
    std::normal_distribution<double> m_normal{0, 1};
    Duration m_jitter;
    std::vector<Track> m_tracks;
    std::vector<std::shared_ptr<const ScanLayout>> m_layouts;
    std::uint64_t m_sequence{};
};

} // namespace gaffer::bench
