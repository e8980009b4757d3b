#include "core/wire/answers.hpp"

#include "core/wire/messages.hpp"
#include "tests/support/filler.hpp"

#include <gtest/gtest.h>

namespace gaffer::wire {
namespace {

constexpr std::uint64_t seeds = 25;

/// Reads an answer's text back as a value of the type it was written from.
template <class T> T again(const std::string& text)
{
    Problems problems;
    T value{};
    Reader{Reader::Mode::Strict, problems}.read(Json::parse(text), value);
    EXPECT_TRUE(problems.empty()) << text;
    return value;
}

template <class T> void expectRoundTrips()
{
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        Filler filler{seed};
        const std::vector<T> views{filler.make<T>(), filler.make<T>(), T{}};
        EXPECT_EQ(again<std::vector<T>>(write(views)), views) << "seed " << seed;
    }
    EXPECT_EQ(write(std::vector<T>{}), "[]");
}

TEST(Answers, BringEveryStationAcross) { expectRoundTrips<StationView>(); }
TEST(Answers, BringEveryMeltAcross) { expectRoundTrips<MeltView>(); }
TEST(Answers, BringEveryFurnaceAcross) { expectRoundTrips<FurnaceView>(); }
TEST(Answers, BringEveryMouldAcross) { expectRoundTrips<MouldView>(); }
TEST(Answers, BringEveryOrderAcross) { expectRoundTrips<OrderView>(); }
TEST(Answers, BringEveryPointAcross) { expectRoundTrips<PointView>(); }
TEST(Answers, BringEveryExplanationAcross) { expectRoundTrips<ExplainView>(); }
TEST(Answers, BringEveryProductAcross) { expectRoundTrips<Product>(); }
TEST(Answers, BringEveryMethodAcross) { expectRoundTrips<MethodInfo>(); }

TEST(Answers, BringTheHeadOfThePageAcross)
{
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        const auto view = Filler{seed}.make<ShopView>();
        EXPECT_EQ(again<ShopView>(write(view)), view) << "seed " << seed;
    }
}

TEST(Answers, BringReportsAcrossAsASeatReadsThem)
{
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        const auto report = Filler{seed}.make<Report>();
        const auto read = decodeReport({1, write(report), {}});
        ASSERT_TRUE(read) << "seed " << seed;
        EXPECT_EQ(*read, report) << "seed " << seed;
    }
}

TEST(Answers, BringProductsAcrossAsASeatReadsThem)
{
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        const std::vector<Product> products{Filler{seed}.make<Product>(), {}};
        EXPECT_EQ(*decodeProducts({1, write(products), {}}), products) << "seed " << seed;
    }
}

TEST(Answers, BringAnImportAcross)
{
    const ImportResult result{3, {"line 2, column due: found \"soon\"", "第三行"}};
    const auto read = decodeImport({1, write(result), {}});
    ASSERT_TRUE(read);
    EXPECT_EQ(read->rows, 3);
    EXPECT_EQ(read->problems, result.problems);
}

TEST(Answers, BringASignInAcross)
{
    for (const auto& row : enumNames<Role>) {
        const std::string text = writeSignedIn(WorkerNo{"12"}, "王芳", row.value);
        EXPECT_EQ(*decodeSignIn({1, text, {}}), (std::pair<std::string, Role>{"王芳", row.value}));
        EXPECT_NE(text.find(R"("worker":"12")"), std::string::npos);
    }
}

TEST(Answers, BringAnyTextAcross)
{
    for (const char* text : {"", "plain", "a \"quoted\" one", "two\nlines\tand a tab", "高脚杯", "\\"})
        EXPECT_EQ(*decodeText({1, writeText(text), {}}), text);
}

TEST(Answers, NeverThrowOnTextThatIsNotUtf8)
{
    EXPECT_NO_THROW(writeText("\xff\xfe"));
    StationView view;
    view.name = "\xc3";
    EXPECT_NO_THROW(write(std::vector<StationView>{view}));
    EXPECT_TRUE(isJson(write(std::vector<StationView>{view})));
}

TEST(Answers, WriteWhatIsNoNumberAsNullAndNeverAsText)
{
    PointView view;
    view.value = std::numeric_limits<double>::quiet_NaN();
    EXPECT_NE(write(std::vector<PointView>{view}).find(R"("value":null)"), std::string::npos);
}

TEST(Answers, PassPagesOfTextOn)
{
    for (const TextPage& page : {TextPage{"time,value\n", fromMillis(1'763'800'000'000)}, TextPage{"", std::nullopt}}) {
        const auto read = readTextPage(write(page));
        ASSERT_TRUE(read);
        EXPECT_EQ(read->text, page.text);
        EXPECT_EQ(read->next, page.next);
    }
    for (const char* text : {"", "{", "[]", "7", R"({"text":5})", R"({"next":"soon"})"}) EXPECT_FALSE(readTextPage(text)) << text;
}

TEST(Answers, PassPagesOnWhateverIsInThem)
{
    for (const char* text : {"a", "\n", "\n\na\n\n", "a\nb", R"(say "hot", C:\pots)", "温度 1352.4", "tab\tand\rreturn", "\x7f\x01"}) {
        const std::string written = write(TextPage{text, std::nullopt});
        EXPECT_EQ(written.find('\n'), std::string::npos) << "one message is one line";
        const auto read = readTextPage(written);
        ASSERT_TRUE(read) << written;
        EXPECT_EQ(read->text, text);
        EXPECT_FALSE(read->next);
    }
}

TEST(Answers, PassListsOfTextsThatAreJsonOn)
{
    const std::vector<std::string> items{R"({"a":1})", "[]", "7", R"("x,y")"};
    EXPECT_EQ(writeList(items), R"([{"a":1},[],7,"x,y"])");
    EXPECT_EQ(*readList(writeList(items)), items);
    EXPECT_TRUE(readList(writeList({}))->empty());
    for (const char* text : {"", "{}", "[1,", "null"}) EXPECT_FALSE(readList(text)) << text;
}

TEST(Answers, ArePrettyForPeopleAndTheSameForPrograms)
{
    const std::string text = R"({"b":[1,2],"a":"料"})";
    EXPECT_EQ(pretty(text), "{\n  \"b\": [\n    1,\n    2\n  ],\n  \"a\": \"料\"\n}");
    EXPECT_EQ(Json::parse(pretty(text)), Json::parse(text));
    EXPECT_EQ(pretty("no json"), "no json");
}

TEST(Answers, GetAMemberOnlyWhereThereIsAnObjectWithoutIt)
{
    EXPECT_EQ(withMember(R"({"a":1})", "commandId", "c"), R"({"a":1,"commandId":"c"})");
    EXPECT_EQ(withMember(R"({"commandId":"mine"})", "commandId", "c"), R"({"commandId":"mine"})");
    EXPECT_EQ(withMember("[1]", "commandId", "c"), "[1]");
    EXPECT_EQ(withMember("{", "commandId", "c"), "{");
}

TEST(Answers, KnowJsonFromOtherText)
{
    for (const char* text : {"{}", "[]", "1", "null", "\"x\""}) EXPECT_TRUE(isJson(text)) << text;
    for (const char* text : {"", "{", "x", "{} {}"}) EXPECT_FALSE(isJson(text)) << text;
}

TEST(StatusForm, HoldsEveryCounterOfEveryBus)
{
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        const auto status = Filler{seed}.make<Status>();
        const Json json = Json::parse(write(status));
        EXPECT_EQ(json["buses"].size(), status.buses.size());
        EXPECT_EQ(json["events"], status.events);
        EXPECT_EQ(json["diskFull"], status.diskFull);
        EXPECT_EQ(json["lastBackup"].is_null(), !status.lastBackup);
        for (std::size_t i = 0; i < status.buses.size(); ++i) {
            EXPECT_EQ(json["buses"][i]["timeouts"], status.buses[i].timeouts);
            EXPECT_EQ(json["buses"][i]["linkLosses"], status.buses[i].linkLosses);
        }
        EXPECT_EQ(Json::parse(write(status.buses)), json["buses"]);
    }
}

} // namespace
} // namespace gaffer::wire
