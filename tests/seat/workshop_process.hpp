#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <memory>

namespace gaffer::ui {

/// The end of a program that was run to its end.
struct Ended {
    int code{};
    QString out;
    QString errors;
};

/// A workshop folder of the sample and the service over it, as real processes; the service is killed with it.
class WorkshopProcess {
public:
    /// Makes the folder from sample goblets; the service is not started yet.
    WorkshopProcess();
    ~WorkshopProcess();
    WorkshopProcess(const WorkshopProcess&) = delete;
    WorkshopProcess& operator=(const WorkshopProcess&) = delete;
    /// Starts the service and waits until it is ready; at the port it had before, if it had one.
    void start();
    /// kill -9.
    void kill();
    /// HOST:PORT of the service that was started last.
    [[nodiscard]] QString address() const { return m_address; }
    /// The folder.
    [[nodiscard]] QString folder() const { return m_folder.filePath(QStringLiteral("shop")); }
    /// A file beside the folder.
    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }

private:
    /// The address it listens at; empty when it ended instead.
    QString startOnce();

    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_service;
    QString m_address;
};

/// The path of one of our programs.
QString programPath(const char* name);
/// Runs one of our programs to its end, without a display; `home` holds what it keeps for its user.
Ended run(const char* name, const QStringList& arguments, const QString& home);
/// An environment without any display.
QProcessEnvironment withoutDisplay(const QString& home);

} // namespace gaffer::ui
