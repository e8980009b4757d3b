#include "core/wire/stored_text.hpp"

#include "core/wire/events.hpp"
#include "core/wire/json.hpp"
#include "tests/support/filler.hpp"

#include <gtest/gtest.h>
#include <limits>
#include <random>

namespace gaffer::wire {
namespace {

constexpr std::uint64_t seeds = 30;

struct Part {
    using Self = Part;
    std::optional<std::int64_t> number;
    std::vector<std::string> words;
    std::map<std::string, double> shares;
    std::set<int> places;
    std::array<bool, 2> flags{};
    Date date{};
    bool operator==(const Part&) const = default;
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"number", &Self::number}, Field{"words", &Self::words}, Field{"shares", &Self::shares},
                    Field{"places", &Self::places}, Field{"flags", &Self::flags}, Field{"date", &Self::date});
    }
};

TEST(StoredText, ReadsEveryWorkshopThatWasWritten)
{
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        Workshop workshop;
        Filler{seed}.fill(workshop);
        const std::string text = writeWorkshop(workshop);
        Workshop read;
        ASSERT_TRUE(StoredText{text}.read(read)) << "seed " << seed;
        EXPECT_EQ(read, workshop) << "seed " << seed;
    }
}

TEST(StoredText, ReadsEveryFormOfAMember)
{
    Part part;
    ASSERT_TRUE(
        StoredText{R"({"number":-7,"words":["a \"b\" \\ 高脚杯 \n","",""],"shares":[["x",1.5e-3],["y",-2]],"places":[1,3],)"
                   R"("flags":[true,false],"date":"2026-11-22"})"}
            .read(part));
    EXPECT_EQ(part.number, -7);
    EXPECT_EQ(part.words, (std::vector<std::string>{"a \"b\" \\ 高脚杯 \n", "", ""}));
    EXPECT_EQ(part.shares, (std::map<std::string, double>{{"x", 1.5e-3}, {"y", -2}}));
    EXPECT_EQ(part.flags, (std::array{true, false}));
    ASSERT_TRUE(StoredText{R"({"number":null,"words":[],"shares":[],"places":[],"flags":[false,false],"date":null})"}.read(part));
    EXPECT_EQ(part, Part{});
}

TEST(StoredText, LeavesWhatIsWrittenOtherwiseToOthers)
{
    for (const char* text :
         {"", "{}", "null", R"({"number":1})",
          R"({"words":[],"number":null,"shares":[],"places":[],"flags":[false,false],"date":null})",
          R"({"number":1.5,"words":[],"shares":[],"places":[],"flags":[false,false],"date":null})",
          R"({"number":null,"words":[],"shares":{},"places":[],"flags":[false,false],"date":null})",
          R"({"number":null,"words":["\q"],"shares":[],"places":[],"flags":[false,false],"date":null})",
          R"({"number":null,"words":[],"shares":[],"places":[],"flags":[false],"date":null})",
          R"({"number":null,"words":[],"shares":[],"places":[],"flags":[false,false,true],"date":null})",
          R"({"number":null,"words":[],"shares":[["x",inf]],"places":[],"flags":[false,false],"date":null})",
          R"({"number":99999999999999999999,"words":[],"shares":[],"places":[],"flags":[false,false],"date":null})",
          R"({"number":null,"words":[],"shares":[],"places":[],"flags":[false,false],"date":"2026-13-22"})",
          R"({"number":null,"words":[],"shares":[],"places":[],"flags":[false,false],"date":null} )"}) {
        Part part;
        EXPECT_FALSE(StoredText{text}.read(part)) << text;
    }
}

TEST(StoredText, NeverReadsBeyondACutOffText)
{
    Workshop workshop;
    Filler{7}.fill(workshop);
    const std::string text = writeWorkshop(workshop);
    std::mt19937 random{1};
    for (int i = 0; i < 2000; ++i) {
        const std::string cut{text, 0, random() % text.size()};
        Workshop read;
        EXPECT_FALSE(StoredText{cut}.read(read));
    }
}

/// One sign of a text is changed: where it is still JSON, it is refused or read as the library reads it. (What is not JSON any
/// more never gets here: its hash is wrong.)
TEST(StoredText, AgreesWithTheLibraryOnChangedTexts)
{
    std::mt19937 random{2};
    for (const EventBody& body : Filler{3}.oneOfEach<EventBody>()) {
        const std::string text = writeBody(body);
        for (int i = 0; i < 200; ++i) {
            std::string changed = text;
            changed[random() % changed.size()] = "0123456789\"\\{}[],:.-eEtfn x"[random() % 27];
            const auto own = readBody(kindOf(body), versionOf(body), changed);
            const Json json = Json::parse(changed, nullptr, false);
            if (own && !json.is_discarded()) {
                // Blanks make it a text for the library.
                const auto read = readBody(kindOf(body), versionOf(body), json.dump(1));
                EXPECT_TRUE(read && *read == *own) << changed;
            }
        }
    }
}

} // namespace
} // namespace gaffer::wire
