#include "core/wire/json_upcast.hpp"

#include <algorithm>

namespace gaffer::wire {
namespace {

Fault unreadable(std::string_view kind, int version)
{
    const std::string name{kind};
    const std::string number = std::to_string(version);
    return {FaultCode::Damaged, "log.unknownVersion", "no way to read " + name + " of version " + number, {name, number}};
}

} // namespace

Outcome upcast(std::span<const Upcaster> table, std::string_view kind, int from, int to, Json& data)
{
    GAFFER_CHECK(to > 0);
    if (from < 1 || from > to) return unreadable(kind, from);
    for (int version = from; version < to; ++version) {
        const auto step =
            std::ranges::find_if(table, [&](const Upcaster& row) { return row.kind == kind && row.version == version; });
        if (step == table.end()) return unreadable(kind, version);
        step->upcast(data);
    }
    return Done{};
}

} // namespace gaffer::wire
