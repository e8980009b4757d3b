#include "core/workshop/event.hpp"

#include "tests/support/filler.hpp"

#include <gtest/gtest.h>

#include <set>

namespace gaffer {
namespace {

std::vector<EventBody> oneOfEach(std::uint64_t seed) { return Filler{seed}.oneOfEach<EventBody>(); }

TEST(EventKinds, HaveNamesOfTheirOwn)
{
    std::set<std::string_view> names;
    for (const EventBody& body : oneOfEach(1)) EXPECT_TRUE(names.insert(kindOf(body)).second) << kindOf(body);
    EXPECT_EQ(names.size(), std::variant_size_v<EventBodyKinds>);
}

TEST(EventKinds, AreNamedByThingAndWhatHappenedToIt)
{
    for (const EventBody& body : oneOfEach(1)) {
        const std::string_view name = kindOf(body);
        EXPECT_EQ(std::ranges::count(name, '.'), 1) << name;
        EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz.-"), std::string_view::npos) << name;
    }
}

TEST(EventKinds, HaveAVersion)
{
    for (const EventBody& body : oneOfEach(1)) EXPECT_GE(versionOf(body), 1) << kindOf(body);
}

TEST(EventBody, EqualsItsCopyAndNothingElse)
{
    const auto bodies = oneOfEach(7);
    const auto others = oneOfEach(8);
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        const EventBody copy = bodies[i];
        EXPECT_EQ(copy, bodies[i]) << kindOf(bodies[i]);
        for (std::size_t j = 0; j < bodies.size(); ++j) EXPECT_EQ(bodies[i] == bodies[j], i == j);
    }
    std::size_t different = 0;
    for (std::size_t i = 0; i < bodies.size(); ++i) different += bodies[i] == others[i] ? 0 : 1;
    EXPECT_GT(different, bodies.size() / 2) << "two seeds that fill alike would prove nothing";
}

TEST(EventBody, KeepsItsKindWhenItIsMovedAndAssigned)
{
    for (EventBody& body : oneOfEach(3)) {
        const EventBody before = body;
        EventBody moved = std::move(body);
        EXPECT_EQ(moved, before);
        EventBody assigned;
        assigned = moved;
        EXPECT_EQ(assigned, before);
        EventBody taken;
        taken = std::move(moved);
        EXPECT_EQ(taken, before);
    }
}

TEST(Event, DiffersByEveryPart)
{
    const Event event{3, fromMillis(5), "7", SeatId{"desk"}, CommandId{"c"}, RunEnded{RunId{1}}};
    const auto differs = [&](auto change) {
        Event other = event;
        change(other);
        return !(other == event);
    };
    EXPECT_FALSE(differs([](Event&) {}));
    EXPECT_TRUE(differs([](Event& e) { e.seq = 4; }));
    EXPECT_TRUE(differs([](Event& e) { e.time += Duration{1}; }));
    EXPECT_TRUE(differs([](Event& e) { e.by = "8"; }));
    EXPECT_TRUE(differs([](Event& e) { e.seat = {}; }));
    EXPECT_TRUE(differs([](Event& e) { e.commandId = {}; }));
    EXPECT_TRUE(differs([](Event& e) { e.body = RunEnded{RunId{2}}; }));
}

} // namespace
} // namespace gaffer
