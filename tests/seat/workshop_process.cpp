#include "tests/seat/workshop_process.hpp"

#include <gtest/gtest.h>

#include <QRegularExpression>

namespace gaffer::ui {
namespace {

constexpr int patienceMs = 60'000;

} // namespace

QString programPath(const char* name) { return QStringLiteral(GAFFER_BIN_DIR "/") + QLatin1String{name}; }

QProcessEnvironment withoutDisplay(const QString& home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) environment.remove(QLatin1String{name});
    environment.insert(QStringLiteral("HOME"), home);
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home);
    environment.insert(QStringLiteral("XDG_DATA_HOME"), home);
    return environment;
}

Ended run(const char* name, const QStringList& arguments, const QString& home)
{
    QProcess program;
    program.setProcessEnvironment(withoutDisplay(home));
    program.start(programPath(name), arguments);
    EXPECT_TRUE(program.waitForFinished(patienceMs)) << name << " does not end";
    const bool left = program.exitStatus() == QProcess::NormalExit;
    return {left ? program.exitCode() : -1, QString::fromUtf8(program.readAllStandardOutput()),
            QString::fromUtf8(program.readAllStandardError())};
}

WorkshopProcess::WorkshopProcess()
{
    const Ended made = run("gafferctl", {"init", folder(), "--sample", "goblets"}, m_folder.path());
    EXPECT_EQ(made.code, 0) << made.errors.toStdString();
}

WorkshopProcess::~WorkshopProcess() { kill(); }

void WorkshopProcess::start()
{
    constexpr int addressInUse = 5;
    const QDeadlineTimer deadline{patienceMs};
    QString said;
    // Its own port may belong to some other program's connection for a moment.
    do said = startOnce();
    while (said.isEmpty() && m_service->exitCode() == addressInUse && !deadline.hasExpired());
    ASSERT_FALSE(said.isEmpty()) << m_service->readAllStandardError().toStdString();
    m_address = said;
}

QString WorkshopProcess::startOnce()
{
    m_service = std::make_unique<QProcess>();
    const QString listen = m_address.isEmpty() ? QStringLiteral("127.0.0.1:0") : m_address;
    m_service->start(programPath("gafferd"), {"--workshop", folder(), "--listen", listen});
    static const QRegularExpression ready{QStringLiteral("gafferd ready on (\\S+)")};
    QString said;
    QRegularExpressionMatch match;
    while (!match.hasMatch() && m_service->waitForReadyRead(patienceMs)) {
        said += QString::fromUtf8(m_service->readAllStandardOutput());
        match = ready.match(said);
    }
    if (!match.hasMatch()) m_service->waitForFinished(patienceMs);
    return match.captured(1);
}

void WorkshopProcess::kill()
{
    if (!m_service) return;
    m_service->kill();
    m_service->waitForFinished(patienceMs);
    m_service.reset();
}

} // namespace gaffer::ui
