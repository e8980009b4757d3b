#pragma once

#include <string>
#include <string_view>

namespace gaffer {

/// The words of reports in zh_CN (and every other zh) or English, by key; an unknown key is its own text, so that nothing is
/// lost.
std::string reportText(std::string_view key, std::string_view language);

/// The name of a shift: the usual ones in the language, any other as its workshop wrote it.
std::string shiftText(std::string_view name, std::string_view language);

/// True when `language` is written in Chinese.
bool isChinese(std::string_view language);

} // namespace gaffer
