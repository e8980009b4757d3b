#pragma once

#include "core/base/check.hpp"
#include "core/base/fault.hpp"

#include <utility>
#include <variant>

namespace gaffer {

/// Either a value or the Fault that explains why there is none; the surface of std::expected, which C++20 lacks.
template <class T> class [[nodiscard]] Result {
public:
    /// A success that holds `value`.
    Result(T value) : m_state{std::in_place_index<0>, std::move(value)} {}
    /// A failure.
    Result(Fault fault) : m_state{std::in_place_index<1>, std::move(fault)} {}

    /// True when there is a value.
    explicit operator bool() const noexcept { return m_state.index() == 0; }
    /// True when there is a value.
    [[nodiscard]] bool hasValue() const noexcept { return m_state.index() == 0; }
    /// The value; asking a failure for it is a broken promise.
    const T& operator*() const&
    {
        GAFFER_CHECK(hasValue());
        return std::get<0>(m_state);
    }
    /// The value; asking a failure for it is a broken promise.
    T& operator*() &
    {
        GAFFER_CHECK(hasValue());
        return std::get<0>(m_state);
    }
    /// The value, moved out.
    T&& operator*() &&
    {
        GAFFER_CHECK(hasValue());
        return std::get<0>(std::move(m_state));
    }
    /// Reaches into the value.
    const T* operator->() const { return &**this; }
    /// Reaches into the value.
    T* operator->() { return &**this; }
    /// Why there is no value.
    [[nodiscard]] const Fault& error() const
    {
        GAFFER_CHECK(!hasValue());
        return std::get<1>(m_state);
    }

private:
    std::variant<T, Fault> m_state;
};

/// The value of an action that has nothing to give back.
struct Done {
    bool operator==(const Done&) const = default;
};

/// The outcome of an action.
using Outcome = Result<Done>;

} // namespace gaffer
