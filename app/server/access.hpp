#pragma once

#include "core/base/result.hpp"
#include "core/wire/requests.hpp"

#include <string>
#include <vector>

namespace gaffer {

/// Who signed in at a seat and what he may do there; nobody while the number is empty.
struct Credentials {
    WorkerNo worker;
    std::string name;
    /// His roles, those that allow most first.
    std::vector<Role> roles;
};

/// The program roles among the words of a worker's record, those that allow most first; worker when there is none.
std::vector<Role> rolesFromWords(const std::set<std::string>& words);

/// The role in which `who` may call `method`; NotFound for an unknown method, NotAllowed where no role of his allows it. While no
/// PIN is set (`needsPin` false) a seat at which nobody signed in acts as admin, but for overrides.
Result<Role> roleFor(std::string_view method, const Credentials& who, bool needsPin);

/// Refuses an override by a seat at which nobody signed in: it has to have a name.
Outcome mayOverride(const Command& command, const Credentials& who);

} // namespace gaffer
