#include "ui/printing.hpp"

#include "ui/page_setter.hpp"

#include <QFile>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

namespace gaffer::ui {
namespace {

/// What office printers have; more makes the file no smaller and the print no better.
constexpr int dotsPerInch = 300;
/// Room for the holes of a folder.
constexpr double marginMm = 14;
constexpr double ruleMm = 0.15;

void paintSheet(QPainter& painter, const SetSheet& sheet, const PageSetter& setter)
{
    // Light enough for a copier, dark enough for a laser printer without toner.
    for (const QRectF& shade : sheet.shades) painter.fillRect(shade, QColor{0xe8, 0xe8, 0xe8});
    painter.setPen(QPen{QColor{0x77, 0x77, 0x77}, setter.dots(ruleMm)});
    for (const QLineF& rule : sheet.rules) painter.drawLine(rule);
    painter.setPen(Qt::black);
    for (const SetWords& words : sheet.words) {
        painter.setFont(words.font);
        painter.drawText(words.place, words.flags, words.words);
    }
}

void paintFoot(QPainter& painter, const Report& report, const PageSetter& setter, std::size_t page)
{
    const QString left = QStringLiteral("%1 · %2 · %3")
                             .arg(QString::fromStdString(report.hall), QString::fromStdString(report.title),
                                  QString::fromStdString(toText(report.businessDate)));
    painter.setFont(setter.footFont());
    painter.drawText(setter.foot(), Qt::AlignLeft | Qt::AlignVCenter, left);
    painter.drawText(setter.foot(), Qt::AlignRight | Qt::AlignVCenter,
                     QStringLiteral("%1 / %2").arg(page + 1).arg(setter.sheets().size()));
}

} // namespace

void paintReport(QPagedPaintDevice& device, const Report& report)
{
    const PageSetter setter{device, report};
    QPainter painter{&device};
    for (std::size_t page = 0; page < setter.sheets().size(); ++page) {
        if (page > 0) device.newPage();
        paintSheet(painter, setter.sheets()[page], setter);
        paintFoot(painter, report, setter, page);
    }
}

Outcome writeReportPdf(const Report& report, const QString& file)
{
    QFile out{file};
    if (!out.open(QIODevice::WriteOnly))
        return Fault{FaultCode::Unavailable, "file.cannotWrite", "cannot write " + file.toStdString(), {file.toStdString()}};
    QPdfWriter writer{&out};
    writer.setResolution(dotsPerInch);
    writer.setPageSize(QPageSize{QPageSize::A4});
    // The balance of a melt has sixteen columns; upright their heads would break in the middle of a word.
    writer.setPageOrientation(QPageLayout::Landscape);
    writer.setPageMargins(QMarginsF{marginMm, marginMm, marginMm, marginMm}, QPageLayout::Millimeter);
    writer.setTitle(QString::fromStdString(report.title));
    paintReport(writer, report);
    out.close();
    // A disk that fills up is noticed by the last bytes only.
    if (out.error() != QFileDevice::NoError)
        return Fault{FaultCode::Full, "file.cannotWrite", "cannot write all of " + file.toStdString(), {file.toStdString()}};
    return Done{};
}

} // namespace gaffer::ui
