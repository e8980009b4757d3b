#pragma once

#include "core/base/field.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gaffer {

/// Whether to believe a value, in the words of OPC.
enum class Quality : std::uint8_t { Good, Uncertain, Bad };

/// Why a value is not simply good.
enum class Reason : std::uint8_t {
    None,
    Stale,       ///< Not refreshed within 2.5 periods.
    Substituted, ///< Typed or computed in place of a sensor.
    TypedOld,    ///< Typed by a person longer ago than a round.
    LastKnown,   ///< Kept from before a restart.
    CommTimeout, ///< The device did not answer in time.
    CommCrc,     ///< The answer was damaged or was not an answer to the question.
    Exception,   ///< The device refused; the Modbus exception code goes with it.
    PortLost,    ///< The serial port or the TCP connection is gone.
    SensorBreak, ///< The instrument reports an open sensor.
    OutOfRange,  ///< Outside the range the wiring calls valid.
    Config,      ///< The device refuses this address or type for good.
    Starting,    ///< Never read since the start.
};

template <> inline constexpr std::array enumNames<Quality>{
    EnumName<Quality>{Quality::Good, "good"},
    EnumName<Quality>{Quality::Uncertain, "uncertain"},
    EnumName<Quality>{Quality::Bad, "bad"},
};

template <> inline constexpr std::array enumNames<Reason>{
    EnumName<Reason>{Reason::None, ""},
    EnumName<Reason>{Reason::Stale, "stale"},
    EnumName<Reason>{Reason::Substituted, "substituted"},
    EnumName<Reason>{Reason::TypedOld, "typed-old"},
    EnumName<Reason>{Reason::LastKnown, "last-known"},
    EnumName<Reason>{Reason::CommTimeout, "comm-timeout"},
    EnumName<Reason>{Reason::CommCrc, "comm-crc"},
    EnumName<Reason>{Reason::Exception, "exception"},
    EnumName<Reason>{Reason::PortLost, "port-lost"},
    EnumName<Reason>{Reason::SensorBreak, "sensor-break"},
    EnumName<Reason>{Reason::OutOfRange, "out-of-range"},
    EnumName<Reason>{Reason::Config, "config"},
    EnumName<Reason>{Reason::Starting, "starting"},
};

/// Quality with its reason, as every value carries it.
struct QualityMark {
    Quality quality{Quality::Bad};
    Reason reason{Reason::Starting};
    /// The Modbus exception code when reason is Exception, else 0.
    std::uint8_t exception{};

    auto operator<=>(const QualityMark&) const = default;
    /// A value may be shown and computed with.
    [[nodiscard]] bool usable() const noexcept { return quality != Quality::Bad; }
    /// A value is good.
    [[nodiscard]] bool good() const noexcept { return quality == Quality::Good; }
    /// The reason's written form, as in sensor-break or exception-2; empty when there is none.
    [[nodiscard]] std::string reasonText() const;
    /// One number for storage: quality, reason and exception in 16 bits; good is 0.
    [[nodiscard]] std::uint16_t packed() const noexcept;
    /// The mark that packed() made; nothing for a number it never makes.
    static std::optional<QualityMark> unpack(std::uint16_t number);
};

/// A good value.
inline constexpr QualityMark goodMark{Quality::Good, Reason::None, 0};

/// An uncertain value and why.
constexpr QualityMark uncertainMark(Reason reason) { return {Quality::Uncertain, reason, 0}; }

/// A bad value and why.
constexpr QualityMark badMark(Reason reason) { return {Quality::Bad, reason, 0}; }

/// A value refused by the device with a Modbus exception code.
constexpr QualityMark exceptionMark(std::uint8_t code) { return {Quality::Bad, Reason::Exception, code}; }

} // namespace gaffer
