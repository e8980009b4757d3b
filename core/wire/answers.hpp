#pragma once

#include "core/ports/history.hpp"
#include "core/ports/workshop_gateway.hpp"
#include "core/report/table.hpp"
#include "core/view/views.hpp"
#include "core/wire/requests.hpp"

#include <string>
#include <vector>

// Results of the service's methods as JSON text.
namespace gaffer::wire {

/// Who signed in: worker, name, role.
std::string writeSignedIn(const WorkerNo& worker, const std::string& name, Role role);
/// A plain text.
std::string writeText(const std::string& text);
/// The stations.
std::string write(const std::vector<StationView>& views);
/// The pots and their melts.
std::string write(const std::vector<MeltView>& views);
/// The furnaces.
std::string write(const std::vector<FurnaceView>& views);
/// The mould copies.
std::string write(const std::vector<MouldView>& views);
/// The order lines.
std::string write(const std::vector<OrderView>& views);
/// The live values.
std::string write(const std::vector<PointView>& views);
/// What waits for an explanation.
std::string write(const std::vector<ExplainView>& views);
/// The products found.
std::string write(const std::vector<Product>& products);
/// The methods.
std::string write(const std::vector<MethodInfo>& methods);
/// The head of every page.
std::string write(const ShopView& view);
/// A report as tables.
std::string write(const Report& report);
/// What an import found.
std::string write(const ImportResult& result);

/// A line of a bus in `status`.
struct BusStatus {
    BusId bus;
    bool up{};
    std::string trouble;
    std::uint64_t requests{};
    std::uint64_t answers{};
    std::uint64_t timeouts{};
    std::uint64_t damaged{};
    std::uint64_t late{};
    std::uint64_t exceptions{};
    std::uint64_t linkLosses{};
    double loadPercent{};
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        using Self = BusStatus;
        return take(Field{"bus", &Self::bus}, Field{"up", &Self::up}, Field{"trouble", &Self::trouble},
                    Field{"requests", &Self::requests}, Field{"answers", &Self::answers}, Field{"timeouts", &Self::timeouts},
                    Field{"damaged", &Self::damaged}, Field{"late", &Self::late}, Field{"exceptions", &Self::exceptions},
                    Field{"linkLosses", &Self::linkLosses}, Field{"loadPercent", &Self::loadPercent});
    }
};

/// How the service is.
struct Status {
    std::string version;
    std::string name;
    std::string address;
    std::uint64_t pid{};
    double uptimeSeconds{};
    Instant time{};
    std::uint64_t events{};
    std::uint64_t databaseBytes{};
    std::uint64_t historyBytes{};
    std::uint64_t historySamples{};
    std::optional<Instant> historyCommitted;
    std::optional<Instant> lastBackup;
    std::uint64_t seats{};
    std::uint64_t parked{};
    std::uint64_t failedCommits{};
    /// Scans dropped because the engine, or the history, could not keep up.
    std::uint64_t scansDropped{};
    bool diskFull{};
    std::vector<BusStatus> buses;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        using Self = Status;
        return take(Field{"version", &Self::version}, Field{"name", &Self::name}, Field{"address", &Self::address},
                    Field{"pid", &Self::pid}, Field{"uptimeSeconds", &Self::uptimeSeconds}, Field{"time", &Self::time},
                    Field{"events", &Self::events}, Field{"databaseBytes", &Self::databaseBytes},
                    Field{"historyBytes", &Self::historyBytes}, Field{"historySamples", &Self::historySamples},
                    Field{"historyCommitted", &Self::historyCommitted}, Field{"lastBackup", &Self::lastBackup},
                    Field{"seats", &Self::seats}, Field{"parked", &Self::parked}, Field{"failedCommits", &Self::failedCommits},
                    Field{"scansDropped", &Self::scansDropped}, Field{"diskFull", &Self::diskFull}, Field{"buses", &Self::buses});
    }
};

/// How the service is, as `gafferctl status --json` prints it.
std::string write(const Status& status);
/// Counters of buses.
std::string write(const std::vector<BusStatus>& buses);

/// A page of a CSV text; `next` is empty on the last one.
struct TextPage {
    std::string text;
    std::optional<Instant> next;
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"text", &TextPage::text}, Field{"next", &TextPage::next}); }
};

/// A page of text.
std::string write(const TextPage& page);
/// Reads a page of text.
Result<TextPage> readTextPage(const std::string& json);

/// A list of texts that are JSON already.
std::string writeList(const std::vector<std::string>& jsonTexts);
/// The items of a list, each as JSON text.
Result<std::vector<std::string>> readList(const std::string& json);
/// JSON text for people: two blanks a level, texts as they are.
std::string pretty(const std::string& json);
/// True when `text` is JSON.
bool isJson(const std::string& text);
/// The parameters of a call with one more member, if they are an object that does not have it.
std::string withMember(const std::string& paramsJson, const std::string& name, const std::string& value);

} // namespace gaffer::wire
