#include "ui/printing.hpp"

#include <QAbstractTextDocumentLayout>
#include <QFile>
#include <QFontDatabase>
#include <QLocale>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>

#include <algorithm>

namespace gaffer::ui {
namespace {

constexpr int dotsPerInch = 300;
constexpr double mmPerInch = 25.4;
constexpr double marginMm = 14;
constexpr double footerMm = 9;
constexpr double textPoints = 9;
constexpr auto printFont = "WenQuanYi Micro Hei";

double dots(double mm) { return mm / mmPerInch * dotsPerInch; }

QString escaped(const std::string& text) { return QString::fromStdString(text).toHtmlEscaped(); }

bool isNumber(const Cell& cell) { return cell.kind != CellKind::Text; }

QString cellHtml(const Cell& cell, const QString& tag)
{
    const QString align = isNumber(cell) ? QStringLiteral("right") : QStringLiteral("left");
    return QStringLiteral("<%1 align=\"%2\">%3</%1>").arg(tag, align, escaped(cellText(cell)));
}

QString rowHtml(const std::vector<Cell>& cells, const QString& tag)
{
    QString row = QStringLiteral("<tr>");
    for (const Cell& cell : cells) row += cellHtml(cell, tag);
    return row + QStringLiteral("</tr>");
}

/// Whether the numbers of a column stand right, as its first row tells.
QString headAlign(const ReportTable& table, std::size_t column)
{
    const bool right = !table.rows.empty() && column < table.rows.front().size() && isNumber(table.rows.front()[column]);
    return right ? QStringLiteral("right") : QStringLiteral("left");
}

QString tableHtml(const ReportTable& table)
{
    QString html = QStringLiteral("<h2>%1</h2><table border=\"1\" cellspacing=\"0\" cellpadding=\"3\" width=\"100%\"><thead><tr>")
                       .arg(escaped(table.title));
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        html += QStringLiteral("<th align=\"%1\">%2</th>").arg(headAlign(table, column), escaped(table.columns[column]));
    html += QStringLiteral("</tr></thead><tbody>");
    for (const std::vector<Cell>& row : table.rows) html += rowHtml(row, QStringLiteral("td"));
    if (!table.totals.empty()) html += rowHtml(table.totals, QStringLiteral("th"));
    return html + QStringLiteral("</tbody></table>");
}

void paintFooter(QPainter& painter, const Report& report, int page, int pages, QSizeF body)
{
    const QRectF line{0, body.height() + dots(3), body.width(), dots(footerMm - 3)};
    QFont font{QString::fromLatin1(printFont)};
    font.setPointSizeF(textPoints - 1);
    painter.setFont(font);
    painter.setPen(Qt::black);
    const QString left = QStringLiteral("%1 · %2 · %3")
                             .arg(QString::fromStdString(report.hall), QString::fromStdString(report.title),
                                  QString::fromStdString(toText(report.businessDate)));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, left);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("%1 / %2").arg(page).arg(pages));
}

void layOut(QTextDocument& document, QPdfWriter& writer, const Report& report, QSizeF body)
{
    QFont font{QString::fromLatin1(printFont)};
    font.setPointSizeF(textPoints);
    document.documentLayout()->setPaintDevice(&writer);
    document.setDefaultFont(font);
    document.setDocumentMargin(0);
    document.setHtml(reportHtml(report));
    document.setPageSize(body);
}

} // namespace

QString reportHtml(const Report& report)
{
    const QString font = QString::fromLatin1(printFont);
    QString html =
        QStringLiteral("<html><head><style>body{font-family:'%1';color:#000;} h1{font-size:15pt;margin:0;}"
                       " h2{font-size:11pt;margin-top:10pt;margin-bottom:3pt;} table{border-collapse:collapse;border-color:#555;}"
                       " th{background-color:#e8e8e8;}</style></head><body><h1>%2</h1><p>%3 · %4</p>")
            .arg(font, escaped(report.title), escaped(report.hall), escaped(toText(report.businessDate)));
    for (const ReportTable& table : report.tables) html += tableHtml(table);
    return html + QStringLiteral("</body></html>");
}

Outcome writeReportPdf(const Report& report, const QString& file)
{
    QFile out{file};
    if (!out.open(QIODevice::WriteOnly))
        return Fault{FaultCode::Unavailable, "file.cannotWrite", "cannot write " + file.toStdString(), {file.toStdString()}};
    QPdfWriter writer{&out};
    writer.setResolution(dotsPerInch);
    writer.setPageSize(QPageSize{QPageSize::A4});
    writer.setPageMargins(QMarginsF{marginMm, marginMm, marginMm, marginMm}, QPageLayout::Millimeter);
    writer.setTitle(QString::fromStdString(report.title));
    const QSizeF body{static_cast<double>(writer.width()), static_cast<double>(writer.height()) - dots(footerMm)};
    QTextDocument document;
    layOut(document, writer, report, body);
    QPainter painter{&writer};
    const int pages = std::max(1, document.pageCount());
    for (int page = 0; page < pages; ++page) {
        if (page > 0) writer.newPage();
        painter.save();
        painter.translate(0, -body.height() * page);
        painter.setClipRect(QRectF{0, body.height() * page, body.width(), body.height()});
        document.drawContents(&painter, QRectF{0, body.height() * page, body.width(), body.height()});
        painter.restore();
        paintFooter(painter, report, page + 1, pages, body);
    }
    painter.end();
    out.close();
    if (out.error() != QFileDevice::NoError)
        return Fault{FaultCode::Full, "file.cannotWrite", "cannot write all of " + file.toStdString(), {file.toStdString()}};
    return Done{};
}

} // namespace gaffer::ui
