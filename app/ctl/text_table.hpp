#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gaffer {

/// Columns that a terminal takes to show `text`: Chinese letters take two.
std::size_t shownWidth(std::string_view text);

/// Rows as a table in columns, two blanks between them; the first row is the head. Figures stand to the right.
std::string alignedTable(const std::vector<std::vector<std::string>>& rows);

/// The chosen members of a JSON list of objects as such a table; what is not there is "–".
std::string tableOf(const std::string& jsonList, const std::vector<std::string>& members);

/// A JSON list of points in which the words of a text point stand as its value.
std::string textsAsValues(const std::string& jsonPoints);

/// The members of a JSON object, one a line; lists of objects follow as tables.
std::string linesOf(const std::string& jsonObject);

} // namespace gaffer
