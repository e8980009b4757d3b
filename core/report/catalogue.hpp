#pragma once

#include "core/base/result.hpp"
#include "core/report/table.hpp"
#include "core/workshop/workshop.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gaffer {

/// What a report is made from; owned by the caller.
struct ReportSource {
    const Workshop& workshop;
    /// Names of workers, which live outside the event log.
    const std::map<WorkerNo, std::string>& names;
    Instant now{};
};

/// Which report is wanted.
struct ReportRequest {
    std::string name{"daily"};
    /// The present business date when not given.
    std::optional<Date> date;
    /// Empty for the whole day.
    ShiftName shift;
    /// zh_CN or en.
    std::string language{"zh_CN"};
};

/// The names of all reports.
std::vector<std::string> reportNames();

/// Makes a report; NotFound for an unknown name or shift, BadInput for an unknown language.
Result<Report> makeReport(const ReportSource& source, const ReportRequest& request);

} // namespace gaffer
