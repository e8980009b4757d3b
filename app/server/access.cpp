#include "app/server/access.hpp"

#include <algorithm>
#include <array>

namespace gaffer {
namespace {

/// In this order the first is the role a seat shows.
constexpr std::array strongestFirst{Role::Admin, Role::Manager, Role::Supervisor, Role::Tender, Role::Maintenance, Role::Worker};

Fault notSignedIn(std::string_view method)
{
    return {FaultCode::NotAllowed,
            "session.notSignedIn",
            "sign in first: " + std::string{method} + " needs a worker's number and PIN",
            {std::string{method}}};
}

} // namespace

std::vector<Role> rolesFromWords(const std::set<std::string>& words)
{
    std::vector<Role> roles;
    for (const Role role : strongestFirst)
        if (words.contains(std::string{nameOf(role)})) roles.push_back(role);
    // Crew places such as blower give no rights in the program; counting is everybody's.
    if (roles.empty()) roles.push_back(Role::Worker);
    return roles;
}

Result<Role> roleFor(std::string_view method, const Credentials& who, bool needsPin)
{
    const wire::MethodInfo* info = wire::findMethod(method);
    if (info == nullptr) {
        // The wire has the better sentence: it knows near names.
        const auto unknown = wire::readQueryOf(method, "{}");
        GAFFER_CHECK(!unknown);
        return unknown.error();
    }
    if (who.worker.empty()) {
        if (needsPin && info->signedIn) return notSignedIn(method);
        // A workshop that has set no PIN has chosen to trust whoever stands at its computer.
        return needsPin ? Role::Worker : Role::Admin;
    }
    for (const Role role : who.roles)
        if (std::find(info->roles.begin(), info->roles.end(), role) != info->roles.end()) return role;
    std::string allowed;
    for (const Role role : info->roles) allowed += (allowed.empty() ? "" : ", ") + std::string{nameOf(role)};
    return Fault{
        FaultCode::NotAllowed, "session.notAllowed", std::string{method} + " is for " + allowed, {std::string{method}, allowed}};
}

Outcome mayOverride(const Command& command, const Credentials& who)
{
    const bool overrides = std::visit(
        [](const auto& each) {
            if constexpr (requires { each.override; })
                return each.override;
            else
                return false;
        },
        command);
    if (overrides && who.worker.empty()) return notSignedIn(methodOf(command));
    return Done{};
}

} // namespace gaffer
