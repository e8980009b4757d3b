#pragma once

#include <span>
#include <string_view>

namespace gaffer {

/// One numbered change of a schema, frozen once released.
struct Migration {
    /// 1 for the first of its set.
    int version{};
    /// The file's name without its number, as in "chunks".
    std::string_view name;
    /// The statements.
    std::string_view sql;
};

/// The migrations in db/migrations/`set`/NNNN_name.sql, in order; embedded at build time. Empty for an unknown set.
std::span<const Migration> migrationsOf(std::string_view set);

} // namespace gaffer
