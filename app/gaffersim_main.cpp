#include "app/host/speed_range.hpp"
#include "core/wire/workshop_file.hpp"
#include "drivers/profile/profile.hpp"
#include "drivers/sim/sim_server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <CLI/CLI.hpp>

#include <csignal>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>

namespace gaffer {
namespace {

constexpr int exitFailed = 1;
constexpr int exitBadInput = 2;
constexpr int exitNoFolder = 4;
constexpr int exitPortTaken = 5;

/// The command line as given.
struct Arguments {
    std::string workshop;
    std::uint64_t seed{1};
    double speed{1};
    std::string start;
    std::vector<std::string> ttys;
    std::uint64_t counterStart{0};
    std::vector<std::string> incidents;
    std::string hostile;
};

/// Says what is wrong and gives the exit code on, so that both stand in one place.
int complain(int code, const std::string& text)
{
    std::cerr << "gaffersim: " << text << '\n';
    return code;
}

void describe(CLI::App& app, Arguments& arguments)
{
    constexpr double fastest = 10'000;
    app.add_option("--workshop", arguments.workshop, "Workshop folder whose workshop.json is served")->required();
    app.add_option("--seed", arguments.seed, "Seed of all chance; the same seed gives the same counters");
    app.add_option("--speed", arguments.speed, "Times faster than the wall clock")->check(speedRange(0.001, fastest));
    app.add_option("--start", arguments.start, "Running time at the start, as 2026-11-22T06:00:00Z; now when not given");
    app.add_option("--rtu", arguments.ttys, "BUS=TTY: serve a bus of transport rtu on this tty at the pace of its wire");
    app.add_option("--counter-start", arguments.counterStart, "What all piece counters show at the start");
    app.add_option("--incident", arguments.incidents,
                   "\"WHEN TARGET KIND [LENGTH|AMOUNT]\", as \"02:10 K1 power-cut 1h\"; may be repeated");
    app.add_option(
        "--hostile", arguments.hostile,
        "late|garbage|truncate|duplicate|echo|wrong-unit|wrong-count|silent|exception-N[,rate=0..1][,seed=N][,delay=300ms..3s]");
    app.footer("WHEN is a local time of day (02:10), a span after the start (+90s) or a time with zone. Kinds of incident:\n" +
               sim::incidentHelp() + "Counts of all buses and what each station really made are printed at the end and at SIGUSR1.");
}

/// Local time minus UTC in a zone at an instant.
Duration offsetIn(const std::string& zone, Instant instant)
{
    // The simulator has one workshop and one thread; the process's own zone may be that of the workshop.
    setenv("TZ", zone.c_str(), 1);
    tzset();
    const std::time_t seconds = std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count();
    std::tm local{};
    localtime_r(&seconds, &local);
    return std::chrono::seconds{local.tm_gmtoff};
}

/// Reads the wiring, or gives the exit code after saying what is wrong.
std::variant<Wiring, int> readWiring(const std::string& folder)
{
    const std::string path = folder + "/workshop.json";
    std::ifstream file{path, std::ios::binary};
    if (!file) return complain(exitNoFolder, path + " cannot be read");
    std::ostringstream text;
    text << file.rdbuf();
    wire::WorkshopFile workshop = wire::readWorkshop(text.str(), profilePoints());
    for (const Problem& problem : workshop.problems) complain(exitBadInput, sentence(path, problem));
    if (!workshop.ok()) return exitBadInput;
    // A profile that is not known was told as a problem above.
    for (DeviceWiring& device : workshop.wiring.devices)
        if (Result<DeviceWiring> resolved = resolveProfile(device)) device = *std::move(resolved);
    return std::move(workshop.wiring);
}

/// Splits BUS=TTY; nothing when it is none.
std::optional<std::map<std::string, std::string>> ttysOf(const std::vector<std::string>& given)
{
    std::map<std::string, std::string> ttys;
    for (const std::string& each : given) {
        const auto sign = each.find('=');
        if (sign == std::string::npos || sign == 0 || sign + 1 == each.size()) return std::nullopt;
        ttys[each.substr(0, sign)] = each.substr(sign + 1);
    }
    return ttys;
}

/// Serves until a signal ends it.
int serve(sim::WorkshopSim& workshop, const sim::ServeOptions& options, double speed)
{
    boost::asio::io_context io;
    const auto begun = std::chrono::steady_clock::now();
    const Instant start = workshop.now();
    // Counted from the steady clock: a wall clock that is set must not make furnaces jump.
    const auto now = [=] {
        const std::chrono::duration<double, std::milli> since = std::chrono::steady_clock::now() - begun;
        return start + Duration{static_cast<std::int64_t>(since.count() * speed)};
    };
    sim::SimServer server{io, workshop, options, now};
    if (const Outcome outcome = server.start(); !outcome)
        return complain(outcome.error().code == FaultCode::Conflict ? exitPortTaken : exitBadInput, outcome.error().text);
    // Told, not refused: a serial line may be simulated by another process.
    for (const std::string& bus : server.unserved())
        std::cerr << "gaffersim: bus " << bus << " is not served; give it a tty with --rtu " << bus << "=TTY\n";
    boost::asio::signal_set ends{io, SIGINT, SIGTERM};
    ends.async_wait([&](const boost::system::error_code&, int) { io.stop(); });
    // Counts of what was asked and answered on each bus, for whoever compares both ends of a line.
    boost::asio::signal_set asks{io, SIGUSR1};
    std::function<void()> answerAsks = [&] {
        asks.async_wait([&](const boost::system::error_code& error, int) {
            if (error) return;
            std::cout << server.report() << std::flush;
            answerAsks();
        });
    };
    answerAsks();
    std::cout << "gaffersim ready" << std::endl;
    io.run();
    std::cout << server.report() << std::flush;
    server.stop();
    return 0;
}

int run(const Arguments& arguments)
{
    auto wiring = readWiring(arguments.workshop);
    if (const int* code = std::get_if<int>(&wiring)) return *code;
    Instant start = std::chrono::floor<Duration>(std::chrono::system_clock::now());
    if (!arguments.start.empty()) {
        const auto given = parseInstant(arguments.start);
        if (!given) return complain(exitBadInput, "--start " + arguments.start + " is no time as 2026-11-22T06:00:00Z");
        start = *given;
    }
    sim::ServeOptions serveOptions;
    const auto ttys = ttysOf(arguments.ttys);
    if (!ttys) return complain(exitBadInput, "--rtu takes BUS=TTY");
    serveOptions.ttys = *ttys;
    if (!arguments.hostile.empty()) {
        const auto hostile = sim::parseHostile(arguments.hostile);
        if (!hostile) return complain(exitBadInput, hostile.error().text);
        serveOptions.hostile = *hostile;
    }
    // Incidents are told in local time, as people tell them.
    const Duration offset = offsetIn(std::get<Wiring>(wiring).timeZone, start);
    sim::WorkshopSim workshop{std::move(std::get<Wiring>(wiring)), {arguments.seed, start, offset, arguments.counterStart}};
    for (const std::string& text : arguments.incidents) {
        const auto incident = sim::parseIncident(text, start, offset);
        if (!incident) return complain(exitBadInput, incident.error().text);
        if (const Outcome known = workshop.schedule(*incident); !known) return complain(exitBadInput, known.error().text);
    }
    return serve(workshop, serveOptions, arguments.speed);
}

} // namespace
} // namespace gaffer

int main(int argc, char** argv)
{
    CLI::App app{"The simulated workshop: furnaces, crews and a lehr that speak real Modbus.", "gaffersim"};
    gaffer::Arguments arguments;
    gaffer::describe(app, arguments);
    try {
        app.parse(argc, argv);
        return gaffer::run(arguments);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : gaffer::exitBadInput;
    } catch (const std::exception& error) {
        return gaffer::complain(gaffer::exitFailed, error.what());
    }
}
