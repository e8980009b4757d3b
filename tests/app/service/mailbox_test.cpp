#include "app/service/mailbox.hpp"

#include <gtest/gtest.h>
#include <thread>

namespace gaffer {
namespace {

using Box = Mailbox<int, int>;
const auto soon = [] { return std::chrono::steady_clock::now() + std::chrono::seconds{5}; };

TEST(Mailbox, RefusesTasksAboveItsLimit)
{
    Box box{2, 2};
    EXPECT_TRUE(box.post(1));
    EXPECT_TRUE(box.post(2));
    EXPECT_FALSE(box.post(3));
}

TEST(Mailbox, DropsTheOldestReadingAndCountsIt)
{
    Box box{1, 2};
    for (const int reading : {1, 2, 3}) box.put(reading);
    std::deque<int> tasks;
    std::deque<int> readings;
    EXPECT_TRUE(box.wait(soon(), tasks, readings));
    EXPECT_EQ(readings, (std::deque<int>{2, 3}));
    EXPECT_EQ(box.dropped(), 1U);
}

TEST(Mailbox, GivesWhatIsLeftAfterItWasClosedAndThenEnds)
{
    Box box{4, 4};
    box.post(1);
    box.close();
    EXPECT_FALSE(box.post(2));
    std::deque<int> tasks;
    std::deque<int> readings;
    EXPECT_TRUE(box.wait(soon(), tasks, readings));
    EXPECT_EQ(tasks, std::deque<int>{1});
    tasks.clear();
    EXPECT_FALSE(box.wait(soon(), tasks, readings));
}

TEST(Mailbox, GivesOneTaskToEachThreadThatAsksForOne)
{
    Box box{4, 4};
    box.put(7);
    box.post(1);
    box.post(2);
    EXPECT_EQ(box.waitForTask(), 1);
    std::optional<int> others;
    std::thread other{[&] { others = box.waitForTask(); }};
    other.join();
    EXPECT_EQ(others, 2);
    box.post(3);
    box.close();
    EXPECT_EQ(box.waitForTask(), 3) << "what was in is done";
    EXPECT_EQ(box.waitForTask(), std::nullopt);
}

TEST(Mailbox, WakesAWaitingThread)
{
    Box box{4, 4};
    std::thread other{[&] { box.put(7); }};
    std::deque<int> tasks;
    std::deque<int> readings;
    EXPECT_TRUE(box.wait(soon(), tasks, readings));
    other.join();
    EXPECT_EQ(readings, std::deque<int>{7});
}

} // namespace
} // namespace gaffer
