#include "app/ctl/sample_people.hpp"

#include "app/ctl/service_link.hpp"
#include "app/host/load_wiring.hpp"
#include "core/wire/answers.hpp"
#include "core/wire/requests.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace gaffer {
namespace {

/// The same days for everybody who tries the sample.
constexpr std::uint64_t seed = 1;

/// The role in which a person of the sample calls `method`: the least that may.
std::string roleOf(const std::string& method)
{
    const wire::MethodInfo* info = wire::findMethod(method);
    return info == nullptr || info->roles.empty() ? "admin" : std::string{nameOf(info->roles.front())};
}

/// Does what people do, one call after the other; what is refused is said and passed over, as people would.
class Players {
public:
    Players(ServiceLink& link, const CtlContext& context) : m_link{link}, m_context{context} {}

    Outcome act(const std::vector<SampleAct>& acts)
    {
        for (const SampleAct& planned : acts) {
            // Who ladles glass or ends a melt looks into the pot first.
            const auto seen =
                planned.looksInto.empty() ? std::optional{planned} : afterLooking(planned, meltIn(planned.looksInto));
            if (!seen) continue;
            const SampleAct& act = *seen;
            const std::string person = R"({"worker":)" + wire::writeText(act.by) + R"(,"role":)" +
                                       wire::writeText(roleOf(act.method)) + R"(,"seat":"sample"})";
            // Signing in for each act would double the calls.
            if (person != m_person) {
                const auto acted = m_link.call("session.actAs", person);
                if (!acted) return acted.error();
                m_person = person;
            }
            const auto done = m_link.call(act.method, act.params);
            if (!done && done.error().key == "client.noService") return done.error();
            if (!done)
                m_context.err << toText(act.at) << " " << act.by << " " << act.method << " " << act.params << ": "
                              << done.error().text << '\n';
        }
        return Done{};
    }

private:
    /// What the service says is left of the melt in a pot, kg; 0 when none stands there, whatever heel the pot keeps.
    double meltIn(const std::string& pot)
    {
        const auto answer = m_link.call("melts.get", "{}");
        // An answer that is none counts as an empty pot: the act is passed over.
        const auto melts = nlohmann::json::parse(answer ? *answer : "[]", nullptr, false);
        for (const auto& melt : melts)
            if (melt.is_object() && melt.value("pot", "") == pot && melt.value("stage", "empty") != "empty")
                return melt.value("leftKg", 0.0);
        return 0;
    }

    ServiceLink& m_link;
    const CtlContext& m_context;
    std::string m_person;
};

/// True while no pot holds a melt: the workshop has not begun.
bool isUntouched(ServiceLink& link)
{
    const auto melts = link.call("melts.get", "{}");
    if (!melts) return false;
    const auto count = [&](const std::string& words) {
        std::size_t found = 0;
        for (std::size_t at = melts->find(words); at != std::string::npos; at = melts->find(words, at + 1)) ++found;
        return found;
    };
    return count(R"("stage":")") == count(R"("stage":"empty")");
}

} // namespace

SampleDays::SampleDays(ShiftCalendar calendar, Instant now, std::uint64_t chosen, std::vector<SampleAct> first)
    : m_calendar{std::move(calendar)}, m_seed{chosen}, m_began{first.empty() ? Instant{} : now}, m_done{now}
{
    m_acts.assign(std::make_move_iterator(first.begin()), std::make_move_iterator(first.end()));
    m_next = m_calendar.businessDate(now);
    fill(now);
}

void SampleDays::fill(Instant now)
{
    const Date last{std::chrono::sys_days{m_calendar.businessDate(now)} + std::chrono::days{1}};
    // Always a day ahead, so that no act of a night is found too late.
    while (std::chrono::sys_days{m_next} <= std::chrono::sys_days{last}) {
        const Duration offset = toLocal(m_calendar.zone(), now) - now;
        for (SampleAct& act : sampleDay(m_next, offset, m_seed, m_began))
            // What lay before the start was not done and is not made up for.
            if (act.at > m_done) m_acts.push_back(std::move(act));
        m_next = Date{std::chrono::sys_days{m_next} + std::chrono::days{1}};
        // Days overlap at midnight; acts of one instant keep the order in which they were planned.
        std::stable_sort(m_acts.begin(), m_acts.end(), [](const SampleAct& a, const SampleAct& b) { return a.at < b.at; });
    }
}

std::vector<SampleAct> SampleDays::due(Instant now)
{
    fill(now);
    std::vector<SampleAct> acts;
    while (!m_acts.empty() && m_acts.front().at <= now) {
        acts.push_back(std::move(m_acts.front()));
        m_acts.pop_front();
    }
    m_done = std::max(m_done, now);
    return acts;
}

CtlExit playSamplePeople(const CtlContext& context)
{
    const auto wiring = loadWiring(*context.folder);
    if (!wiring) return failed(context, wiring.error());
    auto link = ServiceLink::open(context);
    if (!link) return failed(context, link.error());
    const ShiftCalendar calendar = wiring->floor.calendar();
    const Instant begin = link->hello().now;
    Players players{*link, context};
    // A workshop that was played before goes on where it stands.
    auto first =
        isUntouched(*link) ? sampleStart(begin, toLocal(calendar.zone(), begin) - begin, seed) : std::vector<SampleAct>{};
    SampleDays days{calendar, begin, seed, std::move(first)};
    Outcome outcome = players.act(days.due(begin));
    while (outcome) {
        const auto message = link->next();
        if (!message) return failed(context, message.error());
        // The service's clock drives the people: at speed 60 they work sixty times as fast.
        if (const auto* tick = std::get_if<wire::Tick>(&*message)) outcome = players.act(days.due(tick->now));
    }
    return failed(context, outcome.error());
}

} // namespace gaffer
