#include "tests/drivers/sim/served_bench.hpp"
#include "tests/drivers/support/child.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>

// Debian's mbpoll, a master that we did not write, against the simulated workshop.
namespace gaffer::sim {
namespace {

std::string outputOf(const std::string& command)
{
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe{popen((command + " 2>&1").c_str(), "r"), pclose};
    std::string text;
    std::array<char, 512> chunk{};
    while (pipe && std::fgets(chunk.data(), static_cast<int>(chunk.size()), pipe.get())) text += chunk.data();
    return text;
}

class PeerMbpoll : public testing::Test {
protected:
    void SetUp() override
    {
        if (std::system("command -v mbpoll >/dev/null 2>&1") != 0) GTEST_SKIP() << "mbpoll is not installed";
    }
    /// Runs mbpoll once over TCP; addresses count from 1.
    std::string poll(const std::string& options, const std::string& values = "")
    {
        return outputOf("mbpoll -m tcp -p " + std::to_string(m_bench.port()) + " -a 1 -1 " + options + " 127.0.0.1 " + values);
    }

    ServedBench m_bench{Transport::Tcp};
};

TEST_F(PeerMbpoll, ReadsEveryTable)
{
    EXPECT_NE(poll("-t 3 -r 1 -c 1").find("[1]: \t250"), std::string::npos) << poll("-t 3 -r 1 -c 1");
    EXPECT_NE(poll("-t 4 -r 1 -c 2").find("[2]: \t0"), std::string::npos);
    EXPECT_NE(poll("-t 1 -r 4 -c 1").find("[4]: \t0"), std::string::npos);
    EXPECT_NE(poll("-t 0 -r 1 -c 1").find("[1]: \t0"), std::string::npos);
}

TEST_F(PeerMbpoll, WritesOneAndManyRegistersAndACoil)
{
    EXPECT_NE(poll("-t 4 -r 11", "321").find("Written 1 references"), std::string::npos);
    EXPECT_NE(poll("-t 4 -r 11 -c 1").find("321"), std::string::npos);
    EXPECT_NE(poll("-t 4 -r 11", "7 8 9").find("Written 3 references"), std::string::npos);
    EXPECT_NE(poll("-t 4 -r 13 -c 1").find("[13]: \t9"), std::string::npos);
    EXPECT_NE(poll("-t 0 -r 1", "1").find("Written 1 references"), std::string::npos);
    EXPECT_NE(poll("-t 0 -r 1 -c 1").find("[1]: \t1"), std::string::npos);
}

TEST_F(PeerMbpoll, ReadsAndWritesOverASerialLineToo)
{
    const test::PtyPair ptys;
    const ServedBench bench{Transport::Rtu, {}, {{"bus", ptys.theirs}}};
    const auto serial = [&](const std::string& options, const std::string& values = "") {
        return outputOf("mbpoll -m rtu -b 9600 -P none -a 1 -1 " + options + " " + ptys.ours + " " + values);
    };
    EXPECT_NE(serial("-t 3 -r 1 -c 1").find("[1]: \t250"), std::string::npos) << serial("-t 3 -r 1 -c 1");
    EXPECT_NE(serial("-t 4 -r 11", "321").find("Written 1 references"), std::string::npos);
    EXPECT_NE(serial("-t 4 -r 11 -c 1").find("321"), std::string::npos);
    EXPECT_NE(serial("-t 4 -r 5000 -c 1").find("Illegal data address"), std::string::npos);
}

TEST_F(PeerMbpoll, IsToldWhatDoesNotExist)
{
    EXPECT_NE(poll("-t 4 -r 5000 -c 1").find("Illegal data address"), std::string::npos);
    const std::string other =
        outputOf("mbpoll -m tcp -p " + std::to_string(m_bench.port()) + " -a 9 -1 -t 4 -r 1 -c 1 127.0.0.1");
    EXPECT_NE(other.find("Target device failed to respond"), std::string::npos) << other;
}

} // namespace
} // namespace gaffer::sim
