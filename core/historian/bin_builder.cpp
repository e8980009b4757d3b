#include "core/historian/bin_builder.hpp"

#include "core/base/check.hpp"

#include <algorithm>

namespace gaffer {

namespace {

constexpr std::int64_t binsMost = 2'000'000;
constexpr double wholePercent = 100;

} // namespace

Duration gapReach(Duration every)
{
    return Duration{static_cast<Duration::rep>(gapPeriods * static_cast<double>(every.count()))};
}

Instant binStart(Instant time, Duration width)
{
    GAFFER_CHECK(width > Duration::zero());
    const auto millis = toMillis(time);
    const auto rest = millis % width.count();
    return fromMillis(millis - rest - (rest < 0 ? width.count() : 0));
}

Result<BinBuilder> BinBuilder::make(Instant from, Instant to, Duration width)
{
    if (width <= Duration::zero()) return Fault{FaultCode::BadInput, "history.width", "a bin must be longer than nothing", {}};
    if (to <= from) return BinBuilder{binStart(from, width), binStart(from, width), width};
    if ((to - from) / width >= binsMost)
        return Fault{FaultCode::BadInput, "history.tooMany", "more than " + std::to_string(binsMost) + " bins", {}};
    return BinBuilder{binStart(from, width), binStart(to - Duration{1}, width) + width, width};
}

BinBuilder::BinBuilder(Instant begin, Instant end, Duration width)
    : m_begin{begin}, m_end{end}, m_width{width}, m_from{begin},
      m_work(static_cast<std::size_t>((end - begin) / width)), m_binBegin{end}
{
    for (std::size_t i = 0; i < m_work.size(); ++i) m_work[i].bin.start = begin + static_cast<int>(i) * width;
}

void BinBuilder::take(const HistorySample& sample, Duration every)
{
    if (m_previous) {
        GAFFER_CHECK(sample.time >= m_previous->time);
        const bool gap = sample.time - m_previous->time > m_reach;
        if (m_previous->mark.good())
            hold(m_previous->time, gap ? m_previous->time + m_previousEvery : sample.time, m_previous->value);
    }
    m_previous = sample;
    if (every == m_previousEvery) return;
    m_previousEvery = every;
    m_reach = gapReach(every);
}

void BinBuilder::takePart(const HistoryBin& part, Duration width)
{
    if (part.goodPercent <= 0 || part.start < m_begin || part.start >= m_end) return;
    GAFFER_CHECK(width <= m_width);
    const double good = part.goodPercent / wholePercent * static_cast<double>(width.count());
    add(m_work[indexOf(part.start)], part, Duration{static_cast<Duration::rep>(good + 0.5)});
}

std::vector<HistoryBin> BinBuilder::finish()
{
    if (m_previous && m_previous->mark.good()) hold(m_previous->time, m_previous->time + m_previousEvery, m_previous->value);
    m_previous.reset();
    std::vector<HistoryBin> bins;
    bins.reserve(m_work.size());
    for (Work& work : m_work) {
        if (work.good > Duration::zero()) {
            const auto good = static_cast<double>(work.good.count());
            work.bin.mean = std::clamp(work.weighted / good, work.bin.min, work.bin.max);
            work.bin.goodPercent = wholePercent * good / static_cast<double>(m_width.count());
        }
        GAFFER_CHECK(work.good <= m_width);
        bins.push_back(work.bin);
    }
    return bins;
}

void BinBuilder::hold(Instant from, Instant to, double value)
{
    from = std::max(from, m_from);
    to = std::min(to, m_end);
    while (from < to) {
        if (from < m_binBegin || from >= m_binBegin + m_width) {
            m_binIndex = indexOf(from);
            m_binBegin = m_work[m_binIndex].bin.start;
        }
        Work& work = m_work[m_binIndex];
        const Instant until = std::min(to, m_binBegin + m_width);
        add(work, HistoryBin{from, value, value, value, value, wholePercent}, until - from);
        from = until;
    }
}

void BinBuilder::add(Work& work, const HistoryBin& values, Duration good)
{
    const bool first = work.good == Duration::zero();
    work.bin.min = first ? values.min : std::min(work.bin.min, values.min);
    work.bin.max = first ? values.max : std::max(work.bin.max, values.max);
    work.bin.last = values.last;
    work.weighted += values.mean * static_cast<double>(good.count());
    work.good += good;
}

std::size_t BinBuilder::indexOf(Instant time) const
{
    GAFFER_CHECK(time >= m_begin && time < m_end);
    return static_cast<std::size_t>((time - m_begin) / m_width);
}

} // namespace gaffer
