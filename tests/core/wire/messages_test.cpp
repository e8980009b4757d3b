#include "core/wire/messages.hpp"

#include "core/wire/requests.hpp"

#include "core/wire/base64.hpp"
#include "tests/support/filler.hpp"

#include <gtest/gtest.h>
#include <random>

namespace gaffer::wire {
namespace {

const Instant noon = *parseInstant("2026-11-22T12:00:00Z");

template <class T> T heard(const std::string& text)
{
    const auto message = decodeServerMessage(text);
    if (!message) throw std::logic_error{message.error().text};
    return std::get<T>(*message);
}

TopicUpdate oneOfEach()
{
    TopicUpdate update;
    update.whole = true;
    update.revision = 7;
    update.now = noon;
    update.shop = ShopView{};
    update.shop->name = "一号车间";
    update.shop->businessDate = *parseDate("2026-11-22");
    update.stations.emplace_back().id = StationId{"B01"};
    update.stations.back().state = StationState::Stopped;
    update.melts.emplace_back().pot = PotId{"P1"};
    update.furnaces.emplace_back().id = FurnaceId{"K1"};
    update.moulds.emplace_back().id = "M-17/1";
    update.orders.emplace_back().id = "1042/1";
    update.points.emplace_back().name = PointName{"io.t1"};
    update.points.back().value = 1123.4;
    update.toExplain.emplace_back().id = "tally/17";
    update.removed = {"orders/1043/1"};
    return update;
}

TEST(Messages, RefuseWhatIsNoMessage)
{
    for (const char* text : {"", "{", "[]", "7", R"({"jsonrpc":"2.0","method":"shout"})", R"({"jsonrpc":"2.0","id":1})"})
        EXPECT_FALSE(decodeServerMessage(text)) << text;
}

TEST(Messages, BringTheFirstWordAcross)
{
    const Hello hello{"0.1.0", "epoch-1", noon, "Hall 1", "zh_CN", true};
    EXPECT_EQ(heard<Hello>(encode(hello)), hello);
}

TEST(Messages, PassOverMembersOfANewerService)
{
    const auto hello = heard<Hello>(R"({"jsonrpc":"2.0","method":"hello","params":{"version":"9","tomorrow":[1]}})");
    EXPECT_EQ(hello.version, "9");
}

TEST(Messages, BringEveryTopicAcross) { EXPECT_EQ(heard<TopicUpdate>(encode(oneOfEach())), oneOfEach()); }

TEST(Messages, LeaveOutTopicsThatDidNotChange)
{
    TopicUpdate update;
    update.stations.emplace_back().id = StationId{"B01"};
    const std::string text = encode(update);
    EXPECT_EQ(text.find("orders"), std::string::npos);
    EXPECT_NE(text.find("stations"), std::string::npos);
}

TEST(Messages, BringTheTickAcross) { EXPECT_EQ(heard<Tick>(encode(Tick{noon})).now, noon); }

TEST(Messages, BringAFaultAcross)
{
    const Fault fault{FaultCode::NotReady, "melt.notWorkable", "the glass in P1 is not workable", {"P1", "cooling"}};
    const auto response = heard<Response>(encode(Response{4, "", fault}));
    EXPECT_EQ(response.id, 4U);
    EXPECT_EQ(response.fault, fault);
    const auto answer = decodeAnswer(response);
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error(), fault);
}

TEST(Messages, ReadTheResultOfEachRequest)
{
    EXPECT_EQ(*decodeAnswer({1, R"({"number":17,"seq":99})", {}}), (Answer{17, 99}));
    EXPECT_EQ(decodeProducts({1, R"([{"code":"G-1","name_zh":"高脚杯"}])", {}})->front().nameZh, "高脚杯");
    EXPECT_EQ(decodeReport({1, R"({"name":"daily","tables":[{"key":"fall-off"}]})", {}})->tables.front().key, "fall-off");
    EXPECT_EQ(decodeImport({1, R"({"rows":3,"problems":["line 2"]})", {}})->rows, 3);
    EXPECT_EQ(*decodeSignIn({1, R"({"name":"王芳","role":"supervisor"})", {}}),
              (std::pair<std::string, Role>{"王芳", Role::Supervisor}));
    EXPECT_EQ(*decodeText({1, R"("/exports/daily.pdf")", {}}), "/exports/daily.pdf");
}

TEST(Messages, RefuseAResultOfAnotherKind)
{
    EXPECT_FALSE(decodeAnswer({1, R"("text")", {}}));
    EXPECT_FALSE(decodeText({1, "no json", {}}));
}

TEST(Messages, GiveCommandsThatTheServiceReads)
{
    AddTally tally;
    tally.station = StationId{"B01"};
    tally.defect = DefectCode{"M04"};
    tally.madeFrom = noon;
    const auto request = decodeRequest(encodeCommand(5, tally, CommandId{"c-1"}));
    ASSERT_TRUE(request);
    EXPECT_EQ(request->id, "5");
    const auto command = readCommandOf(request->method, request->params);
    ASSERT_TRUE(command) << command.error().text;
    EXPECT_EQ(command->first, Command{tally});
    EXPECT_EQ(command->second, CommandId{"c-1"});
}

TEST(Messages, KeepCommandsInAJournal)
{
    const Command command{MountMould{StationId{"B02"}, MouldNo{"M-17"}, 2, true, "the only one"}};
    const auto read = readCommand(writeCommand(command, CommandId{"c-2"}));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->first, command);
    EXPECT_EQ(read->second, CommandId{"c-2"});
    EXPECT_FALSE(readCommand("half a li"));
    EXPECT_FALSE(readCommand(R"({"method":"no.such","params":{}})"));
}

template <class T> T asked(const std::string& frame)
{
    const auto request = decodeRequest(frame);
    const auto query = readQueryOf(request->method, request->params);
    if (!query) throw std::logic_error{query.error().text};
    return std::get<T>(*query);
}

TEST(Messages, GiveQueriesThatTheServiceReads)
{
    EXPECT_EQ(asked<query::SessionSignIn>(encodeSignIn(1, WorkerNo{"7"}, "1234", SeatId{"s"})).pin, "1234");
    EXPECT_EQ(asked<query::Subscribe>(encodeSubscribe(1, {"shop"})).topics, std::vector<std::string>{"shop"});
    EXPECT_EQ(asked<query::SearchProducts>(encodeSearchProducts(1, "gjb", 20)).limit, 20);
    EXPECT_EQ(asked<query::ReadTrend>(encodeTrend(1, {PointName{"io.t1"}}, noon, noon, 800)).pixels, 800);
    EXPECT_EQ(asked<query::ListNotes>(encodeListNotes(1, {PointName{"io.t1"}}, noon, noon)).to, noon);
    const Date date = *parseDate("2026-11-22");
    EXPECT_EQ(asked<query::GetReport>(encodeReport(1, "daily", date, "", "en")).date, date);
    EXPECT_EQ(asked<query::ExportReport>(encodeExportReport(1, "daily", date, "day", "en", "pdf")).format, "pdf");
    EXPECT_NO_THROW(asked<query::GetWiring>(encodeWiring(1)));
    EXPECT_EQ(decodeRequest(encodeCall(3, "methods", ""))->method, "methods");
}

TEST(Messages, SendALongFileInPartsOfWhichOnlyTheLastIsAnswered)
{
    const std::string bytes(400'000, 'x');
    const auto frames = encodeImport(9, "products", bytes, "utf-8", true);
    ASSERT_EQ(frames.size(), 3U);
    for (const std::string& frame : frames) EXPECT_LT(frame.size(), 256U * 1024U);
    EXPECT_EQ(decodeRequest(frames[0])->id, "");
    EXPECT_EQ(asked<query::ImportPart>(frames[1]).upload, asked<query::ImportCsv>(frames[2]).upload);
    EXPECT_EQ(encodeImport(9, "products", "code\n", "utf-8", false).size(), 1U);
}

TEST(Messages, BringWhateverATopicHoldsAcross)
{
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const auto update = Filler{seed}.make<TopicUpdate>();
        EXPECT_EQ(heard<TopicUpdate>(encode(update)), update) << "seed " << seed;
        const auto hello = Filler{seed}.make<Hello>();
        EXPECT_EQ(heard<Hello>(encode(hello)), hello) << "seed " << seed;
    }
}

TEST(Messages, BringEveryFaultAcross)
{
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const auto fault = Filler{seed}.make<Fault>();
        const auto response = heard<Response>(encode(Response{seed, "", fault}));
        EXPECT_EQ(response.id, seed);
        EXPECT_EQ(response.fault, fault) << "seed " << seed;
    }
}

TEST(Messages, GiveEveryDecoderTheFaultOfItsRequest)
{
    const Response refused{1, "", Fault{FaultCode::NotAllowed, "k", "no", {}}};
    EXPECT_EQ(decodeAnswer(refused).error().key, "k");
    EXPECT_EQ(decodeProducts(refused).error().key, "k");
    EXPECT_EQ(decodeReport(refused).error().key, "k");
    EXPECT_EQ(decodeImport(refused).error().key, "k");
    EXPECT_EQ(decodeSignIn(refused).error().key, "k");
    EXPECT_EQ(decodeText(refused).error().key, "k");
}

TEST(Messages, RefuseInEveryDecoderWhatIsNotItsAnswer)
{
    for (const char* result : {"", "{", "7", "[7]", R"({"name":7,"rows":"x","number":"x","tables":1})"}) {
        const Response odd{1, result, {}};
        EXPECT_FALSE(decodeAnswer(odd)) << result;
        EXPECT_FALSE(decodeProducts(odd)) << result;
        EXPECT_FALSE(decodeReport(odd)) << result;
        EXPECT_FALSE(decodeImport(odd)) << result;
        EXPECT_FALSE(decodeSignIn(odd)) << result;
        EXPECT_FALSE(decodeText(odd)) << result;
    }
}

TEST(Messages, NeverThrowOnBrokenFrames)
{
    std::mt19937 random{20'261'124};
    const std::string sound = encode(Filler{5}.make<TopicUpdate>());
    for (int round = 0; round < 3000; ++round) {
        std::string broken = sound;
        for (int edits = 0; edits < 4; ++edits) broken[random() % broken.size()] = static_cast<char>(random());
        EXPECT_NO_THROW((void)decodeServerMessage(broken));
    }
}

TEST(Messages, TakeAnErrorOfAnotherServiceForAFault)
{
    const auto response = heard<Response>(R"({"jsonrpc":"2.0","id":null,"error":{"code":-32601,"message":"no such method"}})");
    EXPECT_EQ(response.id, 0U);
    ASSERT_TRUE(response.fault);
    EXPECT_EQ(response.fault->text, "no such method");
    EXPECT_EQ(response.fault->code, FaultCode::Internal);
    EXPECT_TRUE(heard<Response>(R"({"error":"plain"})").fault);
}

TEST(Messages, KeepEveryCommandInAJournal)
{
    for (std::uint64_t seed = 0; seed < 10; ++seed)
        for (const Command& command : Filler{seed}.oneOfEach<Command>()) {
            const auto read = readCommand(writeCommand(command, CommandId{"c"}));
            ASSERT_TRUE(read) << methodOf(command) << ": " << read.error().text;
            EXPECT_EQ(read->first, command) << methodOf(command) << " seed " << seed;
        }
}

TEST(Messages, PassParametersOnThatAreNoJsonSoThatTheServiceRefusesThem)
{
    const auto request = decodeRequest(encodeCall(1, "tally.add", "{not json"));
    ASSERT_TRUE(request);
    EXPECT_FALSE(readCommandOf(request->method, request->params));
}

TEST(Messages, BringTheBytesOfAFileAcrossInAnyNumberOfParts)
{
    std::mt19937 random{3};
    for (const std::size_t size : {0U, 1U, 150U * 1024U, 150U * 1024U + 1U, 700'000U}) {
        std::string bytes;
        for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(random());
        const auto frames = encodeImport(4, "orders", bytes, "gb18030", false);
        std::string joined;
        for (std::size_t i = 0; i + 1 < frames.size(); ++i) joined += *fromBase64(asked<query::ImportPart>(frames[i]).bytes);
        const auto last = asked<query::ImportCsv>(frames.back());
        joined += *fromBase64(last.bytes);
        EXPECT_EQ(joined, bytes) << size;
        EXPECT_EQ(last.kind, "orders");
        EXPECT_EQ(last.encoding, "gb18030");
        EXPECT_EQ(last.upload.empty(), frames.size() == 1);
    }
}

} // namespace
} // namespace gaffer::wire
