#pragma once

#include "core/base/result.hpp"

#include <string>

namespace gaffer {

/// The text of `bytes` in UTF-8; `encoding` is utf-8 or gb18030. BadInput when the bytes are no such text; undecodable UTF-8
/// names
/// --encoding gb18030.
Result<std::string> toUtf8(const std::string& bytes, const std::string& encoding);

} // namespace gaffer
