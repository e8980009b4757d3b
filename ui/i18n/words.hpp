#pragma once

#include "core/base/fault.hpp"
#include "core/view/views.hpp"
#include "ui/i18n/say.hpp"

#include <QString>

#include <optional>

namespace gaffer::ui {

/// What stands where nothing is known.
extern const QString noFigure;

/// A std::string as Qt's.
QString text(const std::string& utf8);
/// A name given in the workshop.
template <class Tag> QString text(const Name<Tag>& name) { return text(name.value); }

/// A unit as people write it: degC becomes °C, 1 becomes nothing.
QString unitText(const std::string& unit);
/// A number with `decimals` places (-1: as many as needed, at most 3).
QString numberText(double number, int decimals);
/// A value with its unit, or "–" when there is none.
QString valueText(const ValueView& value, int decimals);
/// Pieces, or "–" when nothing counted them.
QString piecesText(const std::optional<std::int64_t>& pieces);
/// A span of minutes as in 1 h 25 min; "–" when unknown.
QString minutesText(const std::optional<double>& minutes);
/// An age as in 12 s, 5 min, 3 h, 2 d.
QString ageText(Duration age);
/// Local wall time HH:MM of `instant`.
QString clockText(Instant instant, std::int64_t utcOffsetMinutes);
/// Local wall time HH:MM, or "–".
QString clockText(const std::optional<Instant>& instant, std::int64_t utcOffsetMinutes);
/// Local date and time as in 2026-11-22 14:05.
QString dateClockText(Instant instant, std::int64_t utcOffsetMinutes);
/// A date as in 2026-11-22, or "–".
QString dateText(const std::optional<Date>& date);
/// A product's name in the language of the screen, its code when it has none.
QString productName(Language language, const std::string& nameZh, const std::string& nameEn, const ProductCode& code);
/// What was counted last, as in "made 3" or "F01 1", with the grade in the language of the screen.
QString tallyText(const std::string& counted);
/// A job as code, name and number of pieces.
QString jobText(const JobView& job, Language language);
/// A refusal in the words of the screen.
QString faultText(Language language, const Fault& fault);
/// The name of a defect code in the language of the screen; the code itself when it is unknown.
QString defectText(Language language, const DefectCode& code);
/// The text of a downtime reason in the language of the screen; what the worker wrote when it is none of the list.
QString stopReasonText(Language language, const std::string& reason);
/// The state of a station with its reason, as in "stopped: mould change".
QString stationStateText(Language language, const StationView& station);
/// Why a value is not to be trusted, in words; empty when it is good.
QString qualityText(Quality quality, const std::string& reason);
/// The count of good pieces among those made, in percent; "–" when nothing was made.
QString yieldText(std::int64_t made, std::int64_t defects);

} // namespace gaffer::ui
