#include "drivers/sim/incident.hpp"

#include "core/wiring/settings.hpp"

#include <algorithm>
#include <charconv>
#include <sstream>
#include <vector>

namespace gaffer::sim {
namespace {

/// What the last word of an incident means.
enum class Argument : std::uint8_t { None, Length, Amount };

struct KindRow {
    IncidentKind kind;
    Argument argument;
    std::string_view target;
    std::string_view effect;
};
constexpr std::array kinds{
    KindRow{IncidentKind::PowerCut, Argument::Length, "FURNACE", "no heat"},
    KindRow{IncidentKind::GasCut, Argument::Length, "FURNACE", "no heat, the gas meter stands"},
    KindRow{IncidentKind::DoorOpen, Argument::Length, "FURNACE", "doors stand open"},
    KindRow{IncidentKind::Charge, Argument::Amount, "FURNACE or POT",
            "kilograms of cold batch; the pot's day goes on from there"},
    KindRow{IncidentKind::PotCrack, Argument::None, "POT", "the pot loses its glass"},
    KindRow{IncidentKind::SensorBreak, Argument::Length, "FURNACE, POT or POINT", "the instrument reports an open sensor"},
    KindRow{IncidentKind::SensorFreeze, Argument::Length, "FURNACE, POT or POINT", "the value stands still"},
    KindRow{IncidentKind::CounterReset, Argument::None, "STATION", "the piece counter goes to 0"},
    KindRow{IncidentKind::CounterJump, Argument::Amount, "STATION", "the piece counter jumps to this value"},
    KindRow{IncidentKind::CounterStuck, Argument::Length, "STATION", "pieces are made and not counted"},
    KindRow{IncidentKind::MouldCrack, Argument::Length, "STATION", "the station stands until there is another mould"},
    KindRow{IncidentKind::StationStop, Argument::Length, "STATION", "the station stands"},
    KindRow{IncidentKind::LehrOff, Argument::Length, "LEHR", "the lehr cools"},
    KindRow{IncidentKind::SlaveSilent, Argument::Length, "DEVICE", "the device does not answer"},
    KindRow{IncidentKind::LinkDrop, Argument::Length, "BUS", "connections are dropped and refused"},
};

std::string_view argumentText(Argument argument)
{
    switch (argument) {
    case Argument::None: return "";
    case Argument::Length: return " [LENGTH]";
    case Argument::Amount: return " AMOUNT";
    }
    return "";
}

Fault refusal(std::string_view text, const std::string& why)
{
    return {FaultCode::BadInput, "sim.incident", "incident \"" + std::string{text} + "\": " + why, {}};
}

std::optional<Instant> parseWhen(const std::string& text, Instant start, Duration utcOffset)
{
    if (text.starts_with("+")) {
        const auto after = parseDuration(text.substr(1));
        return after ? std::optional{start + *after} : std::nullopt;
    }
    const auto time = TimeOfDay::parse(text);
    if (!time) return parseInstant(text);
    const auto midnight = std::chrono::floor<std::chrono::days>(start + utcOffset) - utcOffset;
    const Instant today = midnight + std::chrono::minutes{time->minutes};
    return today >= start ? today : today + std::chrono::days{1};
}

} // namespace

Result<Incident> parseIncident(std::string_view text, Instant start, Duration utcOffset)
{
    std::istringstream stream{std::string{text}};
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    if (words.size() < 3 || words.size() > 4) return refusal(text, "allowed is WHEN TARGET KIND [LENGTH|AMOUNT]");
    Incident incident;
    const auto when = parseWhen(words[0], start, utcOffset);
    if (!when) return refusal(text, "\"" + words[0] + "\" is no time as 02:10, +90s or 2026-11-22T06:00:00Z");
    incident.at = *when;
    incident.target = words[1];
    if (!findEnum(words[2], incident.kind)) return refusal(text, "\"" + words[2] + "\" is no kind of incident");
    const auto row = std::ranges::find(kinds, incident.kind, &KindRow::kind);
    const bool given = words.size() == 4;
    switch (row->argument) {
    case Argument::None:
        if (given) return refusal(text, words[2] + " takes neither length nor amount");
        break;
    case Argument::Length:
        if (!given) break;
        if (const auto length = parseDuration(words[3]))
            incident.length = *length;
        else
            return refusal(text, "\"" + words[3] + "\" is no span as 90s, 5m, 1h");
        break;
    case Argument::Amount: {
        const std::string amount = given ? words[3] : "";
        const auto [end, error] = std::from_chars(amount.data(), amount.data() + amount.size(), incident.amount);
        if (error != std::errc{} || end != amount.data() + amount.size() || incident.amount < 0)
            return refusal(text, words[2] + " takes an amount, as 50");
        break;
    }
    }
    return incident;
}

std::string incidentHelp()
{
    std::string text;
    for (const KindRow& row : kinds)
        text += "  " + std::string{nameOf(row.kind)} + std::string{argumentText(row.argument)} + "  (" + std::string{row.target} +
                ") " + std::string{row.effect} + "\n";
    return text;
}

} // namespace gaffer::sim
