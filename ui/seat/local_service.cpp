#include "ui/seat/local_service.hpp"

#include <QDir>
#include <QFile>
#include <QProcess>

namespace gaffer::ui {

QString servedAddress(const QString& workshop)
{
    QFile file{QDir{workshop}.filePath(QStringLiteral("gafferd.port"))};
    // No file means that nobody serves the folder, or nobody is ready yet.
    if (!file.open(QIODevice::ReadOnly)) return {};
    // One line HOST:PORT, renamed into place by the service: never half written.
    return QString::fromUtf8(file.readLine()).trimmed();
}

bool startService(const QString& program, const QString& workshop)
{
    QProcess service;
    service.setProgram(program);
    service.setArguments(
        // A free port: two workshops may be open on one PC.
        {QStringLiteral("--workshop"), QDir{workshop}.absolutePath(), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")});
    // The service outlives the seat; a pipe to it would break with the first word after that.
    service.setStandardOutputFile(QProcess::nullDevice());
    service.setStandardErrorFile(QProcess::nullDevice());
    service.setStandardInputFile(QProcess::nullDevice());
    // Closing the window never stops the furnace log.
    return service.startDetached();
}

} // namespace gaffer::ui
