#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gaffer::wire {

/// `bytes` in base64 (RFC 4648, padded).
std::string toBase64(std::string_view bytes);

/// Reads base64; nothing when the text is none.
std::optional<std::string> fromBase64(std::string_view text);

} // namespace gaffer::wire
