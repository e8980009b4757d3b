#pragma once

#include "app/ctl/context.hpp"
#include "core/wire/messages.hpp"

#include <memory>
#include <string>

namespace gaffer {

/// A program's talk with the service: one question at a time.
class ServiceLink {
public:
    /// Connects to the service of `context` and acts as the person named there. Unavailable, saying that gafferd is not running,
    /// when there is none.
    static Result<ServiceLink> open(const CtlContext& context);
    /// Calls a method with parameters as JSON text; the result as JSON text.
    Result<std::string> call(const std::string& method, const std::string& params);
    /// Sends frames of which the last is a request with number `id`, and gives its answer.
    Result<wire::Response> exchange(const std::vector<std::string>& frames, std::uint64_t id);
    /// The next message of any kind.
    Result<wire::ServerMessage> next();
    /// The service's first word.
    [[nodiscard]] const wire::Hello& hello() const noexcept { return m_hello; }
    /// A number for the next request.
    std::uint64_t nextId() { return ++m_id; }

private:
    explicit ServiceLink(std::unique_ptr<WebSocketClient> client) : m_client{std::move(client)} {}
    Outcome greet(const std::string& as);

    std::unique_ptr<WebSocketClient> m_client;
    wire::Hello m_hello;
    std::uint64_t m_id{0};
};

/// True when a service of `context` can be reached, by address or by its folder's lock.
bool serviceRuns(const CtlContext& context);

} // namespace gaffer
