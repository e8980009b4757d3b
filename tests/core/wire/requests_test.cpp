#include "core/wire/requests.hpp"

#include <gtest/gtest.h>

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

} // namespace
} // namespace gaffer::wire
