#include "core/order/pinyin.hpp"

#include "core/piece/catalogue.hpp"
#include "core/sample/catalogue.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <utility>

namespace gaffer {
namespace {

TEST(PinyinInitials, OfTheWordsOfTheTrade)
{
    using Named = std::pair<const char*, const char*>;
    constexpr std::array names{
        Named{"高脚杯", "gjb"}, Named{"红酒杯", "hjb"},    Named{"醒酒器", "xjq"},    Named{"花瓶", "hp"},
        Named{"香槟杯", "xbb"}, Named{"玻璃罐", "blg"},    Named{"茶壶", "ch"},       Named{"盖碗", "gw"},
        Named{"烛台", "zt"},    Named{"果盘", "gp"},       Named{"琉璃樽", "llz"},    Named{"琥珀碗", "hpw"},
        Named{"玛瑙盏", "mnz"}, Named{"白兰地杯", "bldb"}, Named{"威士忌杯", "wsjb"}, Named{"手工吹制", "sgcz"}};
    for (const auto& [name, initials] : names) EXPECT_EQ(pinyinInitials(name), initials) << name;
}

TEST(PinyinInitials, MissNoCharacterOfTheSampleAndOfTheDefects)
{
    constexpr std::string_view signs = "（）、，—“”：；·";
    const auto expectOnePerCharacter = [&](std::string_view words) {
        std::string unknown;
        for (std::size_t at = 0; at < words.size();) {
            // Beyond ASCII everything here takes three bytes.
            const std::size_t length = static_cast<unsigned char>(words[at]) < 0x80 ? 1 : 3;
            const std::string letter{words.substr(at, length)};
            at += length;
            if (length == 3 && signs.find(letter) == std::string_view::npos && pinyinInitials(letter).size() != 1)
                unknown += letter;
        }
        EXPECT_EQ(unknown, "") << words;
    };
    for (const SampleProduct& product : sampleProducts()) expectOnePerCharacter(product.nameZh);
    for (const Defect& defect : allDefects()) expectOnePerCharacter(defect.zh);
}

TEST(PinyinInitials, KeepLatinLettersAndDigitsInSmall)
{
    EXPECT_EQ(pinyinInitials("GB-350 高脚杯"), "gb350gjb");
    EXPECT_EQ(pinyinInitials("（大）花瓶，带盖"), "dhpdg");
}

TEST(PinyinInitials, OfNothingAreNothing)
{
    EXPECT_EQ(pinyinInitials(""), "");
    EXPECT_EQ(pinyinInitials("  -–·"), "");
}

TEST(PinyinInitials, OfTextThatIsCutOrNoUtf8StayWithinIt)
{
    EXPECT_EQ(pinyinInitials("\xe9\xab"), "") << "a letter cut in two";
    EXPECT_EQ(pinyinInitials("\xff\xfe花"), "h");
    EXPECT_EQ(pinyinInitials("\xe9"
                             "a"),
              "a")
        << "what follows a broken letter is read again";
    std::mt19937 chance{20261122};
    for (int round = 0; round < 2000; ++round) {
        std::string noise(chance() % 12, ' ');
        for (char& each : noise) each = static_cast<char>(chance());
        EXPECT_LE(pinyinInitials(noise).size(), noise.size());
    }
}

} // namespace
} // namespace gaffer
