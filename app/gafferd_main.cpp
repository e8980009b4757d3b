#include "app/composition.hpp"
#include "app/host/speed_range.hpp"

#include <CLI/CLI.hpp>
#include <csignal>
#include <iostream>

namespace gaffer {
namespace {

constexpr int badUsage = 2;
/// While the event log is folded, signals are looked for this often.
constexpr std::chrono::milliseconds lookForSignals{50};

/// Blocked in all threads and waited for in one: no code of ours ever runs inside a signal handler.
sigset_t ourSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&signals, signal);
    return signals;
}

/// Looks without taking: the signal stays for whoever ends the program.
bool isToldToEnd()
{
    sigset_t pending;
    sigpending(&pending);
    return sigismember(&pending, SIGTERM) == 1 || sigismember(&pending, SIGINT) == 1;
}

/// What a start came to: a service and its address, or a failure; neither when it was told to end meanwhile.
struct Started {
    std::unique_ptr<Composition> service;
    std::string address;
    std::optional<StartFailure> failure;
};

Started startOnce(const ServiceOptions& options)
{
    auto made = Composition::start(options);
    if (auto* failure = std::get_if<StartFailure>(&made)) return {nullptr, "", std::move(*failure)};
    auto service = std::get<std::unique_ptr<Composition>>(std::move(made));
    // A year of events takes seconds to fold; the service can be stopped all the while.
    while (!service->foldedWithin(lookForSignals))
        if (isToldToEnd()) return {};
    auto ready = service->waitUntilReady();
    if (auto* failure = std::get_if<StartFailure>(&ready)) return {nullptr, "", std::move(*failure)};
    return {std::move(service), std::get<std::string>(std::move(ready)), std::nullopt};
}

/// A record that proves damaged when it is folded does not keep the workshop from working: the log is mended, once.
Started start(const ServiceOptions& options)
{
    Started started = startOnce(options);
    if (!started.failure || !started.failure->logDamaged) return started;
    if (const Outcome repaired = Composition::repairLog(options.folder, started.failure->text); !repaired) return started;
    return startOnce(options);
}

/// Serves until it is told to end.
int serve(const ServiceOptions& options)
{
    const sigset_t signals = ourSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    // A seat that vanishes in the middle of a message is an error of that socket.
    std::signal(SIGPIPE, SIG_IGN);
    const Started started = start(options);
    if (started.failure) {
        std::cerr << "gafferd: " << started.failure->text << '\n';
        return started.failure->exitCode;
    }
    if (!started.service) return 0;
    // Flushed: scripts and the desktop wait for this line.
    std::cout << "gafferd ready on " << started.address << std::endl;
    for (int signal = SIGHUP; signal == SIGHUP;) {
        if (sigwait(&signals, &signal) != 0) break;
        if (signal == SIGHUP) started.service->reload();
    }
    return 0;
}

int run(int argc, char** argv)
{
    CLI::App app{"gafferd: the service of one workshop - drivers, history, event log and the seats' server.\n"
                 "Exit codes: 0 clean stop, 2 bad arguments or workshop.json, 3 folder in use, 4 folder or database unusable, 5 "
                 "address in use."};
    std::string folder;
    std::string listen{"127.0.0.1:7411"};
    ServiceOptions options;
    options.version = GAFFER_VERSION;
    app.set_version_flag("--version", options.version);
    app.add_option("--workshop", folder, "The workshop folder (made by gafferctl init DIR)")->required()->type_name("DIR");
    app.add_option("--listen", listen, "Where seats connect; port 0 picks a free one; loopback only")
        ->type_name("HOST:PORT")
        ->capture_default_str();
    app.add_option("--speed", options.speed, "The workshop lives N times faster, for demonstrations")
        ->check(speedRange(0.1, 1000.0))
        ->type_name("N");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : badUsage;
    }
    const auto endpoint = parseEndpoint(listen);
    // Figures and commands of a workshop do not go over a network unguarded.
    if (!endpoint || !isLoopback(endpoint->host)) {
        std::cerr << "gafferd: --listen " << listen << ": "
                  << (endpoint ? "only a loopback address is allowed without TLS and users, as 127.0.0.1:7411"
                               : endpoint.error().text)
                  << '\n';
        return badUsage;
    }
    options.folder = WorkshopFolder{folder};
    options.listen = *endpoint;
    return serve(options);
}

} // namespace
} // namespace gaffer

int main(int argc, char** argv)
{
    try {
        return gaffer::run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "gafferd: " << error.what() << '\n';
        return 4;
    }
}
