#pragma once

#include "core/wire/json.hpp"
#include "core/wire/plan_rows.hpp"

#include <string>
#include <vector>

// What reading an instance, a plan and a disruption have in common.
namespace gaffer::wire {

/// The document as an object; a problem is added if it is none.
Json parseObject(const std::string& text, Problems& problems);
/// Demands that a member is a certain text.
void expectText(const Json& json, const std::string& name, const std::string& expected, Problems& problems);
/// The number of a colour; a problem is added and 0 given if there is none of that name.
int colourNumber(const std::vector<std::string>& names, const std::string& name, const std::string& pointer, Problems& problems);
/// Whether `value` is the number of one of `size` things; a problem is added if not.
bool numberStands(const std::string& pointer, int value, std::size_t size, const char* what, Problems& problems);
/// Whether low <= value <= high; a problem is added if not.
bool rangeStands(const std::string& pointer, std::int64_t value, std::int64_t low, std::int64_t high, Problems& problems);

/// Reads rows of the planning format, in which unknown members are passed over.
template <class T> T readRows(const Json& json, Problems& problems)
{
    T rows;
    Reader reader{Reader::Mode::Lenient, problems};
    reader.read(json, rows);
    return rows;
}

} // namespace gaffer::wire
