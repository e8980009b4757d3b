#pragma once

#include <cstdint>
#include <string_view>
#include <type_traits>

namespace gaffer {

/// Whether a written form must hold a member or may leave it at its default.
enum class Need : std::uint8_t { Optional, Required };

/// Names one member of a value for everything that walks over its members: the written form, comparison, documentation.
template <class Owner, class Member> struct Field {
    /// The member's written name.
    std::string_view name;
    /// Where it is.
    Member Owner::*member;
    /// Whether a person's file must give it.
    Need need{Need::Optional};
};
template <class Owner, class Member> Field(std::string_view, Member Owner::*) -> Field<Owner, Member>;
template <class Owner, class Member> Field(std::string_view, Member Owner::*, Need) -> Field<Owner, Member>;

/// Takes any list of fields and does nothing with it.
struct AnyFields {
    constexpr void operator()(const auto&...) const {}
};

/// A value that lists its members by `static constexpr auto fields(auto&& take)`, which calls `take` with a Field for each
/// member, in written order. A list is compiled only where something walks over it: there are hundreds, and most sources need
/// none.
template <class T>
concept Described = requires
{
    T::fields(AnyFields{});
};

/// A value with a written form of its own: `std::string text() const`, `static std::optional<T> parse(std::string_view)` and
/// `static std::string allowed()`, which says what can be written.
template <class T>
concept TextValue = requires(const T& value)
{
    value.text();
    T::parse(std::string_view{});
    T::allowed();
};

/// Calls `visit(name, member)` for each member of `value`, in written order.
template <class T, class Visit>
requires Described<std::remove_cvref_t<T>>
constexpr void forEachField(T& value, Visit&& visit)
{
    std::remove_cvref_t<T>::fields([&](const auto&... field) { (visit(field.name, value.*(field.member)), ...); });
}

/// One row of an enumeration's written names.
template <class Enum> struct EnumName {
    /// The value.
    Enum value;
    /// Its written name.
    std::string_view name;
};

/// The written names of an enumeration: specialise as a constexpr std::array of EnumName<Enum>.
template <class Enum> inline constexpr int enumNames = 0;

/// An enumeration with written names.
template <class Enum>
concept NamedEnum = std::is_enum_v<Enum> && requires
{
    enumNames<Enum>.size();
};

/// The written name of `value`; empty if it has none.
template <NamedEnum Enum> constexpr std::string_view nameOf(Enum value)
{
    for (const auto& row : enumNames<Enum>)
        if (row.value == value) return row.name;
    return {};
}

/// Finds the value written as `name`; false, and `out` unchanged, if there is none.
template <NamedEnum Enum> constexpr bool findEnum(std::string_view name, Enum& out)
{
    for (const auto& row : enumNames<Enum>)
        if (row.name == name) {
            out = row.value;
            return true;
        }
    return false;
}

} // namespace gaffer
