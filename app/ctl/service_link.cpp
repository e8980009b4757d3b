#include "app/ctl/service_link.hpp"

#include "core/base/check.hpp"
#include "core/wire/answers.hpp"
#include "core/wire/queries.hpp"

namespace gaffer {
namespace {

/// The service says something each second; silence longer than this means it is gone.
constexpr int silenceMillis = 15'000;

Fault notRunning() { return {FaultCode::Unavailable, "ctl.notRunning", "gafferd is not running", {}}; }

} // namespace

CtlExit failed(const CtlContext& context, const Fault& fault)
{
    context.err << "gafferctl: " << fault.text << '\n';
    return CtlExit::Failed;
}

bool serviceRuns(const CtlContext& context) { return context.connect || (context.folder && runningService(*context.folder)); }

Result<ServiceLink> ServiceLink::open(const CtlContext& context)
{
    std::optional<Endpoint> endpoint = context.connect;
    if (!endpoint && context.folder)
        if (const auto address = runningService(*context.folder)) {
            const auto parsed = parseEndpoint(*address);
            if (parsed) endpoint = *parsed;
        }
    if (!endpoint) return notRunning();
    auto client = connectWebSocket(*endpoint);
    if (!client) return client.error();
    ServiceLink link{*std::move(client)};
    if (const Outcome greeted = link.greet(context.as); !greeted) return greeted.error();
    return link;
}

Outcome ServiceLink::greet(const std::string& as)
{
    auto first = next();
    if (!first) return first.error();
    const auto* hello = std::get_if<wire::Hello>(&*first);
    if (hello == nullptr) return Fault{FaultCode::Unavailable, "ctl.noHello", "what answers there is no gafferd", {}};
    m_hello = *hello;
    if (as.empty()) return Done{};
    const std::size_t colon = as.find(':');
    if (colon == std::string::npos)
        return Fault{FaultCode::BadInput, "ctl.as", "--as takes NUMBER:ROLE, as in 12:supervisor", {}};
    const auto acted = call("session.actAs", R"({"worker":)" + wire::writeText(as.substr(0, colon)) + R"(,"role":)" +
                                                 wire::writeText(as.substr(colon + 1)) + R"(,"seat":"gafferctl"})");
    if (!acted) return acted.error();
    return Done{};
}

Result<wire::ServerMessage> ServiceLink::next()
{
    const auto text = m_client->receive(silenceMillis);
    if (!text) return text.error();
    return wire::decodeServerMessage(*text);
}

Result<wire::Response> ServiceLink::exchange(const std::vector<std::string>& frames, std::uint64_t id)
{
    for (const std::string& frame : frames)
        if (const Outcome sent = m_client->send(frame); !sent) return sent.error();
    for (;;) {
        auto message = next();
        if (!message) return message.error();
        if (const auto* response = std::get_if<wire::Response>(&*message);
            response != nullptr && (response->id == id || response->fault))
            return *response;
    }
}

Result<std::string> ServiceLink::call(const std::string& method, const std::string& params)
{
    const std::uint64_t id = nextId();
    const auto response = exchange({wire::encodeCall(id, method, params)}, id);
    if (!response) return response.error();
    if (response->fault) return *response->fault;
    return response->result;
}

} // namespace gaffer
