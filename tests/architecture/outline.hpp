#pragma once

#include "tests/architecture/tokens.hpp"

#include <string>
#include <vector>

namespace gaffer::architecture {

/// A function with a body; lambdas and local types count to the function around them.
struct Function {
    std::string name;
    std::size_t firstLine{};
    std::size_t lastLine{};
    /// Cognitive complexity after Campbell (2018): nested branches cost more than flat ones.
    int complexity{};
    /// Lines from the first of its declaration to its closing brace.
    [[nodiscard]] std::size_t lines() const { return lastLine - firstLine + 1; }
};

/// Something a header offers: a type, a function, a public member function, a constant, a concept.
struct PublicItem {
    std::string name;
    std::size_t line{};
    /// A `///` sentence stands above it or behind it.
    bool documented{false};
};

/// What a file declares.
struct Outline {
    std::vector<Function> functions;
    std::vector<PublicItem> items;
    /// Names of the enumerations it defines.
    std::vector<std::string> enums;
};

/// Reads the outline of a file in this project's style; no preprocessor, no name lookup.
Outline outlineOf(const std::vector<Token>& tokens);

/// Cognitive complexity of the function body between code[first] (its opening brace) and code[last].
int cognitiveComplexity(const std::vector<Token>& code, std::size_t first, std::size_t last);

} // namespace gaffer::architecture
