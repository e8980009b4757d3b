#pragma once

#include "core/base/result.hpp"
#include "core/ports/history.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace gaffer {

/// A value is taken to hold until the next sample if that follows within this many periods; else there is a gap and the value
/// holds for one period. The same span after which a live value becomes stale.
inline constexpr double gapPeriods = 2.5;

/// The longest time for which a sample of a point polled every `every` can matter to its neighbours.
Duration gapReach(Duration every);

/// The start of the bin of `width`, aligned to the UTC epoch, that holds `time`.
Instant binStart(Instant time, Duration width);

/// Reduces a series to bins aligned to the UTC epoch. The series is read as steps: a value holds until the next sample, over a
/// gap for one period only, and only good values count; so gaps are never bridged and states are never averaged between samples.
class BinBuilder {
public:
    /// Builds the bins of `width` that touch [from, to); BadInput when width is not positive or the bins are too many.
    static Result<BinBuilder> make(Instant from, Instant to, Duration width);
    /// Takes the next sample of a point polled every `every`; times must not go back. Samples outside of the bins are welcome up
    /// to gapReach() on either side: they say what holds at the edges.
    void take(const HistorySample& sample, Duration every);
    /// Takes an already reduced part of the series, for example a minute; parts and samples must not overlap.
    void takePart(const HistoryBin& part, Duration width);
    /// Lets samples fill nothing before `time`, because parts already did.
    void ignoreBefore(Instant time) { m_from = std::max(m_from, time); }
    /// Ends the series and gives the bins, empty ones included.
    std::vector<HistoryBin> finish();
    /// The start of the first bin.
    [[nodiscard]] Instant begin() const noexcept { return m_begin; }
    /// The end of the last bin.
    [[nodiscard]] Instant end() const noexcept { return m_end; }

private:
    struct Work {
        HistoryBin bin;
        double weighted{};
        Duration good{};
    };

    BinBuilder(Instant begin, Instant end, Duration width);
    void hold(Instant from, Instant to, double value);
    void add(Work& work, const HistoryBin& values, Duration good);
    [[nodiscard]] std::size_t indexOf(Instant time) const;

    Instant m_begin;
    Instant m_end;
    Duration m_width;
    Instant m_from;
    std::vector<Work> m_work;
    std::optional<HistorySample> m_previous;
    Duration m_previousEvery{};
    Duration m_reach{};
    /// The bin that was filled last: most values fall into it.
    Instant m_binBegin;
    std::size_t m_binIndex{};
};

} // namespace gaffer
