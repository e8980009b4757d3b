#pragma once

#include "core/base/result.hpp"
#include "core/workshop/decide.hpp"
#include "core/workshop/event.hpp"
#include "core/workshop/workshop.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gaffer::wire {

/// The written members of an event's body, as stored in the log's `data`.
std::string writeBody(const EventBody& body);

/// Reads a stored body of `kind` and `version` through the upcasters; Damaged when it cannot be read.
Result<EventBody> readBody(std::string_view kind, int version, std::string_view data);

/// One line as `gafferctl events` prints it: {seq, time, kind, version, by, seat, commandId, data, hash}.
std::string writeEventLine(const Event& event, std::string_view hash);

/// What a command was answered, as the log remembers it.
std::string writeAnswer(const Answer& answer);
/// Reads it; Damaged when it is none.
Result<Answer> readAnswer(std::string_view text);

/// Why a command was refused, as the log remembers it.
std::string writeFault(const Fault& fault);
/// Reads it; nothing when it is none.
std::optional<Fault> readFault(std::string_view text);

/// The whole state written down canonically; equal states give equal texts.
std::string writeWorkshop(const Workshop& workshop);

/// Reads what writeWorkshop wrote.
Result<Workshop> readWorkshop(std::string_view text);

} // namespace gaffer::wire
