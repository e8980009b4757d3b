#pragma once

#include "core/crew/crew.hpp"

#include <string_view>

// The members that every command shares.
namespace gaffer {

/// Gives a command struct its method name and the roles that may give it.
#define GAFFER_COMMAND(METHOD, ROLES)                                                                                            \
    static constexpr std::string_view method{METHOD};                                                                            \
    static constexpr RoleSet roles{ROLES};                                                                                       \
    bool operator==(const Self&) const = default;

} // namespace gaffer
