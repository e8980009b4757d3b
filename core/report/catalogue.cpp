#include "core/report/catalogue.hpp"

#include "core/report/daily_yield.hpp"

#include <algorithm>
#include <array>

namespace gaffer {
namespace {

/// One report of the list.
struct Row {
    std::string_view name;
    Report (*make)(const ReportSource&, const ReportRequest&, Date);
};

constexpr std::array rows{Row{"daily", dailyYield}};

bool isShift(const ReportSource& source, const ShiftName& name, Date date)
{
    const auto shifts = source.workshop.floor.calendar().shiftsOf(date);
    return name.empty() ||
           std::any_of(shifts.begin(), shifts.end(), [&](const ShiftStand& stand) { return stand.shift == name; });
}

} // namespace

std::vector<std::string> reportNames()
{
    std::vector<std::string> names;
    for (const Row& row : rows) names.emplace_back(row.name);
    return names;
}

Result<Report> makeReport(const ReportSource& source, const ReportRequest& request)
{
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& each) { return each.name == request.name; });
    if (row == rows.end())
        return Fault{
            FaultCode::NotFound, "report.unknown", "there is no report \"" + request.name + "\"; allowed: daily", {request.name}};
    if (request.language != "zh_CN" && request.language != "en")
        return Fault{FaultCode::BadInput,
                     "report.language",
                     "unknown language \"" + request.language + "\"; allowed: zh_CN, en",
                     {request.language}};
    const Date date = request.date.value_or(source.workshop.floor.calendar().businessDate(source.now));
    if (!isShift(source, request.shift, date))
        return Fault{
            FaultCode::NotFound, "report.shift", "there is no shift \"" + request.shift.value + "\"", {request.shift.value}};
    return row->make(source, request, date);
}

} // namespace gaffer
