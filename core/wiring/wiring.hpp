#pragma once

#include "core/base/field.hpp"
#include "core/base/ids.hpp"
#include "core/base/instant.hpp"
#include "core/wiring/settings.hpp"
#include "core/wiring/value_type.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gaffer {

/// How bytes travel on a bus.
enum class Transport : std::uint8_t { Tcp, Rtu, RtuOverTcp };
template <> inline constexpr std::array enumNames<Transport>{
    EnumName<Transport>{Transport::Tcp, "tcp"},
    EnumName<Transport>{Transport::Rtu, "rtu"},
    EnumName<Transport>{Transport::RtuOverTcp, "rtu-over-tcp"},
};

/// Parity of a serial line.
enum class Parity : std::uint8_t { None, Even, Odd };
template <> inline constexpr std::array enumNames<Parity>{
    EnumName<Parity>{Parity::None, "none"},
    EnumName<Parity>{Parity::Even, "even"},
    EnumName<Parity>{Parity::Odd, "odd"},
};

/// A Modbus address space.
enum class Table : std::uint8_t { Coil, Discrete, Input, Holding };
template <> inline constexpr std::array enumNames<Table>{
    EnumName<Table>{Table::Coil, "coil"},
    EnumName<Table>{Table::Discrete, "discrete"},
    EnumName<Table>{Table::Input, "input"},
    EnumName<Table>{Table::Holding, "holding"},
};

/// Order of bytes in values of more than one register; ABCD is high word first.
enum class WordOrder : std::uint8_t { ABCD, CDAB, BADC, DCBA };
template <> inline constexpr std::array enumNames<WordOrder>{
    EnumName<WordOrder>{WordOrder::ABCD, "ABCD"},
    EnumName<WordOrder>{WordOrder::CDAB, "CDAB"},
    EnumName<WordOrder>{WordOrder::BADC, "BADC"},
    EnumName<WordOrder>{WordOrder::DCBA, "DCBA"},
};

/// What a furnace is; `none` is lampwork.
enum class FurnaceKind : std::uint8_t { Pot, DayTank, ContinuousTank, ElectricPot, ColourPot, None };
template <> inline constexpr std::array enumNames<FurnaceKind>{
    EnumName<FurnaceKind>{FurnaceKind::Pot, "pot"},
    EnumName<FurnaceKind>{FurnaceKind::DayTank, "dayTank"},
    EnumName<FurnaceKind>{FurnaceKind::ContinuousTank, "continuousTank"},
    EnumName<FurnaceKind>{FurnaceKind::ElectricPot, "electricPot"},
    EnumName<FurnaceKind>{FurnaceKind::ColourPot, "colourPot"},
    EnumName<FurnaceKind>{FurnaceKind::None, "none"},
};

/// What a meter measures.
enum class MeterKind : std::uint8_t { Gas, Electricity };
template <> inline constexpr std::array enumNames<MeterKind>{
    EnumName<MeterKind>{MeterKind::Gas, "gas"},
    EnumName<MeterKind>{MeterKind::Electricity, "electricity"},
};

/// A serial line or a TCP endpoint; `device`, `baud`, `parity`, `stopBits` belong to rtu, `host` and `port` to the others.
struct BusWiring {
    BusId id;
    Transport transport{Transport::Tcp};
    std::string host;
    std::uint16_t port{502};
    std::string device;
    std::uint32_t baud{9600};
    Parity parity{Parity::None};
    std::uint8_t stopBits{1};
    bool operator==(const BusWiring&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"id", &BusWiring::id, Need::Required}, Field{"transport", &BusWiring::transport, Need::Required},
                    Field{"host", &BusWiring::host}, Field{"port", &BusWiring::port}, Field{"device", &BusWiring::device},
                    Field{"baud", &BusWiring::baud}, Field{"parity", &BusWiring::parity},
                    Field{"stopBits", &BusWiring::stopBits});
    }
};

/// What may be written to a point, and by whom.
struct WritableWiring {
    double min{};
    double max{};
    std::string role{"tender"};
    /// A point that must be written 1 first, if the instrument asks for it.
    std::optional<std::string> enable;
    bool operator==(const WritableWiring&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"min", &WritableWiring::min, Need::Required}, Field{"max", &WritableWiring::max, Need::Required},
                    Field{"role", &WritableWiring::role}, Field{"enable", &WritableWiring::enable});
    }
};

/// One value of a device: where it stands and what it means. Profiles use the same members.
struct PointWiring {
    std::string name;
    Table table{Table::Holding};
    std::uint16_t address{};
    ValueType type;
    WordOrder wordOrder{WordOrder::ABCD};
    std::string unit;
    std::optional<double> scale;
    std::optional<double> offset;
    /// Another point of the same device that holds the number of decimals of this one.
    std::optional<std::string> decimalsFrom;
    /// Lowest and highest believable value, in engineering units.
    std::optional<std::array<double, 2>> valid;
    /// Raw values that are messages, not measurements: raw number as text to a reason such as sensor-break.
    std::map<std::string, std::string> sentinels;
    bool counter{false};
    std::optional<Duration> every;
    std::optional<WritableWiring> writable;
    bool operator==(const PointWiring&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"name", &PointWiring::name, Need::Required}, Field{"table", &PointWiring::table, Need::Required},
                    Field{"address", &PointWiring::address, Need::Required}, Field{"type", &PointWiring::type, Need::Required},
                    Field{"wordOrder", &PointWiring::wordOrder}, Field{"unit", &PointWiring::unit},
                    Field{"scale", &PointWiring::scale}, Field{"offset", &PointWiring::offset},
                    Field{"decimalsFrom", &PointWiring::decimalsFrom}, Field{"valid", &PointWiring::valid},
                    Field{"sentinels", &PointWiring::sentinels}, Field{"counter", &PointWiring::counter},
                    Field{"every", &PointWiring::every}, Field{"writable", &PointWiring::writable});
    }
};

/// An instrument on a bus; its points come from the profile, from `points`, or from both (points of the same name win).
struct DeviceWiring {
    DeviceId id;
    BusId bus;
    std::uint8_t unit{1};
    std::optional<std::string> profile;
    Duration every{1000};
    std::optional<Duration> timeout;
    /// Most registers in one request; 125 when not given.
    std::optional<std::uint16_t> maxRead;
    /// Register ranges [first, last] that must never be touched by a read.
    std::vector<std::array<std::uint16_t, 2>> gaps;
    std::vector<PointWiring> points;
    bool operator==(const DeviceWiring&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"id", &DeviceWiring::id, Need::Required}, Field{"bus", &DeviceWiring::bus, Need::Required},
                    Field{"unit", &DeviceWiring::unit}, Field{"profile", &DeviceWiring::profile},
                    Field{"every", &DeviceWiring::every}, Field{"timeout", &DeviceWiring::timeout},
                    Field{"maxRead", &DeviceWiring::maxRead}, Field{"gaps", &DeviceWiring::gaps},
                    Field{"points", &DeviceWiring::points});
    }
};

/// A pot or tank in a furnace.
struct PotWiring {
    PotId id;
    double capacityKg{};
    /// Kilograms at the bottom that cannot be worked.
    double heelKg{};
    /// Temperature of the glass itself, if wired.
    std::optional<PointName> glass;
    /// Kilograms left, if a level sensor gives them.
    std::optional<PointName> level;
    bool operator==(const PotWiring&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"id", &PotWiring::id, Need::Required}, Field{"capacityKg", &PotWiring::capacityKg, Need::Required},
                    Field{"heelKg", &PotWiring::heelKg}, Field{"glass", &PotWiring::glass}, Field{"level", &PotWiring::level});
    }
};

/// A furnace and its pots.
struct FurnaceWiring {
    FurnaceId id;
    std::string name;
    FurnaceKind kind{FurnaceKind::Pot};
    /// Temperature of the crown, if wired.
    std::optional<PointName> crown;
    /// Glass is estimated as crown minus this many degrees while no glass point is wired.
    double glassOffset{20};
    std::vector<PotWiring> pots;
    bool operator==(const FurnaceWiring&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"id", &FurnaceWiring::id, Need::Required}, Field{"name", &FurnaceWiring::name},
                    Field{"kind", &FurnaceWiring::kind, Need::Required}, Field{"crown", &FurnaceWiring::crown},
                    Field{"glassOffset", &FurnaceWiring::glassOffset}, Field{"pots", &FurnaceWiring::pots});
    }
};

/// A blowing station (or a lampworker's bench when its furnace is of kind none).
struct StationWiring {
    StationId id;
    std::string name;
    FurnaceId furnace;
    std::optional<LehrId> lehr;
    /// Counts pieces made.
    std::optional<PointName> pieceCounter;
    /// True while the mould is closed; rising edges are mould cycles.
    std::optional<PointName> mouldClosed;
    /// No crew makes pieces faster than this; tells a counter's wrap from its reset.
    Duration shortestCycle{3000};
    bool operator==(const StationWiring&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"id", &StationWiring::id, Need::Required}, Field{"name", &StationWiring::name},
                    Field{"furnace", &StationWiring::furnace, Need::Required}, Field{"lehr", &StationWiring::lehr},
                    Field{"pieceCounter", &StationWiring::pieceCounter}, Field{"mouldClosed", &StationWiring::mouldClosed},
                    Field{"shortestCycle", &StationWiring::shortestCycle});
    }
};

/// An annealing lehr.
struct LehrWiring {
    LehrId id;
    std::string name;
    /// Zone temperatures in belt order.
    std::vector<PointName> zones;
    std::optional<PointName> beltSpeed;
    /// Time from the hot end to the cold end.
    Duration dwell{5'400'000};
    bool operator==(const LehrWiring&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"id", &LehrWiring::id, Need::Required}, Field{"name", &LehrWiring::name},
                    Field{"zones", &LehrWiring::zones}, Field{"beltSpeed", &LehrWiring::beltSpeed},
                    Field{"dwell", &LehrWiring::dwell});
    }
};

/// A gas or electricity meter that counts up.
struct MeterWiring {
    MeterId id;
    MeterKind kind{MeterKind::Gas};
    std::optional<PointName> point;
    std::optional<FurnaceId> furnace;
    bool operator==(const MeterWiring&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"id", &MeterWiring::id, Need::Required}, Field{"kind", &MeterWiring::kind, Need::Required},
                    Field{"point", &MeterWiring::point}, Field{"furnace", &MeterWiring::furnace});
    }
};

/// The daily backup that the service makes by itself, and the check of all files that goes before it.
struct BackupWiring {
    /// Where backups are put: a folder of another disk or a stick; relative to the workshop folder, and `backups` in it when
    /// empty.
    std::string folder;
    /// Local time of day; when the computer is off then, the backup is made after the next start.
    TimeOfDay at{3 * 60};
    /// The newest so many are kept, fewer while there is no room for them.
    std::int64_t keep{7};
    bool operator==(const BackupWiring&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"folder", &BackupWiring::folder}, Field{"at", &BackupWiring::at}, Field{"keep", &BackupWiring::keep});
    }
};

/// A workshop as its workshop.json describes it.
struct Wiring {
    std::string format;
    std::string name;
    std::string timeZone{"Asia/Shanghai"};
    std::string language{"zh_CN"};
    std::vector<BusWiring> buses;
    std::vector<DeviceWiring> devices;
    std::vector<FurnaceWiring> furnaces;
    std::vector<StationWiring> stations;
    std::vector<LehrWiring> lehrs;
    std::vector<MeterWiring> meters;
    std::vector<ShiftWiring> shifts;
    Settings settings;
    BackupWiring backup;
    bool operator==(const Wiring&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"format", &Wiring::format, Need::Required}, Field{"name", &Wiring::name, Need::Required},
                    Field{"timeZone", &Wiring::timeZone}, Field{"language", &Wiring::language}, Field{"buses", &Wiring::buses},
                    Field{"devices", &Wiring::devices}, Field{"furnaces", &Wiring::furnaces},
                    Field{"stations", &Wiring::stations}, Field{"lehrs", &Wiring::lehrs}, Field{"meters", &Wiring::meters},
                    Field{"shifts", &Wiring::shifts}, Field{"settings", &Wiring::settings}, Field{"backup", &Wiring::backup});
    }
};

} // namespace gaffer
