#include "drivers/transport/timer.hpp"

#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

namespace gaffer {
namespace {

using Steady = std::chrono::steady_clock;

TEST(Timer, NeverAsksForATimeThatHasPassed)
{
    using namespace std::chrono_literals;
    EXPECT_EQ(WaitAMoment::to_wait_duration(-5s), 1us);
    EXPECT_EQ(WaitAMoment::to_wait_duration(0s), 1us);
    EXPECT_EQ(WaitAMoment::to_wait_duration(1750us), 1750us);
    EXPECT_EQ(WaitAMoment::to_wait_duration(Steady::now() - 1h), 1us);
}

TEST(Timer, ThatIsDueAlreadyEndsAtOnce)
{
    boost::asio::io_context io;
    Timer timer{io};
    int ended = 0;
    timer.expires_at(Steady::now() - std::chrono::hours{1});
    timer.async_wait([&](const boost::system::error_code& error) { ended += error ? 0 : 1; });
    const auto before = Steady::now();
    io.run();
    EXPECT_EQ(ended, 1);
    EXPECT_LT(Steady::now() - before, std::chrono::seconds{2});
}

} // namespace
} // namespace gaffer
