#include "core/base/utf8.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

TEST(Utf8, IsTextOfEveryLength)
{
    for (const std::string_view text : {"", "a", "\xC2\x80", "玻璃", "\xF0\x9F\x8D\xB7", "\xF4\x8F\xBF\xBF"})
        EXPECT_TRUE(isUtf8(text)) << text;
}

TEST(Utf8, IsNotWhatWouldComeBackAsAnotherText)
{
    const std::string_view wrong[] = {"\xFF",     "\x80",         "\xC2",         "\xE7\x8E",         "a\xE7",
                                      "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80"};
    for (const std::string_view text : wrong) EXPECT_FALSE(isUtf8(text));
}

TEST(Utf8, KnowsControlCharactersFromLetters)
{
    for (const char control : {'\0', '\t', '\n', '\r', '\x1f', '\x7f'}) EXPECT_TRUE(isControl(control));
    for (const char letter : {' ', 'a', '~', '\x80', '\xe7', '\xff'}) EXPECT_FALSE(isControl(letter));
}

} // namespace
} // namespace gaffer
