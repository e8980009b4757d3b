#pragma once

#include "core/base/result.hpp"
#include "core/crew/shift.hpp"

#include <string>
#include <string_view>

namespace gaffer {

/// Reads a compiled time zone (TZif, RFC 8536) into the offsets that held and will hold; nothing of it depends on the process's
/// own zone. Damaged when the bytes are none.
Result<ZoneTable> parseZone(std::string_view bytes);

/// The offsets of a time zone of the system's database, as in Europe/Prague; BadInput for an unknown zone.
Result<ZoneTable> readZone(const std::string& name);

} // namespace gaffer
