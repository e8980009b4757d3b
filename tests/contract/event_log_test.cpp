#include "db/event_log_sqlite.hpp"
#include "tests/support/event_log_in_memory.hpp"
#include "tests/support/filler.hpp"
#include "tests/support/temp_folder.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

/// Makes a log of its kind and makes it again from what it stored.
struct InMemory {
    EventLogInMemory log;
    EventLog& open() { return log; }
    EventLog& reopen() { return log; }
};

struct InSqlite {
    TempFolder folder;
    std::unique_ptr<EventLogSqlite> log;
    EventLog& open()
    {
        auto opened = EventLogSqlite::open(folder.path() / "gaffer.db", {.reserveBytes = 0});
        EXPECT_TRUE(opened);
        log = *std::move(opened);
        return *log;
    }
    EventLog& reopen()
    {
        log.reset();
        return open();
    }
};

/// What every event log promises, whatever it is made of.
template <class Maker> class EventLogContract : public testing::Test {
protected:
    EventLogContract() : log{&maker.open()} {}

    std::vector<Event> eventsOf(std::uint64_t seed)
    {
        std::vector<Event> events;
        for (EventBody& body : Filler{seed}.oneOfEach<EventBody>()) {
            const std::uint64_t seq = log->lastSeq() + events.size() + 1;
            events.push_back({seq, fromMillis(1'763'800'000'000), "1001", SeatId{"B01"}, CommandId{"c"}, std::move(body)});
        }
        return events;
    }
    std::vector<Event> readAfter(std::uint64_t seq)
    {
        std::vector<Event> events;
        EXPECT_TRUE(log->read(seq, [&](const Event& event, std::string_view) {
            events.push_back(event);
            return true;
        }));
        return events;
    }

    Maker maker;
    EventLog* log;
    Instant now{fromMillis(1'763'800'000'000)};
};

using Makers = testing::Types<InMemory, InSqlite>;
TYPED_TEST_SUITE(EventLogContract, Makers);

TYPED_TEST(EventLogContract, IsEmptyAtFirst)
{
    EXPECT_EQ(this->log->lastSeq(), 0U);
    EXPECT_TRUE(this->readAfter(0).empty());
    const auto snapshot = this->log->loadSnapshot();
    ASSERT_TRUE(snapshot);
    EXPECT_FALSE(*snapshot);
    const auto command = this->log->find(CommandId{"c"});
    ASSERT_TRUE(command);
    EXPECT_FALSE(*command);
}

TYPED_TEST(EventLogContract, RefusesEventsThatDoNotFollowItsLast)
{
    auto events = this->eventsOf(1);
    events.front().seq = 2;
    EXPECT_THROW(static_cast<void>(this->log->append(events, {}, this->now)), CheckFailed);
}

TYPED_TEST(EventLogContract, GivesBackEveryKindAsItWasAlsoWhenOpenedAgain)
{
    const auto events = this->eventsOf(1);
    ASSERT_TRUE(this->log->append(events, {}, this->now));
    EXPECT_EQ(this->readAfter(0), events);
    this->log = &this->maker.reopen();
    EXPECT_EQ(this->log->lastSeq(), events.size());
    EXPECT_EQ(this->readAfter(0), events);
}

TYPED_TEST(EventLogContract, ReadsFromWhereItIsAskedUntilItIsStopped)
{
    const auto events = this->eventsOf(2);
    ASSERT_TRUE(this->log->append(events, {}, this->now));
    EXPECT_EQ(this->readAfter(events.size()).size(), 0U);
    EXPECT_EQ(this->readAfter(events.size() - 3).size(), 3U);
    int taken = 0;
    ASSERT_TRUE(this->log->read(0, [&](const Event& event, std::string_view) {
        EXPECT_EQ(event.seq, static_cast<std::uint64_t>(++taken));
        return taken < 4;
    }));
    EXPECT_EQ(taken, 4);
}

TYPED_TEST(EventLogContract, RemembersWhatBecameOfACommand)
{
    const CommandRecord done{CommandId{"done"}, {17, 1}, std::nullopt};
    const CommandRecord refused{
        CommandId{"refused"}, {}, Fault{FaultCode::NotReady, "melt.notWorkable", "P1 is fining", {"P1", "fining"}}};
    ASSERT_TRUE(this->log->append({}, std::vector{done, refused}, this->now));
    this->log = &this->maker.reopen();
    EXPECT_EQ(**this->log->find(done.id), done);
    EXPECT_EQ(**this->log->find(refused.id), refused);
    EXPECT_EQ(this->log->lastSeq(), 0U);
}

TYPED_TEST(EventLogContract, KeepsTheNewestSnapshot)
{
    ASSERT_TRUE(this->log->append(this->eventsOf(3), {}, this->now));
    Workshop first = Filler{4}.make<Workshop>();
    Workshop second = Filler{5}.make<Workshop>();
    first.seq = second.seq = this->log->lastSeq();
    ASSERT_TRUE(this->log->saveSnapshot(first));
    ASSERT_TRUE(this->log->saveSnapshot(second));
    this->log = &this->maker.reopen();
    const auto loaded = this->log->loadSnapshot();
    ASSERT_TRUE(loaded);
    ASSERT_TRUE(*loaded);
    EXPECT_TRUE(**loaded == second);
}

TYPED_TEST(EventLogContract, HasAmpleSpaceOnAnOrdinaryDisk)
{
    EXPECT_EQ(this->log->checkSpace(), LogSpace::Ample);
    EXPECT_EQ(this->log->space(), LogSpace::Ample);
}

} // namespace
} // namespace gaffer
