#pragma once

#include "core/ports/history.hpp"
#include "core/ports/workshop_gateway.hpp"
#include "core/report/table.hpp"
#include "core/view/note_views.hpp"
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
/// The notes found.
std::string write(const std::vector<NoteView>& views);
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

/// What happened between us and one slave; times in microseconds.
struct SlaveStatus {
    std::uint8_t unit{};
    /// It does not answer and is only probed.
    bool silent{};
    std::uint64_t requests{};
    std::uint64_t answers{};
    std::uint64_t exceptions{};
    std::int64_t latencyP50Micros{};
    std::int64_t latencyP99Micros{};
    std::int64_t timeoutMicros{};
    std::uint64_t timeouts{};
    std::uint64_t retries{};
    std::uint64_t late{};
    std::uint64_t damaged{};
    std::uint64_t strays{};
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        using Self = SlaveStatus;
        return take(Field{"unit", &Self::unit}, Field{"silent", &Self::silent}, Field{"requests", &Self::requests},
                    Field{"answers", &Self::answers}, Field{"exceptions", &Self::exceptions},
                    Field{"latencyP50Micros", &Self::latencyP50Micros}, Field{"latencyP99Micros", &Self::latencyP99Micros},
                    Field{"timeoutMicros", &Self::timeoutMicros}, Field{"timeouts", &Self::timeouts},
                    Field{"retries", &Self::retries}, Field{"late", &Self::late}, Field{"damaged", &Self::damaged},
                    Field{"strays", &Self::strays});
    }
};

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
    std::uint64_t bytesSent{};
    std::uint64_t bytesReceived{};
    std::vector<SlaveStatus> slaves;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        using Self = BusStatus;
        return take(Field{"bus", &Self::bus}, Field{"up", &Self::up}, Field{"trouble", &Self::trouble},
                    Field{"requests", &Self::requests}, Field{"answers", &Self::answers}, Field{"timeouts", &Self::timeouts},
                    Field{"damaged", &Self::damaged}, Field{"late", &Self::late}, Field{"exceptions", &Self::exceptions},
                    Field{"linkLosses", &Self::linkLosses}, Field{"loadPercent", &Self::loadPercent},
                    Field{"bytesSent", &Self::bytesSent}, Field{"bytesReceived", &Self::bytesReceived},
                    Field{"slaves", &Self::slaves});
    }
};

/// One frame, or a piece of one, as it was on the wire.
struct FrameLine {
    Instant time{};
    /// Steady time: only the differences between frames mean something.
    std::int64_t micros{};
    /// sent or received.
    std::string way;
    std::string hex;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        using Self = FrameLine;
        return take(Field{"time", &Self::time}, Field{"micros", &Self::micros}, Field{"way", &Self::way},
                    Field{"hex", &Self::hex});
    }
};

/// A device that answered a scan.
struct FoundDevice {
    std::uint8_t unit{};
    /// The profile it fits; empty when none.
    std::string profile;
    /// Vendor, product and revision, as far as it tells.
    std::vector<std::string> identity;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        using Self = FoundDevice;
        return take(Field{"unit", &Self::unit}, Field{"profile", &Self::profile}, Field{"identity", &Self::identity});
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
    /// Where the daily backup goes.
    std::string backupFolder;
    /// Why the last try to make one failed; empty when it did not.
    std::string backupProblem;
    /// When all files were last checked, and what was found; empty when they were sound.
    std::optional<Instant> lastVerify;
    std::string verifyProblem;
    /// Damaged files that were renamed, by their new names.
    std::vector<std::string> setAside;
    /// The same warnings as seats show.
    std::vector<std::string> warnings;
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
                    Field{"backupFolder", &Self::backupFolder}, Field{"backupProblem", &Self::backupProblem},
                    Field{"lastVerify", &Self::lastVerify}, Field{"verifyProblem", &Self::verifyProblem},
                    Field{"setAside", &Self::setAside}, Field{"warnings", &Self::warnings}, Field{"seats", &Self::seats},
                    Field{"parked", &Self::parked}, Field{"failedCommits", &Self::failedCommits},
                    Field{"scansDropped", &Self::scansDropped}, Field{"diskFull", &Self::diskFull}, Field{"buses", &Self::buses});
    }
};

/// How the service is, as `gafferctl status --json` prints it.
std::string write(const Status& status);
/// Counters of buses.
std::string write(const std::vector<BusStatus>& buses);

/// Frames of a bus.
std::string write(const std::vector<FrameLine>& frames);
/// Devices that a scan found.
std::string write(const std::vector<FoundDevice>& devices);
/// Counters of slaves.
std::string write(const std::vector<SlaveStatus>& slaves);
/// Reads counters of buses.
Result<std::vector<BusStatus>> readBuses(const std::string& json);
/// Reads frames.
Result<std::vector<FrameLine>> readFrames(const std::string& json);
/// Reads devices that a scan found.
Result<std::vector<FoundDevice>> readDevices(const std::string& json);
/// Registers or bits as read.
std::string write(const std::vector<std::uint16_t>& words);

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
