#pragma once

#include "core/base/field.hpp"

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>

namespace gaffer {

/// A name a workshop gives to one of its things, such as B01 or K1; the tag keeps stations from being taken for furnaces.
template <class Tag> struct Name {
    /// The name as written in workshop.json or engraved.
    std::string value;

    Name() = default;
    /// Names the thing `text`.
    explicit Name(std::string text) : value{std::move(text)} {}
    /// True when no name was given.
    [[nodiscard]] bool empty() const noexcept { return value.empty(); }
    auto operator<=>(const Name&) const = default;
};

/// A number counted up by the workshop's own log; 0 is "none".
template <class Tag> struct Number {
    /// The number itself; 0 means none.
    std::uint64_t value{};
    /// True when the number names something.
    explicit operator bool() const noexcept { return value != 0; }
    auto operator<=>(const Number&) const = default;
};

using BusId = Name<struct BusTag>;           ///< A serial line or a TCP endpoint.
using DeviceId = Name<struct DeviceTag>;     ///< An instrument on a bus.
using PointName = Name<struct PointTag>;     ///< A measured value's full name, "device.point".
using FurnaceId = Name<struct FurnaceTag>;   ///< A furnace, such as K1.
using PotId = Name<struct PotTag>;           ///< A pot or tank, such as P1; unique in the workshop.
using StationId = Name<struct StationTag>;   ///< A blowing station, such as B01.
using LehrId = Name<struct LehrTag>;         ///< A lehr, such as L1.
using MeterId = Name<struct MeterTag>;       ///< A gas or electricity meter.
using ShiftName = Name<struct ShiftTag>;     ///< A shift of the day, such as "day" or "night".
using ProductCode = Name<struct ProductTag>; ///< A product's item number.
using MouldNo = Name<struct MouldTag>;       ///< The engraved number of a mould.
using OrderNo = Name<struct OrderTag>;       ///< A customer order's number.
using WorkerNo = Name<struct WorkerTag>;     ///< A worker's workshop number; names live outside the event log.
using RecipeId = Name<struct RecipeTag>;     ///< A batch recipe.
using GlassCode = Name<struct GlassTag>;     ///< A glass or colour, such as "clear" or "cobalt".
using TubeLotId = Name<struct TubeLotTag>;   ///< A bought lot of tube for lampwork.
using DefectCode = Name<struct DefectTag>;   ///< One of the defect codes, such as M04.
using ReasonCode = Name<struct ReasonTag>;   ///< A downtime reason.
using SeatId = Name<struct SeatTag>;         ///< The seat (screen or program) an input came from.
using CommandId = Name<struct CommandTag>;   ///< A client-made id that makes a repeated command harmless.

using MeltId = Number<struct MeltTag>;   ///< One pot-load of glass and its record.
using RunId = Number<struct RunTag>;     ///< A stretch of one job on one station.
using TallyId = Number<struct TallyTag>; ///< One entry of counted pieces.
using StopId = Number<struct StopTag>;   ///< One stop of a station.

/// One copy of a mould; copy 0 means the copy is unknown.
struct MouldCopyId {
    MouldNo mould;
    std::uint32_t copy{};
    auto operator<=>(const MouldCopyId&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"mould", &MouldCopyId::mould}, Field{"copy", &MouldCopyId::copy});
    }
};

/// One line of a customer order: what a job is made for.
struct OrderLine {
    OrderNo order;
    std::uint32_t line{};
    auto operator<=>(const OrderLine&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"order", &OrderLine::order}, Field{"line", &OrderLine::line}); }
};

} // namespace gaffer

template <class Tag> struct std::hash<gaffer::Name<Tag>> {
    std::size_t operator()(const gaffer::Name<Tag>& name) const noexcept { return std::hash<std::string>{}(name.value); }
};
