#include "drivers/modbus/frame.hpp"
#include "tests/drivers/support/plain_slave.hpp"
#include "tests/drivers/support/shared_files.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace gaffer::modbus {
namespace {

std::string rtu(const Request& request)
{
    Bytes frame;
    encodeRtu(request, frame);
    return test::toHex(frame);
}

TEST(Request, RefusesCountsThatNoFrameCarries)
{
    EXPECT_THROW(readRequest(1, Table::Holding, 0, 0), CheckFailed);
    EXPECT_THROW(readRequest(1, Table::Holding, 0, 126), CheckFailed);
    EXPECT_THROW(readRequest(1, Table::Coil, 0, 2001), CheckFailed);
    EXPECT_NO_THROW(readRequest(1, Table::Coil, 0, 2000));
    EXPECT_THROW(writeRegisters(1, 0, std::vector<std::uint16_t>(124)), CheckFailed);
    EXPECT_THROW(rawRequest(1, {}), CheckFailed);
}

TEST(Request, WritesEveryFunctionAsTheSpecificationDoes)
{
    const auto pdu = [](const Request& request) { return test::toHex(request.pdu); };
    EXPECT_EQ(pdu(readRequest(1, Table::Coil, 0x13, 37)), "0100130025");
    EXPECT_EQ(pdu(readRequest(1, Table::Discrete, 0xC4, 22)), "0200c40016");
    EXPECT_EQ(pdu(readRequest(1, Table::Holding, 0x6B, 3)), "03006b0003");
    EXPECT_EQ(pdu(readRequest(1, Table::Input, 8, 1)), "0400080001");
    EXPECT_EQ(pdu(writeCoil(1, 0xAC, 1)), "0500acff00");
    EXPECT_EQ(pdu(writeRegister(1, 1, 3)), "0600010003");
    const std::vector<std::uint16_t> bits{1, 0, 1, 1, 0, 0, 1, 1, 1, 0};
    EXPECT_EQ(pdu(writeCoils(1, 0x13, bits)), "0f0013000a02cd01");
    EXPECT_EQ(pdu(writeRegisters(1, 1, std::vector<std::uint16_t>{10, 0x102})), "1000010002"
                                                                                "04000a0102");
    EXPECT_EQ(pdu(maskWrite(1, 4, 0xF2, 0x25)), "16000400f20025");
    EXPECT_EQ(pdu(readWrite(1, 3, 6, 14, std::vector<std::uint16_t>{0xFF, 0xFF, 0xFF})), "1700030006000e00030600ff00ff00ff");
    EXPECT_EQ(pdu(identify(1, 1, 0)), "2b0e0100");
    EXPECT_TRUE(writeRegister(0, 1, 1).broadcast());
}

/// The request of ours that must give the recorded bytes.
Request rebuilt(const test::Octets& frame)
{
    const std::uint16_t address = wordOf(frame[2], frame[3]);
    const std::uint16_t value = wordOf(frame[4], frame[5]);
    switch (frame[1]) {
    case 2: return readRequest(frame[0], Table::Discrete, address, value);
    case 3: return readRequest(frame[0], Table::Holding, address, value);
    case 5: return writeCoil(frame[0], address, value);
    case 6: return writeRegister(frame[0], address, value);
    default: return writeRegisters(frame[0], address, std::vector<std::uint16_t>{wordOf(frame[7], frame[8])});
    }
}

TEST(Request, The36RecordedFramesOfRealControllersAreMadeAndUnderstood)
{
    const std::string path = test::sharedFile("data/recorded_rtu_frames.txt");
    if (path.empty()) GTEST_SKIP() << "needs shared/data/recorded_rtu_frames.txt beside the project";
    std::ifstream file{path};
    std::string line;
    int pairs = 0;
    while (std::getline(file, line)) {
        if (line.empty() || line[0] == '#') continue;
        std::istringstream words{line};
        std::string asked;
        std::string answered;
        words >> asked >> answered;
        const Request request = rebuilt(test::fromHex(asked));
        EXPECT_EQ(rtu(request), asked);
        const Bytes reply = test::fromHex(answered);
        const auto found = findRtu(request.rule, reply);
        ASSERT_TRUE(found.has_value()) << line;
        EXPECT_EQ(found->verdict, Verdict::Answer);
        EXPECT_EQ(found->length, reply.size());
        ++pairs;
    }
    EXPECT_EQ(pairs, 36);
}

} // namespace
} // namespace gaffer::modbus
