#pragma once

#include "core/base/field.hpp"
#include "core/base/ids.hpp"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <set>
#include <string>
#include <vector>

namespace gaffer {

/// What a signed-in person may do with the program.
enum class Role : std::uint8_t { Worker, Supervisor, Tender, Manager, Maintenance, Admin };
template <> inline constexpr std::array enumNames<Role>{
    EnumName<Role>{Role::Worker, "worker"},           EnumName<Role>{Role::Supervisor, "supervisor"},
    EnumName<Role>{Role::Tender, "tender"},           EnumName<Role>{Role::Manager, "manager"},
    EnumName<Role>{Role::Maintenance, "maintenance"}, EnumName<Role>{Role::Admin, "admin"},
};

/// A set of roles, one bit each.
class RoleSet {
public:
    /// The roles listed.
    constexpr RoleSet(std::initializer_list<Role> roles)
    {
        for (const Role role : roles) m_bits = static_cast<std::uint8_t>(m_bits | bit(role));
    }
    /// True when `role` is among them.
    [[nodiscard]] constexpr bool has(Role role) const { return (m_bits & bit(role)) != 0; }
    /// All of both.
    [[nodiscard]] constexpr RoleSet with(RoleSet other) const
    {
        RoleSet both = *this;
        both.m_bits = static_cast<std::uint8_t>(m_bits | other.m_bits);
        return both;
    }

private:
    static constexpr std::uint8_t bit(Role role) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(role)); }
    std::uint8_t m_bits{};
};

/// Everybody who signed in.
inline constexpr RoleSet everyone{Role::Worker, Role::Supervisor, Role::Tender, Role::Manager, Role::Maintenance, Role::Admin};
/// Who leads a shift.
inline constexpr RoleSet leaders{Role::Supervisor, Role::Manager, Role::Admin};
/// Who looks after furnaces and melts.
inline constexpr RoleSet tenders{Role::Tender, Role::Supervisor, Role::Manager, Role::Admin};
/// Who sets the workshop up.
inline constexpr RoleSet setters{Role::Manager, Role::Maintenance, Role::Admin};

/// A worker as the event log knows him: a number. Name, PIN and picture live outside the log.
struct Worker {
    WorkerNo number;
    /// Program roles and crew roles as imported, for example "worker" or "supervisor".
    std::set<std::string> roles;
    std::set<std::string> skills;
    std::string grade;
    bool operator==(const Worker&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"number", &Worker::number, Need::Required}, Field{"roles", &Worker::roles},
                    Field{"skills", &Worker::skills}, Field{"grade", &Worker::grade});
    }
};

/// One place in a crew: who does what (gatherer, blower, stem puller, foot setter, carrier, gaffer, …).
struct CrewMember {
    WorkerNo worker;
    std::string role;
    bool operator==(const CrewMember&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"worker", &CrewMember::worker, Need::Required}, Field{"role", &CrewMember::role});
    }
};

/// The crew of a station as it stood at one time, in the order of assignment.
using Crew = std::vector<CrewMember>;

} // namespace gaffer
