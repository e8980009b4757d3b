#pragma once

#include "app/server/access.hpp"
#include "core/wire/messages.hpp"
#include "core/wire/queries.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gaffer {

/// The result of a query: JSON text, or curves for a binary frame.
struct Payload {
    std::string json;
    std::optional<std::vector<TrendCurve>> curves;
};

/// What the server asks the rest of the service for. Called on the io thread; each `reply` is called once, on the io thread, and
/// not from inside the call.
class Backend {
public:
    template <class T> using Reply = std::function<void(const Result<T>&)>;
    virtual ~Backend() = default;
    /// The first word to a seat.
    [[nodiscard]] virtual wire::Hello hello() const = 0;
    /// The workshop's time.
    [[nodiscard]] virtual Instant now() const = 0;
    /// Checks number and PIN and tells who that is.
    virtual void signIn(const WorkerNo& worker, const std::string& pin, const SeatId& seat, Reply<Credentials> reply) = 0;
    /// Gives a command to the engine.
    virtual void command(Command command, Actor actor, CommandId id, Reply<Answer> reply) = 0;
    /// Answers a query other than those of sessions and subscriptions.
    virtual void ask(wire::Query query, Actor actor, Reply<Payload> reply) = 0;
    /// Everything seats can watch, as it stands now; nullptr when there is too much to do to look.
    virtual void whole(std::function<void(std::shared_ptr<const wire::TopicUpdate>)> reply) = 0;
};

} // namespace gaffer
