#pragma once

#include "core/base/ids.hpp"
#include "core/base/result.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gaffer {

/// A person behind a workshop number: erasable, never in the event log.
struct Person {
    WorkerNo number;
    std::string name;
    bool operator==(const Person&) const = default;
};

/// Names and PINs of people. Called on one thread; checking a PIN may take 0.1 s.
class People {
public:
    virtual ~People() = default;
    /// Adds people or changes their names, all or none; PINs stay.
    virtual Outcome put(const std::vector<Person>& people) = 0;
    /// All names by number.
    [[nodiscard]] virtual std::map<WorkerNo, std::string> names() const = 0;
    /// Sets a PIN of 4 to 12 digits; BadInput for anything else, NotFound for an unknown number.
    virtual Outcome setPin(const WorkerNo& number, const std::string& pin) = 0;
    /// True when the PIN is right. Five wrong tries lock the number for 1, 5, 15 minutes from `now`; a lock survives a restart.
    virtual Result<Done> checkPin(const WorkerNo& number, const std::string& pin, std::int64_t nowMillis) = 0;
    /// True when at least one PIN was set: from then on nobody acts without signing in.
    [[nodiscard]] virtual bool anyPin() const = 0;
    /// Forgets a person's name and PIN; the number stays in the log.
    virtual Outcome erase(const WorkerNo& number) = 0;
};

} // namespace gaffer
