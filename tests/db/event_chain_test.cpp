#include "db/event_chain.hpp"

#include <gtest/gtest.h>
#include <set>

namespace gaffer {
namespace {

const EventRow someRow{7, 1'763'800'000'000, "run.ended", 1, "1001", "B01", "c-7", R"({"run":3})"};

TEST(EventChain, IsTheSameOnEveryMachine)
{
    EXPECT_EQ(toHex(hashOf("")), toHex(hashOf("")));
    EXPECT_EQ(toHex(hashOf("goblet")).size(), 64U);
    EXPECT_EQ(toHex(chained(Hash{}, someRow)), "d6ba210c0135e24de6a4f2e671d9121f221ca979d2baa6ffedde6ca6753b4cdd");
}

TEST(EventChain, ChangesWithEveryMemberOfARow)
{
    std::set<std::string> hashes{toHex(chained(Hash{}, someRow))};
    const auto add = [&](auto change) {
        EventRow row = someRow;
        change(row);
        hashes.insert(toHex(chained(Hash{}, row)));
    };
    add([](EventRow& row) { row.seq = 8; });
    add([](EventRow& row) { row.time += 1; });
    add([](EventRow& row) { row.kind = "run.started"; });
    add([](EventRow& row) { row.version = 2; });
    add([](EventRow& row) { row.by = "1002"; });
    add([](EventRow& row) { row.seat = "B02"; });
    add([](EventRow& row) { row.commandId = "c-8"; });
    add([](EventRow& row) { row.data = R"({"run":4})"; });
    Hash before{};
    before[0] = 1;
    hashes.insert(toHex(chained(before, someRow)));
    EXPECT_EQ(hashes.size(), 10U);
}

TEST(EventChain, TellsWhereOneMemberEndsAndTheNextBegins)
{
    EventRow left = someRow;
    EventRow right = someRow;
    left.by = "10";
    left.seat = "01B01";
    right.by = "1001";
    right.seat = "B01";
    EXPECT_NE(chained(Hash{}, left), chained(Hash{}, right));
}

} // namespace
} // namespace gaffer
