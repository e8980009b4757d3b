#pragma once

#include "core/wire/json.hpp"

#include <string_view>

namespace gaffer::wire {

/// Parses JSON written by people. Adds a Problem with line and column where the text is no JSON, and one for each key that
/// an object holds twice. Gives a discarded value when the text cannot be read at all. Only .cpp files include this.
Json parseJson(std::string_view text, Problems& problems);

} // namespace gaffer::wire
