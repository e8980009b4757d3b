#include "core/sensing/quality.hpp"

namespace gaffer {

std::string QualityMark::reasonText() const
{
    std::string text{nameOf(reason)};
    if (reason == Reason::Exception) text += "-" + std::to_string(exception);
    return text;
}

std::uint16_t QualityMark::packed() const noexcept
{
    return static_cast<std::uint16_t>(static_cast<unsigned>(quality) | static_cast<unsigned>(reason) << 2U |
                                      static_cast<unsigned>(exception) << 8U);
}

std::optional<QualityMark> QualityMark::unpack(std::uint16_t number)
{
    const unsigned quality = number & 3U;
    const unsigned reason = number >> 2U & 63U;
    if (quality > static_cast<unsigned>(Quality::Bad) || reason > static_cast<unsigned>(Reason::Starting)) return std::nullopt;
    return QualityMark{static_cast<Quality>(quality), static_cast<Reason>(reason), static_cast<std::uint8_t>(number >> 8U)};
}

} // namespace gaffer
