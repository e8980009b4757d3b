#include "app/server/server.hpp"

#include "core/wire/answers.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

/// Keeps what is sent; a seat that does not read lets its queue fill up.
class TransportInMemory final : public SeatTransport {
public:
    bool send(SessionId session, std::shared_ptr<const std::string> message, FrameKind) override
    {
        if (full.contains(session)) return false;
        sent[session].push_back(*message);
        return true;
    }
    void drop(SessionId session) override { dropped.insert(session); }
    [[nodiscard]] std::size_t queued(SessionId session) const override { return full.contains(session) ? 1 : 0; }
    void close(SessionId session) override { closed.insert(session); }

    std::map<SessionId, std::vector<std::string>> sent;
    std::set<SessionId> full;
    std::set<SessionId> dropped;
    std::set<SessionId> closed;
};

/// Answers at once; keeps what it was asked.
class BackendInMemory final : public Backend {
public:
    [[nodiscard]] wire::Hello hello() const override { return {"1", "epoch", {}, "Hall 1", "en", needsPin}; }
    [[nodiscard]] Instant now() const override { return {}; }
    void signIn(const WorkerNo& worker, const std::string& pin, const SeatId&, Reply<Credentials> reply) override
    {
        if (pin != "1234") return reply(Fault{FaultCode::NotAllowed, "people.wrongPin", "wrong", {}});
        reply(Credentials{worker, "王芳", {Role::Supervisor, Role::Worker}});
    }
    void command(Command command, Actor actor, CommandId id, Reply<Answer> reply) override
    {
        commands.push_back(std::move(command));
        actors.push_back(std::move(actor));
        ids.push_back(std::move(id));
        reply(Answer{7, 70});
    }
    void ask(wire::Query query, Actor, Reply<Payload> reply) override
    {
        queries.push_back(std::move(query));
        reply(Payload{"[]", {}});
    }
    void whole(std::function<void(std::shared_ptr<const wire::TopicUpdate>)> reply) override
    {
        if (std::exchange(busyOnce, false)) return reply(nullptr);
        auto update = std::make_shared<wire::TopicUpdate>();
        update->whole = true;
        update->stations.emplace_back().id = StationId{"B01"};
        update->orders.emplace_back().id = "1042/1";
        reply(update);
    }

    bool needsPin{false};
    /// The next look at everything is refused.
    bool busyOnce{false};
    std::vector<Command> commands;
    std::vector<Actor> actors;
    std::vector<CommandId> ids;
    std::vector<wire::Query> queries;
};

class ServerTest : public testing::Test {
protected:
    ServerTest()
    {
        server.setTransport(transport);
        events.opened(1);
    }

    void say(const std::string& text) { events.received(1, text); }
    std::string ask(const std::string& method, const std::string& params = "{}")
    {
        say(R"({"jsonrpc":"2.0","id":5,"method":")" + method + R"(","params":)" + params + "}");
        return last();
    }
    std::string last() { return transport.sent[1].back(); }
    std::string keyOf(const std::string& answer)
    {
        const auto message = wire::decodeServerMessage(answer);
        const auto* response = message ? std::get_if<wire::Response>(&*message) : nullptr;
        return response != nullptr && response->fault ? response->fault->key : "";
    }

    TransportInMemory transport;
    BackendInMemory backend;
    Server server{backend};
    TransportEvents events = server.events();
};

TEST_F(ServerTest, GreetsASeat) { EXPECT_NE(last().find("\"hello\""), std::string::npos); }

TEST_F(ServerTest, RefusesWhatIsNoRequestAndLivesOn)
{
    say("[[[[");
    EXPECT_EQ(keyOf(last()), "rpc.notJson");
    say(std::string(100'000, '['));
    EXPECT_EQ(keyOf(last()), "rpc.tooDeep");
    EXPECT_EQ(keyOf(ask("no.such")), "rpc.unknownMethod");
    EXPECT_EQ(keyOf(ask("tally.add", R"({"statoin":"B01"})")), "rpc.badParams");
    EXPECT_EQ(keyOf(ask("stations.get")), "");
}

TEST_F(ServerTest, GivesCommandsWithTheirActorAndId)
{
    ask("session.actAs", R"({"worker":"12","role":"supervisor","seat":"desk"})");
    EXPECT_NE(ask("tally.add", R"({"station":"B01","commandId":"c-1"})").find(R"("number":7)"), std::string::npos);
    EXPECT_EQ(backend.actors.front(), (Actor{"12", Role::Supervisor, SeatId{"desk"}}));
    EXPECT_EQ(backend.ids.front(), CommandId{"c-1"});
}

TEST_F(ServerTest, RefusesAnotherRolesMethod)
{
    ask("session.actAs", R"({"worker":"12","role":"worker"})");
    EXPECT_EQ(keyOf(ask("crew.assign", R"({"station":"B01","members":[]})")), "session.notAllowed");
    EXPECT_EQ(keyOf(ask("reload")), "session.notAllowed");
    EXPECT_TRUE(backend.commands.empty());
}

TEST_F(ServerTest, LetsNobodyActUnnamedOnceAPinIsSet)
{
    backend.needsPin = true;
    EXPECT_EQ(keyOf(ask("tally.add", R"({"station":"B01"})")), "session.notSignedIn");
    EXPECT_EQ(keyOf(ask("session.actAs", R"({"worker":"12","role":"admin"})")), "session.pinNeeded");
    EXPECT_EQ(keyOf(ask("session.signIn", R"({"worker":"12","pin":"9999"})")), "people.wrongPin");
    EXPECT_NE(ask("session.signIn", R"({"worker":"12","pin":"1234"})").find(R"("role":"supervisor")"), std::string::npos);
    EXPECT_EQ(keyOf(ask("tally.add", R"({"station":"B01"})")), "");
    ask("session.signOut");
    EXPECT_EQ(keyOf(ask("tally.add", R"({"station":"B01"})")), "session.notSignedIn");
}

TEST_F(ServerTest, WantsANameForAnOverride)
{
    EXPECT_EQ(keyOf(ask("run.start", R"({"station":"B01","override":true,"reason":"cold"})")), "session.notSignedIn");
    ask("session.actAs", R"({"worker":"12","role":"supervisor"})");
    EXPECT_EQ(keyOf(ask("run.start", R"({"station":"B01","override":true,"reason":"cold"})")), "");
}

TEST_F(ServerTest, SendsTheWholeOfWhatIsWatchedAndThenChanges)
{
    EXPECT_EQ(keyOf(ask("subscribe", R"({"topics":["weather"]})")), "rpc.unknownTopic");
    ask("subscribe", R"({"topics":["stations"]})");
    EXPECT_NE(last().find("B01"), std::string::npos);
    EXPECT_EQ(last().find("1042"), std::string::npos);
    wire::TopicUpdate change;
    change.orders.emplace_back().id = "1043/1";
    const std::size_t before = transport.sent[1].size();
    server.publish(change);
    EXPECT_EQ(transport.sent[1].size(), before);
    change.stations.emplace_back().id = StationId{"B02"};
    server.publish(change);
    EXPECT_NE(last().find("B02"), std::string::npos);
}

TEST_F(ServerTest, GivesASlowSeatEverythingAnewAndHoldsUpNobody)
{
    ask("subscribe");
    wire::TopicUpdate change;
    change.stations.emplace_back().id = StationId{"B02"};
    transport.full.insert(1);
    server.publish(change);
    EXPECT_TRUE(transport.dropped.contains(1));
    server.tick();
    transport.full.clear();
    server.tick();
    EXPECT_NE(transport.sent[1][transport.sent[1].size() - 2].find("\"whole\":true"), std::string::npos);
}

TEST_F(ServerTest, ASeatWhoseFirstViewCouldNotBeMadeGetsItWithTheNextTick)
{
    backend.busyOnce = true;
    ask("subscribe", R"({"topics":["stations"]})");
    EXPECT_EQ(last().find("\"whole\":true"), std::string::npos);
    wire::TopicUpdate change;
    change.stations.emplace_back().id = StationId{"B02"};
    const std::size_t before = transport.sent[1].size();
    server.publish(change);
    EXPECT_EQ(transport.sent[1].size(), before) << "changes mean nothing to a seat that does not know what they change";
    server.tick();
    ASSERT_GT(transport.sent[1].size(), before);
    EXPECT_NE(transport.sent[1][before].find("\"whole\":true"), std::string::npos);
    server.publish(change);
    EXPECT_NE(last().find("B02"), std::string::npos);
}

TEST_F(ServerTest, ClosesASeatThatDoesNotTakeItsAnswers)
{
    transport.full.insert(1);
    say(R"({"jsonrpc":"2.0","id":5,"method":"methods"})");
    EXPECT_TRUE(transport.closed.contains(1));
}

TEST_F(ServerTest, PutsThePartsOfAFileTogether)
{
    const std::string bytes(400'000, 'x');
    for (const std::string& frame : wire::encodeImport(9, "products", bytes, "utf-8", true)) say(frame);
    ASSERT_EQ(backend.queries.size(), 1U);
    EXPECT_EQ(std::get<wire::query::ImportCsv>(backend.queries.front()).bytes, bytes);
}

} // namespace
} // namespace gaffer
