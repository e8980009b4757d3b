#include "core/workshop/command.hpp"

namespace gaffer {

Command::Command() = default;
Command::Command(const Command&) = default;
Command::Command(Command&&) noexcept = default;
Command& Command::operator=(const Command&) = default;
Command& Command::operator=(Command&&) noexcept = default;
Command::~Command() = default;

bool Command::operator==(const Command& other) const
{
    return static_cast<const CommandKinds&>(*this) == static_cast<const CommandKinds&>(other);
}

std::string_view methodOf(const Command& command)
{
    return std::visit([](const auto& each) { return std::decay_t<decltype(each)>::method; }, command);
}

RoleSet rolesOf(const Command& command)
{
    return std::visit([](const auto& each) { return std::decay_t<decltype(each)>::roles; }, command);
}

} // namespace gaffer
