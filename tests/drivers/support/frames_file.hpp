#pragma once

#include "tests/drivers/support/plain_slave.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace gaffer::test {

/// One case of a .frames file: what the instrument holds then, and what its points must show.
struct FramesCase {
    std::string name;
    std::uint8_t unit{1};
    /// Content by function code and address.
    std::map<std::pair<std::uint8_t, std::uint16_t>, std::uint16_t> image;
    /// Whole frames, for protocols without registers.
    std::map<std::string, std::string> literal;
    /// Point to a number or a reason, as text.
    std::vector<std::pair<std::string, std::string>> expected;
    /// Lines whose CRC or length is wrong; must be empty.
    std::vector<std::string> mistakes;
};

/// Reads a .frames file: "unit N", "case NAME", "REQUEST REPLY" in hex, "expect POINT NUMBER-or-REASON", # comments.
std::vector<FramesCase> readFrames(const std::string& path);

/// What an instrument in that case answers to an RTU or AIBUS request; registers it was not recorded with are 0 when `kind`, else
/// refused with exception 2.
std::vector<Delivery> answerOf(const FramesCase& one, std::span<const std::uint8_t> frame, bool kind);

} // namespace gaffer::test
