#pragma once

#include "drivers/bus/bus_engine.hpp"
#include "drivers/profile/profile_file.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace gaffer {

/// A slave that answered a scan.
struct FoundSlave {
    std::uint8_t unit{};
    /// The profile whose identifying reads it answers as expected; empty when none.
    std::string profile;
    /// What it says about itself (43/14): vendor, product, revision; empty when it does not.
    std::vector<std::string> identity;
};

/// What a scan asks and whom it tells.
struct ScanOrder {
    std::uint8_t first{1};
    std::uint8_t last{247};
    /// How long each address may take to begin its answer.
    Micros patience{60'000};
    /// Told after every address with how many are done; may be empty.
    std::function<void(std::size_t asked)> progress;
    /// Told at the end, exactly once; LinkLost ends it early with what was found.
    std::function<void(std::vector<FoundSlave>)> done;
};

/// Asks one address after the other, then each slave that answered what it is. `ask` hands an errand to the bus; addresses go
/// in turn with the polls of the bus. Keeps itself alive until `done` is called.
void scanSlaves(ScanOrder order, std::vector<Profile> profiles, std::function<void(Errand)> ask);

/// True when the registers read by `read` are as the profile expects.
bool recognises(const IdentifyRead& read, std::span<const std::uint16_t> words);

} // namespace gaffer
