#include "ui/i18n/words.hpp"

#include "core/piece/catalogue.hpp"
#include "core/workshop/refusals.hpp"

#include <algorithm>
#include <cmath>

namespace gaffer::ui {
namespace {

constexpr double minutesPerHour = 60;
/// More digits than any sensor of the house has.
constexpr int mostDecimals = 3;

/// Seats have no zone of their own: they show the workshop's time, wherever they stand.
Instant local(Instant instant, std::int64_t utcOffsetMinutes) { return instant + std::chrono::minutes{utcOffsetMinutes}; }

QString localText(Instant instant, std::int64_t utcOffsetMinutes) { return text(toText(local(instant, utcOffsetMinutes))); }

} // namespace

const QString noFigure = QStringLiteral("–");

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QString unitText(const std::string& unit)
{
    if (unit == "degC") return QStringLiteral("°C");
    return unit == "1" ? QString{} : text(unit).replace(QStringLiteral("m3"), QStringLiteral("m³"));
}

QString numberText(double number, int decimals)
{
    // A share of nothing.
    if (!std::isfinite(number)) return noFigure;
    if (decimals >= 0) return QString::number(number, 'f', decimals);
    QString shown = QString::number(number, 'f', mostDecimals);
    while (shown.endsWith(QLatin1Char{'0'})) shown.chop(1);
    if (shown.endsWith(QLatin1Char{'.'})) shown.chop(1);
    return shown;
}

QString valueText(const ValueView& value, int decimals)
{
    // A bad value is never shown as a number, whatever the device said.
    if (!value.value || value.quality == Quality::Bad) return noFigure;
    const QString unit = unitText(value.unit);
    return unit.isEmpty() ? numberText(*value.value, decimals) : numberText(*value.value, decimals) + QLatin1Char{' '} + unit;
}

QString piecesText(const std::optional<std::int64_t>& pieces) { return pieces ? QString::number(*pieces) : noFigure; }

QString minutesText(const std::optional<double>& minutes)
{
    if (!minutes || !std::isfinite(*minutes)) return noFigure;
    // Down: promising a minute that is not there helps nobody.
    const auto whole = static_cast<std::int64_t>(std::floor(std::max(0.0, *minutes)));
    const auto hour = static_cast<std::int64_t>(minutesPerHour);
    if (whole < hour) return say("%1 min").arg(whole);
    return say("%1 h %2 min").arg(whole / hour).arg(whole % hour, 2, 10, QLatin1Char{'0'});
}

QString ageText(Duration age)
{
    const auto seconds = std::max<std::int64_t>(0, std::chrono::duration_cast<std::chrono::seconds>(age).count());
    constexpr std::int64_t minute = 60, hour = 3600, day = 86400;
    // Two of the larger unit before it is used: "1 min" could be anything up to two.
    if (seconds < 2 * minute) return say("%1 s").arg(seconds);
    if (seconds < 2 * hour) return say("%1 min").arg(seconds / minute);
    return seconds < 2 * day ? say("%1 h").arg(seconds / hour) : say("%1 d").arg(seconds / day);
}

QString clockText(Instant instant, std::int64_t utcOffsetMinutes) { return localText(instant, utcOffsetMinutes).mid(11, 5); }

QString clockText(const std::optional<Instant>& instant, std::int64_t utcOffsetMinutes)
{
    return instant ? clockText(*instant, utcOffsetMinutes) : noFigure;
}

QString dateClockText(Instant instant, std::int64_t utcOffsetMinutes)
{
    return localText(instant, utcOffsetMinutes).left(16).replace(QLatin1Char{'T'}, QLatin1Char{' '});
}

QString dateText(const std::optional<Date>& date) { return date ? text(toText(*date)) : noFigure; }

QString productName(Language language, const std::string& nameZh, const std::string& nameEn, const ProductCode& code)
{
    // The other language's name is better than a code that nobody knows.
    const std::string& wanted = language == Language::Chinese ? nameZh : nameEn;
    const std::string& other = language == Language::Chinese ? nameEn : nameZh;
    if (!wanted.empty()) return text(wanted);
    return other.empty() ? text(code) : text(other);
}

QString tallyText(const std::string& counted)
{
    const std::size_t space = counted.find(' ');
    const std::string what = counted.substr(0, space);
    return space == std::string::npos ? text(counted)
                                      : QStringLiteral("%1 ×%2").arg(sayKey("grade", what), text(counted.substr(space + 1)));
}

QString jobText(const JobView& job, Language language)
{
    const QString name =
        QStringLiteral("%1 %2").arg(text(job.product), productName(language, job.nameZh, job.nameEn, job.product));
    return job.pieces > 0 ? QStringLiteral("%1 ×%2").arg(name).arg(job.pieces) : name;
}

QString faultText(Language language, const Fault& fault)
{
    QString sentence = sayKey("fault", fault.key);
    // Refusals of core have their words there, in both languages; the screen has its own for its own faults.
    if (sentence == text(fault.key)) return text(sentenceOf(fault, nameOf(language).toStdString()));
    for (const std::string& detail : fault.details)
        // A sentence may use fewer details than the fault has; arg() would complain.
        if (sentence.contains(QLatin1Char{'%'})) sentence = sentence.arg(text(detail));
    return sentence;
}

QString defectText(Language language, const DefectCode& code)
{
    const Defect* defect = findDefect(code);
    return defect ? pick(language, defect->en, defect->zh) : text(code);
}

QString stopReasonText(Language language, const std::string& reason)
{
    const DowntimeReason* known = findDowntimeReason(ReasonCode{reason});
    if (known) return pick(language, known->en, known->zh);
    return sayKey("waiting", reason);
}

QString stationStateText(Language language, const StationView& station)
{
    const QString state = sayKey("station", nameOf(station.state));
    if (station.state == StationState::Stopped && station.reason.empty()) return say("stopped: say why");
    if (station.reason.empty()) return state;
    return say("%1: %2").arg(state, stopReasonText(language, station.reason));
}

QString qualityText(Quality quality, const std::string& reason)
{
    if (quality == Quality::Good) return {};
    if (reason.empty()) return sayKey("quality", nameOf(quality));
    // exception-2, exception-4 …: the number is for who looks it up.
    if (reason.starts_with("exception")) return say("device refuses (%1)").arg(text(reason));
    return sayKey("reason", reason);
}

QString yieldText(std::int64_t made, std::int64_t defects)
{
    // Corrections may take more back than was made.
    if (made <= 0) return noFigure;
    constexpr double hundred = 100;
    return numberText(hundred * static_cast<double>(made - defects) / static_cast<double>(made), 1) + QLatin1Char{'%'};
}

} // namespace gaffer::ui
