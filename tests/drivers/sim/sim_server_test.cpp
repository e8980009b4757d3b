#include "drivers/sim/sim_server.hpp"

#include "core/sample/sample.hpp"
#include "tests/drivers/sim/served_bench.hpp"

#include <gtest/gtest.h>

namespace gaffer::sim {
namespace {

TEST(SimServer, RefusesATtyForABusThatIsNoLine)
{
    WorkshopSim sim{benchWiring(Transport::Tcp), {.start = someMorning}};
    boost::asio::io_context io;
    for (const char* bus : {"bus", "nowhere"}) {
        SimServer server{io, sim, {{{bus, "/dev/null"}}, {}}, [] { return someMorning; }};
        EXPECT_FALSE(server.start()) << bus;
    }
}

TEST(SimServer, LeavesALineWithoutTtyAlone)
{
    Wiring wiring = sampleWiring(SampleKind::Goblets);
    wiring.buses[0].port = 0;
    WorkshopSim sim{wiring, {.start = someMorning}};
    boost::asio::io_context io;
    SimServer server{io, sim, {}, [] { return someMorning; }};
    ASSERT_TRUE(server.start());
    EXPECT_EQ(server.unserved(), std::vector<std::string>{"line1"});
    EXPECT_NE(server.portOf(BusId{"hall"}), 0);
    EXPECT_EQ(server.portOf(BusId{"line1"}), 0);
    server.stop();
}

TEST(SimServer, ReportsEveryBus)
{
    ServedBench bench{Transport::Tcp};
    const std::string report = bench.ask([](WorkshopSim&, SimServer& server) { return server.report(); });
    EXPECT_EQ(report.substr(0, report.find('\n')), "bus bus: requests 0, answered 0, damaged 0");
}

TEST(SimServer, ReportsWhatStationsReallyMadeWhateverTheirCountersShow)
{
    Wiring wiring = sampleWiring(SampleKind::Goblets);
    WorkshopSim sim{wiring, {.start = someMorning}};
    const StationId station = wiring.stations.front().id;
    const auto stuck = parseIncident("+0s " + station.value + " counter-stuck 8h", someMorning, std::chrono::hours{8});
    ASSERT_TRUE(stuck);
    ASSERT_TRUE(sim.schedule(*stuck));
    sim.advanceTo(someMorning + std::chrono::hours{4});
    const StationTruth truth = sim.truth(station);
    ASSERT_GT(truth.made, 0U);
    boost::asio::io_context io;
    const std::string report = SimServer{io, sim, {}, [] { return someMorning; }}.report();
    const std::string line = "station " + station.value + ": made " + std::to_string(truth.made) + ", good " +
                             std::to_string(truth.good) + ", mould cycles " + std::to_string(truth.mouldCycles) + "\n";
    EXPECT_EQ(report.rfind(line, 0), 0U) << report;
}

TEST(SimServer, LetsTheWorkshopLiveOnWithoutAnyMaster)
{
    ServedBench bench{Transport::Tcp};
    const auto nowOf = [&] { return bench.ask([](WorkshopSim& sim, SimServer&) { return sim.now(); }); };
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{5};
    while (nowOf() < someMorning + Duration{300} && std::chrono::steady_clock::now() < deadline) std::this_thread::yield();
    EXPECT_GE(nowOf(), someMorning + Duration{300});
}

} // namespace
} // namespace gaffer::sim
