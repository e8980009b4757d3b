#pragma once

#include "core/base/result.hpp"
#include "core/wiring/wiring.hpp"
#include "drivers/modbus/request.hpp"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gaffer {

namespace modbus {
/// The written names of the protocols.
inline constexpr std::array protocolNames{EnumName<Protocol>{Protocol::Modbus, "modbus"},
                                          EnumName<Protocol>{Protocol::Aibus, "aibus"}};
} // namespace modbus

template <> inline constexpr std::array enumNames<modbus::Protocol> = modbus::protocolNames;

/// How sure we are of a register map.
enum class Certainty : std::uint8_t { High, Medium, Unverified };
template <> inline constexpr std::array enumNames<Certainty>{
    EnumName<Certainty>{Certainty::High, "high"},
    EnumName<Certainty>{Certainty::Medium, "medium"},
    EnumName<Certainty>{Certainty::Unverified, "unverified"},
};

/// The settings an instrument leaves the factory with.
struct FactoryLine {
    std::uint32_t baud{9600};
    Parity parity{Parity::None};
    std::uint8_t stopBits{1};
    bool operator==(const FactoryLine&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"baud", &FactoryLine::baud}, Field{"parity", &FactoryLine::parity},
                    Field{"stopBits", &FactoryLine::stopBits});
    }
};

/// A read whose answer tells the instrument from others.
struct IdentifyRead {
    Table table{Table::Holding};
    std::uint16_t address{};
    std::uint16_t count{1};
    /// For each word, every value that is believed; an empty list believes any value.
    std::vector<std::vector<std::uint16_t>> any;
    /// Lowest and highest believable value of the first word, read as a signed number.
    std::optional<std::array<int, 2>> within;
    bool operator==(const IdentifyRead&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"table", &IdentifyRead::table, Need::Required},
                    Field{"address", &IdentifyRead::address, Need::Required}, Field{"count", &IdentifyRead::count},
                    Field{"any", &IdentifyRead::any}, Field{"within", &IdentifyRead::within});
    }
};

/// A profile as its file describes it: an instrument's registers and manners.
struct Profile {
    std::string profile;
    std::string maker;
    std::string models;
    /// Where the register map comes from.
    std::string source;
    Certainty certainty{Certainty::Unverified};
    modbus::Protocol protocol{modbus::Protocol::Modbus};
    std::optional<FactoryLine> line;
    std::optional<std::uint16_t> maxRead;
    std::vector<std::array<std::uint16_t, 2>> gaps;
    /// Least time between two requests to the instrument.
    Duration pause{0};
    std::vector<IdentifyRead> identify;
    /// Points whose register lies in memory that wears out: written only when the value differs, and never oftener than each
    /// minute.
    std::vector<std::string> eeprom;
    /// Point to the status point that, when not 0, says that its sensor is broken.
    std::map<std::string, std::string> breaks;
    /// What a person should know.
    std::string notes;
    std::vector<PointWiring> points;
    bool operator==(const Profile&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"profile", &Profile::profile, Need::Required}, Field{"maker", &Profile::maker, Need::Required},
                    Field{"models", &Profile::models, Need::Required}, Field{"source", &Profile::source, Need::Required},
                    Field{"certainty", &Profile::certainty, Need::Required}, Field{"protocol", &Profile::protocol},
                    Field{"line", &Profile::line}, Field{"maxRead", &Profile::maxRead}, Field{"gaps", &Profile::gaps},
                    Field{"pause", &Profile::pause}, Field{"identify", &Profile::identify}, Field{"eeprom", &Profile::eeprom},
                    Field{"breaks", &Profile::breaks}, Field{"notes", &Profile::notes},
                    Field{"points", &Profile::points, Need::Required});
    }
};

/// Reads a profile file. BadInput with pointer and what is allowed for the first mistake; any text at all may be given.
Result<Profile> readProfile(std::string_view json);

/// The profile of that name among those this program carries; NotFound, with a near name in the details, if there is none.
Result<Profile> findProfile(const std::string& name);

} // namespace gaffer
