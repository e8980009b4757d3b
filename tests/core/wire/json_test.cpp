#include "core/wire/json.hpp"

#include "core/base/quantity.hpp"
#include "core/sensing/quality.hpp"
#include "core/wiring/settings.hpp"
#include "core/wiring/value_type.hpp"

#include <gtest/gtest.h>

namespace gaffer::wire {
namespace {

struct Inner {
    int count{};
    std::string name;
    bool operator==(const Inner&) const = default;
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"count", &Inner::count, Need::Required}, Field{"name", &Inner::name});
    }
};

struct Outer {
    StationId station;
    MeltId melt;
    Kilograms mass;
    Quality quality{Quality::Good};
    std::optional<Duration> every;
    std::vector<Inner> rows;
    std::map<std::string, double> shares;
    std::set<int> numbers;
    std::array<double, 2> range{};
    Instant at{};
    Date day{std::chrono::year{2026} / 1 / 1};
    ValueType type;
    bool open{false};
    bool operator==(const Outer&) const = default;
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"station", &Outer::station}, Field{"melt", &Outer::melt}, Field{"mass", &Outer::mass},
                    Field{"quality", &Outer::quality}, Field{"every", &Outer::every}, Field{"rows", &Outer::rows},
                    Field{"shares", &Outer::shares}, Field{"numbers", &Outer::numbers}, Field{"range", &Outer::range},
                    Field{"at", &Outer::at}, Field{"day", &Outer::day}, Field{"type", &Outer::type}, Field{"open", &Outer::open});
    }
};

/// Reads `text` into `out` and gives the mistakes.
template <class T> Problems problemsOf(const char* text, T& out, Reader::Mode mode = Reader::Mode::Strict)
{
    Problems problems;
    Reader{mode, problems}.read(Json::parse(text), out);
    return problems;
}

/// The single mistake of reading `text` as a T; an empty one, and a failure, when there is none or more than one.
template <class T> Problem onlyProblem(const char* text, Reader::Mode mode = Reader::Mode::Strict)
{
    T out{};
    const Problems problems = problemsOf(text, out, mode);
    EXPECT_EQ(problems.size(), 1U) << text;
    return problems.empty() ? Problem{} : problems.front();
}

template <class T> bool isRefused(const char* text)
{
    T out{};
    return !problemsOf(text, out).empty();
}

Outer full()
{
    Outer outer;
    outer.station = StationId{"B01"};
    outer.melt = MeltId{7};
    outer.mass = Kilograms{412.5};
    outer.quality = Quality::Uncertain;
    outer.every = Duration{200};
    outer.rows = {{1, "a"}, {2, "白料"}};
    outer.shares = {{"clear", 0.25}, {"cobalt", 0.75}};
    outer.numbers = {3, 5};
    outer.range = {-1, 1700};
    outer.at = fromMillis(1'795'327'200'123);
    outer.day = std::chrono::year{2026} / 11 / 22;
    outer.type = ValueType{ValueKind::Bit, 3};
    outer.open = true;
    return outer;
}

TEST(Json, IsReadBackAsItWasWritten)
{
    Outer again;
    const std::string text = toJson(full()).dump();
    EXPECT_TRUE(problemsOf(text.c_str(), again).empty());
    EXPECT_EQ(again, full()) << text;
}

TEST(Json, WritesMembersInTheOrderOfTheirList)
{
    EXPECT_EQ(toJson(Inner{2, "x"}).dump(), R"({"count":2,"name":"x"})");
    EXPECT_EQ(toJson(full()).begin().key(), "station");
}

TEST(Json, WritesUnitsAndIdsAsTheirValue)
{
    EXPECT_EQ(toJson(Celsius{1180.5}).dump(), "1180.5");
    EXPECT_EQ(toJson(StationId{"B01"}).dump(), R"("B01")");
    EXPECT_EQ(toJson(MeltId{3}).dump(), "3");
    EXPECT_EQ(toJson(OrderLine{OrderNo{"A-1"}, 2}).dump(), R"({"order":"A-1","line":2})");
}

TEST(Json, WritesWhatIsNoNumberAsNull)
{
    EXPECT_TRUE(toJson(std::numeric_limits<double>::quiet_NaN()).is_null());
    EXPECT_TRUE(toJson(std::numeric_limits<double>::infinity()).is_null());
    EXPECT_TRUE(toJson(std::optional<int>{}).is_null());
}

TEST(Json, WritesTimesAsText)
{
    EXPECT_EQ(toJson(fromMillis(0)).dump(), R"("1970-01-01T00:00:00.000Z")");
    EXPECT_EQ(toJson(Duration{90'000}).dump(), R"("90s")");
    EXPECT_EQ(toJson(TimeOfDay{480}).dump(), R"("08:00")");
}

TEST(Reader, AnUnknownNameIsAMistakeInAFileOfPeople)
{
    const Problem problem = onlyProblem<Inner>(R"({"count":1,"nmae":"x"})");
    EXPECT_EQ(problem.pointer, "/nmae");
    EXPECT_EQ(problem.found, "\"nmae\"");
    EXPECT_EQ(problem.allowed, "count, name");
    EXPECT_EQ(problem.near, "name");
}

TEST(Reader, AnUnknownNameIsPassedOverInOurOwnRecords)
{
    Inner inner;
    EXPECT_TRUE(problemsOf(R"({"count":1,"newer":[1,2]})", inner, Reader::Mode::Lenient).empty());
    EXPECT_EQ(inner.count, 1);
}

TEST(Reader, ARequiredMemberIsMissedInBothModes)
{
    for (const auto mode : {Reader::Mode::Strict, Reader::Mode::Lenient}) {
        const Problem problem = onlyProblem<Inner>(R"({"name":"x"})", mode);
        EXPECT_EQ(problem.pointer, "/count");
        EXPECT_EQ(problem.found, "nothing");
    }
}

TEST(Reader, AMemberThatMayBeAbsentKeepsItsDefault)
{
    Outer outer;
    EXPECT_TRUE(problemsOf("{}", outer).empty());
    EXPECT_EQ(outer, Outer{});
}

TEST(Reader, PointersLeadIntoListsAndObjects)
{
    EXPECT_EQ(onlyProblem<Outer>(R"({"rows":[{"count":1},{"count":"2"}]})").pointer, "/rows/1/count");
    EXPECT_EQ(onlyProblem<Outer>(R"({"shares":{"clear":"half"}})").pointer, "/shares/clear");
    EXPECT_EQ(onlyProblem<Outer>(R"({"range":[0,true]})").pointer, "/range/1");
}

TEST(Reader, PointersEscapeSlashAndTilde)
{
    EXPECT_EQ(onlyProblem<Outer>(R"({"shares":{"a/b~c":"half"}})").pointer, "/shares/a~1b~0c");
    EXPECT_EQ(onlyProblem<Inner>(R"({"count":1,"a/b":1})").pointer, "/a~1b");
}

TEST(Reader, EveryMistakeIsToldAndTheRestIsRead)
{
    Outer outer;
    const Problems problems =
        problemsOf(R"({"station":5,"melt":-1,"mass":"x","quality":"god","open":1,"numbers":[1,2],"typ":1})", outer);
    EXPECT_EQ(problems.size(), 6U);
    EXPECT_EQ(outer.numbers, (std::set<int>{1, 2}));
    EXPECT_EQ(outer.quality, Quality::Good);
}

TEST(Reader, WholeNumbersKeepTheRangeOfTheirType)
{
    EXPECT_TRUE(isRefused<std::uint8_t>("256"));
    EXPECT_TRUE(isRefused<std::uint8_t>("-1"));
    EXPECT_FALSE(isRefused<std::uint8_t>("255"));
    EXPECT_TRUE(isRefused<std::int8_t>("-129"));
    EXPECT_TRUE(isRefused<std::int8_t>("128"));
    EXPECT_FALSE(isRefused<std::int8_t>("-128"));
    EXPECT_TRUE(isRefused<std::int64_t>("9223372036854775808"));
    EXPECT_FALSE(isRefused<std::int64_t>("-9223372036854775808"));
    EXPECT_FALSE(isRefused<std::uint64_t>("18446744073709551615"));
    EXPECT_TRUE(isRefused<std::uint64_t>("18446744073709551616"));
}

TEST(Reader, AWholeNumberIsNoFractionNoTextAndNoTruth)
{
    for (const char* text : {"1.0", "1e3", "\"1\"", "true", "null", "[1]", "{}"}) EXPECT_TRUE(isRefused<int>(text)) << text;
    EXPECT_EQ(onlyProblem<std::uint16_t>("70000").allowed, "a whole number from 0 to 65535");
}

TEST(Reader, ANumberMayBeWholeButIsNoText)
{
    double value{};
    EXPECT_TRUE(problemsOf("5", value).empty());
    EXPECT_EQ(value, 5.0);
    for (const char* text : {"\"5\"", "null", "true", "[]"}) EXPECT_TRUE(isRefused<double>(text)) << text;
}

TEST(Reader, TruthIsWrittenOut)
{
    for (const char* text : {"0", "1", "\"true\"", "null"}) EXPECT_EQ(onlyProblem<bool>(text).allowed, "true or false") << text;
}

TEST(Reader, ATextIsATextAlsoAroundAName)
{
    EXPECT_EQ(onlyProblem<StationId>("5").allowed, "a text");
    EXPECT_EQ(onlyProblem<std::string>("[]").allowed, "a text");
}

TEST(Reader, AnEnumerationNamesWhatIsAllowedAndWhatWasMeant)
{
    const Problem problem = onlyProblem<Quality>("\"uncertan\"");
    EXPECT_EQ(problem.allowed, "good, uncertain, bad");
    EXPECT_EQ(problem.near, "uncertain");
    EXPECT_EQ(onlyProblem<Quality>("2").near, "");
}

TEST(Reader, TimesAndSpansAreToldByExample)
{
    EXPECT_EQ(onlyProblem<Instant>("\"2026-11-22 06:00\"").allowed, "a time as 2026-11-22T06:00:00Z");
    EXPECT_EQ(onlyProblem<Duration>("1000").allowed, "a span as 200ms, 1s, 1m");
    EXPECT_EQ(onlyProblem<Date>("\"2026-02-30\"").allowed, "a date as 2026-11-22");
    EXPECT_EQ(onlyProblem<TimeOfDay>("\"8:00\"").allowed, "a time of day from 00:00 to 24:00, as 08:00");
    EXPECT_EQ(onlyProblem<ValueType>("\"int17\"").allowed, ValueType::allowed());
}

TEST(Reader, NullEmptiesWhatMayBeAbsent)
{
    std::optional<Duration> every = Duration{5};
    EXPECT_TRUE(problemsOf("null", every).empty());
    EXPECT_FALSE(every);
    EXPECT_TRUE(problemsOf("\"2s\"", every).empty());
    EXPECT_EQ(every, Duration{2000});
    EXPECT_EQ(onlyProblem<std::optional<Duration>>("\"2w\"").pointer, "");
}

TEST(Reader, ListsReplaceWhatStoodThere)
{
    std::vector<int> numbers{9, 9, 9};
    EXPECT_TRUE(problemsOf("[1]", numbers).empty());
    EXPECT_EQ(numbers, std::vector<int>{1});
    EXPECT_TRUE(problemsOf("[]", numbers).empty());
    EXPECT_TRUE(numbers.empty());
    for (const char* text : {"{}", "1", "null", "\"[]\""})
        EXPECT_EQ(onlyProblem<std::vector<int>>(text).allowed, "a list") << text;
}

TEST(Reader, AFixedListHasItsLength)
{
    for (const char* text : {"[]", "[1]", "[1,2,3]", "{}"})
        EXPECT_EQ((onlyProblem<std::array<double, 2>>(text).allowed), "a list of 2") << text;
}

TEST(Reader, AnObjectIsNoList)
{
    for (const char* text : {"[]", "1", "null"}) {
        EXPECT_EQ(onlyProblem<Inner>(text).allowed, "an object") << text;
        EXPECT_EQ((onlyProblem<std::map<std::string, int>>(text).allowed), "an object") << text;
    }
}

TEST(Reader, MapsTakeKeysInTheirWrittenForm)
{
    std::map<MeltId, int> melts;
    EXPECT_TRUE(problemsOf(R"({"7":1,"12":2})", melts).empty());
    EXPECT_EQ(melts, (std::map<MeltId, int>{{MeltId{7}, 1}, {MeltId{12}, 2}}));
    std::map<Quality, int> qualities;
    EXPECT_TRUE(problemsOf(R"({"bad":3})", qualities).empty());
    EXPECT_EQ(qualities.at(Quality::Bad), 3);
    std::map<Date, int> days;
    EXPECT_TRUE(problemsOf(R"({"2026-11-22":4})", days).empty());
    EXPECT_EQ(days.size(), 1U);
}

TEST(Reader, AMapReplacesWhatStoodThere)
{
    std::map<std::string, int> shares{{"old", 1}};
    EXPECT_TRUE(problemsOf(R"({"new":2})", shares).empty());
    EXPECT_EQ(shares, (std::map<std::string, int>{{"new", 2}}));
}

TEST(Reader, AKeyThatIsNoneIsAMistakeAndNeverAnException)
{
    for (const char* text : {R"({"abc":1})", R"({"":1})", R"({"-1":1})", R"({"7x":1})", R"({"99999999999999999999":1})"})
        EXPECT_EQ((onlyProblem<std::map<MeltId, int>>(text).allowed), "a key in its written form") << text;
    EXPECT_EQ((onlyProblem<std::map<Quality, int>>(R"({"god":1})").pointer), "/god");
    EXPECT_EQ((onlyProblem<std::map<Date, int>>(R"({"2026-13-01":1})").pointer), "/2026-13-01");
    for (const char* text : {R"({"A":1})", R"({"A/":1})", R"({"A/x":1})", R"({"A/-2":1})"})
        EXPECT_TRUE((isRefused<std::map<OrderLine, int>>(text))) << text;
}

TEST(Reader, KeysOfNameAndNumberMayHoldSlashes)
{
    const std::map<OrderLine, int> lines{{OrderLine{OrderNo{"2026/11"}, 3}, 1}};
    const std::map<MouldCopyId, int> moulds{{MouldCopyId{MouldNo{"M-7"}, 2}, 5}};
    std::map<OrderLine, int> linesAgain;
    std::map<MouldCopyId, int> mouldsAgain;
    EXPECT_TRUE(problemsOf(toJson(lines).dump().c_str(), linesAgain).empty());
    EXPECT_TRUE(problemsOf(toJson(moulds).dump().c_str(), mouldsAgain).empty());
    EXPECT_EQ(linesAgain, lines);
    EXPECT_EQ(mouldsAgain, moulds);
}

TEST(Reader, LongFindingsAreShortened)
{
    const std::string text = "\"" + std::string(500, 'x') + "\"";
    const Problem problem = onlyProblem<int>(text.c_str());
    EXPECT_LT(problem.found.size(), 100U);
    EXPECT_TRUE(problem.found.ends_with("…"));
}

TEST(Reader, AFindingIsNeverCutInsideACharacter)
{
    for (const char* lead : {"", "x", "xx"}) {
        std::string text = std::string{"\""} + lead;
        for (int i = 0; i < 60; ++i) text += "料";
        const std::string found = onlyProblem<int>((text + "\"").c_str()).found;
        EXPECT_EQ((found.size() - std::string{"…"}.size() - 1 - std::string{lead}.size()) % 3, 0U) << found;
    }
}

TEST(Reader, AMistakeLeavesWhatStoodThere)
{
    int count = 7;
    EXPECT_FALSE(problemsOf("\"x\"", count).empty());
    EXPECT_EQ(count, 7);
    std::string text = "kept";
    EXPECT_FALSE(problemsOf("1", text).empty());
    EXPECT_EQ(text, "kept");
    Date day = *parseDate("2026-11-22");
    EXPECT_FALSE(problemsOf("\"soon\"", day).empty());
    EXPECT_EQ(day, *parseDate("2026-11-22"));
}

TEST(Reader, OurOwnMapsMayBeListsOfPairsAndPeoplesMayNot)
{
    std::map<MeltId, int> melts;
    EXPECT_TRUE(problemsOf("[[7,1],[12,2]]", melts, Reader::Mode::Lenient).empty());
    EXPECT_EQ(melts, (std::map<MeltId, int>{{MeltId{7}, 1}, {MeltId{12}, 2}}));
    EXPECT_EQ(problemsOf("[[7,1]]", melts).front().allowed, "an object");
    for (const char* text : {"[[7]]", "[7]", "[[7,1,2]]", R"([{"7":1}])"})
        EXPECT_EQ(problemsOf(text, melts, Reader::Mode::Lenient).front().pointer, "/0") << text;
    EXPECT_EQ(problemsOf(R"([["x",1]])", melts, Reader::Mode::Lenient).front().pointer, "/0/0");
    EXPECT_EQ(problemsOf(R"([[7,"x"]])", melts, Reader::Mode::Lenient).front().pointer, "/0/1");
}

TEST(Reader, ADateThatIsNotKnownIsNullInOurRecordsOnly)
{
    Date day = *parseDate("2026-11-22");
    EXPECT_TRUE(problemsOf("null", day, Reader::Mode::Lenient).empty());
    EXPECT_EQ(day, Date{});
    EXPECT_FALSE(problemsOf("null", day).empty());
    EXPECT_TRUE(toJson(Date{}).is_null());
}

TEST(Reader, ReadsOnWhereItWasToldThatItStands)
{
    Problems problems;
    Inner inner;
    Reader{Reader::Mode::Strict, problems}.read(Json::parse(R"({"count":"x"})"), inner, "/stations/4");
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].pointer, "/stations/4/count");
}

TEST(Reader, KeepsItsPlaceAfterAMistakeDeepInside)
{
    Outer outer;
    const Problems problems = problemsOf(R"({"rows":[{"count":"a"},{"count":1,"name":2}],"range":["x",1],"open":7})", outer);
    std::vector<std::string> pointers;
    for (const Problem& problem : problems) pointers.push_back(problem.pointer);
    EXPECT_EQ(pointers, (std::vector<std::string>{"/rows/0/count", "/rows/1/name", "/range/0", "/open"}));
}

TEST(Reader, ASetTakesEachMemberOnce)
{
    std::set<int> numbers;
    EXPECT_TRUE(problemsOf("[3,1,3]", numbers).empty());
    EXPECT_EQ(numbers, (std::set<int>{1, 3}));
    EXPECT_EQ(onlyProblem<std::set<int>>("[1,true]").pointer, "/1");
}

TEST(Json, KeysThatAreStructuresStandInAListOfPairs)
{
    const std::map<OrderLine, int> lines{{OrderLine{OrderNo{"A"}, 2}, 1}};
    std::map<OrderLine, int> again;
    Problems problems;
    Reader{Reader::Mode::Lenient, problems}.read(toJson(lines), again);
    EXPECT_TRUE(problems.empty());
    EXPECT_EQ(again, lines);
}

TEST(Json, NumbersKeepEveryBit)
{
    for (const double number : {0.1, 1.0 / 3, 1e300, -1e-300, 5e-324, 123'456'789.123'456'78}) {
        double again{};
        EXPECT_TRUE(problemsOf(toJson(number).dump().c_str(), again).empty());
        EXPECT_EQ(again, number);
    }
    std::uint64_t most{};
    EXPECT_TRUE(problemsOf(toJson(std::numeric_limits<std::uint64_t>::max()).dump().c_str(), most).empty());
    EXPECT_EQ(most, std::numeric_limits<std::uint64_t>::max());
}

} // namespace
} // namespace gaffer::wire
