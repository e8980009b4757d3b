#pragma once

#include "core/base/result.hpp"
#include "core/ports/workshop_gateway.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

// The messages between gafferd and its seats (JSON-RPC 2.0 in WebSocket text frames), as values; nothing of JSON shows here.
namespace gaffer::wire {

/// The first word of the service.
struct Hello {
    std::string version;
    /// Changes with every start of the service; a seat that sees a new one drops what it knows.
    std::string epoch;
    Instant now{};
    std::string name;
    std::string language;
    /// True once PINs are set: nobody acts without signing in.
    bool needsPin{};
    bool operator==(const Hello&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"version", &Hello::version}, Field{"epoch", &Hello::epoch}, Field{"now", &Hello::now},
                    Field{"name", &Hello::name}, Field{"language", &Hello::language}, Field{"needsPin", &Hello::needsPin});
    }
};

/// Items of the topics that changed; a `whole` update replaces all that the seat knows, else items are replaced by key and
/// `removed` keys go. Empty lists are not written.
struct TopicUpdate {
    bool whole{};
    std::uint64_t revision{};
    Instant now{};
    std::optional<ShopView> shop;
    std::vector<StationView> stations;
    std::vector<MeltView> melts;
    std::vector<FurnaceView> furnaces;
    std::vector<MouldView> moulds;
    std::vector<OrderView> orders;
    std::vector<PointView> points;
    std::vector<ExplainView> toExplain;
    /// Topic and key of what is gone, as in orders/1042/1.
    std::vector<std::string> removed;
    bool operator==(const TopicUpdate&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"whole", &TopicUpdate::whole}, Field{"revision", &TopicUpdate::revision},
                    Field{"now", &TopicUpdate::now}, Field{"shop", &TopicUpdate::shop}, Field{"stations", &TopicUpdate::stations},
                    Field{"melts", &TopicUpdate::melts}, Field{"furnaces", &TopicUpdate::furnaces},
                    Field{"moulds", &TopicUpdate::moulds}, Field{"orders", &TopicUpdate::orders},
                    Field{"points", &TopicUpdate::points}, Field{"toExplain", &TopicUpdate::toExplain},
                    Field{"removed", &TopicUpdate::removed});
    }
};

/// The service lives; sent at least every second.
struct Tick {
    Instant now{};
    bool operator==(const Tick&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"now", &Tick::now}); }
};

/// The answer to request `id`: exactly one of result (JSON text) and fault.
struct Response {
    std::uint64_t id{};
    std::string result;
    std::optional<Fault> fault;
    bool operator==(const Response&) const = default;
};

/// What a seat can hear.
using ServerMessage = std::variant<Hello, TopicUpdate, Tick, Response>;

/// Reads a message of the service; BadInput when it is none.
Result<ServerMessage> decodeServerMessage(std::string_view text);
/// Writes a message of the service.
std::string encode(const ServerMessage& message);

/// Request of a command; the command id makes a repeat harmless.
std::string encodeCommand(std::uint64_t id, const Command& command, const CommandId& commandId);
/// Request of a method with parameters given as JSON text.
std::string encodeCall(std::uint64_t id, const std::string& method, const std::string& paramsJson);
/// Request to sign in.
std::string encodeSignIn(std::uint64_t id, const WorkerNo& worker, const std::string& pin, const SeatId& seat);
/// Request to watch topics (all when empty).
std::string encodeSubscribe(std::uint64_t id, const std::vector<std::string>& topics);
/// Request of products.
std::string encodeSearchProducts(std::uint64_t id, const std::string& text, int limit);
/// Request of curves; the answer comes as a binary frame (encodeCurves).
std::string encodeTrend(std::uint64_t id, const std::vector<PointName>& points, Instant from, Instant to, int pixels);
/// Request of notes.
std::string encodeListNotes(std::uint64_t id, const std::vector<PointName>& points, Instant from, Instant to);
/// Request of a report.
std::string encodeReport(std::uint64_t id, const std::string& name, Date date, const std::string& shift,
                         const std::string& language);
/// Request to write a report file; `format` is csv, xlsx or pdf.
std::string encodeExportReport(std::uint64_t id, const std::string& name, Date date, const std::string& shift,
                               const std::string& language, const std::string& format);
/// Frames to send in this order to import a CSV file; a long file travels in parts, and only the last frame is answered.
std::vector<std::string> encodeImport(std::uint64_t id, const std::string& kind, const std::string& bytes,
                                      const std::string& encoding, bool dryRun);
/// Request of the service's wiring, shown as text.
std::string encodeWiring(std::uint64_t id);

/// Reads the result of each request.
Result<Answer> decodeAnswer(const Response& response);
/// Reads products found.
Result<std::vector<Product>> decodeProducts(const Response& response);
/// Reads notes found.
Result<std::vector<NoteView>> decodeNotes(const Response& response);
/// Reads a report.
Result<Report> decodeReport(const Response& response);
/// Reads what an import found.
Result<ImportResult> decodeImport(const Response& response);
/// Reads a sign-in: the worker's name and role.
Result<std::pair<std::string, Role>> decodeSignIn(const Response& response);
/// Reads a plain text result.
Result<std::string> decodeText(const Response& response);

/// Curves as one binary frame: request id, then columns (little-endian), and back. Damaged when it is not such a frame.
std::string encodeCurves(std::uint64_t id, const std::vector<TrendCurve>& curves);
/// Reads such a frame.
Result<std::pair<std::uint64_t, std::vector<TrendCurve>>> decodeCurves(std::string_view frame);

/// A command as kept in a seat's journal, and back.
std::string writeCommand(const Command& command, const CommandId& commandId);
/// Reads it; BadInput when it is none.
Result<std::pair<Command, CommandId>> readCommand(std::string_view text);

} // namespace gaffer::wire
