#pragma once

#include "app/host/load_wiring.hpp"
#include "app/net/transport.hpp"
#include "core/base/result.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <variant>

namespace gaffer {

/// How to run the service.
struct ServiceOptions {
    WorkshopFolder folder;
    Endpoint listen{"127.0.0.1", 7411};
    double speed{1};
    std::string version;
};

/// Why the service could not start, by exit code of gafferd.
struct StartFailure {
    int exitCode{};
    std::string text;
    /// The event log has a damaged record: repairLog() mends it for another start.
    bool logDamaged{};
};

/// The whole service: everything is built here, and only here are the concrete classes of several folders named. Drivers and
/// history run as soon as it exists, before the event log is folded. Made, asked and ended on the main thread.
class Composition {
public:
    /// Takes the folder and starts drivers and history; a failure says with which code to exit.
    static std::variant<std::unique_ptr<Composition>, StartFailure> start(const ServiceOptions& options);
    /// Takes the folder and mends a log of which start() or waitUntilReady() said that it is damaged: what is sound is kept, the
    /// damaged file is set aside. Faults as FolderLock::take and salvageLog().
    static Outcome repairLog(const WorkshopFolder& folder, const std::string& why);
    virtual ~Composition() = default;
    /// Waits at most `patience` for the log to be folded; true once it is, or cannot be. Ending the service does not wait for it.
    [[nodiscard]] virtual bool foldedWithin(std::chrono::milliseconds patience) = 0;
    /// Waits until the log is folded and seats may connect; gives the address.
    virtual std::variant<std::string, StartFailure> waitUntilReady() = 0;
    /// Takes an edited workshop.json over.
    virtual void reload() = 0;
};

} // namespace gaffer
