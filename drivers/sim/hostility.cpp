#include "drivers/sim/hostility.hpp"

#include <charconv>
#include <string>

namespace gaffer::sim {
namespace {

constexpr std::string_view exceptionStart = "exception-";
constexpr std::uint8_t exceptionFlag = 0x80;

template <class Number> bool readNumber(std::string_view text, Number& out)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc{} && end == text.data() + text.size();
}

bool readDelay(std::string_view text, HostileOptions& options)
{
    const auto dots = text.find("..");
    const auto low = parseDuration(text.substr(0, dots));
    const auto high = dots == std::string_view::npos ? low : parseDuration(text.substr(dots + 2));
    if (!low || !high || *low > *high) return false;
    options.delayMin = *low;
    options.delayMax = *high;
    return true;
}

/// Takes one part of the description over; false when it is none.
bool readPart(std::string_view part, HostileOptions& options)
{
    if (part.starts_with("rate=")) return readNumber(part.substr(5), options.rate) && options.rate >= 0 && options.rate <= 1;
    if (part.starts_with("seed=")) return readNumber(part.substr(5), options.seed);
    if (part.starts_with("delay=")) return readDelay(part.substr(6), options);
    Spoil spoil{};
    if (part.starts_with(exceptionStart)) {
        if (!readNumber(part.substr(exceptionStart.size()), options.exception) || options.exception == 0) return false;
        spoil = Spoil::Exception;
    } else if (part == "exception" || !findEnum(part, spoil))
        return false;
    options.spoils.push_back(spoil);
    return true;
}

} // namespace

Result<HostileOptions> parseHostile(std::string_view text)
{
    HostileOptions options;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find_first_of(",|", at), text.size());
        const std::string_view part = text.substr(at, end - at);
        if (!readPart(part, options))
            return Fault{
                FaultCode::BadInput,
                "sim.hostile",
                "hostile \"" + std::string{part} +
                    "\": allowed is late, garbage, truncate, duplicate, echo, wrong-unit, wrong-count, silent, exception-N, "
                    "rate=0..1, seed=N, delay=300ms..3s",
                {}};
        at = end + 1;
    }
    if (options.spoils.empty()) return Fault{FaultCode::BadInput, "sim.hostile", "hostile: no kind was named", {}};
    return options;
}

std::vector<Delivery> Hostility::deliver(Transport transport, const Message& request, const Message& reply)
{
    if (m_options.spoils.empty() || !m_dice.hits(m_options.rate)) return {{{}, framed(transport, reply)}};
    return spoiled(m_options.spoils[m_dice.below(m_options.spoils.size())], transport, request, reply);
}

/// The reply with a register or byte too few or too many, or none at all, and a frame that says so consistently.
Message Hostility::miscounted(Message reply)
{
    constexpr std::uint8_t lastRead = 4;
    Bytes& pdu = reply.pdu;
    if (pdu[0] > lastRead || pdu.size() < 3) {
        if (pdu.size() > 1) pdu.back() = static_cast<std::uint8_t>(pdu.back() + 1);
        return reply;
    }
    const std::size_t step = pdu[0] <= 2 ? 1 : 2;
    constexpr std::size_t ways = 3;
    switch (m_dice.below(ways)) {
    case 0: pdu.resize(2); break;
    case 1: pdu.resize(pdu.size() - step); break;
    default: pdu.insert(pdu.end(), step, 0x55); break;
    }
    pdu[1] = static_cast<std::uint8_t>(pdu.size() - 2);
    return reply;
}

std::vector<Delivery> Hostility::spoiled(Spoil spoil, Transport transport, const Message& request, const Message& reply)
{
    Bytes whole = framed(transport, reply);
    switch (spoil) {
    case Spoil::Late: {
        const auto extra = m_dice.below(static_cast<std::uint64_t>((m_options.delayMax - m_options.delayMin).count()) + 1);
        return {{m_options.delayMin + Duration{extra}, whole}};
    }
    case Spoil::Garbage: {
        constexpr std::size_t longest = 24;
        Bytes noise(1 + m_dice.below(longest));
        for (std::uint8_t& byte : noise) byte = static_cast<std::uint8_t>(m_dice.below(256));
        return {{{}, noise}};
    }
    case Spoil::Truncate: whole.resize(1 + m_dice.below(whole.size() - 1)); return {{{}, whole}};
    case Spoil::Duplicate: return {{{}, whole}, {{}, whole}};
    case Spoil::Echo: return {{{}, framed(transport, request)}, {{}, whole}};
    case Spoil::WrongUnit: {
        Message other = reply;
        other.unit = static_cast<std::uint8_t>(other.unit + 1);
        return {{{}, framed(transport, other)}};
    }
    case Spoil::WrongCount: return {{{}, framed(transport, miscounted(reply))}};
    case Spoil::Silent: return {};
    case Spoil::Exception: {
        Message refused = reply;
        refused.pdu = {static_cast<std::uint8_t>(request.pdu.front() | exceptionFlag), m_options.exception};
        return {{{}, framed(transport, refused)}};
    }
    }
    return {};
}

} // namespace gaffer::sim
