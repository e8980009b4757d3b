#pragma once

#include "core/base/result.hpp"
#include "core/ports/people.hpp"
#include "core/workshop/command.hpp"
#include "core/workshop/workshop.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gaffer {

/// What a CSV file of masters holds. Rows mean something only while there are no problems: all rows or none.
struct ImportedTable {
    /// The command that takes them over.
    ImportRows rows;
    /// Names of workers, which do not go into the event log.
    std::vector<Person> people;
    std::int64_t count{};
    /// One sentence per mistake: line, column, what was found, what is allowed.
    std::vector<std::string> problems;
};

/// The kinds of files: products, orders, moulds, workers, recipes.
const std::vector<std::string>& importKinds();

/// The header line of a file of `kind`, ended by a line feed; NotFound for an unknown kind.
Result<std::string> importTemplate(std::string_view kind);

/// Reads a CSV text (UTF-8) of `kind`; what stands in `workshop` under the same key is the start of an updated row, and a
/// reference has to stand there. NotFound for an unknown kind.
Result<ImportedTable> readImport(std::string_view kind, std::string_view text, const Workshop& workshop);

} // namespace gaffer
