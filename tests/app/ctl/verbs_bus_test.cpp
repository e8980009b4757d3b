#include "app/composition.hpp"
#include "app/ctl/verbs.hpp"
#include "tests/drivers/support/loopback_slave.hpp"
#include "tests/support/temp_folder.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <thread>

namespace gaffer {
namespace {

/// A service with one bus, whose slave answers on a thread of its own.
class BusVerbs : public testing::Test {
protected:
    BusVerbs()
    {
        slave.registers = {{1, 850}, {2, 1200}};
        thread = std::thread{[this] { io.run(); }};
        static_cast<void>(replaceFile(folder.wiring(),
                                      R"({"format":"gaffer-workshop-1","name":"Hall 1","timeZone":"Asia/Shanghai","language":"en",
 "buses":[{"id":"line","transport":"tcp","host":"127.0.0.1","port":)" +
                                          std::to_string(slave.port()) + R"(}],
 "devices":[{"id":"F1","bus":"line","unit":1,"every":"1s","points":[
  {"name":"pv","table":"holding","address":1,"type":"uint16"},
  {"name":"sp","table":"holding","address":2,"type":"uint16","writable":{"min":-5,"max":1300,"role":"tender"}}]}]})"));
        auto started = Composition::start({folder, {"127.0.0.1", 0}, 1, "test"});
        service = std::move(std::get<std::unique_ptr<Composition>>(started));
        static_cast<void>(service->waitUntilReady());
    }
    ~BusVerbs() override
    {
        service.reset();
        io.stop();
        thread.join();
    }

    CtlContext context(bool json = false, const std::string& as = "")
    {
        out.str({});
        err.str({});
        return {folder, std::nullopt, json, as, out, err};
    }

    boost::asio::io_context io;
    test::LoopbackSlave slave{io};
    std::thread thread;
    TempFolder temp;
    WorkshopFolder folder{temp.path()};
    std::unique_ptr<Composition> service;
    std::ostringstream out;
    std::ostringstream err;
};

TEST_F(BusVerbs, ReadShowsEachRegisterWithItsAddress)
{
    EXPECT_EQ(ctl::read(context(), {"line", 1, "holding", 1, 2}), CtlExit::Done) << err.str();
    EXPECT_EQ(out.str(), "1 850\n2 1200\n");
    EXPECT_EQ(ctl::read(context(true), {"line", 1, "holding", 2, 1}), CtlExit::Done);
    EXPECT_EQ(out.str(), "[\n  1200\n]\n");
}

TEST_F(BusVerbs, ReadSaysWhatIsWrong)
{
    EXPECT_EQ(ctl::read(context(), {"lime", 1, "holding", 1, 2}), CtlExit::Failed);
    EXPECT_NE(err.str().find("there is no bus lime"), std::string::npos) << err.str();
    EXPECT_EQ(ctl::read(context(), {"line", 1, "holdings", 1, 2}), CtlExit::Failed);
    EXPECT_NE(err.str().find("holding"), std::string::npos) << err.str();
    EXPECT_EQ(ctl::read(context(), {"line", 1, "holding", 65536, 2}), CtlExit::Failed);
    EXPECT_EQ(ctl::read(context(false, "12:worker"), {"line", 1, "holding", 1, 2}), CtlExit::Failed);
}

TEST_F(BusVerbs, WriteIsReadBackOrRefused)
{
    EXPECT_EQ(ctl::write(context(false, "7:tender"), "F1.sp", "1210"), CtlExit::Done) << err.str();
    ctl::read(context(), {"line", 1, "holding", 2, 1});
    EXPECT_EQ(out.str(), "2 1210\n");
    EXPECT_EQ(ctl::write(context(false, "12:worker"), "F1.sp", "1220"), CtlExit::Failed);
    EXPECT_NE(err.str().find("tender"), std::string::npos) << err.str();
    EXPECT_EQ(ctl::write(context(), "F1.sp", "1301"), CtlExit::Failed);
    EXPECT_EQ(ctl::write(context(), "F1.pv", "1"), CtlExit::Failed);
    EXPECT_EQ(ctl::write(context(), "F1.sp", "hot"), CtlExit::BadUsage);
    EXPECT_EQ(ctl::write(context(), "F1.sp", "true"), CtlExit::BadUsage);
    ctl::read(context(), {"line", 1, "holding", 2, 1});
    EXPECT_EQ(out.str(), "2 1210\n");
}

TEST_F(BusVerbs, BusShowsItsSlavesAndFramesTheBytes)
{
    ctl::read(context(), {"line", 1, "holding", 2, 1});
    EXPECT_EQ(ctl::bus(context(), "line"), CtlExit::Done) << err.str();
    EXPECT_NE(out.str().find("latencyP99Micros"), std::string::npos) << out.str();
    EXPECT_EQ(ctl::frames(context(), "line"), CtlExit::Done) << err.str();
    EXPECT_NE(out.str().find("010300020001"), std::string::npos) << out.str();
    EXPECT_NE(out.str().find("received"), std::string::npos) << out.str();
    EXPECT_EQ(ctl::frames(context(), "lime"), CtlExit::Failed);
    EXPECT_EQ(ctl::scan(context(), "lime"), CtlExit::Failed);
}

} // namespace
} // namespace gaffer
