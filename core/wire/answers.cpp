#include "core/wire/answers.hpp"

#include "core/wire/json.hpp"

#include <algorithm>

namespace gaffer::wire {
namespace {

constexpr int prettyIndent = 2;

/// A name that is not UTF-8 must not keep the other twenty-three stations from being shown.
std::string dumped(const Json& json, int indent = -1) { return json.dump(indent, ' ', false, Json::error_handler_t::replace); }

template <class T> Result<T> readAs(const std::string& text, const std::string& otherwise)
{
    const Json json = Json::parse(text, nullptr, false);
    Problems problems;
    T value;
    if (!json.is_discarded()) Reader{Reader::Mode::Lenient, problems}.read(json, value);
    if (json.is_discarded() || !problems.empty()) return Fault{FaultCode::BadInput, "wire.notUnderstood", otherwise, {}};
    return value;
}

/// `text` as a JSON string when nothing in it has to be escaped but line ends, as in a CSV of readings: the library looks at each
/// byte of it, which takes longer than making it did.
std::optional<std::string> quotedLines(std::string_view text)
{
    const auto isPlain = [](char letter) { return letter >= ' ' && letter < '\x7f' && letter != '"' && letter != '\\'; };
    if (!std::ranges::all_of(text, [&](char letter) { return letter == '\n' || isPlain(letter); })) return std::nullopt;
    std::string quoted{'"'};
    quoted.reserve(text.size() + text.size() / 16);
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        quoted.append(text.substr(begin, end - begin)).append(end < text.size() ? "\\n" : "");
        begin = end + 1;
    }
    return quoted += '"';
}

} // namespace

std::string writeSignedIn(const WorkerNo& worker, const std::string& name, Role role)
{
    return dumped(Json{{"worker", worker.value}, {"name", name}, {"role", nameOf(role)}});
}

std::string writeText(const std::string& text) { return dumped(Json(text)); }
std::string write(const std::vector<StationView>& views) { return dumped(toJson(views)); }
std::string write(const std::vector<MeltView>& views) { return dumped(toJson(views)); }
std::string write(const std::vector<FurnaceView>& views) { return dumped(toJson(views)); }
std::string write(const std::vector<MouldView>& views) { return dumped(toJson(views)); }
std::string write(const std::vector<OrderView>& views) { return dumped(toJson(views)); }
std::string write(const std::vector<PointView>& views) { return dumped(toJson(views)); }
std::string write(const std::vector<ExplainView>& views) { return dumped(toJson(views)); }
std::string write(const std::vector<NoteView>& views) { return dumped(toJson(views)); }
std::string write(const std::vector<Product>& products) { return dumped(toJson(products)); }
std::string write(const std::vector<MethodInfo>& methods) { return dumped(toJson(methods)); }
std::string write(const ShopView& view) { return dumped(toJson(view)); }
std::string write(const Report& report) { return dumped(toJson(report)); }
std::string write(const Status& status) { return dumped(toJson(status)); }
std::string write(const std::vector<BusStatus>& buses) { return dumped(toJson(buses)); }
std::string write(const std::vector<FrameLine>& frames) { return dumped(toJson(frames)); }
std::string write(const std::vector<SlaveStatus>& slaves) { return dumped(toJson(slaves)); }
std::string write(const std::vector<FoundDevice>& devices) { return dumped(toJson(devices)); }
std::string write(const std::vector<std::uint16_t>& words) { return dumped(toJson(words)); }

std::string write(const TextPage& page)
{
    auto quoted = quotedLines(page.text);
    if (!quoted) return dumped(toJson(page));
    return R"({"text":)" + *std::move(quoted) + (page.next ? R"(,"next":)" + dumped(toJson(*page.next)) : std::string{}) + "}";
}

std::string write(const ImportResult& result)
{
    Json json = Json::object();
    json["rows"] = result.rows;
    json["problems"] = result.problems;
    return dumped(json);
}

Result<TextPage> readTextPage(const std::string& text) { return readAs<TextPage>(text, "no page of text"); }
Result<std::vector<BusStatus>> readBuses(const std::string& text) { return readAs<std::vector<BusStatus>>(text, "no counters"); }
Result<std::vector<FrameLine>> readFrames(const std::string& text) { return readAs<std::vector<FrameLine>>(text, "no frames"); }
Result<std::vector<FoundDevice>> readDevices(const std::string& text)
{
    return readAs<std::vector<FoundDevice>>(text, "no devices");
}

std::string writeList(const std::vector<std::string>& jsonTexts)
{
    std::string list{"["};
    for (const std::string& text : jsonTexts) list += (list.size() == 1 ? "" : ",") + text;
    return list + "]";
}

Result<std::vector<std::string>> readList(const std::string& text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_array()) return Fault{FaultCode::BadInput, "wire.notUnderstood", "no list", {}};
    std::vector<std::string> items;
    for (const Json& item : json) items.push_back(dumped(item));
    return items;
}

std::string pretty(const std::string& text)
{
    const Json json = Json::parse(text, nullptr, false);
    return json.is_discarded() ? text : dumped(json, prettyIndent);
}

bool isJson(const std::string& text) { return !Json::parse(text, nullptr, false).is_discarded(); }

std::string withMember(const std::string& paramsJson, const std::string& name, const std::string& value)
{
    Json json = Json::parse(paramsJson, nullptr, false);
    if (!json.is_object() || json.contains(name)) return paramsJson;
    json[name] = value;
    return dumped(json);
}

} // namespace gaffer::wire
