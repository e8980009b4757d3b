#pragma once

#include "core/base/field.hpp"
#include "core/base/result.hpp"
#include "core/sample/dice.hpp"
#include "drivers/sim/framing.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace gaffer::sim {

/// How a hostile slave spoils a reply.
enum class Spoil : std::uint8_t { Late, Garbage, Truncate, Duplicate, Echo, WrongUnit, WrongCount, Silent, Exception };

/// What is sent, and how long after the reply was ready.
struct Delivery {
    std::chrono::milliseconds delay{};
    Bytes bytes;
    bool operator==(const Delivery&) const = default;
};

/// How hostile the slaves are.
struct HostileOptions {
    std::vector<Spoil> spoils;
    /// Code of spoiled replies of kind Exception.
    std::uint8_t exception{};
    /// Share of replies that are spoiled.
    double rate{1};
    std::uint64_t seed{1};
    /// Late replies come this much late, at least and at most.
    Duration delayMin{300};
    Duration delayMax{3000};
};

/// Reads "late|garbage|truncate|duplicate|echo|wrong-unit|wrong-count|silent|exception-N[,rate=R][,seed=S][,delay=300ms..3s]";
/// several kinds set apart by | or commas take turns by chance.
Result<HostileOptions> parseHostile(std::string_view text);

/// Spoils replies by chance from a seed.
class Hostility {
public:
    /// As hostile as `options` say; nothing is spoiled when they name no kind.
    explicit Hostility(HostileOptions options) : m_options{std::move(options)}, m_dice{m_options.seed} {}

    /// What is sent in place of `reply` to `request` on this transport, in order.
    std::vector<Delivery> deliver(Transport transport, const Message& request, const Message& reply);

private:
    std::vector<Delivery> spoiled(Spoil spoil, Transport transport, const Message& request, const Message& reply);
    Message miscounted(Message reply);

    HostileOptions m_options;
    Dice m_dice;
};

} // namespace gaffer::sim

namespace gaffer {

template <> inline constexpr std::array enumNames<sim::Spoil>{
    EnumName<sim::Spoil>{sim::Spoil::Late, "late"},
    EnumName<sim::Spoil>{sim::Spoil::Garbage, "garbage"},
    EnumName<sim::Spoil>{sim::Spoil::Truncate, "truncate"},
    EnumName<sim::Spoil>{sim::Spoil::Duplicate, "duplicate"},
    EnumName<sim::Spoil>{sim::Spoil::Echo, "echo"},
    EnumName<sim::Spoil>{sim::Spoil::WrongUnit, "wrong-unit"},
    EnumName<sim::Spoil>{sim::Spoil::WrongCount, "wrong-count"},
    EnumName<sim::Spoil>{sim::Spoil::Silent, "silent"},
    EnumName<sim::Spoil>{sim::Spoil::Exception, "exception"},
};

} // namespace gaffer
