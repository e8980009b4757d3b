#include "drivers/transport/serial_link.hpp"

#include "tests/drivers/support/bench_wiring.hpp"
#include "tests/drivers/support/child.hpp"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>

#include <filesystem>
#include <unistd.h>

namespace gaffer {
namespace {

using namespace std::chrono_literals;

class Serial : public testing::Test {
protected:
    LinkEvents events()
    {
        return {[this] { opened = true; },
                [this](modbus::ByteView bytes) { heard.insert(heard.end(), bytes.begin(), bytes.end()); },
                [this](std::string text, Reason why) {
                    trouble = std::move(text);
                    reason = why;
                }};
    }
    template <class Met> bool runUntil(Met met)
    {
        const auto end = std::chrono::steady_clock::now() + 3s;
        while (!met() && std::chrono::steady_clock::now() < end) {
            io.restart();
            io.run_one_until(end);
        }
        return met();
    }

    boost::asio::io_context io;
    bool opened{false};
    modbus::Bytes heard;
    std::string trouble;
    Reason reason{Reason::None};
};

TEST_F(Serial, AnAbsentPortIsLostWithItsName)
{
    SerialLink link{io, test::rtuBus("/dev/there-is-none"), events()};
    link.open();
    EXPECT_TRUE(trouble.empty());
    ASSERT_TRUE(runUntil([&] { return !trouble.empty(); }));
    EXPECT_EQ(reason, Reason::PortLost);
    EXPECT_NE(trouble.find("/dev/there-is-none"), std::string::npos);
}

TEST_F(Serial, ASpeedThatThePortRefusesIsAConfigurationErrorThatNamesIt)
{
    test::PtyPair ptys;
    SerialLink link{io, test::rtuBus(ptys.ours, 12345), events()};
    link.open();
    ASSERT_TRUE(runUntil([&] { return !trouble.empty(); }));
    EXPECT_EQ(reason, Reason::Config);
    EXPECT_NE(trouble.find("baud 12345"), std::string::npos);
}

TEST_F(Serial, BytesGoBothWaysAndAPulledCableIsTold)
{
    test::PtyPair ptys;
    SerialLink here{io, test::rtuBus(ptys.ours), events()};
    SerialLink there{
        io, test::rtuBus(ptys.theirs), {[] {}, [&](modbus::ByteView bytes) { there.send(bytes); }, [](std::string, Reason) {}}};
    here.open();
    there.open();
    ASSERT_TRUE(runUntil([&] { return opened; }));
    here.send(modbus::Bytes{1, 2, 3});
    ASSERT_TRUE(runUntil([&] { return heard.size() == 3; }));
    ptys.unplug();
    EXPECT_TRUE(runUntil([&] { return reason == Reason::PortLost; }));
}

TEST_F(Serial, AnAdapterIsFoundAgainByItsNameAfterItGotAnotherNumber)
{
    test::PtyPair first;
    test::PtyPair second;
    const std::string byId = first.ours + "-by-id";
    std::filesystem::create_symlink(first.ours, byId);
    SerialLink link{io, test::rtuBus(byId), events()};
    link.open();
    ASSERT_TRUE(runUntil([&] { return opened; }));
    opened = false;
    link.close();
    std::filesystem::remove(byId);
    std::filesystem::create_symlink(second.ours, byId);
    link.open();
    ASSERT_TRUE(runUntil([&] { return opened; }));
    SerialLink there{io, test::rtuBus(second.theirs), {[] {}, [](modbus::ByteView) {}, [](std::string, Reason) {}}};
    there.open();
    io.run_for(20ms);
    there.send(modbus::Bytes{5});
    EXPECT_TRUE(runUntil([&] { return heard == modbus::Bytes{5}; }));
}

TEST_F(Serial, NoSecondMasterTakesAPortThatIsInUse)
{
    test::PtyPair ptys;
    SerialLink link{io, test::rtuBus(ptys.ours), events()};
    link.open();
    ASSERT_TRUE(runUntil([&] { return opened; }));
    std::string refused;
    SerialLink other{io,
                     test::rtuBus(ptys.ours),
                     {[] {}, [](modbus::ByteView) {}, [&](std::string why, Reason) { refused = std::move(why); }}};
    other.open();
    const bool root = ::geteuid() == 0;
    if (root) GTEST_SKIP() << "the superuser may open a port that others hold";
    EXPECT_TRUE(runUntil([&] { return !refused.empty(); }));
}

} // namespace
} // namespace gaffer
