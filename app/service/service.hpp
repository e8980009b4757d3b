#pragma once

#include "app/host/load_wiring.hpp"
#include "app/host/workshop_folder.hpp"
#include "app/server/backend.hpp"
#include "app/service/bus_desk.hpp"
#include "app/service/engine_room.hpp"
#include "app/service/worker_pool.hpp"
#include "app/upkeep/caretaker.hpp"
#include "core/ports/history.hpp"
#include "core/ports/people.hpp"
#include "core/wire/answers.hpp"

#include <atomic>
#include <mutex>

namespace gaffer {

/// What the service is made of; everything outlives it.
struct ServiceParts {
    WorkshopFolder folder;
    const Clock& clock;
    EngineRoom& room;
    HistoryStore& history;
    People& people;
    WorkerPool& workers;
    /// Runs a function on the io thread.
    std::function<void(std::function<void()>)> toIo;
    /// Used on the io thread.
    BusDesk& buses;
    /// Knows of backups, checks and damaged files.
    Caretaker& care;
    /// Scans dropped by the history's writer.
    std::function<std::uint64_t()> scansDropped;
    /// Seats now; called on the io thread.
    std::function<std::size_t()> seats;
    /// HOST:PORT where seats connect.
    std::string address;
    std::string version;
};

/// Answers what seats ask, by the thread that knows: the engine's, a worker or its own. Its public functions belong to the io
/// thread.
class Service final : public Backend {
public:
    /// Takes its parts and the wiring that stands.
    Service(ServiceParts parts, LoadedWiring wiring);

    [[nodiscard]] wire::Hello hello() const override;
    [[nodiscard]] Instant now() const override { return m_parts.clock.now(); }
    void signIn(const WorkerNo& worker, const std::string& pin, const SeatId& seat, Reply<Credentials> reply) override;
    void command(Command command, Actor actor, CommandId id, Reply<Answer> reply) override;
    void ask(wire::Query query, Actor actor, Reply<Payload> reply) override;
    void whole(std::function<void(std::shared_ptr<const wire::TopicUpdate>)> reply) override;

    /// Gives the wiring that stands to the engine; at the start and after a reload.
    void configureEngine();
    /// Reads workshop.json again; `reply` hears of it on the io thread.
    void reload(Reply<Payload> reply);
    /// Writes the reports of a shift into exports/, on a worker, and those of the whole day after its last shift.
    void exportShift(const ShiftStand& shift);
    /// Tells seats what the caretaker knows now.
    void careChanged() { refreshFacts(); }
    /// Does the same for the last shift that ended, if no service was there to do it.
    void exportMissedShift();

    /// Ends reports under way: a stop does not wait for them; any thread.
    void giveUp() { m_ending = true; }

private:
    std::atomic<bool> m_ending{false};
    using Json = Result<std::string>;
    template <class Look> void look(Reply<Payload> reply, Look look);
    template <class Work> void work(Reply<Payload> reply, Work work);
    void deliver(const Reply<Payload>& reply, Result<Payload> result) const;

    void on(const wire::query::SearchProducts& query, const Actor& actor, Reply<Payload> reply);
    void on(const wire::query::ReadTrend& query, const Actor& actor, Reply<Payload> reply);
    void on(const wire::query::GetReport& query, const Actor& actor, Reply<Payload> reply);
    void on(const wire::query::ExportReport& query, const Actor& actor, Reply<Payload> reply);
    void on(const wire::query::ImportCsv& query, const Actor& actor, Reply<Payload> reply);
    void on(const wire::query::GetPoints& query, const Actor& actor, Reply<Payload> reply);
    void on(const wire::query::GetEvents& query, const Actor& actor, Reply<Payload> reply);
    void on(const wire::query::GetHistory& query, const Actor& actor, Reply<Payload> reply);
    void on(const wire::query::ListNotes& query, const Actor& actor, Reply<Payload> reply);
    void on(const wire::query::SetPin& query, const Actor& actor, Reply<Payload> reply);
    void on(const wire::query::GetBus& query, const Actor& actor, Reply<Payload> reply);
    void on(const wire::query::ReadBus& query, const Actor& actor, Reply<Payload> reply);
    void on(const wire::query::GetFrames& query, const Actor& actor, Reply<Payload> reply);
    void on(const wire::query::ScanBus& query, const Actor& actor, Reply<Payload> reply);
    void on(const wire::query::WritePoint& query, const Actor& actor, Reply<Payload> reply);
    void on(const wire::query::GetStations& query, const Actor& actor, Reply<Payload> reply);
    void on(const wire::query::GetMelts& query, const Actor& actor, Reply<Payload> reply);
    void on(const wire::query::GetFurnaces& query, const Actor& actor, Reply<Payload> reply);
    void on(const wire::query::GetMoulds& query, const Actor& actor, Reply<Payload> reply);
    void on(const wire::query::GetOrders& query, const Actor& actor, Reply<Payload> reply);
    void on(const wire::query::GetShop& query, const Actor& actor, Reply<Payload> reply);
    void on(const wire::query::GetToExplain& query, const Actor& actor, Reply<Payload> reply);
    void on(const wire::query::GetWiring& query, const Actor& actor, Reply<Payload> reply);
    void on(const wire::query::GetStatus& query, const Actor& actor, Reply<Payload> reply);
    void on(const wire::query::Reload& query, const Actor& actor, Reply<Payload> reply);
    void on(const wire::query::GetMethods& query, const Actor& actor, Reply<Payload> reply);
    /// Questions of sessions and subscriptions never come here: the server answers them.
    template <class Other> void on(const Other&, const Actor&, Reply<Payload> reply)
    {
        deliver(reply, Fault{FaultCode::Internal, "service.notMine", "the server answers this itself", {}});
    }

    void takeOver(LoadedWiring wiring);
    void refreshFacts();
    void finishImport(const std::vector<Person>& people, ImportResult result, const Reply<Payload>& reply);
    [[nodiscard]] wire::Status status(const Desk& desk) const;
    Result<std::string> exportFile(const wire::query::ExportReport& query) const;
    [[nodiscard]] ShopFacts facts() const;

    ServiceParts m_parts;
    std::string m_epoch;
    std::chrono::steady_clock::time_point m_started;
    /// The io thread's own.
    LoadedWiring m_wiring;
    std::atomic<bool> m_needsPin{false};
    /// Guards people, whose file several workers use.
    std::mutex m_peopleMutex;
};

} // namespace gaffer
