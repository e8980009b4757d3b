#include "core/wire/workshop_file.hpp"

#include "core/base/check.hpp"
#include "core/wire/json.hpp"
#include "core/wire/json_text.hpp"

#include <algorithm>

namespace gaffer::wire {
namespace {

/// The keys of a bus that only some transports have.
struct BusKey {
    std::string_view key;
    bool line;
};
constexpr std::array busKeys{
    BusKey{"host", false}, BusKey{"port", false},  BusKey{"device", true},
    BusKey{"baud", true},  BusKey{"parity", true}, BusKey{"stopBits", true},
};

/// A key that the bus's transport has no use for is a mistake even at its default, which the wiring itself cannot tell.
void checkBusKeys(const Json& document, const Wiring& wiring, Problems& problems)
{
    const auto buses = document.find("buses");
    if (buses == document.end() || !buses->is_array()) return;
    GAFFER_CHECK(buses->size() == wiring.buses.size());
    for (std::size_t i = 0; i < buses->size(); ++i) {
        const Json& bus = (*buses)[i];
        Transport transport{};
        const bool known = bus.is_object() && bus.contains("transport") && bus["transport"].is_string() &&
                           findEnum(bus["transport"].get<std::string>(), transport);
        if (!known) continue;
        const bool line = transport == Transport::Rtu;
        for (const BusKey& row : busKeys) {
            const std::string key{row.key};
            if (row.line == line || !bus.contains(key)) continue;
            problems.push_back({"/buses/" + std::to_string(i) + "/" + key, "\"" + key + "\"",
                                "with transport " + std::string{nameOf(transport)} +
                                    (line ? ": device, baud, parity, stopBits" : ": host, port"),
                                ""});
        }
    }
}

template <class T> Json written(const T& value);

template <class T> Json writtenObject(const T& value)
{
    Json object = Json::object();
    const T defaults{};
    T::fields([&](const auto&... field) {
        const auto add = [&](const auto& one) {
            if (one.need == Need::Required || !(value.*(one.member) == defaults.*(one.member)))
                object[std::string{one.name}] = written(value.*(one.member));
        };
        (add(field), ...);
    });
    return object;
}

/// As toJson, but leaves out what stands at its default and writes whole numbers without a fraction.
template <class T> Json written(const T& value)
{
    if constexpr (Described<T>)
        return writtenObject(value);
    else if constexpr (isOptional<T>)
        return value ? written(*value) : Json(nullptr);
    else if constexpr (isVector<T> || isArray<T>) {
        Json array = Json::array();
        for (const auto& member : value) array.push_back(written(member));
        return array;
    } else if constexpr (std::same_as<T, double>) {
        constexpr double largestExact = 9e15;
        if (std::abs(value) < largestExact && value == std::floor(value)) return static_cast<std::int64_t>(value);
        return toJson(value);
    } else
        return toJson(value);
}

/// A bus or a point fits on one line of an editor; people compare lines.
constexpr std::size_t lineWidth = 180;

/// How the members of a list or object are set apart.
struct Layout {
    std::string beforeFirst;
    std::string between;
    std::string afterLast;
};

template <class Print> std::string enclosed(const Json& json, const Layout& layout, Print print)
{
    std::string text{json.is_array() ? "[" : "{"};
    bool first = true;
    for (const auto& [key, member] : json.items()) {
        text += first ? layout.beforeFirst : layout.between;
        if (json.is_object()) text += Json(key).dump() + ": ";
        text += print(member);
        first = false;
    }
    return text + layout.afterLast + (json.is_array() ? "]" : "}");
}

std::string onOneLine(const Json& json)
{
    if (!json.is_structured()) return json.dump(-1, ' ', false, Json::error_handler_t::replace);
    return enclosed(json, {"", ", ", ""}, onOneLine);
}

/// Short things on one line; the document and its lists of things always one member a line.
std::string printed(const Json& json, const std::string& indent)
{
    std::string flat = onOneLine(json);
    const bool list = indent.empty() || (indent.size() == 2 && json.is_array());
    if (!json.is_structured() || json.empty() || (!list && indent.size() + flat.size() <= lineWidth)) return flat;
    const std::string inner = indent + "  ";
    return enclosed(json, {"\n" + inner, ",\n" + inner, "\n" + indent},
                    [&](const Json& member) { return printed(member, inner); });
}

} // namespace

WorkshopFile readWorkshop(std::string_view text, const ProfilePoints& profiles)
{
    WorkshopFile file;
    const Json document = parseJson(text, file.problems);
    if (document.is_discarded()) return file;
    Reader{Reader::Mode::Strict, file.problems}.read(document, file.wiring);
    if (!document.is_object()) return file;
    checkBusKeys(document, file.wiring, file.problems);
    const Problems meaning = checkWiring(file.wiring, profiles, file.problems);
    file.problems.insert(file.problems.end(), meaning.begin(), meaning.end());
    return file;
}

std::string writeWorkshop(const Wiring& wiring) { return printed(written(wiring), "") + "\n"; }

} // namespace gaffer::wire
