#include "core/wire/requests.hpp"

#include "core/base/check.hpp"
#include "core/wire/json.hpp"
#include "core/wire/json_text.hpp"

#include <algorithm>

namespace gaffer::wire {
namespace {

constexpr std::string_view commandIdName{"commandId"};
/// Room for any uuid with a prefix; longer ones would let a client fill the log with names.
constexpr std::size_t longestCommandId = 128;
/// Mistakes told in one answer.
constexpr std::size_t mostTold = 5;

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// Deepest nesting of brackets outside texts; cheap enough to ask before anything walks over the document.
int nestingOf(std::string_view text)
{
    int depth = 0;
    int deepest = 0;
    bool inText = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char letter = text[i];
        if (inText && letter == '\\') ++i;
        if (letter == '"') inText = !inText;
        if (inText) continue;
        if (letter == '[' || letter == '{') deepest = std::max(deepest, ++depth);
        if (letter == ']' || letter == '}') --depth;
    }
    return deepest;
}

Fault unknownMethod(std::string_view method)
{
    std::vector<std::string> names;
    for (const MethodInfo& each : allMethods()) names.push_back(each.name);
    const std::string near = nearest(std::string{method}, names);
    std::string text = "there is no method \"" + std::string{method} + "\"";
    if (!near.empty()) text += "; did you mean \"" + near + "\"?";
    return {FaultCode::NotFound, "rpc.unknownMethod", text, {std::string{method}, near}};
}

Fault wrongParameters(const Problems& problems)
{
    GAFFER_CHECK(!problems.empty());
    std::string text;
    for (std::size_t i = 0; i < problems.size() && i < mostTold; ++i)
        text += (text.empty() ? "" : "\n") + sentence("params", problems[i]);
    const Problem& first = problems.front();
    return {FaultCode::BadInput, "rpc.badParams", text, {first.pointer, first.found, first.allowed, first.near}};
}

/// Reads the parameters of whichever alternative of `Variant` is called `method`.
template <class Variant> struct ByMethod {
    template <class T> static bool readInto(const Json& json, Problems& problems, Variant& out)
    {
        T value;
        Reader{Reader::Mode::Strict, problems}.read(json, value);
        out = std::move(value);
        return true;
    }

    template <class... T>
    static bool readAny(std::string_view method, const Json& json, Problems& problems, Variant& out, std::variant<T...>*)
    {
        return ((T::method == method && readInto<T>(json, problems, out)) || ...);
    }

    static Result<Variant> read(std::string_view method, const Json& json, Problems problems)
    {
        Variant value;
        if (!readAny(method, json, problems, value, static_cast<Variant*>(nullptr))) return unknownMethod(method);
        if (!problems.empty()) return wrongParameters(problems);
        return value;
    }
};

/// Takes the command id out of the parameters, so that the rest can be read strictly.
CommandId takeCommandId(Json& json, Problems& problems)
{
    if (!json.is_object() || !json.contains(commandIdName)) return {};
    const Json id = json[std::string{commandIdName}];
    json.erase(std::string{commandIdName});
    const bool fits = id.is_string() && !id.get<std::string>().empty() && id.get<std::string>().size() <= longestCommandId;
    if (fits) return CommandId{id.get<std::string>()};
    problems.push_back({"/commandId", dumped(id), "a text of 1 to 128 characters", ""});
    return {};
}

template <class T> std::string typeName();

template <class T> std::string membersName()
{
    std::string text;
    T::fields([&](const auto&... field) {
        ((text += (text.empty() ? "{" : ", ") + std::string{field.name} + ": " +
                  typeName<std::remove_cvref_t<decltype(std::declval<T>().*(field.member))>>()),
         ...);
    });
    return text.empty() ? "{}" : text + "}";
}

/// What a parameter takes, in words.
template <class T> std::string typeName()
{
    if constexpr (std::same_as<T, bool>)
        return "true or false";
    else if constexpr (std::integral<T>)
        return "whole number";
    else if constexpr (std::floating_point<T>)
        return "number";
    else if constexpr (std::same_as<T, std::string>)
        return "text";
    else if constexpr (std::same_as<T, Instant>)
        return "time";
    else if constexpr (std::same_as<T, Duration>)
        return "span";
    else if constexpr (std::same_as<T, Date>)
        return "date";
    else if constexpr (NamedEnum<T>) {
        std::string names;
        for (const auto& row : enumNames<T>) names += (names.empty() ? "" : "|") + std::string{row.name};
        return names;
    } else if constexpr (isOptional<T>)
        return typeName<typename T::value_type>();
    else if constexpr (isVector<T> || isSet<T>)
        return "list of " + typeName<typename T::value_type>();
    else if constexpr (isMap<T>)
        return "object of " + typeName<typename T::mapped_type>();
    else if constexpr (Described<T>)
        return membersName<T>();
    else
        return typeName<std::remove_cvref_t<decltype(std::declval<T>().value)>>();
}

std::vector<Role> rolesIn(RoleSet roles)
{
    std::vector<Role> list;
    for (const auto& row : enumNames<Role>)
        if (roles.has(row.value)) list.push_back(row.value);
    return list;
}

template <class T> MethodInfo infoOf()
{
    MethodInfo info;
    info.name = T::method;
    info.roles = rolesIn(T::roles);
    T::fields([&](const auto&... field) {
        (info.params.push_back({std::string{field.name},
                                typeName<std::remove_cvref_t<decltype(std::declval<T>().*(field.member))>>(),
                                field.need == Need::Required}),
         ...);
    });
    if constexpr (requires { T::entry; })
        info.signedIn = T::entry == Entry::SignedIn;
    else
        info.params.push_back({std::string{commandIdName}, "text", false});
    return info;
}

template <class... T> void addInfos(std::vector<MethodInfo>& list, std::variant<T...>*) { (list.push_back(infoOf<T>()), ...); }

/// JSON-RPC's own codes for what is wrong with the request itself, else one of ours by the fault's code.
int rpcCodeOf(const Fault& fault)
{
    struct Row {
        std::string_view key;
        int code;
    };
    static constexpr std::array rows{Row{"rpc.notJson", -32700}, Row{"rpc.tooDeep", -32700}, Row{"rpc.notRequest", -32600},
                                     Row{"rpc.unknownMethod", -32601}, Row{"rpc.badParams", -32602}};
    for (const Row& row : rows)
        if (row.key == fault.key) return row.code;
    constexpr int internal = -32603;
    constexpr int firstOfOurs = -32001;
    return fault.code == FaultCode::Internal ? internal : firstOfOurs - static_cast<int>(fault.code);
}

} // namespace

Result<Request> decodeRequest(std::string_view text)
{
    if (nestingOf(text) > deepestRequest)
        return Fault{FaultCode::BadInput, "rpc.tooDeep", "the request nests deeper than 32", {}};
    const Json document = Json::parse(text, nullptr, false);
    if (document.is_discarded()) return Fault{FaultCode::BadInput, "rpc.notJson", "the request is no JSON", {}};
    const bool called = document.is_object() && document.value("jsonrpc", Json()) == "2.0" && document.contains("method") &&
                        document["method"].is_string();
    if (!called) return Fault{FaultCode::BadInput, "rpc.notRequest", "not a JSON-RPC 2.0 request with a method", {}};
    Request request;
    if (const auto id = document.find("id"); id != document.end()) {
        if (id->is_structured() || id->is_boolean())
            return Fault{FaultCode::BadInput, "rpc.notRequest", "the id of a request is a number or a text", {}};
        request.id = dumped(*id);
    }
    request.method = document["method"].get<std::string>();
    request.params = document.contains("params") ? dumped(document["params"]) : "{}";
    return request;
}

bool isCommand(std::string_view method)
{
    return []<class... T>(std::string_view name, std::variant<T...>*) {
        return ((T::method == name) || ...);
    }(method, static_cast<Command*>(nullptr));
}

Result<std::pair<Command, CommandId>> readCommandOf(std::string_view method, std::string_view params)
{
    Problems problems;
    Json json = parseJson(params, problems);
    if (json.is_discarded()) return wrongParameters(problems);
    const CommandId id = takeCommandId(json, problems);
    const auto command = ByMethod<Command>::read(method, json, problems);
    if (!command) return command.error();
    GAFFER_CHECK(methodOf(*command) == method);
    return std::pair{*command, id};
}

Result<Query> readQueryOf(std::string_view method, std::string_view params)
{
    Problems problems;
    const Json json = parseJson(params, problems);
    if (json.is_discarded()) return wrongParameters(problems);
    return ByMethod<Query>::read(method, json, problems);
}

std::string encodeResult(std::string_view id, std::string_view resultJson)
{
    GAFFER_CHECK(!id.empty());
    return R"({"jsonrpc":"2.0","id":)" + std::string{id} + R"(,"result":)" +
           std::string{resultJson.empty() ? "null" : resultJson} + "}";
}

std::string encodeError(std::string_view id, const Fault& fault)
{
    Json data = toJson(fault);
    data.erase("text");
    GAFFER_CHECK(rpcCodeOf(fault) < 0);
    const Json error{{"code", rpcCodeOf(fault)}, {"message", fault.text}, {"data", data}};
    return R"({"jsonrpc":"2.0","id":)" + std::string{id.empty() ? "null" : id} + R"(,"error":)" + dumped(error) + "}";
}

std::vector<MethodInfo> allMethods()
{
    std::vector<MethodInfo> list;
    addInfos(list, static_cast<Command*>(nullptr));
    addInfos(list, static_cast<Query*>(nullptr));
    GAFFER_CHECK(list.size() == std::variant_size_v<CommandKinds> + std::variant_size_v<Query>);
    return list;
}

const MethodInfo* findMethod(std::string_view method)
{
    static const std::vector<MethodInfo> all = allMethods();
    const auto found = std::find_if(all.begin(), all.end(), [&](const MethodInfo& each) { return each.name == method; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace gaffer::wire
