#include "ui/pages/seat_settings.hpp"

#include <QSettings>

namespace gaffer::ui {
namespace {

/// In the settings of this computer's user: two seats on one PC share a screen and so its size.
constexpr auto organization = "gaffer";
constexpr auto application = "seat";
constexpr auto nightKey = "night";
constexpr auto pixelsKey = "pixelsPerMm";
constexpr auto scaleKey = "scale";
constexpr auto languageKey = "language";

} // namespace

SeatSettings loadSeatSettings()
{
    const QSettings store{QString::fromLatin1(organization), QString::fromLatin1(application)};
    SeatSettings settings;
    settings.shade = store.value(QLatin1String{nightKey}, false).toBool() ? Shade::Night : Shade::Day;
    // 0 asks the screen.
    settings.measure.pixelsPerMm = store.value(QLatin1String{pixelsKey}, 0.0).toDouble();
    settings.measure.scale = store.value(QLatin1String{scaleKey}, 1.0).toDouble();
    const QString language = store.value(QLatin1String{languageKey}).toString();
    if (!language.isEmpty()) settings.language = languageOf(language);
    return settings;
}

void saveSeatSettings(const SeatSettings& settings)
{
    QSettings store{QString::fromLatin1(organization), QString::fromLatin1(application)};
    store.setValue(QLatin1String{nightKey}, settings.shade == Shade::Night);
    store.setValue(QLatin1String{pixelsKey}, settings.measure.pixelsPerMm);
    store.setValue(QLatin1String{scaleKey}, settings.measure.scale);
    if (settings.language)
        store.setValue(QLatin1String{languageKey}, nameOf(*settings.language));
    else
        // No language of its own: that of the system again.
        store.remove(QLatin1String{languageKey});
}

} // namespace gaffer::ui
