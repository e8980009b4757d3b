#include "core/wire/requests.hpp"

#include "core/base/check.hpp"
#include "core/wire/json.hpp"
#include "core/wire/messages.hpp"
#include "tests/support/filler.hpp"

#include <gtest/gtest.h>
#include <random>
#include <set>

namespace gaffer::wire {
namespace {

std::string keyOf(std::string_view text)
{
    const auto request = decodeRequest(text);
    return request ? "" : request.error().key;
}

TEST(Requests, AreRefusedWhenTheyAreNoJson) { EXPECT_EQ(keyOf(R"({"jsonrpc":"2.0")"), "rpc.notJson"); }

TEST(Requests, AreRefusedWhenTheyAreNoRequest)
{
    for (const char* text : {"[]", "null", R"({"method":"methods"})", R"({"jsonrpc":"2.0","method":7})", R"({"jsonrpc":"2.0"})",
                             R"({"jsonrpc":"2.0","id":[1],"method":"methods"})"})
        EXPECT_EQ(keyOf(text), "rpc.notRequest") << text;
}

TEST(Requests, MayNestThirtyTwoDeepAndNoDeeper)
{
    const auto nested = [](std::size_t depth) {
        return R"({"jsonrpc":"2.0","method":"x","params":)" + std::string(depth, '[') + std::string(depth, ']') + "}";
    };
    EXPECT_EQ(keyOf(nested(31)), "");
    EXPECT_EQ(keyOf(nested(32)), "rpc.tooDeep");
    EXPECT_EQ(keyOf(nested(100'000)), "rpc.tooDeep");
    EXPECT_EQ(keyOf(std::string(100'000, '[')), "rpc.tooDeep");
}

TEST(Requests, DoNotTakeBracketsInsideTextsForNesting)
{
    EXPECT_EQ(keyOf(R"({"jsonrpc":"2.0","method":"x","params":{"a":"\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["}})"), "");
}

TEST(Requests, KeepTheirIdAsItWasWritten)
{
    EXPECT_EQ(decodeRequest(R"({"jsonrpc":"2.0","id":"a\"b","method":"methods"})")->id, R"("a\"b")");
    EXPECT_EQ(decodeRequest(R"({"jsonrpc":"2.0","id":12,"method":"methods"})")->id, "12");
    EXPECT_EQ(decodeRequest(R"({"jsonrpc":"2.0","method":"methods"})")->id, "");
}

TEST(Requests, TellANearMethodName)
{
    const auto command = readCommandOf("tally.ad", "{}");
    ASSERT_FALSE(command);
    EXPECT_EQ(command.error().code, FaultCode::NotFound);
    EXPECT_NE(command.error().text.find("did you mean \"tally.add\""), std::string::npos) << command.error().text;
    EXPECT_EQ(readQueryOf("point.get", "{}").error().details.at(1), "points.get");
}

TEST(Requests, TellWhereAParameterIsWrong)
{
    const auto unknown = readCommandOf("tally.add", R"({"station":"B01","peices":3})");
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, FaultCode::BadInput);
    EXPECT_EQ(unknown.error().details.at(0), "/peices");
    EXPECT_EQ(unknown.error().details.at(3), "pieces");
    EXPECT_EQ(readCommandOf("tally.add", "{}").error().details.at(0), "/station");
    EXPECT_EQ(readCommandOf("tally.add", R"({"station":"B01","grade":"Made"})").error().details.at(3), "made");
    EXPECT_EQ(readCommandOf("tally.add", R"({"station":"B01","madeFrom":"yesterday"})").error().details.at(0), "/madeFrom");
    EXPECT_FALSE(readCommandOf("tally.add", "[1]"));
    EXPECT_FALSE(readCommandOf("tally.add", "nonsense"));
}

TEST(Requests, RefuseACommandIdThatIsNone)
{
    EXPECT_EQ(readCommandOf("run.end", R"({"station":"B01","commandId":7})").error().details.at(0), "/commandId");
    EXPECT_FALSE(readCommandOf("run.end", R"({"station":"B01","commandId":""})"));
}

TEST(Requests, ReadQueriesStrictly)
{
    EXPECT_EQ(std::get<query::SearchProducts>(*readQueryOf("products.search", R"({"text":"cup"})")).text, "cup");
    EXPECT_EQ(readQueryOf("trend.read", "{}").error().details.at(0), "/points");
    EXPECT_FALSE(readQueryOf("methods", R"({"all":true})"));
}

TEST(Requests, KnowCommandsFromQueries)
{
    EXPECT_TRUE(isCommand("melt.charge"));
    EXPECT_FALSE(isCommand("points.get"));
    EXPECT_FALSE(isCommand("nothing"));
}

TEST(Requests, AreAnsweredWithJsonRpcCodes)
{
    const auto error = [](const char* key, FaultCode code) { return encodeError("1", Fault{code, key, "why", {}}); };
    EXPECT_NE(error("rpc.notJson", FaultCode::BadInput).find("-32700"), std::string::npos);
    EXPECT_NE(error("rpc.notRequest", FaultCode::BadInput).find("-32600"), std::string::npos);
    EXPECT_NE(error("rpc.unknownMethod", FaultCode::NotFound).find("-32601"), std::string::npos);
    EXPECT_NE(error("rpc.badParams", FaultCode::BadInput).find("-32602"), std::string::npos);
    EXPECT_NE(error("melt.notWorkable", FaultCode::NotReady).find("-32004"), std::string::npos);
    EXPECT_NE(encodeError("", Fault{}).find(R"("id":null)"), std::string::npos);
    EXPECT_EQ(encodeResult("1", ""), R"({"jsonrpc":"2.0","id":1,"result":null})");
}

TEST(Methods, AllHaveADifferentNameAndAtLeastOneRole)
{
    std::set<std::string> names;
    for (const MethodInfo& method : allMethods()) {
        EXPECT_TRUE(names.insert(method.name).second) << method.name;
        EXPECT_FALSE(method.roles.empty()) << method.name;
    }
}

TEST(Methods, HoldTheFixedNames)
{
    for (const char* name : {"melt.charge", "melt.advance", "melt.bubbleCheck", "melt.hold", "melt.dump", "run.start", "run.end",
                             "tally.add", "tally.undo", "tally.correct", "stop.begin", "stop.end", "mould.mount", "mould.unmount",
                             "mould.care", "crew.assign", "reading.type"}) {
        const MethodInfo* method = findMethod(name);
        ASSERT_NE(method, nullptr) << name;
        EXPECT_TRUE(method->signedIn) << name;
    }
    EXPECT_EQ(findMethod("tally.subtract"), nullptr);
}

TEST(Methods, SayWhatTheirParametersTake)
{
    const MethodInfo* start = findMethod("run.start");
    ASSERT_NE(start, nullptr);
    EXPECT_EQ(start->params.front(), (ParameterInfo{"station", "text", true}));
    EXPECT_EQ(start->params.back(), (ParameterInfo{"commandId", "text", false}));
    const MethodInfo* charge = findMethod("melt.charge");
    EXPECT_EQ(charge->params.at(5), (ParameterInfo{"of", "whole number", false}));
    EXPECT_EQ(charge->roles, (std::vector{Role::Supervisor, Role::Tender, Role::Manager, Role::Admin}));
    const MethodInfo* actAs = findMethod("session.actAs");
    EXPECT_EQ(actAs->params.at(1).type, "worker|supervisor|tender|manager|maintenance|admin");
}

/// One parameter object with every member of each command, as a seat writes it.
template <class Variant> std::vector<std::pair<std::string, Json>> written(std::uint64_t seed)
{
    std::vector<std::pair<std::string, Json>> calls;
    for (const Variant& each : Filler{seed}.oneOfEach<Variant>())
        std::visit([&](const auto& call) { calls.emplace_back(std::string{std::decay_t<decltype(call)>::method}, toJson(call)); },
                   each);
    return calls;
}

TEST(Requests, BringEveryCommandAcrossWhateverItHolds)
{
    for (std::uint64_t seed = 0; seed < 25; ++seed)
        for (const Command& command : Filler{seed}.oneOfEach<Command>()) {
            const auto request = decodeRequest(encodeCommand(seed, command, CommandId{"c-" + std::to_string(seed)}));
            ASSERT_TRUE(request) << methodOf(command);
            const auto read = readCommandOf(request->method, request->params);
            ASSERT_TRUE(read) << methodOf(command) << " seed " << seed << ": " << read.error().text;
            EXPECT_EQ(read->first, command) << methodOf(command) << " seed " << seed;
            EXPECT_EQ(read->second, CommandId{"c-" + std::to_string(seed)});
        }
}

TEST(Requests, BringEveryQueryAcrossWhateverItHolds)
{
    for (std::uint64_t seed = 0; seed < 25; ++seed)
        for (const Query& query : Filler{seed}.oneOfEach<Query>()) {
            const auto [method, params] = std::visit(
                [](const auto& each) {
                    return std::pair{std::string{std::decay_t<decltype(each)>::method}, toJson(each)};
                },
                query);
            const auto read = readQueryOf(method, params.dump());
            ASSERT_TRUE(read) << method << " seed " << seed << ": " << read.error().text;
            EXPECT_EQ(*read, query) << method << " seed " << seed;
        }
}

TEST(Requests, RefuseAnUnknownParameterOfEveryMethod)
{
    for (auto& [method, params] : written<Command>(1)) {
        params["nonsense"] = 1;
        const auto read = readCommandOf(method, params.dump());
        ASSERT_FALSE(read) << method;
        EXPECT_EQ(read.error().details.at(0), "/nonsense") << method;
        EXPECT_EQ(read.error().key, "rpc.badParams") << method;
    }
    for (auto& [method, params] : written<Query>(1)) {
        params["nonsense"] = 1;
        EXPECT_FALSE(readQueryOf(method, params.dump())) << method;
    }
}

TEST(Requests, MissEveryRequiredParameterByName)
{
    for (const MethodInfo& method : allMethods()) {
        std::vector<std::string> required;
        for (const ParameterInfo& parameter : method.params)
            if (parameter.required) required.push_back("/" + parameter.name);
        const bool command = isCommand(method.name);
        Fault fault;
        bool taken = false;
        if (const auto read = readCommandOf(method.name, "{}"); command && !read)
            fault = read.error();
        else
            taken = command;
        if (const auto read = readQueryOf(method.name, "{}"); !command && !read)
            fault = read.error();
        else
            taken = taken || !command;
        EXPECT_EQ(taken, required.empty()) << method.name;
        for (const std::string& pointer : required)
            EXPECT_NE(fault.text.find(pointer), std::string::npos)
                << method.name << " does not miss " << pointer << ": " << fault.text;
    }
}

TEST(Requests, RefuseParametersOfAnotherTypeOneByOne)
{
    for (const auto& [method, params] : written<Command>(3))
        for (const auto& [name, member] : params.items()) {
            Json broken = params;
            broken[name] = Json{{"no", "such form"}};
            const auto read = readCommandOf(method, broken.dump());
            ASSERT_FALSE(read) << method << "/" << name;
            EXPECT_TRUE(read.error().details.at(0).starts_with("/" + name)) << method << ": " << read.error().details.at(0);
        }
}

TEST(Requests, NeverThrowOnBrokenText)
{
    std::mt19937 random{20'261'123};
    for (const Command& command : Filler{9}.oneOfEach<Command>()) {
        const std::string sound = encodeCommand(1, command, CommandId{"c"});
        for (int round = 0; round < 60; ++round) {
            std::string broken = sound;
            for (int edits = 0; edits < 3; ++edits) broken[random() % broken.size()] = static_cast<char>(random());
            EXPECT_NO_THROW({
                const auto request = decodeRequest(broken);
                if (request) (void)readCommandOf(request->method, request->params);
            });
        }
        for (std::size_t length = 0; length < sound.size(); length += 7)
            EXPECT_FALSE(decodeRequest(std::string_view{sound}.substr(0, length)));
    }
}

TEST(Requests, TellAtMostFiveMistakesAtATime)
{
    const auto read = readCommandOf("tally.add", R"({"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1})");
    ASSERT_FALSE(read);
    EXPECT_EQ(std::ranges::count(read.error().text, '\n'), 4);
}

TEST(Requests, OfOneKindAreNotReadAsTheOther)
{
    EXPECT_EQ(readQueryOf("tally.add", R"({"station":"B01"})").error().key, "rpc.unknownMethod");
    EXPECT_EQ(readCommandOf("points.get", "{}").error().key, "rpc.unknownMethod");
}

TEST(Requests, TakeACommandIdUpToItsLength)
{
    const auto withId = [](std::size_t length) {
        return readCommandOf("run.end", R"({"station":"B01","commandId":")" + std::string(length, 'x') + "\"}");
    };
    EXPECT_TRUE(withId(128));
    EXPECT_FALSE(withId(129));
    EXPECT_TRUE(readCommandOf("run.end", R"({"station":"B01"})")->second.empty());
}

TEST(Requests, AnswerWithTheIdTheyCameWith)
{
    for (const char* id : {"7", "\"seat-1\"", "null", "-3", "1.5"}) {
        const std::string text = encodeResult(id, R"({"seq":1})");
        EXPECT_EQ(Json::parse(text)["id"].dump(), id);
        EXPECT_EQ(Json::parse(encodeError(id, Fault{}))["id"].dump(), id);
    }
    EXPECT_THROW(encodeResult("", "1"), CheckFailed);
}

TEST(Requests, TellEveryFaultWithACodeOfItsOwn)
{
    std::set<int> codes;
    for (const auto& row : enumNames<FaultCode>) {
        const Json error = Json::parse(encodeError("1", Fault{row.value, "some.key", "why", {"P1"}}))["error"];
        codes.insert(error["code"].get<int>());
        EXPECT_EQ(error["message"], "why");
        EXPECT_EQ(error["data"]["code"], row.name);
        EXPECT_EQ(error["data"]["details"][0], "P1");
        EXPECT_FALSE(error["data"].contains("text")) << "it is the message already";
    }
    EXPECT_EQ(codes.size(), enumNames<FaultCode>.size());
}

TEST(Methods, OfCommandsAllNeedASignInAndTakeAnId)
{
    for (const MethodInfo& method : allMethods()) {
        const bool takesId = !method.params.empty() && method.params.back().name == "commandId";
        EXPECT_EQ(isCommand(method.name), takesId) << method.name;
        if (isCommand(method.name)) {
            EXPECT_TRUE(method.signedIn) << method.name;
        }
        EXPECT_EQ(*findMethod(method.name), method);
    }
}

} // namespace
} // namespace gaffer::wire
