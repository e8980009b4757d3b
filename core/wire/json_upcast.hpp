#pragma once

#include "core/base/result.hpp"
#include "core/wire/json.hpp"

#include <span>
#include <string_view>

namespace gaffer::wire {

/// Turns the stored members of one version of an event kind into those of the next version. Only .cpp files include this.
struct Upcaster {
    std::string_view kind;
    /// The version it reads; it gives version + 1.
    int version{};
    /// Changes the members in place.
    void (*upcast)(Json& data);
};

/// Lifts `data` of `kind` from version `from` to version `to`, step by step through `table`; Damaged when a step is missing or
/// the version is newer than this program.
Outcome upcast(std::span<const Upcaster> table, std::string_view kind, int from, int to, Json& data);

} // namespace gaffer::wire
