#pragma once

#include "core/base/result.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace gaffer {

/// The folder in which this program lies.
std::filesystem::path programFolder();

/// Runs a program to its end, in the C locale of the caller, without input; Internal with its exit code and last words when that
/// is not 0, Unavailable when it cannot be run or takes longer than two minutes. It is ended as soon as `givenUp`, asked several
/// times a second, says that nobody waits for it any more.
Outcome runProgram(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                   const std::function<bool()>& givenUp = {});

} // namespace gaffer
