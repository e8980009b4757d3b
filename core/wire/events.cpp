#include "core/wire/events.hpp"

#include "core/base/check.hpp"
#include "core/wire/json_upcast.hpp"
#include "core/wire/stored_text.hpp"

#include <charconv>

namespace gaffer::wire {
namespace {

/// The way of every old form to the next one; a row is added when a kind gets a new version and is never removed.
constexpr std::array<Upcaster, 0> upcasters{};

Fault damaged(const std::string& what) { return {FaultCode::Damaged, "log.damaged", what, {what}}; }

/// Parses stored text and hands it to `use`; what a damaged text throws becomes its Fault.
template <class Value, class Use> Result<Value> parsed(std::string_view text, Use use)
{
    try {
        Json json = Json::parse(text);
        return use(json);
    } catch (const std::exception& error) {
        return damaged(error.what());
    }
}

/// Tells a Fault that was read from the Fault that explains why none could be.
template <class Value> struct Stored {
    Value value;
};

/// Reads a whole value leniently; `what` names it in the Fault.
template <class Value> Result<Value> readValue(std::string_view text, const std::string& what)
{
    return parsed<Value>(text, [&](const Json& json) -> Result<Value> {
        Problems problems;
        Value value{};
        Reader{Reader::Mode::Lenient, problems}.read(json, value);
        if (!problems.empty()) return damaged(sentence(what, problems.front()));
        return value;
    });
}

template <class Body> Result<EventBody> readAs(const Json& data)
{
    Problems problems;
    Body body;
    Reader{Reader::Mode::Lenient, problems}.read(data, body);
    if (!problems.empty()) return damaged(sentence(std::string{Body::kind}, problems.front()));
    return EventBody{std::move(body)};
}

/// The body as this program writes it; nothing when it is written otherwise.
template <class Body> std::optional<EventBody> readOwn(std::string_view data)
{
    Body body;
    return StoredText{data}.read(body) ? std::optional<EventBody>{std::move(body)} : std::nullopt;
}

/// One row per event kind.
struct KindRow {
    std::string_view kind;
    int version;
    Result<EventBody> (*read)(const Json& data);
    std::optional<EventBody> (*readOwn)(std::string_view data);
};

template <std::size_t... I> constexpr auto makeKinds(std::index_sequence<I...>)
{
    return std::array{KindRow{
        std::variant_alternative_t<I, EventBodyKinds>::kind, std::variant_alternative_t<I, EventBodyKinds>::version,
        &readAs<std::variant_alternative_t<I, EventBodyKinds>>, &readOwn<std::variant_alternative_t<I, EventBodyKinds>>}...};
}
constexpr auto kinds = makeKinds(std::make_index_sequence<std::variant_size_v<EventBodyKinds>>{});

constexpr bool kindsDiffer()
{
    for (std::size_t i = 0; i < kinds.size(); ++i)
        for (std::size_t j = i + 1; j < kinds.size(); ++j)
            if (kinds[i].kind == kinds[j].kind) return false;
    return true;
}
static_assert(kindsDiffer(), "each event kind has a name of its own");

/// Text that is not UTF-8 is replaced rather than thrown at: the engine has refused it before (core/engine/writable).
std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

template <class Number> void appendNumber(std::string& text, Number number)
{
    constexpr std::size_t longest = 32;
    std::array<char, longest> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    text.append(digits.data(), end);
}

/// Writes the state without building a document first. All maps are lists of [key, value] pairs.
template <class T> void writeState(std::string& text, const T& value);

template <class List, class WriteOne> void writeList(std::string& text, const List& list, WriteOne writeOne)
{
    text += '[';
    bool first = true;
    for (const auto& member : list) {
        if (!first) text += ',';
        first = false;
        writeOne(member);
    }
    text += ']';
}

template <class T> void writeMembers(std::string& text, const T& value)
{
    char before = '{';
    forEachField(value, [&](std::string_view name, const auto& member) {
        text += before;
        before = ',';
        ((text += '"') += name) += "\":";
        writeState(text, member);
    });
    text += before == '{' ? "{}" : "}";
}

template <class T> void writeState(std::string& text, const T& value)
{
    if constexpr (std::integral<T> && !std::same_as<T, bool>)
        appendNumber(text, value);
    else if constexpr (isOptional<T>) {
        if (value)
            writeState(text, *value);
        else
            text += "null";
    } else if constexpr (WrittenAsAnother<T>)
        writeState(text, value.written());
    else if constexpr (isMap<T>)
        writeList(text, value, [&](const auto& pair) {
            text += '[';
            writeState(text, pair.first);
            text += ',';
            writeState(text, pair.second);
            text += ']';
        });
    else if constexpr (isVector<T> || isArray<T> || isSet<T>)
        writeList(text, value, [&](const auto& member) { writeState(text, member); });
    else if constexpr (Described<T>)
        writeMembers(text, value);
    else
        text += dumped(toJson(value));
}

} // namespace

std::string writeBody(const EventBody& body)
{
    return std::visit([](const auto& event) { return dumped(toJson(event)); }, body);
}

Result<EventBody> readBody(std::string_view kind, int version, std::string_view data)
{
    const auto row = std::ranges::find(kinds, kind, &KindRow::kind);
    if (row == kinds.end()) return damaged("unknown event kind " + std::string{kind});
    if (version == row->version)
        if (auto own = row->readOwn(data)) return *std::move(own);
    return parsed<EventBody>(data, [&](Json& json) -> Result<EventBody> {
        const Outcome lifted = upcast(upcasters, kind, version, row->version, json);
        if (!lifted) return lifted.error();
        return row->read(json);
    });
}

std::string writeEventLine(const Event& event, std::string_view hash)
{
    Json line = Json::object();
    line["seq"] = event.seq;
    line["time"] = toText(event.time);
    line["kind"] = kindOf(event.body);
    line["version"] = versionOf(event.body);
    line["by"] = event.by;
    line["seat"] = event.seat.value;
    line["commandId"] = event.commandId.value;
    line["data"] = std::visit([](const auto& body) { return toJson(body); }, event.body);
    line["hash"] = hash;
    return dumped(line);
}

std::string writeAnswer(const Answer& answer) { return dumped(toJson(answer)); }

Result<Answer> readAnswer(std::string_view text) { return readValue<Answer>(text, "the answer"); }

std::string writeFault(const Fault& fault) { return dumped(toJson(fault)); }

std::optional<Fault> readFault(std::string_view text)
{
    const auto read = readValue<Stored<Fault>>(text, "the refusal");
    return read ? std::optional{read->value} : std::nullopt;
}

std::string writeWorkshop(const Workshop& workshop)
{
    std::string text;
    writeState(text, workshop);
    GAFFER_CHECK(text.starts_with('{') && text.ends_with('}'));
    return text;
}

Result<Workshop> readWorkshop(std::string_view text)
{
    Workshop workshop;
    if (StoredText{text}.read(workshop)) return workshop;
    return readValue<Workshop>(text, "the written workshop");
}

} // namespace gaffer::wire
