#include "ui/seat/local_service.hpp"

#include <QDir>
#include <QFile>
#include <QProcess>

namespace gaffer::ui {

QString servedAddress(const QString& workshop)
{
    QFile file{QDir{workshop}.filePath(QStringLiteral("gafferd.port"))};
    if (!file.open(QIODevice::ReadOnly)) return {};
    // One line HOST:PORT, renamed into place by the service: never half written.
    return QString::fromUtf8(file.readLine()).trimmed();
}

bool startService(const QString& program, const QString& workshop)
{
    QProcess service;
    service.setProgram(program);
    service.setArguments(
        {QStringLiteral("--workshop"), QDir{workshop}.absolutePath(), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")});
    // Detached with nothing of ours open: it outlives this seat, and the seat's terminal may close.
    service.setStandardOutputFile(QProcess::nullDevice());
    service.setStandardErrorFile(QProcess::nullDevice());
    service.setStandardInputFile(QProcess::nullDevice());
    return service.startDetached();
}

} // namespace gaffer::ui
