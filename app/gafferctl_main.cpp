#include "app/ctl/sample_people.hpp"
#include "app/ctl/verbs.hpp"
#include "core/import/import.hpp"

#if __has_include("app/plan/plan_command.hpp")
#include "app/plan/plan_command.hpp"
#endif

#include <algorithm>
#include <array>
#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <iostream>

namespace gaffer {
namespace {

/// Allows a day of the calendar.
CLI::Validator isDate()
{
    return {[](const std::string& text) { return parseDate(text) ? "" : "\"" + text + "\" is no date as 2026-11-22"; }, ""};
}

/// Everything that the command line can say.
struct CommandLine {
    std::string workshop;
    std::string connect;
    bool json{false};
    std::string as;
    std::string folder;
    std::string sample{"goblets"};
    std::vector<std::string> names;
    std::string language;
    bool watch{false};
    bool frames{false};
    std::string value;
    std::string name;
    std::string params;
    std::uint64_t since{0};
    bool follow{false};
    ctl::BusRead read;
    ctl::HistoryAsked history;
    ctl::ImportAsked import;
    ctl::ReportAsked report;
};

/// What a verb does once the whole line is understood.
using Action = std::function<CtlExit(const CtlContext&)>;

/// What a verb needs before it can be done.
enum class Needs : std::uint8_t { Nothing, Folder, Files, Service };

/// The verb that was said, and what to do.
struct Chosen {
    Needs needs{Needs::Nothing};
    Action action;
};

class Parser {
public:
    Parser()
    {
        m_app.require_subcommand(1);
        // Options before or behind the verb: people forget which, and both mean the same.
        m_app.fallthrough();
        m_app.set_version_flag("--version", GAFFER_VERSION);
        m_app.add_option("--workshop", m_line.workshop, "The workshop folder; $GAFFER_WORKSHOP when not given")->type_name("DIR");
        m_app.add_option("--connect", m_line.connect, "The service's address")->type_name("HOST:PORT");
        m_app.add_flag("--json", m_line.json, "One JSON document on standard output");
        m_app.add_option("--as", m_line.as, "Act as this worker; until users are set up, on loopback only")
            ->type_name("NUMBER:ROLE");
        m_app.footer("Times are RFC 3339 with zone (2026-11-22T06:00:00Z) or a span before now (-90m).\n"
                     "The planner's verbs plan, replan, solve, explain and fits have a --help of their own.\n"
                     "Exit codes: 0 done, 1 failed, 2 bad usage.");
        addSetup();
        addState();
        addData();
    }

    /// Reads the command line; the exit code when there is nothing to do.
    std::optional<int> parse(int argc, char** argv)
    {
        try {
            m_app.parse(argc, argv);
        } catch (const CLI::ParseError& error) {
            // --help and --version are no mistake; everything else is usage.
            return m_app.exit(error) == 0 ? 0 : static_cast<int>(CtlExit::BadUsage);
        }
        return std::nullopt;
    }

    [[nodiscard]] const CommandLine& line() const { return m_line; }
    [[nodiscard]] const Chosen& chosen() const { return m_chosen; }

private:
    CLI::App* verb(const std::string& name, const std::string& help, Needs needs, Action action)
    {
        CLI::App* sub = m_app.add_subcommand(name, help);
        // Only noted here: a mistake further on in the line must keep the verb from being done.
        sub->callback([this, needs, action = std::move(action)] { m_chosen = {needs, action}; });
        return sub;
    }

    /// Accepts VERB DIR for --workshop DIR VERB.
    void acceptFolder(CLI::App* sub) { sub->add_option("DIR", m_line.folder, "The workshop folder"); }

    void addSetup()
    {
        CLI::App* init = verb("init", "Make a workshop folder", Needs::Nothing,
                              [this](const CtlContext& context) { return ctl::init(context, m_line.folder, m_line.sample); });
        init->add_option("DIR", m_line.folder, "The folder to make")->required();
        init->add_option("--sample", m_line.sample, "goblets (furnace, 12 stations), lampwork or empty")->capture_default_str();
        acceptFolder(verb("check", "Say what is wrong with workshop.json", Needs::Folder, ctl::check));
        verb("play-sample", "Play the people of sample goblets until the service ends", Needs::Folder, playSamplePeople);
        verb("reload", "Let the service take workshop.json over", Needs::Service, ctl::reload);
        acceptFolder(verb("status", "Version, uptime, buses, sizes, last backup", Needs::Service, ctl::status));
        acceptFolder(verb("verify", "Fold the event log again and compare; check chain, database and history", Needs::Folder,
                          ctl::verify));
        CLI::App* backup = verb("backup", "Copy the workshop into one file, also while it works", Needs::Folder,
                                [this](const CtlContext& context) { return ctl::backup(context, m_line.name); });
        backup->add_option("FILE", m_line.name, "The backup to write")->required();
        CLI::App* restore = verb("restore", "Bring a backup back into an empty folder", Needs::Nothing,
                                 [this](const CtlContext& context) { return ctl::restore(context, m_line.name, m_line.folder); });
        restore->add_option("FILE", m_line.name, "The backup")->required();
        restore->add_option("DIR", m_line.folder, "The folder to make")->required();
        CLI::App* exported = verb("export-db", "Write a copy for SQL tools", Needs::Folder,
                                  [this](const CtlContext& context) { return ctl::exportDb(context, m_line.name); });
        exported->add_option("FILE", m_line.name, "The database to write")->required();
    }

    void addState()
    {
        CLI::App* points = verb("points", "Live values", Needs::Files,
                                [this](const CtlContext& context) { return ctl::points(context, m_line.names); });
        points->add_option("NAME", m_line.names, "device.point; all when none is named");
        for (const char* what : {"stations", "melts", "moulds", "orders"})
            verb(what, std::string{"The "} + what + " now", Needs::Service,
                 [what](const CtlContext& context) { return ctl::list(context, what); });
        CLI::App* board = verb("board", "The floor board as text", Needs::Files,
                               [this](const CtlContext& context) { return ctl::board(context, m_line.language, m_line.watch); });
        board->add_flag("--watch", m_line.watch, "Show it again each second");
        board->add_option("--language", m_line.language, "zh_CN or en; the workshop's when not given")
            ->check(CLI::IsMember({"zh_CN", "en"}));
        CLI::App* bus = verb("bus", "Counters of a bus", Needs::Service, [this](const CtlContext& context) {
            return m_line.frames ? ctl::frames(context, m_line.name) : ctl::bus(context, m_line.name);
        });
        CLI::Option* busName = bus->add_option("BUS", m_line.name, "The bus; all when none is named");
        bus->add_flag("--frames", m_line.frames, "Its last 256 frames instead")->needs(busName);
        CLI::App* scan = verb("scan", "Look for devices on a bus", Needs::Service,
                              [this](const CtlContext& context) { return ctl::scan(context, m_line.name); });
        scan->add_option("BUS", m_line.name, "The bus")->required();
        CLI::App* write = verb("write", "Write a point that the wiring lets be written", Needs::Service,
                               [this](const CtlContext& context) { return ctl::write(context, m_line.name, m_line.value); });
        write->add_option("POINT", m_line.name, "device.point")->required();
        write->add_option("VALUE", m_line.value, "In the point's unit")->required();
        CLI::App* read = verb("read", "Read registers of a device once", Needs::Service,
                              [this](const CtlContext& context) { return ctl::read(context, m_line.read); });
        read->add_option("BUS", m_line.read.bus)->required();
        read->add_option("UNIT", m_line.read.unit, "Unit of the device, 0 to 255")->required()->check(CLI::Range(0, 255));
        read->add_option("TABLE", m_line.read.table, "coil, discrete, input or holding")
            ->required()
            ->check(CLI::IsMember({"coil", "discrete", "input", "holding"}));
        read->add_option("ADDRESS", m_line.read.address, "First address, 0 to 65535")->required()->check(CLI::Range(0, 65535));
        read->add_option("COUNT", m_line.read.count, "How many: up to 125 registers or 2000 bits")
            ->required()
            ->check(CLI::Range(1, 2000));
        CLI::App* call = verb("call", "One call as a seat would make it", Needs::Service,
                              [this](const CtlContext& context) { return ctl::call(context, m_line.name, m_line.params); });
        call->add_option("METHOD", m_line.name, "See methods")->required();
        call->add_option("PARAMS", m_line.params, "Parameters as a JSON object");
        verb("methods", "All methods with parameters and roles", Needs::Nothing, ctl::methods);
    }

    void addData()
    {
        CLI::App* history = verb("history", "A point's history as CSV", Needs::Files,
                                 [this](const CtlContext& context) { return ctl::history(context, m_line.history); });
        history->add_option("POINT", m_line.history.point, "device.point")->required();
        history->add_option("--from", m_line.history.from, "First instant")->required()->type_name("TIME");
        history->add_option("--to", m_line.history.to, "End, not included; now when not given")->type_name("TIME");
        history->add_option("--every", m_line.history.every, "Bins of this width instead of samples, as 1m")->type_name("SPAN");
        CLI::App* events = verb("events", "The event log, one JSON object a line", Needs::Files,
                                [this](const CtlContext& context) { return ctl::events(context, m_line.since, m_line.follow); });
        events->add_option("--since", m_line.since, "Only events after this number")->type_name("SEQ");
        events->add_flag("--follow", m_line.follow, "Go on as they come");
        CLI::App* import =
            verb("import", "Import a CSV file: products, orders, moulds, workers or recipes; all rows or none", Needs::Nothing,
                 [this](const CtlContext& context) { return ctl::import(context, m_line.import); });
        import->add_option("KIND", m_line.import.kind, "products, orders, moulds, workers, recipes")
            ->required()
            ->check(CLI::IsMember(importKinds()));
        CLI::Option* file = import->add_option("FILE", m_line.import.file, "The CSV file");
        import->add_flag("--dry-run", m_line.import.dryRun, "Only say what is wrong");
        import->add_option("--encoding", m_line.import.encoding, "utf-8 or gb18030")
            ->capture_default_str()
            ->check(CLI::IsMember({"utf-8", "gb18030"}));
        import->add_flag("--template", m_line.import.onlyTemplate, "Print the header line");
        import->parse_complete_callback([this, file] {
            if (!m_line.import.onlyTemplate && file->count() == 0) throw CLI::RequiredError("FILE");
    });
    CLI::App* report = verb("report", "Write a report: daily", Needs::Files,
                            [this](const CtlContext& context) { return ctl::report(context, m_line.report); });
    report->add_option("NAME", m_line.report.name, "daily")->required()->check(CLI::IsMember({"daily"}));
    report->add_option("--date", m_line.report.date, "Business date; today's when not given")->type_name("DATE")->check(isDate());
    report->add_option("--shift", m_line.report.shift, "One shift instead of the whole day");
    report->add_option("--format", m_line.report.format, "csv, xlsx, pdf or json")
        ->capture_default_str()
        ->check(CLI::IsMember({"csv", "xlsx", "pdf", "json"}));
    report->add_option("--out", m_line.report.out, "The file to write; standard output for csv and json when not given")
        ->type_name("FILE");
    report->add_option("--language", m_line.report.language, "zh_CN or en; the workshop's when not given")
        ->check(CLI::IsMember({"zh_CN", "en"}));
    report->parse_complete_callback([this] {
        const bool binary = m_line.report.format == "xlsx" || m_line.report.format == "pdf";
        if (binary && m_line.report.out.empty()) throw CLI::RequiredError("--out");
    });
}

CLI::App m_app{"gafferctl: the command line of a Gaffer workshop."};
CommandLine m_line;
Chosen m_chosen;
}; // namespace

/// The planner's verbs read their own command line: they need no workshop.
std::optional<int> plannerVerb(int argc, char** argv)
{
#if __has_include("app/plan/plan_command.hpp")
    static constexpr std::array<std::string_view, 5> verbs{"plan", "replan", "solve", "explain", "fits"};
    std::vector<std::string> args(argv + 1, argv + argc);
    // before the verb it is an option of all verbs, behind it of this one
    if (args.size() > 1 && args.front() == "--json") std::swap(args[0], args[1]);
    if (!args.empty() && std::find(verbs.begin(), verbs.end(), args.front()) != verbs.end())
        return runPlanCommand(args, std::cout, std::cerr);
#else
    static_cast<void>(argc);
    static_cast<void>(argv);
#endif
    return std::nullopt;
}

int usage(const std::string& text)
{
    std::cerr << "gafferctl: " << text << '\n';
    return static_cast<int>(CtlExit::BadUsage);
}

/// The folder said, or that of the environment.
std::optional<WorkshopFolder> folderOf(const CommandLine& line)
{
    const std::string& said = line.workshop.empty() ? line.folder : line.workshop;
    if (!said.empty()) return WorkshopFolder{said};
    // For those who work in one hall all day.
    const char* ours = std::getenv("GAFFER_WORKSHOP");
    if (ours != nullptr && *ours != '\0') return WorkshopFolder{ours};
    return std::nullopt;
}

int run(int argc, char** argv)
{
    if (const auto exit = plannerVerb(argc, argv)) return *exit;
    Parser parser;
    if (const auto exit = parser.parse(argc, argv)) return *exit;
    const CommandLine& line = parser.line();
    CtlContext context{folderOf(line), std::nullopt, line.json, line.as, std::cout, std::cerr};
    if (!line.connect.empty()) {
        const auto endpoint = parseEndpoint(line.connect);
        if (!endpoint) return usage(endpoint.error().text);
        context.connect = *endpoint;
    }
    // A template needs no workshop, an import needs the service: which of them is meant shows only now.
    const Needs needs = line.import.kind.empty() || line.import.onlyTemplate ? parser.chosen().needs : Needs::Service;
    if (needs != Needs::Nothing && !context.folder && !context.connect)
        return usage("say which workshop: --workshop DIR, --connect HOST:PORT or $GAFFER_WORKSHOP");
    if (needs == Needs::Folder && !context.folder) return usage("this verb reads the files: give --workshop DIR");
    if (needs != Needs::Nothing && context.folder && !context.connect && !std::filesystem::is_directory(context.folder->path)) {
        std::cerr << "gafferctl: " << context.folder->path.string() << ": no such folder\n";
        return static_cast<int>(CtlExit::Failed);
    }
    // Long histories are written to standard output; nobody here uses C's streams.
    std::ios::sync_with_stdio(false);
    const CtlExit exit = parser.chosen().action(context);
    std::cout.flush();
    return static_cast<int>(exit);
}

} // namespace gaffer
} // namespace gaffer

int main(int argc, char** argv)
{
    try {
        // A reader that has seen enough (head) ends the writing, not the program with a signal.
        std::signal(SIGPIPE, SIG_IGN);
        return gaffer::run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "gafferctl: " << error.what() << '\n';
        return static_cast<int>(gaffer::CtlExit::Failed);
    }
}
