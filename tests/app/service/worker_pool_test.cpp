#include "app/service/worker_pool.hpp"

#include <future>
#include <gtest/gtest.h>

namespace gaffer {
namespace {

TEST(WorkerPool, DoesWorkBesideItsCaller)
{
    WorkerPool pool{2};
    std::promise<std::thread::id> where;
    ASSERT_TRUE(pool.post([&] { where.set_value(std::this_thread::get_id()); }));
    EXPECT_NE(where.get_future().get(), std::this_thread::get_id());
}

TEST(WorkerPool, LetsOneLongWorkHoldUpNoOther)
{
    WorkerPool pool{2};
    std::promise<void> gate;
    std::promise<void> passed;
    ASSERT_TRUE(pool.post([open = gate.get_future().share()] { open.wait(); }));
    ASSERT_TRUE(pool.post([&] { passed.set_value(); }));
    EXPECT_EQ(passed.get_future().wait_for(std::chrono::seconds{10}), std::future_status::ready);
    gate.set_value();
}

TEST(WorkerPool, RefusesWhatIsTooMuch)
{
    std::promise<void> gate;
    WorkerPool pool{1};
    const auto open = gate.get_future().share();
    int taken = 0;
    while (taken < 10'000 && pool.post([open] { open.wait(); })) ++taken;
    EXPECT_GE(taken, 256);
    EXPECT_LT(taken, 1000);
    gate.set_value();
}

TEST(WorkerPool, EndsWithWhatHasBegun)
{
    std::atomic<bool> done{false};
    std::promise<void> begun;
    {
        WorkerPool pool{1};
        ASSERT_TRUE(pool.post([&] {
            begun.set_value();
            done = true;
        }));
        begun.get_future().wait();
    }
    EXPECT_TRUE(done);
}

} // namespace
} // namespace gaffer
