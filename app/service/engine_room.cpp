#include "app/service/engine_room.hpp"

#include "app/service/service_log.hpp"
#include "core/base/check.hpp"

#include <algorithm>
#include <exception>

namespace gaffer {
namespace {

using Steady = std::chrono::steady_clock;
/// The first change of quiet topics goes out at once, the next after this.
constexpr std::chrono::milliseconds publishPause{100};
constexpr std::chrono::seconds second{1};

/// A scan as the engine takes it: the values with the moment their last byte arrived.
Input observationOf(const Scan& scan)
{
    Observation observation;
    observation.values.reserve(scan.samples.size());
    GAFFER_CHECK(scan.layout && scan.samples.size() == scan.layout->points.size());
    for (std::size_t i = 0; i < scan.samples.size(); ++i) {
        const Sample& sample = scan.samples[i];
        observation.values.push_back({scan.layout->points[i], sample.value, sample.mark, scan.arrival, sample.raw, false});
    }
    return {std::move(observation), Actor{"system:drivers", Role::Admin, {}}, {}};
}

} // namespace

EngineRoom::EngineRoom(EventLog& log, const Clock& clock, RoomListeners listeners)
    : m_clock{clock}, m_listeners{std::move(listeners)}, m_engine{EngineParts{
                                                             log,
                                                             [this](std::span<const Event> events) {
                                                                 m_dirty.insert({TopicGroup::Floor, TopicGroup::Lists});
                                                                 if (m_listeners.committed) m_listeners.committed(events);
                                                             },
                                                             {},
                                                             {},
                                                             {}}}
{
}

// The thread uses every member: it ends first.
EngineRoom::~EngineRoom() { stop(); }

void EngineRoom::start(std::function<void(const Outcome&)> ready)
{
    GAFFER_CHECK(!m_thread.joinable());
    m_thread = std::thread{[this, ready = std::move(ready)] { run(ready); }};
}

void EngineRoom::stop()
{
    // Also wakes a fold that is still reading years of events.
    m_ending = true;
    m_mailbox.close();
    if (m_thread.joinable()) m_thread.join();
}

// Never behind the log, also when the wall clock was set back.
Instant EngineRoom::now() const { return std::max(m_clock.now(), m_engine.workshop().time); }

void EngineRoom::run(const std::function<void(const Outcome&)>& ready)
{
    const Outcome started = m_engine.start([this] { return m_ending.load(); });
    ready(started);
    if (!started) return;
    m_dirty = {TopicGroup::Points, TopicGroup::Floor, TopicGroup::Lists};
    std::deque<Task> tasks;
    Scans scans;
    m_second = Steady::now();
    // Sleeps until something comes, a second is over, or a publish that was put off is due.
    const auto next = [&] {
        return m_dirty.empty() ? m_second + second : std::min(m_second + second, m_published + publishPause);
    };
    while (m_mailbox.wait(next(), tasks, scans)) {
        round(tasks, scans);
        tasks.clear();
        scans.clear();
    }
    if (const Outcome stopped = m_engine.stop(now()); !stopped)
        logError("the engine could not end cleanly: " + stopped.error().text);
}

void EngineRoom::round(std::deque<Task>& tasks, const Scans& scans)
{
    // Values first: a question that came with them is answered by them.
    for (const auto& scan : scans) {
        m_live.set(*scan);
        m_inputs.push_back({observationOf(*scan), {}});
        m_dirty.insert(TopicGroup::Points);
    }
    for (const Task& task : tasks) doTask(task);
    drain();
    if (Steady::now() - m_second >= second) everySecond();
    publishIfDue();
}

/// A task sees everything that came before it, and what it gives is done before the next one looks.
void EngineRoom::doTask(const Task& task)
{
    drain();
    Desk desk{m_engine.workshop(),
              m_live,
              m_names,
              now(),
              m_engine.stats(),
              m_engine.onReserve(),
              [this](PendingInput input) { m_inputs.push_back(std::move(input)); },
              m_board};
    // A broken question costs its asker the answer, and nobody else anything.
    try {
        task(desk);
    } catch (const std::exception& error) {
        logError(std::string{"a question to the engine failed: "} + error.what());
    }
}

void EngineRoom::drain()
{
    // Each step commits a batch; while the disk syncs, the next one gathers, so load makes batches longer and not the queue.
    while (!m_inputs.empty()) {
        const auto began = Steady::now();
        const auto spent = [&] { return std::chrono::duration_cast<Duration>(Steady::now() - began); };
        const std::size_t before = m_inputs.size();
        const Outcome outcome = m_engine.step(m_inputs, now(), spent);
        if (!outcome) logError("the event log could not be written: " + outcome.error().text);
        GAFFER_CHECK(m_inputs.size() < before);
    }
}

void EngineRoom::everySecond()
{
    m_second = Steady::now();
    const Instant present = now();
    // Scans wait while a batch is committed: what came since the last look is not old, however short its period is.
    const Duration sinceLook = present - std::exchange(m_looked, present);
    // Silence is news too: a value that grew old has to look old.
    const std::vector<PointName> aged = m_live.age(present, m_engine.workshop().floor.settings.stalePeriods, sinceLook);
    Observation observation;
    for (const PointName& name : aged)
        if (const PointValue* value = m_live.find(name); value != nullptr) observation.values.push_back(*value);
    if (!aged.empty()) m_dirty.insert(TopicGroup::Points);
    // Also without values: timers of melts run on when every sensor is dead.
    m_inputs.push_back({{std::move(observation), Actor{"system:clock", Role::Admin, {}}, {}}, {}});
    drain();
    m_dirty.insert(TopicGroup::Floor);
    watchShift();
}

void EngineRoom::publishIfDue()
{
    // At most ten times a second, however many taps and scans there were.
    if (m_dirty.empty() || Steady::now() - m_published < publishPause) return;
    m_published = Steady::now();
    const ViewSource source{m_engine.workshop(), m_live, m_names, now()};
    auto update = std::make_shared<wire::TopicUpdate>(m_board.look(m_dirty, source));
    m_dirty.clear();
    if (!isEmpty(*update) && m_listeners.changed) m_listeners.changed(std::move(update));
}

void EngineRoom::watchShift()
{
    const ShiftStand stand = m_engine.workshop().floor.calendar().at(now());
    // The first look only learns the shift: a start in its middle has ended none.
    const std::optional<ShiftStand> before = std::exchange(m_shift, stand);
    if (before && *before != stand && m_listeners.shiftEnded) m_listeners.shiftEnded(*before);
}

bool EngineRoom::setFacts(PeopleNames names, ShopFacts facts)
{
    return post([this, names = std::move(names), facts = std::move(facts)](Desk&) {
        m_names = names;
        m_board.setFacts(facts);
        m_dirty.insert({TopicGroup::Floor, TopicGroup::Lists});
    });
}

bool EngineRoom::forgetPoints()
{
    return post([this](Desk&) {
        m_live.clear();
        m_dirty.insert({TopicGroup::Points, TopicGroup::Floor});
    });
}

} // namespace gaffer
