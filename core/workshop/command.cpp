#include "core/workshop/command.hpp"

namespace gaffer {

std::string_view methodOf(const Command& command)
{
    return std::visit([](const auto& each) { return std::decay_t<decltype(each)>::method; }, command);
}

RoleSet rolesOf(const Command& command)
{
    return std::visit([](const auto& each) { return std::decay_t<decltype(each)>::roles; }, command);
}

} // namespace gaffer
