#include "core/wire/events.hpp"

#include "core/wire/json.hpp"
#include "tests/support/filler.hpp"

#include <fstream>
#include <gtest/gtest.h>
#include <random>

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

TEST(EventForm, ThatIsBrokenIsDamagedAndNeverAnException)
{
    std::mt19937 random{20'261'125};
    for (const EventBody& body : Filler{4}.oneOfEach<EventBody>()) {
        const std::string sound = writeBody(body);
        for (int round = 0; round < 40; ++round) {
            std::string broken = sound;
            for (int edits = 0; edits < 2; ++edits) broken[random() % broken.size()] = static_cast<char>(random());
            EXPECT_NO_THROW({
                const auto read = readBody(kindOf(body), versionOf(body), broken);
                if (!read) {
                    EXPECT_EQ(read.error().code, FaultCode::Damaged);
                }
            }) << kindOf(body)
               << ": " << broken;
        }
    }
}

TEST(EventForm, OfEveryKindThatIsCutShortIsDamaged)
{
    for (const EventBody& body : Filler{6}.oneOfEach<EventBody>()) {
        const std::string sound = writeBody(body);
        for (std::size_t length = 0; length < sound.size(); length += 5)
            EXPECT_FALSE(readBody(kindOf(body), versionOf(body), sound.substr(0, length))) << kindOf(body);
    }
}

TEST(EventForm, OfEveryKindRefusesAVersionThatDoesNotExist)
{
    for (const EventBody& body : Filler{6}.oneOfEach<EventBody>())
        for (const int version : {versionOf(body) + 1, 0, -1}) {
            const auto read = readBody(kindOf(body), version, writeBody(body));
            ASSERT_FALSE(read) << kindOf(body);
            EXPECT_EQ(read.error().key, "log.unknownVersion");
            EXPECT_EQ(read.error().details, (std::vector<std::string>{std::string{kindOf(body)}, std::to_string(version)}));
        }
}

TEST(EventForm, OfOneKindIsNotReadAsAnother)
{
    const auto bodies = Filler{11}.oneOfEach<EventBody>();
    for (const EventBody& body : bodies)
        for (const EventBody& other : bodies) {
            const auto read = readBody(kindOf(other), versionOf(other), writeBody(body));
            if (read) {
                EXPECT_EQ(kindOf(*read), kindOf(other)) << "members of other kinds are passed over, never taken for the kind";
            }
        }
}

TEST(EventForm, WithoutAnyMemberIsThatOfAnEmptyEvent)
{
    // What an older program did not write yet stands at its default.
    for (const EventBody& body : Filler{2}.oneOfEach<EventBody>()) {
        const auto read = readBody(kindOf(body), versionOf(body), "{}");
        if (!read) continue;
        EXPECT_EQ(kindOf(*read), kindOf(body));
        EXPECT_EQ(*readBody(kindOf(body), versionOf(body), writeBody(*read)), *read) << kindOf(body);
    }
}

TEST(EventForm, IsAnObjectAndNothingElse)
{
    for (const char* text : {"[]", "7", "null", "\"x\"", "true"}) EXPECT_FALSE(readBody("run.ended", 1, text)) << text;
}

TEST(EventLine, OfEveryKindIsOneLineOfJsonWithItsData)
{
    std::uint64_t seq = 0;
    for (const EventBody& body : Filler{8}.oneOfEach<EventBody>()) {
        const Event event = exampleOf(body, ++seq);
        const std::string line = writeEventLine(event, "ab");
        EXPECT_EQ(line.find('\n'), std::string::npos) << kindOf(body);
        const Json json = Json::parse(line);
        EXPECT_EQ(json["seq"], seq);
        EXPECT_EQ(json["kind"], kindOf(body));
        EXPECT_EQ(json["version"], versionOf(body));
        const auto read = readBody(kindOf(body), versionOf(body), json["data"].dump());
        ASSERT_TRUE(read) << kindOf(body);
        EXPECT_EQ(*read, body);
    }
}

TEST(WorkshopForm, ThatIsBrokenIsToldAndNeverAnException)
{
    std::mt19937 random{20'261'126};
    const std::string sound = writeWorkshop(Filler{3}.make<Workshop>());
    for (int round = 0; round < 300; ++round) {
        std::string broken = sound;
        broken[random() % broken.size()] = static_cast<char>(random());
        EXPECT_NO_THROW((void)readWorkshop(broken));
    }
    for (std::size_t length = 0; length < sound.size(); length += sound.size() / 50 + 1)
        EXPECT_FALSE(readWorkshop(sound.substr(0, length))) << length;
}

TEST(FaultForm, OfEveryCodeComesBack)
{
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        const auto fault = Filler{seed}.make<Fault>();
        EXPECT_EQ(readFault(writeFault(fault)), fault) << "seed " << seed;
    }
    for (const char* text : {"", "[]", "{", R"({"code":"no-such"})"}) EXPECT_FALSE(readFault(text)) << text;
}

TEST(AnswerForm, RefusesNumbersBelowNothing)
{
    EXPECT_FALSE(readAnswer(R"({"number":-1,"seq":2})"));
    EXPECT_FALSE(readAnswer(R"({"number":1.5,"seq":2})"));
    EXPECT_EQ(*readAnswer("{}"), Answer{});
}

} // namespace
} // namespace gaffer::wire
