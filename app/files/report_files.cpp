#include "app/files/report_files.hpp"

#include "app/host/workshop_folder.hpp"
#include "core/report/csv.hpp"
#include "core/wire/answers.hpp"

#include <filesystem>

namespace gaffer {
namespace {

/// Into the file, or where the caller prints when none is named.
Outcome writeText(const std::string& bytes, const std::string& file, std::ostream& out)
{
    if (!file.empty()) return replaceFile(file, bytes);
    out << bytes;
    return Done{};
}

/// Lets `write` write beside the file and renames it into place.
template <class Write> Outcome replacing(const std::string& file, Write write)
{
    if (file.empty()) return Fault{FaultCode::BadInput, "report.out", "--out FILE is needed for this format", {}};
    // A report half written must not stand under the name of a whole one, nor destroy the one before.
    const std::string beside = file + ".new";
    if (const Outcome written = write(beside); !written) return written;
    std::error_code error;
    std::filesystem::rename(beside, file, error);
    if (error) return Fault{FaultCode::Unavailable, "report.cannotWrite", file + ": " + error.message(), {file}};
    return Done{};
}

} // namespace

Outcome writeReport(const Report& report, const std::string& format, const std::string& file, std::ostream& out)
{
    if (format == "csv") return writeText(reportCsv(report), file, out);
    if (format == "json") return writeText(wire::pretty(wire::write(report)) + "\n", file, out);
    if (format == "xlsx") return replacing(file, [&](const std::string& beside) { return writeReportXlsx(report, beside); });
    if (format == "pdf") return replacing(file, [&](const std::string& beside) { return writeReportPdfFile(report, beside); });
    return Fault{
        FaultCode::BadInput, "report.format", "unknown format \"" + format + "\"; allowed: csv, xlsx, pdf, json", {format}};
}

} // namespace gaffer
