#include "core/wire/messages.hpp"

#include "core/base/check.hpp"
#include "core/wire/base64.hpp"
#include "core/wire/json.hpp"
#include "core/wire/queries.hpp"
#include "core/wire/requests.hpp"

namespace gaffer::wire {
namespace {

/// Bytes of a file that travel in one frame: base64 makes four letters of three bytes, and a frame holds 256 KiB.
constexpr std::size_t partSize = 150 * 1024;

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// Without an id nobody answers: pushes and parts of a file need none.
Json notification(std::string_view method, Json params)
{
    return Json{{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}};
}

std::string request(std::uint64_t id, std::string_view method, Json params)
{
    return dumped(Json{{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", std::move(params)}});
}

/// The members of `object` but for those that hold nothing: no value, or an empty list.
Json withoutNothing(const Json& object)
{
    Json kept = Json::object();
    for (const auto& [name, member] : object.items())
        if (!member.is_null() && !(member.is_array() && member.empty())) kept[name] = member;
    return kept;
}

template <class T> std::string requestOf(std::uint64_t id, const T& query) { return request(id, T::method, toJson(query)); }

Json commandParams(const Command& command, const CommandId& commandId)
{
    Json params = std::visit([](const auto& each) { return toJson(each); }, command);
    GAFFER_CHECK(params.is_object());
    if (!commandId.empty()) params["commandId"] = commandId.value;
    return params;
}

template <class T> ServerMessage messageOf(const Json& params)
{
    Problems ignored;
    T message;
    Reader{Reader::Mode::Lenient, ignored}.read(params, message);
    return message;
}

/// The other side may be newer or something else altogether; that is told, not asserted.
Fault notUnderstood(const std::string& what) { return {FaultCode::BadInput, "wire.notUnderstood", what, {}}; }

/// Another service's error has no data of ours: its message is all there is.
Fault faultOf(const Json& error)
{
    Fault fault{FaultCode::Internal, "", "", {}};
    Problems ignored;
    Reader reader{Reader::Mode::Lenient, ignored};
    if (error.is_object() && error.contains("data")) reader.read(error["data"], fault);
    if (error.is_object() && error.contains("message")) reader.read(error["message"], fault.text);
    return fault;
}

Result<ServerMessage> responseOf(const Json& document)
{
    Response response;
    const bool numbered = document.contains("id") && document["id"].is_number_unsigned();
    if (numbered) response.id = document["id"].get<std::uint64_t>();
    if (document.contains("error"))
        response.fault = faultOf(document["error"]);
    else if (document.contains("result") && numbered)
        response.result = dumped(document["result"]);
    else
        return notUnderstood("neither a result nor an error");
    return ServerMessage{std::move(response)};
}

/// Reads a result into a value of ours.
template <class T> Result<T> readResult(const Response& response)
{
    if (response.fault) return *response.fault;
    const Json json = Json::parse(response.result, nullptr, false);
    Problems problems;
    T value{};
    if (!json.is_discarded()) Reader{Reader::Mode::Lenient, problems}.read(json, value);
    if (json.is_discarded() || !problems.empty()) return notUnderstood("the answer is not what was asked for");
    return value;
}

struct SignedIn {
    std::string name;
    Role role{Role::Worker};
    static constexpr auto fields(auto&& take) { return take(Field{"name", &SignedIn::name}, Field{"role", &SignedIn::role}); }
};

struct Imported {
    std::int64_t rows{};
    std::vector<std::string> problems;
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"rows", &Imported::rows}, Field{"problems", &Imported::problems});
    }
};

} // namespace

Result<ServerMessage> decodeServerMessage(std::string_view text)
{
    const Json document = Json::parse(text, nullptr, false);
    if (document.is_discarded() || !document.is_object()) return notUnderstood("no JSON object");
    if (!document.contains("method")) return responseOf(document);
    const Json params = document.contains("params") ? document["params"] : Json::object();
    const Json& method = document["method"];
    if (method == "hello") return messageOf<Hello>(params);
    if (method == "update") return messageOf<TopicUpdate>(params);
    if (method == "tick") return messageOf<Tick>(params);
    return notUnderstood("unknown message " + dumped(method));
}

std::string encode(const ServerMessage& message)
{
    struct Writer {
        std::string operator()(const Hello& hello) const { return dumped(notification("hello", toJson(hello))); }
        std::string operator()(const TopicUpdate& update) const
        {
            return dumped(notification("update", withoutNothing(toJson(update))));
        }
        std::string operator()(const Tick& tick) const { return dumped(notification("tick", toJson(tick))); }
        std::string operator()(const Response& response) const
        {
            const std::string id = std::to_string(response.id);
            return response.fault ? encodeError(id, *response.fault) : encodeResult(id, response.result);
        }
    };
    return std::visit(Writer{}, message);
}

std::string encodeCommand(std::uint64_t id, const Command& command, const CommandId& commandId)
{
    return request(id, methodOf(command), commandParams(command, commandId));
}

std::string encodeCall(std::uint64_t id, const std::string& method, const std::string& paramsJson)
{
    Json params = Json::parse(paramsJson.empty() ? "{}" : paramsJson, nullptr, false);
    if (params.is_discarded()) params = paramsJson;
    return request(id, method, std::move(params));
}

std::string encodeSignIn(std::uint64_t id, const WorkerNo& worker, const std::string& pin, const SeatId& seat)
{
    return requestOf(id, query::SessionSignIn{worker, pin, seat});
}

std::string encodeSubscribe(std::uint64_t id, const std::vector<std::string>& topics)
{
    return requestOf(id, query::Subscribe{topics});
}

std::string encodeSearchProducts(std::uint64_t id, const std::string& text, int limit)
{
    return requestOf(id, query::SearchProducts{text, limit});
}

std::string encodeTrend(std::uint64_t id, const std::vector<PointName>& points, Instant from, Instant to, int pixels)
{
    return requestOf(id, query::ReadTrend{points, from, to, pixels});
}

std::string encodeListNotes(std::uint64_t id, const std::vector<PointName>& points, Instant from, Instant to)
{
    return requestOf(id, query::ListNotes{points, from, to});
}

std::string encodeReport(std::uint64_t id, const std::string& name, Date date, const std::string& shift,
                         const std::string& language)
{
    return requestOf(id, query::GetReport{name, date, shift, language});
}

std::string encodeExportReport(std::uint64_t id, const std::string& name, Date date, const std::string& shift,
                               const std::string& language, const std::string& format)
{
    return requestOf(id, query::ExportReport{name, date, shift, language, format});
}

std::vector<std::string> encodeImport(std::uint64_t id, const std::string& kind, const std::string& bytes,
                                      const std::string& encoding, bool dryRun)
{
    std::vector<std::string> frames;
    const std::string upload = bytes.size() > partSize ? "upload-" + std::to_string(id) : "";
    std::size_t at = 0;
    for (; bytes.size() - at > partSize; at += partSize)
        frames.push_back(
            dumped(notification(query::ImportPart::method,
                                toJson(query::ImportPart{upload, toBase64(std::string_view{bytes}.substr(at, partSize))}))));
    GAFFER_CHECK(at <= bytes.size() && bytes.size() - at <= partSize);
    frames.push_back(
        requestOf(id, query::ImportCsv{kind, encoding, dryRun, upload, toBase64(std::string_view{bytes}.substr(at))}));
    GAFFER_CHECK(frames.size() == 1 || !upload.empty());
    return frames;
}

std::string encodeWiring(std::uint64_t id) { return requestOf(id, query::GetWiring{}); }

Result<Answer> decodeAnswer(const Response& response) { return readResult<Answer>(response); }

Result<std::vector<Product>> decodeProducts(const Response& response) { return readResult<std::vector<Product>>(response); }

Result<std::vector<NoteView>> decodeNotes(const Response& response) { return readResult<std::vector<NoteView>>(response); }

Result<Report> decodeReport(const Response& response) { return readResult<Report>(response); }

Result<ImportResult> decodeImport(const Response& response)
{
    const auto read = readResult<Imported>(response);
    if (!read) return read.error();
    return ImportResult{read->rows, read->problems};
}

Result<std::pair<std::string, Role>> decodeSignIn(const Response& response)
{
    const auto read = readResult<SignedIn>(response);
    if (!read) return read.error();
    return std::pair{read->name, read->role};
}

Result<std::string> decodeText(const Response& response) { return readResult<std::string>(response); }

std::string writeCommand(const Command& command, const CommandId& commandId)
{
    return dumped(Json{{"method", methodOf(command)}, {"params", commandParams(command, commandId)}});
}

Result<std::pair<Command, CommandId>> readCommand(std::string_view text)
{
    const Json document = Json::parse(text, nullptr, false);
    const bool whole =
        document.is_object() && document.contains("method") && document.contains("params") && document["method"].is_string();
    if (!whole) return notUnderstood("no command");
    return readCommandOf(document["method"].get<std::string>(), dumped(document["params"]));
}

} // namespace gaffer::wire
