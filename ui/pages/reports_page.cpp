#include "ui/pages/reports_page.hpp"

#include "ui/i18n/words.hpp"
#include "ui/printing.hpp"

#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QPointer>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableView>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace gaffer::ui {
namespace {

constexpr double dateMm = 42;
constexpr auto dailyReport = "daily";

QDate qtDate(Date date)
{
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

} // namespace

ReportsPage::ReportsPage(const SeatContext& context)
    : Page{context, QStringLiteral("reports")}, m_tables{new QTabWidget{this}}, m_note{makeLabel(theme(),
                                                                                                 QStringLiteral("reportNote"),
                                                                                                 TextSize::Body, this)}
{
    m_tables->setObjectName(QStringLiteral("reportTables"));
    m_tables->setAccessibleName(say("tables of the report"));
    m_tables->setUsesScrollButtons(false);
    m_note->setWordWrap(true);
    const int gap = theme().mm(2);
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(gap, gap, gap, gap);
    column->addWidget(makeBar());
    column->addWidget(m_note);
    column->addWidget(m_tables, 1);
}

/// The whole title stands above its table: seven of them side by side are wider than the screen, and what scrolls out of a row of
/// tabs is not found.
QWidget* ReportsPage::underTitle(const ReportTable& table, QTableView* shown)
{
    auto* sheet = new QWidget{m_tables};
    auto* column = new QVBoxLayout{sheet};
    column->setContentsMargins(theme().mm(1), theme().mm(1), theme().mm(1), theme().mm(1));
    auto* title = makeLabel(theme(), QStringLiteral("title-") + text(table.key), TextSize::Title, sheet);
    title->setText(text(table.title));
    column->addWidget(title);
    column->addWidget(shown, 1);
    return sheet;
}

QWidget* ReportsPage::makeBar()
{
    auto* bar = new QWidget{this};
    auto* row = new QHBoxLayout{bar};
    row->setContentsMargins(0, 0, 0, 0);
    auto* title = makeLabel(theme(), QStringLiteral("reportTitle"), TextSize::Title, bar);
    title->setText(say("Daily yield"));
    m_date = new QDateEdit{bar};
    m_date->setObjectName(QStringLiteral("reportDate"));
    m_date->setAccessibleName(say("business date"));
    m_date->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    // Yesterday is one key away, the day of a complaint three months back is not.
    m_date->setCalendarPopup(true);
    m_date->setMinimumWidth(theme().mm(dateMm));
    m_shift = new QComboBox{bar};
    m_shift->setObjectName(QStringLiteral("reportShift"));
    m_shift->setAccessibleName(say("shift"));
    row->addWidget(title);
    row->addWidget(makeButton(QStringLiteral("dayBefore"), QStringLiteral("◂"), bar,
                              [this] { m_date->setDate(m_date->date().addDays(-1)); }));
    row->addWidget(m_date);
    row->addWidget(
        makeButton(QStringLiteral("dayAfter"), QStringLiteral("▸"), bar, [this] { m_date->setDate(m_date->date().addDays(1)); }));
    // An arrow says nothing to who listens.
    bar->findChild<QPushButton*>(QStringLiteral("dayBefore"))->setAccessibleName(say("day before"));
    bar->findChild<QPushButton*>(QStringLiteral("dayAfter"))->setAccessibleName(say("day after"));
    row->addWidget(m_shift);
    row->addStretch(1);
    row->addWidget(makeButton(QStringLiteral("exportCsv"), say("CSV"), bar, [this] { exportAs("csv"); }));
    row->addWidget(makeButton(QStringLiteral("exportXlsx"), say("XLSX"), bar, [this] { exportAs("xlsx"); }));
    row->addWidget(makeButton(QStringLiteral("exportPdf"), say("PDF"), bar, [this] { exportAs("pdf"); }));
    row->addWidget(makeButton(QStringLiteral("print"), say("Print…"), bar, [this] { print(); }));
    m_shift->addItem(say("All shifts"), QString{});
    QObject::connect(m_date, &QDateEdit::dateChanged, this, [this] { ask(); });
    QObject::connect(m_shift, &QComboBox::currentIndexChanged, this, [this] { ask(); });
    return bar;
}

void ReportsPage::refresh()
{
    // Refreshed twenty times a second: the box must not close under the hand that opens it.
    if (view().shop.shifts == m_shifts) return;
    m_shifts = view().shop.shifts;
    const QString chosen = m_shift->currentData().toString();
    {
        // Each removed entry would ask for a report.
        const QSignalBlocker quiet{m_shift};
        while (m_shift->count() > 1) m_shift->removeItem(1);
        for (const ShiftName& shift : m_shifts) m_shift->addItem(sayKey("shift", shift.value), text(shift));
        m_shift->setCurrentIndex(std::max(0, m_shift->findData(chosen)));
    }
    if (m_shift->currentData().toString() != chosen) ask();
}

Date ReportsPage::date() const
{
    const QDate shown = m_date->date();
    return Date{std::chrono::year{shown.year()}, std::chrono::month{static_cast<unsigned>(shown.month())},
                std::chrono::day{static_cast<unsigned>(shown.day())}};
}

std::string ReportsPage::shift() const { return m_shift->currentData().toString().toStdString(); }

void ReportsPage::opened()
{
    // The business date of the service, not this computer's: at two in the morning they differ.
    const Date today = view().shop.businessDate;
    if (!m_report && today.ok() && m_date->date() != qtDate(today))
        m_date->setDate(qtDate(today)); // asks by itself
    else
        ask();
}

void ReportsPage::ask()
{
    // Who steps through a week asks seven times; only the last answer is shown.
    const std::uint64_t question = ++m_asked;
    m_note->setText(say("Fetching the report…"));
    context().gateway.report(dailyReport, date(), shift(), nameOf(context().language).toStdString(),
                             [self = QPointer<ReportsPage>{this}, question](const Result<Report>& report) {
                                 if (!self || question != self->m_asked) return;
                                 if (report)
                                     self->showReport(*report);
                                 else
                                     self->m_note->setText(
                                         say("No report: %1").arg(faultText(self->context().language, report.error())));
                             });
}

void ReportsPage::showReport(const Report& report)
{
    // Comparing days means looking at the same table of each.
    const int tab = m_tables->currentIndex();
    m_report = report;
    m_note->setText(report.tables.empty() ? say("Nothing was counted on this day. Choose another date.")
                                          : say("“–” is what nothing counted; * is made of typed figures."));
    while (m_tables->count() > 0) {
        QWidget* old = m_tables->widget(0);
        m_tables->removeTab(0);
        retire(old);
    }
    for (const ReportTable& table : report.tables) {
        auto* model = new RowsModel{theme(), this};
        const QString name = QStringLiteral("report-") + text(table.key);
        QTableView* shown = makeTable(theme(), name, text(table.title), *model, m_tables);
        model->setParent(shown);
        model->show(reportRows(table));
        m_tables->setTabToolTip(m_tables->addTab(underTitle(table, shown), sayKey("reportTable", table.key)), text(table.title));
    }
    if (tab >= 0 && tab < m_tables->count()) m_tables->setCurrentIndex(tab);
}

void ReportsPage::exportAs(const char* format)
{
    // Written by the service into its own folder: a seat may be another computer.
    m_note->setText(say("Writing…"));
    context().gateway.exportReport(dailyReport, date(), shift(), nameOf(context().language).toStdString(), format,
                                   [self = QPointer<ReportsPage>{this}](const Result<std::string>& path) {
                                       if (!self) return;
                                       self->m_note->setText(
                                           path ? say("Written: %1").arg(text(*path))
                                                : say("Not written: %1").arg(faultText(self->context().language, path.error())));
                                   });
}

void ReportsPage::print()
{
    if (!m_report) return;
    // The same sheets as the PDF, on this seat's printer.
    QPrinter printer{QPrinter::HighResolution};
    printer.setPageSize(QPageSize{QPageSize::A4});
    printer.setPageOrientation(QPageLayout::Landscape);
    QPrintDialog dialog{&printer, this};
    if (dialog.exec() != QDialog::Accepted) return;
    paintReport(printer, *m_report);
}

} // namespace gaffer::ui
