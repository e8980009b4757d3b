#pragma once

#include "core/base/field.hpp"
#include "core/base/ids.hpp"
#include "core/base/instant.hpp"
#include "core/crew/crew.hpp"
#include "core/wiring/wiring.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

// Every method of the service that is no command of the workshop: who may call it and its parameters.
namespace gaffer::wire {

/// Whether a method may be called by a seat at which nobody signed in, once PINs are set.
enum class Entry : std::uint8_t { Open, SignedIn };

namespace query {

/// Gives a query struct its method name, the roles that may call it and whether it needs a sign-in.
#define GAFFER_QUERY(METHOD, ENTRY, ROLES)                                                                                       \
    static constexpr std::string_view method{METHOD};                                                                            \
    static constexpr Entry entry{ENTRY};                                                                                         \
    static constexpr RoleSet roles{ROLES};                                                                                       \
    bool operator==(const Self&) const = default;

/// A query without parameters.
#define GAFFER_PLAIN_QUERY(NAME, METHOD, ENTRY, ROLES)                                                                           \
    struct NAME {                                                                                                                \
        using Self = NAME;                                                                                                       \
        GAFFER_QUERY(METHOD, ENTRY, ROLES)                                                                                       \
        static constexpr auto fields(auto&& take) { return take(); }                                                             \
    };

/// Signs a worker in at this seat.
struct SessionSignIn {
    using Self = SessionSignIn;
    WorkerNo worker;
    std::string pin;
    SeatId seat;
    GAFFER_QUERY("session.signIn", Entry::Open, everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"worker", &Self::worker, Need::Required}, Field{"pin", &Self::pin}, Field{"seat", &Self::seat});
    }
};

/// Acts as a worker without a PIN; only on loopback and until the first PIN is set.
struct SessionActAs {
    using Self = SessionActAs;
    WorkerNo worker;
    Role role{Role::Worker};
    SeatId seat;
    GAFFER_QUERY("session.actAs", Entry::Open, everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"worker", &Self::worker, Need::Required}, Field{"role", &Self::role, Need::Required},
                    Field{"seat", &Self::seat});
    }
};

/// Signs the worker of this seat out.
GAFFER_PLAIN_QUERY(SessionSignOut, "session.signOut", Entry::Open, everyone)

/// Watches topics; all when none is named. The answer is followed by a whole update.
struct Subscribe {
    using Self = Subscribe;
    std::vector<std::string> topics;
    GAFFER_QUERY("subscribe", Entry::Open, everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"topics", &Self::topics}); }
};

/// Finds products by code, name or initials.
struct SearchProducts {
    using Self = SearchProducts;
    std::string text;
    int limit{50};
    GAFFER_QUERY("products.search", Entry::Open, everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"text", &Self::text}, Field{"limit", &Self::limit}); }
};

/// Curves; answered by a binary frame.
struct ReadTrend {
    using Self = ReadTrend;
    std::vector<PointName> points;
    Instant from{};
    Instant to{};
    int pixels{1000};
    GAFFER_QUERY("trend.read", Entry::Open, everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"points", &Self::points, Need::Required}, Field{"from", &Self::from, Need::Required},
                    Field{"to", &Self::to, Need::Required}, Field{"pixels", &Self::pixels});
    }
};

/// A report as tables; today's business date and the whole day unless said.
struct GetReport {
    using Self = GetReport;
    std::string name{"daily"};
    std::optional<Date> date;
    std::string shift;
    std::string language;
    GAFFER_QUERY("report.get", Entry::Open, everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"name", &Self::name}, Field{"date", &Self::date}, Field{"shift", &Self::shift},
                    Field{"language", &Self::language});
    }
};

/// Writes a report into the workshop's exports; answers with its path.
struct ExportReport {
    using Self = ExportReport;
    std::string name{"daily"};
    std::optional<Date> date;
    std::string shift;
    std::string language;
    std::string format;
    GAFFER_QUERY("report.export", Entry::Open, everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"name", &Self::name}, Field{"date", &Self::date}, Field{"shift", &Self::shift},
                    Field{"language", &Self::language}, Field{"format", &Self::format, Need::Required});
    }
};

/// A piece of a file too long for one frame, sent before the import that uses it; base64.
struct ImportPart {
    using Self = ImportPart;
    std::string upload;
    std::string bytes;
    GAFFER_QUERY("import.part", Entry::SignedIn, leaders.with(setters))
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"upload", &Self::upload, Need::Required}, Field{"bytes", &Self::bytes, Need::Required});
    }
};

/// Imports a CSV file: the parts of `upload`, then `bytes` (base64).
struct ImportCsv {
    using Self = ImportCsv;
    std::string kind;
    std::string encoding{"utf-8"};
    bool dryRun{};
    std::string upload;
    std::string bytes;
    GAFFER_QUERY("import.csv", Entry::SignedIn, leaders.with(setters))
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"kind", &Self::kind, Need::Required}, Field{"encoding", &Self::encoding},
                    Field{"dryRun", &Self::dryRun}, Field{"upload", &Self::upload}, Field{"bytes", &Self::bytes});
    }
};

/// Live values, those named or all.
struct GetPoints {
    using Self = GetPoints;
    std::vector<PointName> names;
    GAFFER_QUERY("points.get", Entry::Open, everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"names", &Self::names}); }
};

/// Events after a sequence number, a page at a time.
struct GetEvents {
    using Self = GetEvents;
    std::uint64_t since{};
    int limit{500};
    GAFFER_QUERY("events.get", Entry::Open, everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"since", &Self::since}, Field{"limit", &Self::limit}); }
};

/// A point's history as CSV, a page at a time: `next` of the answer is the `from` of the next page.
struct GetHistory {
    using Self = GetHistory;
    PointName point;
    Instant from{};
    std::optional<Instant> to;
    std::optional<Duration> every;
    GAFFER_QUERY("history.csv", Entry::Open, everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"point", &Self::point, Need::Required}, Field{"from", &Self::from, Need::Required},
                    Field{"to", &Self::to}, Field{"every", &Self::every});
    }
};

/// Notes that touch a span: those of the points named and of the whole house, or all.
struct ListNotes {
    using Self = ListNotes;
    std::vector<PointName> points;
    Instant from{};
    Instant to{};
    GAFFER_QUERY("notes.list", Entry::Open, everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"points", &Self::points}, Field{"from", &Self::from, Need::Required},
                    Field{"to", &Self::to, Need::Required});
    }
};

/// Sets a worker's PIN. The first one may be set by anybody on loopback; from then on nobody acts without signing in.
struct SetPin {
    using Self = SetPin;
    WorkerNo worker;
    std::string pin;
    GAFFER_QUERY("people.setPin", Entry::SignedIn, (RoleSet{Role::Manager, Role::Admin}))
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"worker", &Self::worker, Need::Required}, Field{"pin", &Self::pin, Need::Required});
    }
};

/// Counters of a bus, or of all.
struct GetBus {
    using Self = GetBus;
    BusId bus;
    GAFFER_QUERY("bus.get", Entry::Open, everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"bus", &Self::bus}); }
};

/// Reads registers of a device once.
struct ReadBus {
    using Self = ReadBus;
    BusId bus;
    std::uint8_t unit{};
    Table table{Table::Holding};
    std::uint16_t address{};
    std::uint16_t count{1};
    GAFFER_QUERY("bus.read", Entry::SignedIn, setters.with(tenders))
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"bus", &Self::bus, Need::Required}, Field{"unit", &Self::unit, Need::Required},
                    Field{"table", &Self::table, Need::Required}, Field{"address", &Self::address, Need::Required},
                    Field{"count", &Self::count});
    }
};

/// The last 256 frames of a bus.
struct GetFrames {
    using Self = GetFrames;
    BusId bus;
    GAFFER_QUERY("bus.frames", Entry::Open, everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"bus", &Self::bus, Need::Required}); }
};

/// Looks for devices on a bus, address by address, between its polls.
struct ScanBus {
    using Self = ScanBus;
    static constexpr std::uint8_t lastUnit = 247;
    BusId bus;
    std::uint8_t first{1};
    std::uint8_t last{lastUnit};
    GAFFER_QUERY("bus.scan", Entry::SignedIn, setters.with(tenders))
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"bus", &Self::bus, Need::Required}, Field{"first", &Self::first}, Field{"last", &Self::last});
    }
};

/// Writes a point that the wiring lets somebody of that role write; answers after it was read back.
struct WritePoint {
    using Self = WritePoint;
    PointName point;
    double value{};
    GAFFER_QUERY("point.write", Entry::SignedIn, everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"point", &Self::point, Need::Required}, Field{"value", &Self::value, Need::Required});
    }
};

/// All stations.
GAFFER_PLAIN_QUERY(GetStations, "stations.get", Entry::Open, everyone)
/// All pots and their melts.
GAFFER_PLAIN_QUERY(GetMelts, "melts.get", Entry::Open, everyone)
/// All furnaces.
GAFFER_PLAIN_QUERY(GetFurnaces, "furnaces.get", Entry::Open, everyone)
/// All mould copies.
GAFFER_PLAIN_QUERY(GetMoulds, "moulds.get", Entry::Open, everyone)
/// All order lines.
GAFFER_PLAIN_QUERY(GetOrders, "orders.get", Entry::Open, everyone)
/// The head of every page.
GAFFER_PLAIN_QUERY(GetShop, "shop.get", Entry::Open, everyone)
/// Counts and stops that wait for an explanation.
GAFFER_PLAIN_QUERY(GetToExplain, "toExplain.get", Entry::Open, everyone)
/// The wiring as text.
GAFFER_PLAIN_QUERY(GetWiring, "wiring.get", Entry::Open, everyone)
/// Version, uptime, buses, sizes.
GAFFER_PLAIN_QUERY(GetStatus, "status.get", Entry::Open, everyone)
/// Takes an edited workshop.json over.
GAFFER_PLAIN_QUERY(Reload, "reload", Entry::SignedIn, setters)
/// All methods with parameters and roles.
GAFFER_PLAIN_QUERY(GetMethods, "methods", Entry::Open, everyone)

#undef GAFFER_PLAIN_QUERY
#undef GAFFER_QUERY

} // namespace query

/// What a seat can ask besides commands.
using Query =
    std::variant<query::SessionSignIn, query::SessionActAs, query::SessionSignOut, query::Subscribe, query::SearchProducts,
                 query::ReadTrend, query::GetReport, query::ExportReport, query::ImportPart, query::ImportCsv, query::GetPoints,
                 query::GetEvents, query::GetHistory, query::SetPin, query::GetBus, query::ReadBus, query::GetFrames,
                 query::ScanBus, query::WritePoint, query::GetStations, query::GetMelts, query::GetFurnaces, query::GetMoulds,
                 query::GetOrders, query::GetShop, query::GetToExplain, query::GetWiring, query::GetStatus, query::Reload,
                 query::GetMethods, query::ListNotes>;

} // namespace gaffer::wire
