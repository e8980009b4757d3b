#include "tests/bench/historian/synthetic_day.hpp"

#include <cmath>
#include <numbers>

namespace gaffer::bench {

namespace {

constexpr int temperaturesEnd = 80;
constexpr int pressuresEnd = 100;
constexpr int flowsEnd = 120;
constexpr int statesEnd = 160;

double fraction(int second, int period) { return std::sin(2 * std::numbers::pi * second / period); }

} // namespace

PointName SyntheticDay::nameOf(int index)
{
    return PointName{"D" + std::to_string(index / pointsPerDevice) + ".p" + std::to_string(index)};
}

void SyntheticDay::makePoints()
{
    for (int device = 0; device < devices; ++device) {
        ScanLayout layout{DeviceId{"D" + std::to_string(device)}, Duration{1000}, {}};
        for (int i = device * pointsPerDevice; i < (device + 1) * pointsPerDevice; ++i) {
            const Kind kind = i < temperaturesEnd ? Kind::Temperature
                              : i < pressuresEnd  ? Kind::Pressure
                              : i < flowsEnd      ? Kind::Flow
                              : i < statesEnd     ? Kind::State
                                                  : Kind::Counter;
            const bool analog = kind == Kind::Temperature || kind == Kind::Pressure || kind == Kind::Flow;
            layout.points.push_back({nameOf(i), analog ? "degC" : "1", analog ? 1 : 0, kind == Kind::Counter, kind == Kind::State,
                                     kind == Kind::Counter ? 16 : 0});
            m_tracks.push_back({kind, 1100.0 + 5 * (i % 50), 0.08 + 0.25 * (i % 20) / 19, 0, 0});
        }
        m_layouts.push_back(std::make_shared<const ScanLayout>(layout));
    }
}

double SyntheticDay::next(Track& track, int second)
{
    constexpr int chargeEvery = 8 * 3600;
    constexpr int dipLasts = 1800;
    const double dip = second % chargeEvery < dipLasts ? -60.0 * (1 - static_cast<double>(second % chargeEvery) / dipLasts) : 0;
    switch (track.kind) {
    case Kind::Temperature: return track.level + 4 * fraction(second, 5400) + dip + track.sigma * m_normal(m_random);
    case Kind::Pressure: return 20 + 2 * fraction(second, 900) + 0.2 * m_normal(m_random);
    case Kind::Flow: return 300 + 0.5 * dip + 20 * fraction(second, 3600) + 0.6 * m_normal(m_random);
    case Kind::State:
        if (m_random() % 600 == 0) track.value = static_cast<double>(m_random() % 6);
        return track.value;
    case Kind::Counter:
        if (m_random() % 45 == 0) track.value = std::fmod(track.value + 1, 65'536);
        return track.value;
    }
    return 0;
}

Sample SyntheticDay::sampleOf(Track& track, int second)
{
    constexpr unsigned oneBreakIn = 2'000'000;
    constexpr int breakLasts = 300;
    const double value = next(track, second);
    if (track.kind == Kind::Temperature && m_random() % oneBreakIn == 0) track.brokenUntil = second + breakLasts;
    if (second < track.brokenUntil) return {0, badMark(Reason::SensorBreak), 0};
    return {value, goodMark, std::lround(value * 10)};
}

std::vector<Scan> SyntheticDay::scansAt(int second)
{
    constexpr unsigned oneFailureIn = 20'000;
    constexpr Duration latency{20};
    std::vector<Scan> scans;
    std::size_t point = 0;
    const Instant time = begin + std::chrono::seconds{second};
    for (const auto& layout : m_layouts) {
        const auto late = m_jitter.count() > 0 ? Duration{m_random() % static_cast<unsigned>(m_jitter.count() + 1)} : Duration{};
        Scan scan{layout, time, time + latency + late, m_sequence++, {}};
        const bool failed = m_random() % oneFailureIn == 0;
        for (std::size_t i = 0; i < layout->points.size(); ++i) {
            const Sample sample = sampleOf(m_tracks[point++], second);
            scan.samples.push_back(failed ? Sample{0, badMark(Reason::CommTimeout), 0} : sample);
        }
        scans.push_back(std::move(scan));
    }
    return scans;
}

} // namespace gaffer::bench
