#pragma once

#include <string>
#include <string_view>

namespace gaffer {

/// The first letters of the pinyin of a Chinese name, as in "gjb" of 高脚杯; Latin letters (in small) and digits stay, what is not
/// known is left out. A character of several readings counts as its most usual one.
std::string pinyinInitials(std::string_view utf8);

} // namespace gaffer
