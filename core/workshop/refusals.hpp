#pragma once

#include "core/base/fault.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gaffer {

/// One sentence the workshop says when it refuses, in both languages; %1, %2, … are filled with details.
struct RefusalText {
    std::string_view key;
    FaultCode code;
    std::string_view en;
    std::string_view zh;
};

/// All sentences, sorted by key.
std::span<const RefusalText> allRefusals();

/// The refusal `key` with its details; an unknown key is a broken promise.
Fault refusal(std::string_view key, std::vector<std::string> details = {});

/// The sentence of a fault in `language` ("zh_CN" or "en"); the fault's own text when its key has no sentence.
std::string sentenceOf(const Fault& fault, std::string_view language);

} // namespace gaffer
