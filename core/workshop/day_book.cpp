#include "core/workshop/day_book.hpp"

#include <chrono>

namespace gaffer {
namespace {

constexpr std::chrono::days kept{70};

}

DayPage& DayBook::page(Date date) { return m_pages[date]; }

const DayPage* DayBook::find(Date date) const
{
    const auto found = m_pages.find(date);
    return found == m_pages.end() ? nullptr : &found->second;
}

void DayBook::forgetBefore(Date date)
{
    const Date oldest{std::chrono::sys_days{date} - kept};
    while (!m_pages.empty() && m_pages.begin()->first < oldest) m_pages.erase(m_pages.begin());
}

BookKey bookKeyOf(const Tally& tally, int localHour)
{
    return {tally.shift, tally.station, tally.run,   tally.product, tally.melt,   tally.mould,
            tally.crew,  tally.place,   tally.grade, tally.defect,  tally.source, localHour};
}

} // namespace gaffer
