#include "app/host/encoding.hpp"

#include <array>
#include <cerrno>
#include <iconv.h>

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
    std::string why = "byte " + std::to_string(at + 1) + " is no " + encoding;
    if (utf8) why += "; if the file comes from a Chinese Excel, try --encoding gb18030";
    return Fault{FaultCode::BadInput, "encoding.wrong", why, {std::to_string(at + 1)}};
}

} // namespace gaffer
