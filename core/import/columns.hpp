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

/// Beyond it lies a slip of the hand: no order has more pieces, no piece more grams or seconds, no mould more cycles.
constexpr std::int64_t mostWhole = 1'000'000'000;
/// What is said of a whole number that is none, or too small or too great.
constexpr const char* wholeAllowed = "a whole number from 1 to 1000000000";
constexpr double mostAmount = 1'000'000;
/// Bytes of a code and of any other text; a screen and a log line have an end.
constexpr std::size_t longestName = 100;
constexpr std::size_t longestText = 4'000;

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
    return cell.size() <= longestText ? "" : "a text of up to 4000 bytes";
}

/// A name such as a code, on one line.
template <class T, auto Member> std::string name(T& row, const std::string& cell)
{
    (row.*Member).value = cell;
    const bool oneLine = cell.find_first_of("\t\r\n") == std::string::npos;
    return oneLine && cell.size() <= longestName ? "" : "a name of up to 100 bytes on one line";
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
    return cell.empty() || (row.*Member > 0.0 && row.*Member <= mostAmount) ? "" : "a number above 0, up to 1000000";
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
    return cell.empty() || (row.*Member > 0 && row.*Member <= mostWhole) ? "" : wholeAllowed;
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
