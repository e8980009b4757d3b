#include "core/engine/essential.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace gaffer {
namespace {

constexpr std::array<std::string_view, 9> essentials{
    AddTally::method, UndoTally::method,   CorrectTally::method, ExplainTally::method, BeginStop::method,
    EndStop::method,  ExplainStop::method, CareMould::method,    CallHelp::method,
};

} // namespace

bool isEssential(const Command& command) { return std::ranges::find(essentials, methodOf(command)) != essentials.end(); }

} // namespace gaffer
