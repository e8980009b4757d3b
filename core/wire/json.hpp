#pragma once

#include "core/base/field.hpp"
#include "core/base/ids.hpp"
#include "core/base/instant.hpp"
#include "core/wire/problem.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <concepts>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The written form of every value of core, made once from the fields() that each value lists. Only .cpp files include this.
namespace gaffer::wire {

/// A JSON document whose members keep the order in which they were written.
using Json = nlohmann::ordered_json;

/// A unit or an id around a single public `value`.
template <class T>
concept Wrapped = !Described<T> && !TextValue<T> && requires(T t)
{
    t.value;
};

/// Which of the standard containers T is.
template <class T> inline constexpr bool isOptional = false;
template <class T> inline constexpr bool isOptional<std::optional<T>> = true;
/// Which of the standard containers T is.
template <class T> inline constexpr bool isVector = false;
template <class T> inline constexpr bool isVector<std::vector<T>> = true;
/// Which of the standard containers T is.
template <class T> inline constexpr bool isArray = false;
template <class T, std::size_t N> inline constexpr bool isArray<std::array<T, N>> = true;
/// Which of the standard containers T is.
template <class T> inline constexpr bool isSet = false;
template <class T> inline constexpr bool isSet<std::set<T>> = true;
/// Which of the standard containers T is.
template <class T> inline constexpr bool isMap = false;
template <class K, class V> inline constexpr bool isMap<std::map<K, V>> = true;

/// A map key of several members; such a map is written as a list of [key, value].
template <class K>
concept StructuredKey = Described<K> && !std::same_as<K, OrderLine> && !std::same_as<K, MouldCopyId>;

/// The text of a map key; maps are written as objects, so keys must be text or a single wrapped value.
template <class K> std::string keyText(const K& key)
{
    if constexpr (std::same_as<K, std::string>)
        return key;
    else if constexpr (NamedEnum<K>)
        return std::string{nameOf(key)};
    else if constexpr (requires { key.value.size(); })
        return key.value;
    else if constexpr (Wrapped<K>)
        return std::to_string(key.value);
    else if constexpr (std::same_as<K, OrderLine>)
        return key.order.value + "/" + std::to_string(key.line);
    else if constexpr (std::same_as<K, MouldCopyId>)
        return key.mould.value + "/" + std::to_string(key.copy);
    else if constexpr (std::same_as<K, Date>)
        return toText(key);
    else
        return std::to_string(key);
}

/// The whole number that `text` is; nothing when it is none or does not fit.
template <std::integral T> std::optional<T> wholeNumber(std::string_view text)
{
    T number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

/// Reads NAME/NUMBER, the written form of a key made of a name and a number.
template <class K, class Named> std::optional<K> pairFrom(std::string_view text)
{
    const auto slash = text.rfind('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const auto number = wholeNumber<std::uint32_t>(text.substr(slash + 1));
    return number ? std::optional{K{Named{std::string{text.substr(0, slash)}}, *number}} : std::nullopt;
}

/// Reads what keyText wrote; nothing for a text that it never writes.
template <class K> std::optional<K> keyFrom(const std::string& text)
{
    if constexpr (std::same_as<K, std::string>)
        return text;
    else if constexpr (NamedEnum<K>) {
        K key{};
        return findEnum(text, key) ? std::optional{key} : std::nullopt;
    } else if constexpr (requires(K k) { k.value.size(); })
        return K{text};
    else if constexpr (Wrapped<K>) {
        const auto number = wholeNumber<decltype(K{}.value)>(text);
        return number ? std::optional{K{*number}} : std::nullopt;
    } else if constexpr (std::same_as<K, OrderLine>)
        return pairFrom<K, OrderNo>(text);
    else if constexpr (std::same_as<K, MouldCopyId>)
        return pairFrom<K, MouldNo>(text);
    else if constexpr (std::same_as<K, Date>)
        return parseDate(text);
    else
        return wholeNumber<K>(text);
}

/// `key` as one step of a JSON pointer: ~ and / are escaped.
inline std::string pointerStep(std::string_view key)
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

/// The written form of `value`.
template <class T> Json toJson(const T& value);

/// The written form of a list: an array.
template <class T> Json listToJson(const T& list)
{
    Json array = Json::array();
    for (const auto& member : list) array.push_back(toJson(member));
    return array;
}

/// The written form of a map: an object, or a list of [key, value] where the key has several members.
template <class K, class V> Json mapToJson(const std::map<K, V>& map)
{
    if constexpr (StructuredKey<K>) {
        Json array = Json::array();
        for (const auto& [key, member] : map) array.push_back(Json::array({toJson(key), toJson(member)}));
        return array;
    } else {
        Json object = Json::object();
        for (const auto& [key, member] : map) object[keyText(key)] = toJson(member);
        return object;
    }
}

/// The written form of a value that lists its members: an object.
template <Described T> Json objectToJson(const T& value)
{
    Json object = Json::object();
    forEachField(value, [&](std::string_view name, const auto& member) { object[std::string{name}] = toJson(member); });
    return object;
}

/// The written form of a value without parts: a number, a truth or a text.
template <class T> Json plainToJson(const T& value)
{
    if constexpr (std::same_as<T, Instant> || std::same_as<T, Duration>)
        return toText(value);
    else if constexpr (std::same_as<T, Date>)
        return value.ok() ? Json(toText(value)) : Json(nullptr);
    else if constexpr (std::same_as<T, double>)
        return std::isfinite(value) ? Json(value) : Json(nullptr);
    else if constexpr (NamedEnum<T>)
        return std::string{nameOf(value)};
    else if constexpr (TextValue<T>)
        return value.text();
    else if constexpr (Wrapped<T>)
        return toJson(value.value);
    else
        return value;
}

/// The written form of `value`.
template <class T> Json toJson(const T& value)
{
    if constexpr (isOptional<T>)
        return value ? toJson(*value) : Json(nullptr);
    else if constexpr (isMap<T>)
        return mapToJson(value);
    else if constexpr (isVector<T> || isArray<T> || isSet<T>)
        return listToJson(value);
    else if constexpr (Described<T>)
        return objectToJson(value);
    else
        return plainToJson(value);
}

/// Reads written values; a strict reader (files and requests made by people) refuses unknown names, a lenient one (our own
/// stored events, which may be newer or older than this program) passes over them.
class Reader {
public:
    /// How unknown names are taken.
    enum class Mode : std::uint8_t { Strict, Lenient };
    /// Collects mistakes into `problems`.
    Reader(Mode mode, Problems& problems) : m_mode{mode}, m_problems{problems} {}

    /// Reads `json` into `out`; on a mistake `out` keeps what could be read and a Problem is added.
    template <class T> void read(const Json& json, T& out, const std::string& pointer = {})
    {
        if constexpr (std::same_as<T, bool>)
            take(json.is_boolean(), json, out, pointer, "true or false");
        else if constexpr (std::integral<T>)
            readInteger(json, out, pointer);
        else if constexpr (std::floating_point<T>)
            take(json.is_number(), json, out, pointer, "a number");
        else if constexpr (std::same_as<T, std::string>)
            take(json.is_string(), json, out, pointer, "a text");
        else if constexpr (std::same_as<T, Instant>)
            readText(json, out, pointer, parseInstant, "a time as 2026-11-22T06:00:00Z");
        else if constexpr (std::same_as<T, Duration>)
            readText(json, out, pointer, parseDuration, "a span as 200ms, 1s, 1m");
        else if constexpr (std::same_as<T, Date>)
            readDate(json, out, pointer);
        else if constexpr (NamedEnum<T>)
            readEnum(json, out, pointer);
        else if constexpr (TextValue<T>)
            readText(json, out, pointer, T::parse, "a value in its written form, as " + T{}.text());
        else if constexpr (isOptional<T>)
            readOptional(json, out, pointer);
        else if constexpr (isVector<T>)
            readVector(json, out, pointer);
        else if constexpr (isSet<T>)
            readSet(json, out, pointer);
        else if constexpr (isArray<T>)
            readArray(json, out, pointer);
        else if constexpr (isMap<T>)
            readMap(json, out, pointer);
        else if constexpr (Described<T>)
            readObject(json, out, pointer);
        else
            read(json, out.value, pointer);
    }

    /// Adds a mistake at `pointer`.
    void refuse(const std::string& pointer, const Json& found, std::string allowed, std::string near = {})
    {
        m_problems.push_back({pointer, shortened(found), std::move(allowed), std::move(near)});
    }

private:
    static std::string shortened(const Json& json)
    {
        std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
        constexpr std::size_t longest = 80;
        if (text.size() > longest) text = text.substr(0, longest) + "…";
        return text;
    }

    template <class T> void take(bool fits, const Json& json, T& out, const std::string& pointer, const char* allowed)
    {
        if (fits)
            out = json.get<T>();
        else
            refuse(pointer, json, allowed);
    }

    template <class T> void readInteger(const Json& json, T& out, const std::string& pointer)
    {
        const auto low = std::numeric_limits<T>::min();
        const auto high = std::numeric_limits<T>::max();
        const bool fits = json.is_number_unsigned()  ? std::cmp_less_equal(json.get<std::uint64_t>(), high)
                          : json.is_number_integer() ? std::cmp_greater_equal(json.get<std::int64_t>(), low) &&
                                                           std::cmp_less_equal(json.get<std::int64_t>(), high)
                                                     : false;
        if (fits)
            out = json.get<T>();
        else
            refuse(pointer, json, "a whole number from " + std::to_string(low) + " to " + std::to_string(high));
    }

    template <class T, class Parse>
    void readText(const Json& json, T& out, const std::string& pointer, Parse parse, const std::string& allowed)
    {
        const auto value = json.is_string() ? parse(json.get<std::string>()) : std::nullopt;
        if (value)
            out = *value;
        else
            refuse(pointer, json, allowed);
    }

    /// Our own stored values write a date that is not known as null.
    void readDate(const Json& json, Date& out, const std::string& pointer)
    {
        if (m_mode == Mode::Lenient && json.is_null())
            out = Date{};
        else
            readText(json, out, pointer, parseDate, "a date as 2026-11-22");
    }

    template <class T> void readEnum(const Json& json, T& out, const std::string& pointer)
    {
        if (json.is_string() && findEnum(json.get<std::string>(), out)) return;
        std::vector<std::string> names;
        std::string allowed;
        for (const auto& row : enumNames<T>) {
            names.emplace_back(row.name);
            allowed += (allowed.empty() ? "" : ", ") + names.back();
        }
        refuse(pointer, json, allowed, json.is_string() ? nearest(json.get<std::string>(), names) : "");
    }

    template <class T> void readOptional(const Json& json, std::optional<T>& out, const std::string& pointer)
    {
        if (json.is_null()) return out.reset();
        read(json, out.emplace(), pointer);
    }

    template <class T> void readVector(const Json& json, std::vector<T>& out, const std::string& pointer)
    {
        if (!json.is_array()) return refuse(pointer, json, "a list");
        out.clear();
        out.resize(json.size());
        for (std::size_t i = 0; i < json.size(); ++i) read(json[i], out[i], pointer + "/" + std::to_string(i));
    }

    template <class T> void readSet(const Json& json, std::set<T>& out, const std::string& pointer)
    {
        std::vector<T> members;
        readVector(json, members, pointer);
        out = std::set<T>(members.begin(), members.end());
    }

    template <class T, std::size_t N> void readArray(const Json& json, std::array<T, N>& out, const std::string& pointer)
    {
        if (!json.is_array() || json.size() != N) return refuse(pointer, json, "a list of " + std::to_string(N));
        for (std::size_t i = 0; i < N; ++i) read(json[i], out[i], pointer + "/" + std::to_string(i));
    }

    template <StructuredKey K, class V> void readMap(const Json& json, std::map<K, V>& out, const std::string& pointer)
    {
        if (!json.is_array()) return refuse(pointer, json, "a list of [key, value]");
        readPairs(json, out, pointer);
    }

    template <class K, class V> void readPairs(const Json& json, std::map<K, V>& out, const std::string& pointer)
    {
        out.clear();
        for (std::size_t i = 0; i < json.size(); ++i) {
            const std::string at = pointer + "/" + std::to_string(i);
            if (!json[i].is_array() || json[i].size() != 2) {
                refuse(at, json[i], "a list [key, value]");
                continue;
            }
            K key{};
            read(json[i][0], key, at + "/0");
            read(json[i][1], out[std::move(key)], at + "/1");
        }
    }

    template <class K, class V> void readMap(const Json& json, std::map<K, V>& out, const std::string& pointer)
    {
        // Large maps of our own are stored as pairs, because an ordered object looks each of its keys up from the front.
        if (m_mode == Mode::Lenient && json.is_array()) return readPairs(json, out, pointer);
        if (!json.is_object()) return refuse(pointer, json, "an object");
        out.clear();
        for (const auto& [text, member] : json.items()) {
            if (const auto key = keyFrom<K>(text))
                read(member, out[*key], pointer + pointerStep(text));
            else
                refuse(pointer + pointerStep(text), Json(text), "a key in its written form");
        }
    }

    template <class T> void readObject(const Json& json, T& out, const std::string& pointer)
    {
        if (!json.is_object()) return refuse(pointer, json, "an object");
        if (m_mode == Mode::Strict) refuseUnknownNames<T>(json, pointer);
        std::apply([&](const auto&... field) { (readMember(json, out, field, pointer), ...); }, T::fields());
    }

    template <class T, class F> void readMember(const Json& json, T& out, const F& field, const std::string& pointer)
    {
        const std::string name{field.name};
        const auto found = json.find(name);
        if (found != json.end()) return read(*found, out.*(field.member), pointer + "/" + name);
        if (field.need == Need::Required)
            m_problems.push_back({pointer + "/" + name, "nothing", "\"" + name + "\" is required", ""});
    }

    template <class T> void refuseUnknownNames(const Json& json, const std::string& pointer)
    {
        std::vector<std::string> names;
        std::apply([&](const auto&... field) { (names.emplace_back(field.name), ...); }, T::fields());
        for (const auto& [key, member] : json.items()) {
            if (std::find(names.begin(), names.end(), key) != names.end()) continue;
            std::string allowed;
            for (const std::string& name : names) allowed += (allowed.empty() ? "" : ", ") + name;
            refuse(pointer + pointerStep(key), Json(key), allowed, nearest(key, names));
        }
    }

    Mode m_mode;
    Problems& m_problems;
};

} // namespace gaffer::wire
