#include "core/wire/events.hpp"

#include "core/wire/json.hpp"
#include "tests/support/filler.hpp"

#include <fstream>
#include <gtest/gtest.h>

namespace gaffer::wire {
namespace {

constexpr std::uint64_t seeds = 40;
constexpr std::uint64_t goldenSeed = 2026;
const std::string goldenFile = std::string{GAFFER_SOURCE_DIR} + "/tests/core/wire/golden/events-v1.jsonl";

Event exampleOf(EventBody body, std::uint64_t seq)
{
    return {seq,
            fromMillis(1'763'800'000'000 + static_cast<std::int64_t>(seq)),
            "1001",
            SeatId{"B01"},
            CommandId{"c-" + std::to_string(seq)},
            std::move(body)};
}

std::map<std::string, Json> goldenLines()
{
    std::map<std::string, Json> lines;
    std::ifstream file{goldenFile};
    for (std::string line; std::getline(file, line);) {
        const Json json = Json::parse(line);
        lines[json["kind"].get<std::string>()] = json;
    }
    return lines;
}

/// True when everything that stands in `old` stands in `now` too; `now` may hold more.
bool holds(const Json& now, const Json& old)
{
    if (now.is_array() && old.is_array() && now.size() == old.size())
        return std::equal(now.begin(), now.end(), old.begin(), [](const Json& a, const Json& b) { return holds(a, b); });
    if (!now.is_object() || !old.is_object()) return now == old;
    return std::ranges::all_of(
        old.items(), [&](const auto& member) { return now.contains(member.key()) && holds(now[member.key()], member.value()); });
}

TEST(EventForm, OfAnUnknownKindIsDamaged)
{
    const auto read = readBody("melt.sung-to", 1, "{}");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, FaultCode::Damaged);
}

TEST(EventForm, OfALaterVersionIsDamaged) { EXPECT_FALSE(readBody("run.ended", 99, R"({"run":1})")); }

TEST(EventForm, ThatIsCutOffIsDamaged)
{
    const std::string whole = writeBody(RunStarted{});
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_FALSE(readBody("run.started", 1, whole.substr(0, length))) << length;
}

TEST(EventForm, WithAMemberOfAnotherTypeIsDamaged)
{
    const auto read = readBody("run.ended", 1, R"({"run":"seven"})");
    ASSERT_FALSE(read);
    EXPECT_NE(read.error().text.find("/run"), std::string::npos) << read.error().text;
}

TEST(EventForm, PassesOverMembersItDoesNotKnow)
{
    const auto read = readBody("run.ended", 1, R"({"run":7,"mood":"good"})");
    ASSERT_TRUE(read);
    EXPECT_EQ(std::get<RunEnded>(*read).run, RunId{7});
}

TEST(EventForm, KeepsADateThatIsNotKnown)
{
    const TallyRecorded unknown{};
    const auto read = readBody(TallyRecorded::kind, 1, writeBody(unknown));
    ASSERT_TRUE(read);
    EXPECT_EQ(std::get<TallyRecorded>(*read), unknown);
}

TEST(EventForm, NeverThrowsOnTextThatIsNotUtf8)
{
    EXPECT_NO_THROW(writeBody(MouldCared{MouldCopyId{MouldNo{"M-1"}, 1}, "\xff\xfe"}));
}

TEST(EventForm, OfEveryKindComesBackAsItWas)
{
    for (std::uint64_t seed = 0; seed < seeds; ++seed)
        for (const EventBody& body : Filler{seed}.oneOfEach<EventBody>()) {
            const std::string text = writeBody(body);
            const auto read = readBody(kindOf(body), versionOf(body), text);
            ASSERT_TRUE(read) << "seed " << seed << ": " << read.error().text << "\n" << text;
            EXPECT_EQ(*read, body) << "seed " << seed << ": " << text;
        }
}

TEST(EventForm, OfEveryKindInTheGoldenLogIsRead)
{
    for (const auto& [kind, line] : goldenLines()) {
        const auto read = readBody(kind, line["version"].get<int>(), line["data"].dump());
        ASSERT_TRUE(read) << kind << ": " << read.error().text;
        EXPECT_EQ(kindOf(*read), kind);
        if (versionOf(*read) == line["version"].get<int>()) {
            const Json now = Json::parse(writeBody(*read));
            EXPECT_TRUE(holds(now, line["data"])) << kind << " lost something:\n" << now << "\n" << line["data"];
        }
    }
}

TEST(EventForm, OfEveryKindStandsInTheGoldenLog)
{
    const auto golden = goldenLines();
    std::string missing;
    std::uint64_t seq = 0;
    for (const EventBody& body : Filler{goldenSeed}.oneOfEach<EventBody>()) {
        ++seq;
        if (!golden.contains(std::string{kindOf(body)})) missing += writeEventLine(exampleOf(body, seq), "") + "\n";
    }
    EXPECT_TRUE(missing.empty()) << "append to " << goldenFile << ":\n" << missing;
}

TEST(EventLine, HasTheMembersOfTheContract)
{
    const std::string line = writeEventLine(exampleOf(RunEnded{RunId{3}}, 7), "ab12");
    EXPECT_EQ(line, R"({"seq":7,"time":"2025-11-22T08:26:40.007Z","kind":"run.ended","version":1,"by":"1001","seat":"B01",)"
                    R"("commandId":"c-7","data":{"run":3},"hash":"ab12"})");
}

TEST(AnswerForm, ComesBackAsItWas)
{
    const Answer answer{17, 42};
    const auto read = readAnswer(writeAnswer(answer));
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, answer);
    EXPECT_FALSE(readAnswer("{"));
}

TEST(FaultForm, ComesBackAsItWas)
{
    const Fault fault{FaultCode::NotReady, "melt.notWorkable", "P1 is fining", {"P1", "fining"}};
    EXPECT_EQ(readFault(writeFault(fault)), fault);
    EXPECT_EQ(readFault("nothing"), std::nullopt);
}

TEST(WorkshopForm, ThatIsDamagedIsToldSo)
{
    EXPECT_FALSE(readWorkshop(""));
    EXPECT_FALSE(readWorkshop("[]"));
    EXPECT_FALSE(readWorkshop(R"({"seq":-1})"));
    EXPECT_FALSE(readWorkshop(R"({"stations":[["B01"]]})"));
    EXPECT_EQ(readWorkshop(R"({"melts":[[1]]})").error().code, FaultCode::Damaged);
}

TEST(WorkshopForm, ComesBackAsItWas)
{
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        const Workshop workshop = Filler{seed}.make<Workshop>();
        const std::string text = writeWorkshop(workshop);
        const auto read = readWorkshop(text);
        ASSERT_TRUE(read) << "seed " << seed << ": " << read.error().text;
        EXPECT_TRUE(*read == workshop) << "seed " << seed << ": " << text;
        EXPECT_EQ(writeWorkshop(*read), text) << "seed " << seed;
    }
}

TEST(WorkshopForm, IsTheSameForEqualWorkshopsOnly)
{
    Workshop workshop;
    const std::string before = writeWorkshop(workshop);
    EXPECT_EQ(writeWorkshop(Workshop{}), before);
    workshop.parked = 1;
    EXPECT_NE(writeWorkshop(workshop), before);
}

} // namespace
} // namespace gaffer::wire
