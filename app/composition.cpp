#include "app/composition.hpp"

#include "app/host/running_clock.hpp"
#include "app/server/server.hpp"
#include "app/service/bus_desk.hpp"
#include "app/service/engine_room.hpp"
#include "app/service/history_writer.hpp"
#include "app/service/service.hpp"
#include "app/service/service_log.hpp"
#include "app/service/worker_pool.hpp"
#include "app/upkeep/caretaker.hpp"
#include "app/upkeep/log_repair.hpp"
#include "core/base/check.hpp"
#include "db/disk.hpp"
#include "db/event_log_sqlite.hpp"
#include "db/history/history_sqlite.hpp"
#include "db/log_anchors_sqlite.hpp"
#include "db/people_sqlite.hpp"
#include "drivers/buses.hpp"
#include "drivers/transport/timer.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <future>

namespace gaffer {
namespace {

namespace asio = boost::asio;

/// The service's promise to whoever starts it: each code has one remedy.
enum ExitCode : int { BadConfiguration = 2, FolderInUse = 3, FolderUnusable = 4, AddressInUse = 5 };

/// Two, so that one long report does not keep the trends waiting.
constexpr unsigned workerThreads = 2;
/// A little more often than each second, so that no seat ever waits two for its sign of life.
constexpr std::chrono::milliseconds tickEvery{900};

/// Whether a backup or a check is due, and how full the disk is, is looked at this often.
constexpr std::chrono::seconds careEvery{3};

/// Faults carry keys, not exit codes: which key ends the start how is decided here alone.
int exitCodeOf(const Fault& fault)
{
    if (fault.key == "folder.inUse") return FolderInUse;
    if (fault.key == "server.addressInUse") return AddressInUse;
    const bool asked = fault.key == "wiring.bad" || fault.key.starts_with("server.");
    return asked ? BadConfiguration : FolderUnusable;
}

StartFailure failureOf(const Fault& fault) { return {exitCodeOf(fault), fault.text}; }

/// The scan that a typed reading makes in the history.
std::shared_ptr<const Scan> scanOf(const ReadingTyped& typed)
{
    PointInfo info;
    info.name = typed.point;
    info.unit = typed.unit;
    info.decimals = -1;
    auto layout = std::make_shared<ScanLayout>();
    // A device of its own for each point: typed rounds come when people come, not in scans.
    layout->device = DeviceId{"typed:" + typed.point.value};
    layout->every = Duration{std::chrono::hours{1}};
    layout->points.push_back(std::move(info));
    auto scan = std::make_shared<Scan>();
    scan->layout = std::move(layout);
    scan->scheduled = typed.readAt;
    scan->arrival = typed.readAt;
    scan->samples.push_back({typed.value, uncertainMark(Reason::Substituted), 0});
    return scan;
}

/// Only damage is mended; a full disk or a missing right would not be cured by another log.
Result<std::unique_ptr<EventLogSqlite>> openLog(const WorkshopFolder& folder)
{
    if (const Outcome finished = finishLogRepair(folder); !finished) return finished.error();
    auto log = EventLogSqlite::open(folder.database());
    if (log || log.error().code != FaultCode::Damaged) return log;
    if (const Outcome repaired = repairLog(folder, log.error().text, logError); !repaired) return repaired.error();
    return EventLogSqlite::open(folder.database());
}

/// Nobody's name opens a door while the file of PINs is damaged: roles stand in the event log, and PINs are set anew.
Result<std::unique_ptr<PeopleSqlite>> openPeople(const WorkshopFolder& folder)
{
    auto people = PeopleSqlite::open(folder.people());
    if (people || people.error().code != FaultCode::Damaged) return people;
    if (const Outcome aside = setDatabaseAside(folder.people(), people.error().text, logError); !aside) return aside.error();
    return PeopleSqlite::open(folder.people());
}

/// Whether seats can be served at `endpoint`, found out before anything in the folder is touched.
Outcome mayListen(const Endpoint& endpoint)
{
    asio::io_context io;
    const auto door = listenWebSocket(io, endpoint, {});
    return door ? Outcome{Done{}} : Outcome{door.error()};
}

/// The clock starts no earlier than the log ends: a computer that lost its time must not turn the log back.
Instant lastTimeOf(const EventLog& log)
{
    Instant last{};
    if (log.lastSeq() == 0) return last;
    const Outcome outcome = log.read(log.lastSeq() - 1, [&](const Event& event, std::string_view) {
        last = event.time;
        return true;
    });
    return outcome ? last : Instant{};
}

/// Everything, in the order in which it may stand: later members use earlier ones and go first.
class Running final : public Composition {
public:
    Running(ServiceOptions options, FolderLock lock, LoadedWiring wiring, std::unique_ptr<EventLogSqlite> log,
            std::unique_ptr<PeopleSqlite> people)
        : m_options{std::move(options)}, m_lock{std::move(lock)}, m_wiring{std::move(wiring)}, m_log{std::move(log)},
          m_people{std::move(people)}, m_clock{lastTimeOf(*m_log), m_options.speed}
    {
    }
    ~Running() override;

    Outcome open();
    [[nodiscard]] bool foldedWithin(std::chrono::milliseconds patience) override;
    std::variant<std::string, StartFailure> waitUntilReady() override;
    void reload() override;

private:
    void makeService();
    void typedIntoHistory(std::span<const Event> events);
    void anchor(Instant now);
    void anchorEnd();
    // The seats' sign of life.
    void tick();
    void makeCaretaker();
    void lookAfterFiles();
    void onIo(std::function<void()> work) { asio::post(m_io, std::move(work)); }

    // In this order they are made, and in the reverse they go: whoever calls another stands below it.
    ServiceOptions m_options;
    FolderLock m_lock;
    LoadedWiring m_wiring;
    std::unique_ptr<EventLogSqlite> m_log;
    std::unique_ptr<PeopleSqlite> m_people;
    /// Used on the engine's thread; nothing when its file cannot be used.
    std::unique_ptr<LogAnchorsSqlite> m_anchors;
    RunningClock m_clock;
    SystemDisk m_disk;
    std::unique_ptr<HistorySqlite> m_history;
    std::unique_ptr<HistoryWriter> m_writer;
    asio::io_context m_io;
    Timer m_timer{m_io};
    std::unique_ptr<WorkerPool> m_workers;
    std::unique_ptr<Caretaker> m_care;
    /// Takes hours if the disk is slow: it keeps nobody else's work waiting.
    std::unique_ptr<WorkerPool> m_careWorker;
    std::atomic<bool> m_caring{false};
    std::chrono::steady_clock::time_point m_nextCare{};
    std::unique_ptr<EngineRoom> m_room;
    std::unique_ptr<Buses> m_buses;
    std::unique_ptr<BusDesk> m_busDesk;
    std::unique_ptr<Service> m_service;
    std::unique_ptr<Server> m_server;
    std::unique_ptr<WebSocketServer> m_door;
    std::promise<Outcome> m_folded;
    std::shared_future<Outcome> m_fold{m_folded.get_future()};
    std::thread m_ioThread;
};

Outcome Running::open()
{
    // Drivers and historian come first and need no engine: polling is back within a second whatever the log's length.
    HistoryOptions kept;
    kept.yields = [log = m_options.folder.database()] { return EventLogSqlite::livesOnReserve(log); };
    auto history = HistorySqlite::open(m_options.folder.history(), m_clock, m_disk, kept);
    if (!history) return history.error();
    m_history = *std::move(history);
    // A workshop that lived faster has readings ahead of its last event: no time is told twice.
    if (const auto newest = m_history->newest())
        for (const PointValue& value : *newest) m_clock.advanceTo(value.time);
    if (auto anchors = LogAnchorsSqlite::open(m_options.folder.anchors()))
        m_anchors = *std::move(anchors);
    else
        logWarning("the event log will not be anchored: " + anchors.error().text);
    m_writer = std::make_unique<HistoryWriter>(*m_history, m_clock);
    m_workers = std::make_unique<WorkerPool>(workerThreads);
    makeCaretaker();
    m_room = std::make_unique<EngineRoom>(
        *m_log, m_clock,
        RoomListeners{[this](std::shared_ptr<const wire::TopicUpdate> update) {
                          onIo([this, update = std::move(update)] { m_server->publish(*update); });
                      },
                      [this](std::span<const Event> events) {
                          typedIntoHistory(events);
                          anchor(events.back().time);
                      },
                      [this](const ShiftStand& shift) { onIo([this, shift] { m_service->exportShift(shift); }); }});
    // The server is made last, the door first: it must be known whether the address is free before anything else is done.
    TransportEvents late{[this](SessionId id) { m_server->events().opened(id); },
                         [this](SessionId id, std::string_view text) { m_server->events().received(id, text); },
                         [this](SessionId id) { m_server->events().closed(id); }};
    auto door = listenWebSocket(m_io, m_options.listen, std::move(late));
    if (!door) return door.error();
    m_door = *std::move(door);
    // The historian hears of a scan before the engine does: a reading is kept even if the engine cannot keep up.
    m_buses = std::make_unique<Buses>(m_io, m_wiring.wiring, m_clock, m_options.speed, [this](Scan scan) {
        const auto shared = std::make_shared<const Scan>(std::move(scan));
        m_writer->put(shared);
        m_room->scan(shared);
    });
    m_busDesk = std::make_unique<BusDesk>(*m_buses);
    m_buses->start();
    makeService();
    // From here on all of the above but the engine and the writer is called by this thread alone.
    m_ioThread = std::thread{[this] {
        const auto work = asio::make_work_guard(m_io);
        m_io.run();
    }};
    m_room->start([this](const Outcome& folded) { m_folded.set_value(folded); });
    return Done{};
}

void Running::makeService()
{
    ServiceParts parts{m_options.folder,
                       m_clock,
                       *m_room,
                       *m_history,
                       *m_people,
                       *m_workers,
                       [this](std::function<void()> work) { onIo(std::move(work)); },
                       *m_busDesk,
                       *m_care,
                       [this] { return m_writer->dropped(); },
                       [this] { return m_server->seats(); },
                       m_door->address(),
                       m_options.version};
    m_service = std::make_unique<Service>(std::move(parts), m_wiring);
    m_server = std::make_unique<Server>(*m_service);
    m_server->setTransport(*m_door);
}

void Running::makeCaretaker()
{
    const auto started = std::chrono::steady_clock::now();
    CareParts parts;
    parts.folder = m_options.folder;
    parts.wall = wallNow;
    parts.uptime = [started] { return std::chrono::floor<Duration>(std::chrono::steady_clock::now() - started); };
    parts.clockAhead = [this] { return m_clock.behindWall(); };
    parts.damaged = [this](const std::vector<HistoryFinding>& findings) {
        for (const HistoryFinding& finding : findings) m_history->distrust(finding.file);
    };
    parts.changed = [this] { onIo([this] { m_service->careChanged(); }); };
    parts.say = logInfo;
    parts.warn = logWarning;
    m_care = std::make_unique<Caretaker>(std::move(parts));
    m_careWorker = std::make_unique<WorkerPool>(1);
}

/// One look at a time: a backup takes longer than the pause between two looks.
void Running::lookAfterFiles()
{
    const auto now = std::chrono::steady_clock::now();
    if (now < m_nextCare || m_caring.exchange(true)) return;
    m_nextCare = now + careEvery;
    m_careWorker->post([this] {
        m_care->work();
        m_caring = false;
    });
}

bool Running::foldedWithin(std::chrono::milliseconds patience) { return m_fold.wait_for(patience) == std::future_status::ready; }

std::variant<std::string, StartFailure> Running::waitUntilReady()
{
    // Seats are let in only now: before, they would be shown a workshop that is still being read.
    const Outcome folded = m_fold.get();
    if (!folded)
        return StartFailure{FolderUnusable, "the event log cannot be read: " + folded.error().text,
                            folded.error().code == FaultCode::Damaged};
    onIo([this] {
        m_service->configureEngine();
        m_door->begin();
        m_service->exportMissedShift();
        tick();
    });
    if (const Outcome written = replaceFile(m_options.folder.port(), m_door->address() + "\n", Keep::WhileRunning); !written)
        return failureOf(written.error());
    logInfo("ready on " + m_door->address());
    return m_door->address();
}

void Running::reload()
{
    onIo([this] { m_service->reload([](const Result<Payload>&) {}); });
}

void Running::tick()
{
    m_server->tick();
    lookAfterFiles();
    m_timer.expires_after(tickEvery);
    m_timer.async_wait([this](boost::system::error_code error) {
        if (!error) tick();
    });
}

// Called on the engine's thread after the commit: the history never knows what the log does not.
void Running::typedIntoHistory(std::span<const Event> events)
{
    for (const Event& event : events)
        if (const auto* typed = std::get_if<ReadingTyped>(&event.body)) m_writer->put(scanOf(*typed));
}

/// Without its anchor an hour is only less well guarded: work goes on.
void Running::anchor(Instant now)
{
    // Asked first: writing the head down at every commit would be work for nothing.
    if (!m_anchors || !m_anchors->due(now)) return;
    if (const Outcome kept = m_anchors->keep({now, m_log->lastSeq(), m_log->head()}); !kept)
        logWarning("the event log was not anchored: " + kept.error().text);
}

// Whoever cuts the log of a service that stands still is found out, too.
void Running::anchorEnd()
{
    if (!m_anchors || m_log->lastSeq() == 0) return;
    if (const Outcome kept = m_anchors->keepEnd({lastTimeOf(*m_log), m_log->lastSeq(), m_log->head()}); !kept)
        logWarning("the end of the event log was not anchored: " + kept.error().text);
}

Running::~Running()
{
    std::error_code ignored;
    // First of all, so that nobody is sent to a service that is on its way out.
    std::filesystem::remove(m_options.folder.port(), ignored);
    if (m_ioThread.joinable()) {
        std::promise<void> closed;
        onIo([&] {
            m_timer.cancel();
            m_door->stop();
            m_buses->stop();
            closed.set_value();
        });
        closed.get_future().wait();
    }
    // Sources are closed by now; what they gave is still worked off, from the engine down to the disk.
    if (m_room) m_room->stop();
    anchorEnd();
    if (m_care) m_care->giveUp();
    if (m_service) m_service->giveUp();
    m_careWorker.reset();
    m_workers.reset();
    m_writer.reset();
    m_io.stop();
    if (m_ioThread.joinable()) m_ioThread.join();
    logInfo("stopped");
}

} // namespace

Outcome Composition::repairLog(const WorkshopFolder& folder, const std::string& why)
{
    const auto lock = FolderLock::take(folder);
    return lock ? gaffer::repairLog(folder, why, logError) : Outcome{lock.error()};
}

std::variant<std::unique_ptr<Composition>, StartFailure> Composition::start(const ServiceOptions& options)
{
    // Whatever can be wrong is looked at before anything is written: a start that fails changes nothing.
    auto wiring = loadWiring(options.folder);
    const bool noFolder = !std::filesystem::is_directory(options.folder.path);
    const char* why = std::filesystem::exists(options.folder.path) ? ": is no folder" : ": no such folder";
    if (noFolder) return StartFailure{FolderUnusable, options.folder.path.string() + why};
    if (!wiring) return StartFailure{BadConfiguration, wiring.error().text};
    // When another service owns the folder it also holds the address, and its pid is the better answer.
    if (!isOwned(options.folder))
        if (const Outcome free = mayListen(options.listen); !free) return failureOf(free.error());
    auto lock = FolderLock::take(options.folder);
    if (!lock) return failureOf(lock.error());
    openServiceLog(options.folder.log());
    auto log = openLog(options.folder);
    if (!log) return StartFailure{FolderUnusable, log.error().text};
    auto people = openPeople(options.folder);
    if (!people) return StartFailure{FolderUnusable, people.error().text};
    auto running = std::make_unique<Running>(options, *std::move(lock), *std::move(wiring), *std::move(log), *std::move(people));
    if (const Outcome opened = running->open(); !opened) return failureOf(opened.error());
    return std::unique_ptr<Composition>{std::move(running)};
}

} // namespace gaffer
