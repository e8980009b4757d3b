#include "core/wire/base64.hpp"

#include <gtest/gtest.h>

namespace gaffer::wire {
namespace {

TEST(Base64, RefusesWhatIsNone)
{
    for (const char* text : {"A", "AB", "ABC", "AB=C", "A===", "AB C", "AB\nC", "====", "Zg=a"})
        EXPECT_FALSE(fromBase64(text)) << text;
}

TEST(Base64, MatchesTheExamplesOfTheStandard)
{
    const std::pair<const char*, const char*> examples[]{{"", ""},
                                                         {"f", "Zg=="},
                                                         {"fo", "Zm8="},
                                                         {"foo", "Zm9v"},
                                                         {"foob", "Zm9vYg=="},
                                                         {"fooba", "Zm9vYmE="},
                                                         {"foobar", "Zm9vYmFy"}};
    for (const auto& [bytes, text] : examples) {
        EXPECT_EQ(toBase64(bytes), text);
        EXPECT_EQ(fromBase64(text), bytes);
    }
}

TEST(Base64, BringsEveryByteBack)
{
    std::string bytes;
    for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
    for (std::size_t length = 0; length <= bytes.size(); ++length)
        EXPECT_EQ(fromBase64(toBase64(bytes.substr(0, length))), bytes.substr(0, length));
}

} // namespace
} // namespace gaffer::wire
