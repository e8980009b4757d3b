#pragma once

#include "core/base/field.hpp"
#include "core/base/instant.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

// How cells become members: each function gives what is allowed when the cell cannot be read, else an empty text.
namespace gaffer::columns {

/// Reads a number of at least 0.
std::optional<double> number(std::string_view cell);
/// Reads a whole number of at least 0.
std::optional<std::int64_t> whole(std::string_view cell);
/// The words of a cell, set apart by ; or | or the Chinese ； 、 marks.
std::set<std::string> words(const std::string& cell);

/// No furnace of a workshop holds glass above it, degC.
constexpr double hottestGlass = 2000;

/// A column of a file of T.
template <class T> struct Column {
    /// As in the header line.
    std::string_view name;
    /// Whether the file must have it and every row must fill it.
    Need need;
    /// Puts a cell into a row; gives what is allowed if it cannot.
    std::string (*set)(T& row, const std::string& cell);
};

/// Any text.
template <class T, auto Member> std::string text(T& row, const std::string& cell)
{
    row.*Member = cell;
    return {};
}

/// A name such as a code.
template <class T, auto Member> std::string name(T& row, const std::string& cell)
{
    (row.*Member).value = cell;
    return {};
}

/// A number of at least 0, or nothing.
template <class T, auto Member> std::string number(T& row, const std::string& cell)
{
    row.*Member = number(cell);
    return cell.empty() || row.*Member ? "" : "a number of at least 0";
}

/// A number above 0, or nothing: no piece weighs nothing and none is made in no time.
template <class T, auto Member> std::string amount(T& row, const std::string& cell)
{
    row.*Member = number(cell);
    return cell.empty() || row.*Member > 0.0 ? "" : "a number above 0";
}

/// A temperature in degC that glass is worked at, or nothing.
template <class T, auto Member> std::string heat(T& row, const std::string& cell)
{
    row.*Member = number(cell);
    return cell.empty() || (row.*Member && *(row.*Member) <= hottestGlass) ? "" : "a temperature from 0 to 2000 degC";
}

/// A whole number of at least 1, or nothing.
template <class T, auto Member> std::string whole(T& row, const std::string& cell)
{
    row.*Member = whole(cell);
    return cell.empty() || row.*Member > 0 ? "" : "a whole number of at least 1";
}

/// A date, or nothing.
template <class T, auto Member> std::string date(T& row, const std::string& cell)
{
    row.*Member = parseDate(cell);
    return cell.empty() || row.*Member ? "" : "a date as 2026-11-22";
}

/// A set of words.
template <class T, auto Member> std::string wordSet(T& row, const std::string& cell)
{
    (row.*Member).clear();
    for (const std::string& word : words(cell))
        (row.*Member).insert(typename std::remove_reference_t<decltype(row.*Member)>::value_type{word});
    return {};
}

} // namespace gaffer::columns
