#include "app/host/encoding.hpp"

#include <array>
#include <cerrno>
#include <iconv.h>
#include <string_view>

namespace gaffer {
namespace {

/// The system's converter between two encodings.
class Converter {
public:
    Converter(const char* to, const char* from) : m_converter{iconv_open(to, from)} {}
    ~Converter()
    {
        if (valid()) iconv_close(m_converter);
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    [[nodiscard]] bool valid() const { return m_converter != iconv_t(-1); }

    /// False when the bytes are not in the encoding; `at` then is the place of the first that is not.
    bool convert(std::string bytes, std::string& text, std::size_t& at)
    {
        constexpr std::size_t chunk = 64 * 1024;
        std::string buffer(chunk, '\0');
        char* in = bytes.data();
        std::size_t left = bytes.size();
        bool flushed = false;
        while (!flushed) {
            // After the last byte the converter is asked once more: it may hold a letter back.
            flushed = left == 0;
            char* out = buffer.data();
            std::size_t room = buffer.size();
            const std::size_t done = iconv(m_converter, flushed ? nullptr : &in, &left, &out, &room);
            text.append(buffer, 0, buffer.size() - room);
            // What was taken so far: the first byte that is wrong stands there.
            at = bytes.size() - left;
            if (done == std::size_t(-1) && errno != E2BIG) return false;
        }
        return true;
    }

private:
    iconv_t m_converter;
};

/// Line and column of the byte at `at`, as a spreadsheet counts them; a comma or a line break in quotes belongs to its cell.
std::string placeOf(std::string_view bytes, std::size_t at)
{
    std::size_t line = 1;
    std::size_t column = 1;
    bool quoted = false;
    for (const char letter : bytes.substr(0, at)) {
        if (letter == '"') quoted = !quoted;
        if (letter == '\n') {
            ++line;
            column = quoted ? column : 1;
        }
        if (letter == ',' && !quoted) ++column;
    }
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

} // namespace

Result<std::string> toUtf8(const std::string& bytes, const std::string& encoding)
{
    // Converted even from UTF-8 to UTF-8: that is how wrong bytes are found before they are in the log.
    const bool utf8 = encoding == "utf-8";
    if (!utf8 && encoding != "gb18030")
        return Fault{FaultCode::BadInput,
                     "encoding.unknown",
                     "unknown encoding \"" + encoding + "\"; allowed: utf-8, gb18030",
                     {encoding}};
    Converter converter{"UTF-8", utf8 ? "UTF-8" : "GB18030"};
    if (!converter.valid())
        return Fault{FaultCode::Unavailable, "encoding.none", "this computer cannot convert " + encoding, {encoding}};
    std::string text;
    std::size_t at = 0;
    if (converter.convert(bytes, text, at)) return text;
    const bool wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    std::string why = placeOf(bytes, at) + ": found a byte that is no " + encoding + " (byte " + std::to_string(at + 1) +
                      " of the file); allowed: text in " + encoding;
    if (wide)
        why += "; the file is UTF-16: save it as \"CSV UTF-8\"";
    else if (utf8)
        why += "; if the file comes from a Chinese Excel, try --encoding gb18030";
    return Fault{FaultCode::BadInput, "encoding.wrong", why, {std::to_string(at + 1)}};
}

} // namespace gaffer
