#pragma once

#include <stdexcept>

namespace gaffer {

/// A broken promise inside the program, never a user's mistake; the engine parks the input that caused it.
class CheckFailed : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

/// Throws CheckFailed with the place and the condition; stays on in release builds.
[[noreturn]] void checkFailed(const char* condition, const char* file, int line);

} // namespace gaffer

/// Holds an invariant of ours; on failure throws CheckFailed.
#define GAFFER_CHECK(condition) ((condition) ? void() : ::gaffer::checkFailed(#condition, __FILE__, __LINE__))
