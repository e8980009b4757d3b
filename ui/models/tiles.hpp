#pragma once

#include "core/view/views.hpp"
#include "ui/i18n/say.hpp"
#include "ui/models/tables.hpp"
#include "ui/widgets/pot_tile.hpp"
#include "ui/widgets/station_tile.hpp"

#include <span>
#include <vector>

namespace gaffer::ui {

/// How much a station wants a person.
Urgency urgencyOf(const StationView& station);
/// How much a melt wants a person.
Urgency urgencyOf(const MeltView& melt);

/// The tiles of all stations; the three worst carry their rank. `age` is that of all figures, empty while they are fresh.
std::vector<StationTileValues> stationTiles(std::span<const StationView> stations, Language language, const QString& age);
/// The tile of a pot; `age` as above.
PotTileValues potTile(const MeltView& melt, const QString& age, Instant now);
/// How a temperature came to be or why there is none; empty when it is wired and good.
QString trustText(const ValueView& value);
/// The same with the age of what is typed or uncertain.
QString trustText(const ValueView& value, Instant now);

/// The worst things on the floor as sentences, worst first, at most `limit`.
QStringList worstThings(std::span<const StationView> stations, std::span<const MeltView> melts, Language language, int limit);

/// What the service cannot put right by itself: backups that are missing, files that are damaged.
QStringList careTexts(const ShopView& shop);

} // namespace gaffer::ui
