#pragma once

#include "app/host/workshop_folder.hpp"
#include "app/net/transport.hpp"

#include <optional>
#include <ostream>
#include <string>

namespace gaffer {

/// What every verb of gafferctl is told; the streams outlive it.
struct CtlContext {
    /// The workshop folder, if one was given.
    std::optional<WorkshopFolder> folder;
    /// The service, if it was given by address.
    std::optional<Endpoint> connect;
    /// One JSON document on standard output.
    bool json{false};
    /// NUMBER:ROLE to act as.
    std::string as;
    std::ostream& out;
    std::ostream& err;
};

/// Exit codes of gafferctl.
enum class CtlExit : int { Done = 0, Failed = 1, BadUsage = 2 };

/// Says on standard error why the verb failed.
CtlExit failed(const CtlContext& context, const Fault& fault);

} // namespace gaffer
