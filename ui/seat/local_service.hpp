#pragma once

#include <QString>

namespace gaffer::ui {

/// HOST:PORT that the service of `workshop` (a folder) wrote down; empty while there is none.
QString servedAddress(const QString& workshop);

/// Starts the service `program` for the folder, detached: it lives on when the seat is closed. A second one for the same folder
/// leaves by itself. False when it cannot be started.
bool startService(const QString& program, const QString& workshop);

} // namespace gaffer::ui
