#include "core/workshop/decide.hpp"

#include "core/base/check.hpp"
#include "core/workshop/decide_context.hpp"

namespace gaffer {
namespace {

Result<Decision> decideBody(const rules::Context& context, const Command& command)
{
    return std::visit([&](const auto& each) { return rules::decide(context, each); }, command);
}

Result<Decision> decideBody(const rules::Context& context, const Observation& observation)
{
    return rules::observe(context, observation);
}

Result<Decision> decideBody(const rules::Context& context, const Configure& configure)
{
    if (configure.floor == context.workshop.floor) return Decision{};
    return Decision{{WorkshopConfigured{configure.floor}}, 0};
}

Result<Decision> decideBody(const rules::Context& context, const ApplyQueues& proposal)
{
    if (proposal.queues.empty()) return refusal("dispatch.none");
    Decision decision;
    for (const SetQueue& queue : proposal.queues) {
        const auto one = rules::decide(context, queue);
        if (!one) return one.error();
        decision.events.insert(decision.events.end(), one->events.begin(), one->events.end());
    }
    return decision;
}

} // namespace

Result<Decision> decide(const Workshop& workshop, const Input& input, Instant now)
{
    GAFFER_CHECK(now >= workshop.time);
    const rules::Context context{workshop, input.actor, now};
    Result<Decision> decision = std::visit([&](const auto& body) { return decideBody(context, body); }, input.body);
    // A refusal leaves nothing behind, and a decision never names a number that nothing made.
    GAFFER_CHECK(!decision || decision->number == 0 || !decision->events.empty());
    return decision;
}

} // namespace gaffer
