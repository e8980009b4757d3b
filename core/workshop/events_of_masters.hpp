#pragma once

#include "core/crew/crew.hpp"
#include "core/melt/melt.hpp"
#include "core/mould/mould.hpp"
#include "core/order/order.hpp"
#include "core/order/product.hpp"
#include "core/workshop/event_form.hpp"
#include "core/workshop/floor.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What happens to the wiring, the master data, typed values and the engine itself.
namespace gaffer {

/// The wiring was taken over.
struct WorkshopConfigured {
    using Self = WorkshopConfigured;
    Floor floor;
    GAFFER_EVENT("workshop.configured", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"floor", &Self::floor}); }
};

/// A product was added or changed.
struct ProductDefined {
    using Self = ProductDefined;
    Product product;
    GAFFER_EVENT("product.defined", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"product", &Self::product}); }
};

/// An order line was added or changed.
struct OrderDefined {
    using Self = OrderDefined;
    Order order;
    GAFFER_EVENT("order.defined", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"order", &Self::order}); }
};

/// A mould copy was added or changed.
struct MouldDefined {
    using Self = MouldDefined;
    Mould mould;
    GAFFER_EVENT("mould.defined", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"mould", &Self::mould}); }
};

/// A worker was added or changed (number, roles, skills, grade; no name).
struct WorkerDefined {
    using Self = WorkerDefined;
    Worker worker;
    GAFFER_EVENT("worker.defined", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"worker", &Self::worker}); }
};

/// A recipe was added or changed.
struct RecipeDefined {
    using Self = RecipeDefined;
    Recipe recipe;
    GAFFER_EVENT("recipe.defined", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"recipe", &Self::recipe}); }
};

/// A lot of tube arrived.
struct TubeLotReceived {
    using Self = TubeLotReceived;
    TubeLot lot;
    GAFFER_EVENT("tube-lot.received", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"lot", &Self::lot}); }
};

/// A person typed the value of a point, wired or not.
struct ReadingTyped {
    using Self = ReadingTyped;
    PointName point;
    double value{};
    std::string unit;
    /// When it was read off; the event's time when it is typed at once.
    Instant readAt{};
    GAFFER_EVENT("reading.typed", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"point", &Self::point}, Field{"value", &Self::value}, Field{"unit", &Self::unit},
                    Field{"readAt", &Self::readAt});
    }
};

/// A meter's reading was noted, at the turn of each hour and shift.
struct MeterRead {
    using Self = MeterRead;
    MeterId meter;
    double value{};
    bool typed{};
    GAFFER_EVENT("meter.read", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"meter", &Self::meter}, Field{"value", &Self::value}, Field{"typed", &Self::typed});
    }
};

/// An import was taken over; its rows stand before it in the same batch.
struct ImportDone {
    using Self = ImportDone;
    std::string what;
    std::int64_t rows{};
    GAFFER_EVENT("import.done", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"what", &Self::what}, Field{"rows", &Self::rows}); }
};

/// An input broke a promise of the engine and was set aside; everything else runs on.
struct InputParked {
    using Self = InputParked;
    std::string input;
    std::string problem;
    GAFFER_EVENT("engine.input-parked", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"input", &Self::input}, Field{"problem", &Self::problem}); }
};

/// In this place stood a record that was damaged, or that cannot be folded without a damaged one: what is known of it.
struct RecordLost {
    using Self = RecordLost;
    std::string why;
    /// The written kind and members of one that is whole but has lost what it follows from; empty otherwise.
    std::string was;
    std::string data;
    GAFFER_EVENT("log.record-lost", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"why", &Self::why}, Field{"was", &Self::was}, Field{"data", &Self::data});
    }
};

} // namespace gaffer
