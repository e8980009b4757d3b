#pragma once

#include "core/base/result.hpp"
#include "core/ports/history.hpp"
#include "core/report/table.hpp"
#include "core/view/note_views.hpp"
#include "core/view/views.hpp"
#include "core/workshop/command.hpp"
#include "core/workshop/decide.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace gaffer {

/// A seat's copy of what it watches, kept up to date by the gateway.
struct SeatView {
    ShopView shop;
    std::vector<StationView> stations;
    std::vector<MeltView> melts;
    std::vector<FurnaceView> furnaces;
    std::vector<MouldView> moulds;
    std::vector<OrderView> orders;
    std::vector<PointView> points;
    std::vector<ExplainView> toExplain;
};

/// How the seat stands to the service.
struct LinkState {
    enum class Phase : std::uint8_t { Connecting, Live, Lost };
    Phase phase{Phase::Connecting};
    /// The service's time of its last word; what is shown is as old as this.
    Instant lastWord{};
    /// Who is signed in; empty when nobody is.
    WorkerNo worker;
    std::string workerName;
    Role role{Role::Worker};
    /// Commands typed here that are not yet confirmed.
    int unconfirmed{};
    std::string address;
};

/// One curve of a trend page.
struct TrendCurve {
    PointName point;
    std::string unit;
    int decimals{};
    bool stepped{};
    std::vector<HistoryBin> bins;
};

/// What a page asks for with an import.
struct ImportResult {
    std::int64_t rows{};
    /// One sentence per mistake, with line and column; empty when the rows were taken over (or would be, in a dry run).
    std::vector<std::string> problems;
};

/// The seat's only way to the workshop. Everything is asynchronous; `reply` is called on the seat's thread, once, also when the
/// service is lost (Unavailable). Plain values only.
class WorkshopGateway {
public:
    template <class T> using Reply = std::function<void(const Result<T>&)>;
    virtual ~WorkshopGateway() = default;
    /// What the seat knows now.
    [[nodiscard]] virtual const SeatView& view() const = 0;
    /// How the link stands.
    [[nodiscard]] virtual const LinkState& link() const = 0;
    /// Calls `changed` after each change of view() or link(), at most twenty times a second.
    virtual void onChange(std::function<void()> changed) = 0;
    /// Gives a command; while the link is lost counts are kept in the seat's journal and sent once it is back.
    virtual void send(const Command& command, Reply<Answer> reply) = 0;
    /// Signs a worker in by number and PIN (the PIN may be empty until users are set up).
    virtual void signIn(const WorkerNo& worker, const std::string& pin, Reply<Done> reply) = 0;
    /// Signs the worker out.
    virtual void signOut() = 0;
    /// Finds at most `limit` products by code, name or initials; an empty text gives the first ones.
    virtual void searchProducts(const std::string& text, int limit, Reply<std::vector<Product>> reply) = 0;
    /// Curves of `points` over [from, to) reduced to at most `pixels` bins each.
    virtual void trend(const std::vector<PointName>& points, Instant from, Instant to, int pixels,
                       Reply<std::vector<TrendCurve>> reply) = 0;
    /// Notes that touch [from, to]: those of `points` and of the whole house.
    virtual void notes(const std::vector<PointName>& points, Instant from, Instant to, Reply<std::vector<NoteView>> reply) = 0;
    /// A report as tables.
    virtual void report(const std::string& name, Date date, const std::string& shift, const std::string& language,
                        Reply<Report> reply) = 0;
    /// Writes a report file (csv, xlsx, pdf) into the workshop's exports and gives its path.
    virtual void exportReport(const std::string& name, Date date, const std::string& shift, const std::string& language,
                              const std::string& format, Reply<std::string> reply) = 0;
    /// Imports a CSV file's bytes; a dry run only says what is wrong.
    virtual void importCsv(const std::string& kind, const std::string& bytes, const std::string& encoding, bool dryRun,
                           Reply<ImportResult> reply) = 0;
    /// The wiring as shown read-only on the setup page: pretty JSON text.
    virtual void wiring(Reply<std::string> reply) = 0;
};

} // namespace gaffer
