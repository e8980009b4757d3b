#include "app/files/report_files.hpp"

#include "ui/printing.hpp"

#include <array>
#include <memory>
#include <QGuiApplication>

namespace gaffer {

namespace {

/// Qt's remarks on a desktop that is not there are of no use to anybody.
void saysNothing(QtMsgType, const QMessageLogContext&, const QString&) {}

} // namespace

Outcome writeReportPdfFile(const Report& report, const std::string& file)
{
    // Qt keeps references to these for the life of the process.
    static std::array<char, 10> name{"gafferctl"};
    static std::array<char*, 2> arguments{name.data(), nullptr};
    static int count = 1;
    std::unique_ptr<QGuiApplication> application;
    // In the desktop there is an application already; only one may be.
    if (qApp == nullptr) {
        qInstallMessageHandler(saysNothing);
        qputenv("QT_QPA_PLATFORM", "offscreen");
        application = std::make_unique<QGuiApplication>(count, arguments.data());
    }
    return ui::writeReportPdf(report, QString::fromStdString(file));
}

} // namespace gaffer
