#include "app/composition.hpp"
#include "app/ctl/verbs.hpp"
#include "tests/drivers/support/child.hpp"
#include "tests/drivers/support/furnace_rows.hpp"
#include "tests/support/temp_folder.hpp"

#include <gtest/gtest.h>

#include <map>

// A whole workshop, service and history, on a slave that nobody here wrote, over all three transports at once.
namespace gaffer {
namespace {

using namespace std::chrono_literals;

const std::string replay = test::sharedFile("tools/replay_slave.py");

/// A line of a history.
struct Stored {
    std::string value;
    std::string quality;
    std::string reason;
};

std::string points()
{
    std::string list;
    for (int i = 0; i < 6; ++i)
        list += R"({"name":"t)" + std::to_string(i + 1) + R"(","table":"holding","address":)" + std::to_string(i) +
                R"(,"type":"int16","scale":0.1,"unit":"degC","valid":[0,1700]},)";
    return list + R"({"name":"row","table":"holding","address":9,"type":"uint16"},
        {"name":"broken","table":"input","address":12,"type":"int16","scale":0.1,"sentinels":{"31000":"sensor-break"}})";
}

class ReplayedWorkshop : public testing::Test {
protected:
    void SetUp() override
    {
        if (replay.empty()) GTEST_SKIP() << "needs shared/tools/replay_slave.py beside the project";
        const std::string plain = std::to_string(test::freePort());
        const std::string gate = std::to_string(test::freePort());
        slave({"tcp", plain});
        slave({"rtu", ptys.theirs, "9600"});
        slave({"rtu-over-tcp", gate});
        const auto device = [](const std::string& id) {
            return R"({"id":")" + id + R"(","bus":"b)" + id + R"(","unit":1,"every":"1s","points":[)" + points() + "]}";
        };
        static_cast<void>(
            replaceFile(folder.wiring(),
                        R"({"format":"gaffer-workshop-1","name":"Hall 1","timeZone":"Asia/Shanghai","language":"en","buses":[
 {"id":"btcp","transport":"tcp","host":"127.0.0.1","port":)" +
                            plain + R"(},{"id":"brtu","transport":"rtu","device":")" + ptys.ours +
                            R"(","baud":9600,"parity":"none","stopBits":1},
 {"id":"bgate","transport":"rtu-over-tcp","host":"127.0.0.1","port":)" +
                            gate + R"(}],"devices":[)" + device("tcp") + "," + device("rtu") + "," + device("gate") + "]}"));
        auto started = Composition::start({folder, {"127.0.0.1", 0}, 1, "test"});
        ASSERT_TRUE(std::holds_alternative<std::unique_ptr<Composition>>(started));
        service = std::move(std::get<std::unique_ptr<Composition>>(started));
        static_cast<void>(service->waitUntilReady());
    }

    void slave(std::vector<std::string> words)
    {
        words.insert(words.begin(), {"/usr/bin/python3", replay});
        words.insert(words.end(), {"--seconds-per-row", "2"});
        slaves.push_back(std::make_unique<test::Child>(words));
        ASSERT_TRUE(slaves.back()->waitFor("ready", 20));
    }

    /// Until the first scan is committed nobody has heard of the point.
    bool isKnown(const std::string& point)
    {
        std::ostringstream out;
        std::ostringstream err;
        return ctl::history({folder, std::nullopt, false, "", out, err}, {point, "-10m", "", ""}) == CtlExit::Done;
    }

    /// A point's history by its written time.
    std::map<std::string, Stored> history(const std::string& point)
    {
        std::ostringstream out;
        std::ostringstream err;
        const CtlContext context{folder, std::nullopt, false, "", out, err};
        EXPECT_EQ(ctl::history(context, {point, "-10m", "", ""}), CtlExit::Done) << err.str();
        std::istringstream lines{out.str()};
        std::string line;
        std::getline(lines, line);
        EXPECT_EQ(line, "time,value,quality,reason");
        std::map<std::string, Stored> stored;
        while (std::getline(lines, line)) {
            std::istringstream cells{line + ","};
            std::string time;
            Stored one;
            std::getline(cells, time, ',');
            std::getline(cells, one.value, ',');
            std::getline(cells, one.quality, ',');
            std::getline(cells, one.reason, ',');
            stored[time] = one;
        }
        return stored;
    }

    void expectRows(const std::string& device)
    {
        const auto rows = history(device + ".row");
        std::map<int, int> seen;
        int before = -1;
        for (const auto& [time, row] : rows) {
            ASSERT_EQ(row.quality, "good") << device << " " << time << " " << row.reason;
            const int number = std::stoi(row.value);
            EXPECT_TRUE(before < 0 || number == before || number == before + 1) << device << " " << before << " " << number;
            EXPECT_LE(++seen[before = number], 3) << device << " row " << number;
        }
        EXPECT_GE(seen.size(), 4U) << device;
        for (int i = 1; i <= 6; ++i)
            for (const auto& [time, stored] : history(device + ".t" + std::to_string(i))) {
                const auto row = static_cast<std::size_t>(std::stoi(rows.at(time).value));
                EXPECT_NEAR(std::stod(stored.value), furnace.at(row).at(static_cast<std::size_t>(i - 1)), 1e-9) << device << i;
            }
        for (const auto& [time, broken] : history(device + ".broken")) {
            EXPECT_EQ(broken.value, "") << device << " " << time;
            EXPECT_EQ(broken.quality + "/" + broken.reason, "bad/sensor-break") << device << " " << time;
        }
    }

    test::PtyPair ptys;
    TempFolder temp;
    WorkshopFolder folder{temp.path()};
    std::vector<std::unique_ptr<test::Child>> slaves;
    std::unique_ptr<Composition> service;
    std::vector<std::vector<double>> furnace{test::furnaceRows()};
};

TEST_F(ReplayedWorkshop, HasEveryRowInItsHistoryInOrderOnAllThreeTransports)
{
    const auto end = std::chrono::steady_clock::now() + 30s;
    const auto rowsOf = [&](const std::string& device) {
        const std::string row = device + ".row";
        return isKnown(row) ? history(row).size() : 0;
    };
    const auto enough = [&] { return rowsOf("tcp") >= 9 && rowsOf("rtu") >= 9 && rowsOf("gate") >= 9; };
    while (!enough() && std::chrono::steady_clock::now() < end) slaves.front()->waitFor("more than ready", 0.5);
    for (const char* device : {"tcp", "rtu", "gate"}) expectRows(device);
}

} // namespace
} // namespace gaffer
