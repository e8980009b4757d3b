#include "tests/ui/support/twin_gateway.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <numbers>
#include <utility>

namespace gaffer::ui {
namespace {

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return text;
}

bool matches(const Product& product, const std::string& wanted)
{
    for (const std::string& field : {product.code.value, product.nameEn, product.nameZh, product.initials})
        if (lower(field).find(wanted) != std::string::npos) return true;
    return false;
}

TrendCurve curveOf(const PointName& point, Instant from, Instant to, int pixels, std::size_t index)
{
    TrendCurve curve{.point = point, .unit = index < 2 ? "degC" : "kg", .decimals = 1};
    const Duration step = (to - from) / std::max(1, pixels);
    for (int bin = 0; bin < pixels; ++bin) {
        const double phase = 2 * std::numbers::pi * bin / pixels;
        const double value = 1180 - 60.0 * static_cast<double>(index) + 25 * std::sin(3 * phase + static_cast<double>(index));
        const bool gap = bin > pixels / 2 && bin < pixels * 6 / 10;
        curve.bins.push_back({from + step * bin, value - 2, value + 2, value, value, gap ? 0.0 : 100.0});
    }
    return curve;
}

} // namespace

TwinGateway::TwinGateway(SeatView view, Instant now) : m_view{std::move(view)}
{
    m_link.phase = LinkState::Phase::Live;
    m_link.lastWord = now;
    m_link.address = "127.0.0.1:7411";
}

void TwinGateway::change(const std::function<void(SeatView&, LinkState&)>& edit)
{
    edit(m_view, m_link);
    if (m_changed) m_changed();
}

void TwinGateway::answerHeld()
{
    while (!m_held.empty()) {
        const auto answer = std::move(m_held.front());
        m_held.pop_front();
        answer();
    }
}

Result<Answer> TwinGateway::take(const Command& command)
{
    if (refuseNext) return *std::exchange(refuseNext, std::nullopt);
    const std::uint64_t number = ++m_number;
    if (!viewFollows) return Answer{number, number};
    if (const auto* tally = std::get_if<AddTally>(&command)) {
        const auto station = std::ranges::find(m_view.stations, tally->station, &StationView::id);
        if (station == m_view.stations.end())
            return Fault{
                FaultCode::NotFound, "station.unknown", "there is no station " + tally->station.value, {tally->station.value}};
        (tally->defect.empty() ? station->made : station->defects) += tally->pieces;
        station->good = station->made - station->defects;
        station->lastTally = number;
        station->lastTallyAt = m_link.lastWord;
        station->lastTallyText = "+" + std::to_string(tally->pieces);
    }
    return Answer{number, number};
}

void TwinGateway::send(const Command& command, Reply<Answer> reply)
{
    sent.push_back(command);
    const auto answer = [this, command, reply = std::move(reply)] {
        const Result<Answer> outcome = take(command);
        if (reply) reply(outcome);
        if (m_changed) m_changed();
    };
    if (hold)
        m_held.push_back(answer);
    else
        answer();
}

void TwinGateway::signIn(const WorkerNo& worker, const std::string& pin, Reply<Done> reply)
{
    if (pin != rightPin) {
        reply(Fault{FaultCode::NotAllowed, "session.wrongPin", "number or PIN is wrong", {}});
        return;
    }
    change([&](SeatView&, LinkState& link) {
        link.worker = worker;
        link.workerName = "王师傅";
        link.role = Role::Supervisor;
    });
    reply(Done{});
}

void TwinGateway::signOut()
{
    change([](SeatView&, LinkState& link) { link.worker = {}; });
}

void TwinGateway::searchProducts(const std::string& text, int limit, Reply<std::vector<Product>> reply)
{
    std::vector<Product> found;
    for (const Product& product : catalogue)
        if (std::cmp_less(found.size(), limit) && matches(product, lower(text))) found.push_back(product);
    reply(found);
}

void TwinGateway::trend(const std::vector<PointName>& points, Instant from, Instant to, int pixels,
                        Reply<std::vector<TrendCurve>> reply)
{
    askedTrend = {points, from, to};
    if (refuseTrends) {
        reply(*refuseTrends);
        return;
    }
    std::vector<TrendCurve> curves;
    for (std::size_t index = 0; index < points.size(); ++index) curves.push_back(curveOf(points[index], from, to, pixels, index));
    reply(curves);
}

void TwinGateway::notes(const std::vector<PointName>& /*points*/, Instant from, Instant to, Reply<std::vector<NoteView>> reply)
{
    std::vector<NoteView> found;
    for (const NoteView& view : allNotes)
        if (view.note.from <= to && view.note.to >= from) found.push_back(view);
    reply(found);
}

void TwinGateway::report(const std::string& /*name*/, Date date, const std::string& shift, const std::string& language,
                         Reply<Report> reply)
{
    asked = {date, shift, language};
    const auto answer = [this, date, language, reply = std::move(reply)] {
        if (refuseReports) {
            reply(*refuseReports);
            return;
        }
        Report made = dailyReport;
        made.businessDate = date;
        made.language = language;
        reply(made);
    };
    if (holdReports)
        heldReports.push_back(answer);
    else
        answer();
}

void TwinGateway::exportReport(const std::string& name, Date /*date*/, const std::string& /*shift*/,
                               const std::string& /*language*/, const std::string& format, Reply<std::string> reply)
{
    if (refuseNext)
        reply(*std::exchange(refuseNext, std::nullopt));
    else
        reply("exports/" + name + "." + format);
}

void TwinGateway::importCsv(const std::string& kind, const std::string& bytes, const std::string& encoding, bool dryRun,
                            Reply<ImportResult> reply)
{
    importedKind = kind;
    importedBytes = bytes;
    importedEncoding = encoding;
    importedDry = dryRun;
    reply(importResult);
}

void TwinGateway::wiring(Reply<std::string> reply) { reply(std::string{"{\n  \"format\": \"gaffer-workshop-1\"\n}\n"}); }

} // namespace gaffer::ui
