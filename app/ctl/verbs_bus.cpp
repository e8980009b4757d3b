#include "app/ctl/service_link.hpp"
#include "app/ctl/text_table.hpp"
#include "app/ctl/verbs.hpp"
#include "core/wire/answers.hpp"

#include <cstdint>
#include <functional>

namespace gaffer::ctl {
namespace {

/// Asks the service and prints its answer: as JSON, or as `text` makes it readable.
CtlExit ask(const CtlContext& context, const std::string& method, const std::string& params,
            const std::function<std::string(const std::string&)>& text)
{
    auto link = ServiceLink::open(context);
    if (!link) return failed(context, link.error());
    const auto json = link->call(method, params);
    if (!json) return failed(context, json.error());
    context.out << (context.json ? wire::pretty(*json) + "\n" : text(*json));
    return CtlExit::Done;
}

/// No name means every bus.
std::string busParams(const std::string& name) { return name.empty() ? "{}" : R"({"bus":)" + wire::writeText(name) + "}"; }

/// Each register as ADDRESS VALUE.
std::string registerLines(const std::string& json, int address)
{
    const auto words = wire::readList(json);
    if (!words) return json + "\n";
    std::string lines;
    for (const std::string& word : *words) lines += std::to_string(address++) + " " + word + "\n";
    return lines;
}

/// One line for each bus, and below a table of its slaves: a bad line and a bad instrument look different there.
std::string busTables(const std::string& json)
{
    std::string text = tableOf(json, {"bus", "up", "requests", "answers", "timeouts", "damaged", "late", "exceptions",
                                      "linkLosses", "loadPercent", "bytesSent", "bytesReceived", "trouble"});
    const auto buses = wire::readBuses(json);
    if (!buses) return text;
    for (const wire::BusStatus& bus : *buses)
        if (!bus.slaves.empty())
            text += "\n" + bus.bus.value + "\n" +
                    tableOf(wire::write(bus.slaves),
                            {"unit", "silent", "requests", "answers", "exceptions", "latencyP50Micros", "latencyP99Micros",
                             "timeoutMicros", "timeouts", "retries", "late", "damaged", "strays"});
    return text;
}

/// Each frame as TIME +MICROSECONDS-SINCE-THE-ONE-BEFORE WAY BYTES.
std::string frameLines(const std::string& json)
{
    const auto frames = wire::readFrames(json);
    if (!frames) return json + "\n";
    std::vector<std::vector<std::string>> rows{{"time", "us", "way", "bytes"}};
    std::int64_t before = frames->empty() ? 0 : frames->front().micros;
    for (const wire::FrameLine& frame : *frames) {
        rows.push_back({toText(frame.time), std::to_string(frame.micros - before), frame.way, frame.hex});
        before = frame.micros;
    }
    return alignedTable(rows);
}

/// Each device with what it says about itself.
std::string deviceTable(const std::string& json)
{
    const auto devices = wire::readDevices(json);
    if (!devices) return json + "\n";
    std::vector<std::vector<std::string>> rows{{"unit", "profile", "identity"}};
    for (const wire::FoundDevice& device : *devices) {
        std::string identity;
        for (const std::string& word : device.identity) identity += (identity.empty() ? "" : ", ") + word;
        rows.push_back(
            {std::to_string(device.unit), device.profile.empty() ? "–" : device.profile, identity.empty() ? "–" : identity});
    }
    return alignedTable(rows);
}

} // namespace

CtlExit bus(const CtlContext& context, const std::string& name) { return ask(context, "bus.get", busParams(name), busTables); }

CtlExit frames(const CtlContext& context, const std::string& bus)
{
    return ask(context, "bus.frames", busParams(bus), frameLines);
}

CtlExit scan(const CtlContext& context, const std::string& bus) { return ask(context, "bus.scan", busParams(bus), deviceTable); }

CtlExit read(const CtlContext& context, const BusRead& asked)
{
    const std::string params = R"({"bus":)" + wire::writeText(asked.bus) + R"(,"unit":)" + std::to_string(asked.unit) +
                               R"(,"table":)" + wire::writeText(asked.table) + R"(,"address":)" + std::to_string(asked.address) +
                               R"(,"count":)" + std::to_string(asked.count) + "}";
    return ask(context, "bus.read", params, [&](const std::string& json) { return registerLines(json, asked.address); });
}

CtlExit write(const CtlContext& context, const std::string& point, const std::string& value)
{
    // JSON would take words such as true for a value.
    const bool number = value.find_first_not_of("0123456789+-.eE") == std::string::npos && wire::isJson(value);
    if (!number) {
        context.err << "gafferctl: the value is no number: " << value << '\n';
        return CtlExit::BadUsage;
    }
    return ask(context, "point.write", R"({"point":)" + wire::writeText(point) + R"(,"value":)" + value + "}",
               [](const std::string&) { return std::string{}; });
}

} // namespace gaffer::ctl
