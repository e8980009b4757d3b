#pragma once

#include <CLI/CLI.hpp>
#include <sstream>
#include <string>

namespace gaffer {

/// Allows a number from `low` to `high`. The library's own range lets "nan" pass, which lies beside every bound.
inline CLI::Validator speedRange(double low, double high)
{
    std::ostringstream words;
    words << "a number from " << low << " to " << high;
    const std::string allowed = words.str();
    const auto check = [=](const std::string& text) {
        double number = 0;
        const bool within = CLI::detail::lexical_cast(text, number) && number >= low && number <= high;
        return within ? std::string{} : text + " is not " + allowed;
    };
    return {check, allowed};
}

} // namespace gaffer
