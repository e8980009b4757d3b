#pragma once

#include "core/base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gaffer {

/// One row of a CSV text.
struct CsvRow {
    /// Line on which it begins, from 1.
    std::size_t line{};
    std::vector<std::string> cells;
    bool operator==(const CsvRow&) const = default;
};

/// Reads CSV (RFC 4180): a byte order mark, CRLF, LF or CR, quoted line breaks and doubled quotes are understood, rows of blanks
/// only are passed over. BadInput with the line where a quote is not closed or something follows a closing quote.
Result<std::vector<CsvRow>> readCsv(std::string_view text);

} // namespace gaffer
