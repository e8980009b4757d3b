#include "core/wire/json.hpp"

#include "core/base/check.hpp"

#include <algorithm>
#include <cmath>

namespace gaffer::wire {
namespace {

/// True for the second and later bytes of a UTF-8 character.
bool isInsideCharacter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// A mistake is told in one line of a terminal, however long what was found is.
std::string shortened(const Json& json)
{
    constexpr std::size_t longest = 80;
    std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (text.size() <= longest) return text;
    std::size_t end = longest;
    while (isInsideCharacter(text[end])) --end;
    GAFFER_CHECK(end <= longest);
    text.resize(end);
    text += "…";
    return text;
}

std::string listed(std::span<const std::string_view> names)
{
    std::string text;
    for (const std::string_view name : names) text += (text.empty() ? "" : ", ") + std::string{name};
    return text;
}

std::string nearestOf(const std::string& word, std::span<const std::string_view> names)
{
    return nearest(word, std::vector<std::string>(names.begin(), names.end()));
}

template <class Low, class High> std::string wholeNumberFrom(Low low, High high)
{
    return "a whole number from " + std::to_string(low) + " to " + std::to_string(high);
}

} // namespace

void put(Json& object, std::string_view name, Json member)
{
    GAFFER_CHECK(object.is_object());
    // Not by operator[], which looks through all the members that are there already.
    object.get_ref<Json::object_t&>().emplace_back(std::string{name}, std::move(member));
}

Json textJson(std::string text) { return Json(std::move(text)); }

Json numberJson(double number) { return std::isfinite(number) ? Json(number) : Json(nullptr); }

std::string pointerStep(std::string_view key)
{
    std::string step{"/"};
    for (const char c : key) {
        if (c == '~')
            step += "~0";
        else if (c == '/')
            step += "~1";
        else
            step += c;
    }
    return step;
}

Reader::Step::Step(std::string& pointer, std::string_view key) : m_pointer{pointer}, m_length{pointer.size()}
{
    m_pointer += pointerStep(key);
}

Reader::Step::Step(std::string& pointer, std::size_t index) : m_pointer{pointer}, m_length{pointer.size()}
{
    m_pointer += '/';
    m_pointer += std::to_string(index);
}

void Reader::refuse(const std::string& pointer, const Json& found, std::string allowed, std::string near)
{
    m_problems.push_back({pointer, shortened(found), std::move(allowed), std::move(near)});
}

void Reader::refuseHere(const Json& found, std::string allowed, std::string near)
{
    refuse(m_pointer, found, std::move(allowed), std::move(near));
}

bool Reader::isList(const Json& json, const char* allowed)
{
    if (!json.is_array()) refuseHere(json, allowed);
    return json.is_array();
}

bool Reader::isObject(const Json& json)
{
    if (!json.is_object()) refuseHere(json, "an object");
    return json.is_object();
}

const Json* Reader::memberOf(const Json& object, std::string_view name, Need need)
{
    const auto found = object.find(std::string{name});
    if (found != object.end()) return &*found;
    const std::string text{name};
    if (need == Need::Required)
        m_problems.push_back({m_pointer + pointerStep(name), "nothing", "\"" + text + "\" is required", ""});
    return nullptr;
}

void Reader::refuseUnknownNames(const Json& object, std::span<const std::string_view> names)
{
    for (const auto& [key, member] : object.items())
        if (std::find(names.begin(), names.end(), key) == names.end())
            refuse(m_pointer + pointerStep(key), Json(key), listed(names), nearestOf(key, names));
}

void Reader::refuseKey(const std::string& key) { refuseHere(Json(key), "a key in its written form"); }

std::optional<std::size_t> Reader::rowOf(const Json& json, std::span<const std::string_view> names)
{
    const std::string* text = textOf(json);
    const auto row = text != nullptr ? std::find(names.begin(), names.end(), *text) : names.end();
    if (row != names.end()) return static_cast<std::size_t>(row - names.begin());
    refuseHere(json, listed(names), text != nullptr ? nearestOf(*text, names) : "");
    return std::nullopt;
}

std::optional<std::int64_t> Reader::signedNumber(const Json& json, std::int64_t low, std::int64_t high)
{
    const bool tooGreat = json.is_number_unsigned() && std::cmp_greater(json.get<std::uint64_t>(), high);
    if (json.is_number_integer() && !tooGreat) {
        const auto number = json.get<std::int64_t>();
        if (number >= low && number <= high) return number;
    }
    refuseHere(json, wholeNumberFrom(low, high));
    return std::nullopt;
}

std::optional<std::uint64_t> Reader::unsignedNumber(const Json& json, std::uint64_t high)
{
    const bool negative = json.is_number_integer() && !json.is_number_unsigned() && json.get<std::int64_t>() < 0;
    if (json.is_number_integer() && !negative) {
        const auto number = json.get<std::uint64_t>();
        if (number <= high) return number;
    }
    refuseHere(json, wholeNumberFrom(0, high));
    return std::nullopt;
}

const std::string* Reader::textOf(const Json& json) { return json.get_ptr<const std::string*>(); }

void Reader::take(const Json& json, bool& out)
{
    if (json.is_boolean())
        out = json.get<bool>();
    else
        refuseHere(json, "true or false");
}

void Reader::take(const Json& json, double& out)
{
    if (json.is_number())
        out = json.get<double>();
    else
        refuseHere(json, "a number");
}

void Reader::take(const Json& json, std::string& out)
{
    if (const std::string* text = textOf(json))
        out = *text;
    else
        refuseHere(json, "a text");
}

void Reader::take(const Json& json, Instant& out)
{
    const std::string* text = textOf(json);
    if (const auto value = text != nullptr ? parseInstant(*text) : std::nullopt)
        out = *value;
    else
        refuseHere(json, "a time as 2026-11-22T06:00:00Z");
}

void Reader::take(const Json& json, Duration& out)
{
    const std::string* text = textOf(json);
    if (const auto value = text != nullptr ? parseDuration(*text) : std::nullopt)
        out = *value;
    else
        refuseHere(json, "a span as 200ms, 1s, 1m");
}

void Reader::take(const Json& json, Date& out)
{
    // Our own stored values write a date that is not known as null.
    if (m_mode == Mode::Lenient && json.is_null()) {
        out = Date{};
        return;
    }
    const std::string* text = textOf(json);
    if (const auto value = text != nullptr ? parseDate(*text) : std::nullopt)
        out = *value;
    else
        refuseHere(json, "a date as 2026-11-22");
}

} // namespace gaffer::wire
