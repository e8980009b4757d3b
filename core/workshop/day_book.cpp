#include "core/workshop/day_book.hpp"

#include "core/base/check.hpp"

#include <chrono>

namespace gaffer {
namespace {

/// Ten weeks: a quarter is read from the log, a month and its comparison from the book.
constexpr std::chrono::days kept{70};

} // namespace

DayPage& DayBook::page(Date date) { return m_pages[date]; }

const DayPage* DayBook::find(Date date) const
{
    const auto found = m_pages.find(date);
    return found == m_pages.end() ? nullptr : &found->second;
}

std::optional<MeterSpan> DayBook::lastBefore(Date date, const MeterId& meter) const
{
    for (auto page = m_pages.lower_bound(date); page != m_pages.begin();) {
        --page;
        GAFFER_CHECK(page->first < date);
        const auto span = page->second.meters.find(meter);
        if (span != page->second.meters.end()) return span->second;
    }
    return std::nullopt;
}

std::optional<MeltDay> DayBook::meltAt(Date date, MeltId melt) const
{
    for (auto page = m_pages.upper_bound(date); page != m_pages.begin();) {
        --page;
        const auto day = page->second.melts.find(melt);
        if (day != page->second.melts.end()) return day->second;
    }
    return std::nullopt;
}

void DayBook::forgetBefore(Date date)
{
    const Date oldest{std::chrono::sys_days{date} - kept};
    while (!m_pages.empty() && m_pages.begin()->first < oldest) m_pages.erase(m_pages.begin());
    GAFFER_CHECK(m_pages.empty() || m_pages.begin()->first >= oldest);
}

BookKey bookKeyOf(const Tally& tally, int localHour)
{
    constexpr int hoursOfADay = 24;
    GAFFER_CHECK(localHour >= 0 && localHour < hoursOfADay);
    return {tally.shift, tally.station, tally.run,   tally.product, tally.melt,   tally.mould,
            tally.crew,  tally.place,   tally.grade, tally.defect,  tally.source, localHour};
}

} // namespace gaffer
