#pragma once

#include "core/base/field.hpp"
#include "core/base/ids.hpp"
#include "core/base/instant.hpp"
#include "core/wire/problem.hpp"
#include "core/wire/shapes.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <concepts>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The written form of every value of core, made once from the fields() that each value lists. Only .cpp files include this.
namespace gaffer::wire {

/// A JSON document whose members keep the order in which they were written.
using Json = nlohmann::ordered_json;

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
std::string pointerStep(std::string_view key);

/// Gives `object` the member `name`, which it does not have yet.
void put(Json& object, std::string_view name, Json member);

/// The written form of a text.
Json textJson(std::string text);

/// The written form of a number; null for what is none.
Json numberJson(double number);

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
        for (const auto& [key, member] : map) put(object, keyText(key), toJson(member));
        return object;
    }
}

/// The written form of a value that lists its members: an object.
template <Described T> Json objectToJson(const T& value)
{
    Json object = Json::object();
    forEachField(value, [&](std::string_view name, const auto& member) { put(object, name, toJson(member)); });
    return object;
}

/// The written form of a value without parts: a number, a truth or a text.
template <class T> Json plainToJson(const T& value)
{
    if constexpr (std::same_as<T, Instant> || std::same_as<T, Duration>)
        return textJson(toText(value));
    else if constexpr (std::same_as<T, Date>)
        return value.ok() ? textJson(toText(value)) : Json(nullptr);
    else if constexpr (std::same_as<T, double>)
        return numberJson(value);
    else if constexpr (std::same_as<T, std::string>)
        return textJson(value);
    else if constexpr (NamedEnum<T>)
        return textJson(std::string{nameOf(value)});
    else if constexpr (TextValue<T>)
        return textJson(value.text());
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
    else if constexpr (WrittenAsAnother<T>)
        return toJson(value.written());
    else if constexpr (isMap<T>)
        return mapToJson(value);
    else if constexpr (isVector<T> || isArray<T> || isSet<T>)
        return listToJson(value);
    else if constexpr (Described<T>)
        return objectToJson(value);
    else
        return plainToJson(value);
}

/// The written names of an enumeration's values, in the order of its rows.
template <NamedEnum T> inline constexpr auto rowNames = [] {
    std::array<std::string_view, enumNames<T>.size()> names{};
    for (std::size_t i = 0; i < names.size(); ++i) names[i] = enumNames<T>[i].name;
    return names;
}();

/// The written names of a value's members, in their order.
template <Described T> inline constexpr auto memberNames = T::fields([](const auto&... field) {
    return std::array<std::string_view, sizeof...(field)>{field.name...};
});

/// Reads written values; a strict reader (files and requests made by people) refuses unknown names, a lenient one (our own
/// stored events, which may be newer or older than this program) passes over them. What does not depend on the type read
/// stands in json.cpp, so that a value with many members costs little to compile.
class Reader {
public:
    /// How unknown names are taken.
    enum class Mode : std::uint8_t { Strict, Lenient };
    /// Collects mistakes into `problems`.
    Reader(Mode mode, Problems& problems) : m_mode{mode}, m_problems{problems} {}

    /// Reads `json`, which stands at `pointer`, into `out`; on a mistake `out` keeps what could be read and a Problem is added.
    template <class T> void read(const Json& json, T& out, const std::string& pointer = {})
    {
        m_pointer = pointer;
        take(json, out);
    }

    /// Adds a mistake at `pointer`.
    void refuse(const std::string& pointer, const Json& found, std::string allowed, std::string near = {});

private:
    /// Leads the pointer one step deeper while it lives.
    class Step {
    public:
        Step(std::string& pointer, std::string_view key);
        Step(std::string& pointer, std::size_t index);
        Step(const Step&) = delete;
        Step& operator=(const Step&) = delete;
        ~Step() { m_pointer.resize(m_length); }

    private:
        std::string& m_pointer;
        std::size_t m_length;
    };

    void refuseHere(const Json& found, std::string allowed, std::string near = {});
    [[nodiscard]] bool isList(const Json& json, const char* allowed);
    [[nodiscard]] bool isObject(const Json& json);
    /// The member `name`; null, and a mistake if it is required, when there is none.
    [[nodiscard]] const Json* memberOf(const Json& object, std::string_view name, Need need);
    void refuseUnknownNames(const Json& object, std::span<const std::string_view> names);
    void refuseKey(const std::string& key);
    /// The row that is written as `json`; nothing, and a mistake, when there is none.
    [[nodiscard]] std::optional<std::size_t> rowOf(const Json& json, std::span<const std::string_view> names);
    [[nodiscard]] std::optional<std::int64_t> signedNumber(const Json& json, std::int64_t low, std::int64_t high);
    [[nodiscard]] std::optional<std::uint64_t> unsignedNumber(const Json& json, std::uint64_t high);
    /// The text in `json`; null when it is none.
    [[nodiscard]] static const std::string* textOf(const Json& json);

    void take(const Json& json, bool& out);
    void take(const Json& json, double& out);
    void take(const Json& json, std::string& out);
    void take(const Json& json, Instant& out);
    void take(const Json& json, Duration& out);
    void take(const Json& json, Date& out);

    template <std::integral T> void take(const Json& json, T& out)
    {
        if constexpr (std::signed_integral<T>) {
            if (const auto number = signedNumber(json, std::numeric_limits<T>::min(), std::numeric_limits<T>::max()))
                out = static_cast<T>(*number);
        } else if (const auto number = unsignedNumber(json, std::numeric_limits<T>::max()))
            out = static_cast<T>(*number);
    }

    template <NamedEnum T> void take(const Json& json, T& out)
    {
        if (const auto row = rowOf(json, rowNames<T>)) out = enumNames<T>[*row].value;
    }

    template <TextValue T> void take(const Json& json, T& out)
    {
        const std::string* text = textOf(json);
        if (const auto value = text != nullptr ? T::parse(*text) : std::nullopt)
            out = *value;
        else
            refuseHere(json, T::allowed());
    }

    template <class T> void take(const Json& json, std::optional<T>& out)
    {
        if (json.is_null()) return out.reset();
        take(json, out.emplace());
    }

    template <class T> void take(const Json& json, std::vector<T>& out)
    {
        if (!isList(json, "a list")) return;
        out.clear();
        out.resize(json.size());
        takeRows(json, out);
    }

    template <class T> void take(const Json& json, std::set<T>& out)
    {
        std::vector<T> members;
        take(json, members);
        out = std::set<T>(members.begin(), members.end());
    }

    template <class T, std::size_t N> void take(const Json& json, std::array<T, N>& out)
    {
        const std::string allowed = "a list of " + std::to_string(N);
        if (!isList(json, allowed.c_str())) return;
        if (json.size() != N) return refuseHere(json, allowed);
        takeRows(json, out);
    }

    template <class Rows> void takeRows(const Json& json, Rows& out)
    {
        for (std::size_t i = 0; i < json.size(); ++i) {
            const Step step{m_pointer, i};
            take(json[i], out[i]);
        }
    }

    template <WrittenAsAnother T> void take(const Json& json, T& out)
    {
        typename T::Written written;
        take(json, written);
        out = T{std::move(written)};
    }

    template <StructuredKey K, class V> void take(const Json& json, std::map<K, V>& out)
    {
        if (isList(json, "a list of [key, value]")) takePairs(json, out);
    }

    template <class K, class V> void takePairs(const Json& json, std::map<K, V>& out)
    {
        out.clear();
        for (std::size_t i = 0; i < json.size(); ++i) {
            const Step step{m_pointer, i};
            if (json[i].is_array() && json[i].size() == 2)
                takePair(json[i], out);
            else
                refuseHere(json[i], "a list [key, value]");
        }
    }

    template <class K, class V> void takePair(const Json& json, std::map<K, V>& out)
    {
        K key{};
        {
            const Step step{m_pointer, 0U};
            take(json[0], key);
        }
        const Step step{m_pointer, 1U};
        take(json[1], out[std::move(key)]);
    }

    template <class K, class V> void take(const Json& json, std::map<K, V>& out)
    {
        // Large maps of our own are stored as pairs, because an ordered object looks each of its keys up from the front.
        if (m_mode == Mode::Lenient && json.is_array()) return takePairs(json, out);
        if (!isObject(json)) return;
        out.clear();
        for (const auto& [text, member] : json.items()) {
            const Step step{m_pointer, text};
            if (const auto key = keyFrom<K>(text))
                take(member, out[*key]);
            else
                refuseKey(text);
        }
    }

    template <Described T>
    requires(!TextValue<T>) void take(const Json& json, T& out)
    {
        if (!isObject(json)) return;
        if (m_mode == Mode::Strict) refuseUnknownNames(json, memberNames<T>);
        T::fields([&](const auto&... field) { (takeMember(json, out, field), ...); });
    }

    template <class T, class F> void takeMember(const Json& json, T& out, const F& field)
    {
        const Json* member = memberOf(json, field.name, field.need);
        if (member == nullptr) return;
        const Step step{m_pointer, field.name};
        take(*member, out.*(field.member));
    }

    template <Wrapped T>
    requires(!isOptional<T>) void take(const Json& json, T& out) { take(json, out.value); }

    Mode m_mode;
    Problems& m_problems;
    /// Where the value being read stands.
    std::string m_pointer;
};

} // namespace gaffer::wire
