#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace gaffer::architecture {

/// What a piece of source text is.
enum class TokenKind : std::uint8_t { Word, Number, Text, Symbol, Comment, Directive };

/// One piece of source text and the lines it stands on, counted from 1.
struct Token {
    TokenKind kind{};
    std::string_view text;
    std::size_t line{};
    std::size_t lastLine{};
};

/// Cuts C++ source into tokens; the tokens look into `source`, which must outlive them. `>>` gives two tokens, so that the
/// ends of template lists are seen; a preprocessor directive is one token with its continued lines.
std::vector<Token> tokenize(std::string_view source);

/// The tokens a compiler would see: neither comments nor directives.
std::vector<Token> withoutComments(const std::vector<Token>& tokens);

/// The place behind the bracket that closes the one at `open` ((, [ or {); the end when it never closes.
std::size_t behindMatch(const std::vector<Token>& tokens, std::size_t open);

} // namespace gaffer::architecture
