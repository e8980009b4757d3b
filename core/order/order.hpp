#pragma once

#include "core/base/field.hpp"
#include "core/base/ids.hpp"
#include "core/base/instant.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace gaffer {

/// One line of a customer order, as imported.
struct Order {
    OrderNo order;
    std::uint32_t line{1};
    ProductCode product;
    /// Good pieces wanted.
    std::int64_t quantity{};
    /// Local date by which it is due.
    std::optional<Date> due;
    /// How much lateness hurts; 1 is normal.
    std::optional<double> weight;
    std::string customer;
    bool operator==(const Order&) const = default;
    /// Its key.
    [[nodiscard]] OrderLine key() const { return {order, line}; }
    /// Its members in written order, which is the order of the import's columns.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"order", &Order::order, Need::Required}, Field{"line", &Order::line, Need::Required},
                    Field{"product", &Order::product, Need::Required}, Field{"quantity", &Order::quantity, Need::Required},
                    Field{"due", &Order::due}, Field{"weight", &Order::weight}, Field{"customer", &Order::customer});
    }
};

/// An order line and how far it is.
struct OrderState {
    Order order;
    /// Pieces made in its runs.
    std::int64_t made{};
    /// Pieces rejected at any counting place.
    std::int64_t defects{};
    /// Pieces accepted at selection; counted only where selection counts.
    std::int64_t accepted{};
    bool operator==(const OrderState&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"order", &OrderState::order}, Field{"made", &OrderState::made}, Field{"defects", &OrderState::defects},
                    Field{"accepted", &OrderState::accepted});
    }
};

/// What stands in a station's queue: part or all of an order line, or a product without an order.
struct Job {
    std::optional<OrderLine> line;
    ProductCode product;
    /// Pieces to make; 0 means until ended.
    std::int64_t pieces{};
    bool operator==(const Job&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"line", &Job::line}, Field{"product", &Job::product}, Field{"pieces", &Job::pieces});
    }
};

} // namespace gaffer
