#pragma once

#include <string_view>

namespace gaffer {

/// True for UTF-8 as RFC 3629 wants it: shortest form, no surrogates, nothing beyond U+10FFFF. Anything else would come back as
/// another text from a file.
bool isUtf8(std::string_view text);

/// True for the control characters of ASCII, line breaks and tabs among them; never for a byte of a longer letter.
bool isControl(char letter);

} // namespace gaffer
