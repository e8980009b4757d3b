#include "ui/pages/setup_page.hpp"

#include "ui/i18n/words.hpp"
#include "ui/pages/seat_settings.hpp"

#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTableView>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace gaffer::ui {
namespace {

/// 64 MiB: what a service takes is less, and it says so in words of its own.
constexpr qint64 mostBytes = 64LL << 20;
/// Meters count for decades.
constexpr double mostReading = 1e9;
/// In the order in which a new workshop needs them.
constexpr std::array importKinds{"products", "orders", "moulds", "workers", "recipes"};
/// Per cent; above 200 the station page would not fit its own screen.
constexpr std::array scales{100, 125, 150, 175, 200};
/// Which of the two buttons was pressed.
const QString dryRun = QStringLiteral("dry");
const QString forReal = QStringLiteral("real");

QComboBox* makeBox(const char* name, const QString& accessibleName, QWidget* parent)
{
    auto* box = new QComboBox{parent};
    box->setObjectName(QLatin1String{name});
    box->setAccessibleName(accessibleName);
    return box;
}

/// Text that can be marked and copied into a mail, but not changed.
QPlainTextEdit* makeReadOnly(const char* name, const QString& accessibleName, QWidget* parent)
{
    auto* edit = new QPlainTextEdit{parent};
    edit->setObjectName(QLatin1String{name});
    edit->setAccessibleName(accessibleName);
    edit->setReadOnly(true);
    return edit;
}

} // namespace

SetupPage::SetupPage(const SeatContext& context, std::function<void()> restart)
    : Page{context, QStringLiteral("setup")}, m_restart{std::move(restart)}, m_tabs{new QTabWidget{this}}, m_valuesModel{theme(),
                                                                                                                         this}
{
    m_tabs->setObjectName(QStringLiteral("setupTabs"));
    m_tabs->setAccessibleName(sayKey("page", "setup"));
    auto* column = new QVBoxLayout{this};
    const int gap = theme().mm(2);
    column->setContentsMargins(gap, gap, gap, gap);
    column->addWidget(m_tabs);
    // What is looked at daily first, what is set once last.
    m_tabs->addTab(makeValues(), say("Live values"));
    m_tabs->addTab(makeWiring(), say("Wiring"));
    m_tabs->addTab(makeImport(), say("Import"));
    m_tabs->addTab(makeSeat(), say("This seat"));
}

QWidget* SetupPage::makeValues()
{
    auto* tab = new QWidget{m_tabs};
    auto* column = new QVBoxLayout{tab};
    m_values = makeTable(theme(), QStringLiteral("liveValues"), say("Live values"), m_valuesModel, tab);
    // Enter on a dead sensor types its reading: that is when people come here.
    QObject::connect(m_values, &QTableView::activated, this, [this] { typeReading(); });
    m_valuesEmpty = makeEmptyNote(
        theme(), QStringLiteral("valuesEmpty"),
        say("No points are wired. Readings can be typed: press “Type a reading” and name a point, as in P1.glass."), tab);
    column->addWidget(m_values, 1);
    column->addWidget(m_valuesEmpty, 1);
    auto* row = new QHBoxLayout;
    row->addWidget(makeButton(QStringLiteral("typeReading"), say("Type a reading…"), tab, [this] { typeReading(); }));
    row->addWidget(makeButton(QStringLiteral("typeOther"), say("Type for another point…"), tab, [this] {
        askText(theme(), Hand::Mouse, this, QStringLiteral("pointName"),
                say("Point, as in P1.glass, P1.level, K1.crown or a meter"),
                [this](const QString& point) { typeReadingOf(point.toStdString(), {}); });
    }));
    row->addStretch(1);
    column->addLayout(row);
    return tab;
}

QWidget* SetupPage::makeWiring()
{
    auto* tab = new QWidget{m_tabs};
    auto* column = new QVBoxLayout{tab};
    QLabel* note = makeLabel(theme(), QStringLiteral("wiringNote"), TextSize::Body, tab);
    // Editing wiring by mouse is no job for the hall; the file is checked as a whole and versioned by its owner.
    note->setText(say("This is workshop.json as taken over. Edit the file, then run gafferctl reload."));
    note->setWordWrap(true);
    m_wiring = makeReadOnly("wiring", say("Wiring"), tab);
    // The indent of JSON is its structure.
    m_wiring->setLineWrapMode(QPlainTextEdit::NoWrap);
    column->addWidget(note);
    column->addWidget(m_wiring, 1);
    return tab;
}

QWidget* SetupPage::makeImport()
{
    auto* tab = new QWidget{m_tabs};
    auto* column = new QVBoxLayout{tab};
    auto* row = new QHBoxLayout;
    m_kind = makeBox("importKind", say("what to import"), tab);
    for (const char* kind : importKinds) m_kind->addItem(sayKey("import", kind), QString::fromLatin1(kind));
    m_encoding = makeBox("importEncoding", say("encoding of the file"), tab);
    // Chinese Excel writes GB18030 unless told otherwise.
    m_encoding->addItem(QStringLiteral("UTF-8"), QStringLiteral("utf-8"));
    // What Chinese Excel writes unless it is told otherwise.
    m_encoding->addItem(QStringLiteral("GB18030"), QStringLiteral("gb18030"));
    m_file = makeLabel(theme(), QStringLiteral("importFile"), TextSize::Body, tab);
    m_file->setText(say("No file chosen."));
    row->addWidget(m_kind);
    row->addWidget(m_encoding);
    row->addWidget(makeButton(QStringLiteral("importChoose"), say("Choose CSV file…"), tab, [this] {
        chooseFile(QFileDialog::getOpenFileName(this, say("Choose CSV file…"), {}, QStringLiteral("CSV (*.csv *.txt)")));
    }));
    row->addWidget(m_file, 1);
    // Checking first costs nothing; rows taken over are there.
    row->addWidget(makeButton(QStringLiteral("importDry"), say("Check only"), tab, [this] { import(dryRun); }));
    row->addWidget(makeButton(QStringLiteral("importReal"), say("Import"), tab, [this] { import(forReal); }));
    m_outcome = makeLabel(theme(), QStringLiteral("importOutcome"), TextSize::Title, tab);
    m_outcome->setWordWrap(true);
    m_outcome->setText(say("All rows are taken over or none. Mistakes are listed with line and column."));
    m_problems = makeReadOnly("importProblems", say("problems of the file"), tab);
    column->addLayout(row);
    column->addWidget(m_outcome);
    column->addWidget(m_problems, 1);
    return tab;
}

QWidget* SetupPage::makeSeat()
{
    auto* tab = new QWidget{m_tabs};
    auto* form = new QFormLayout{tab};
    const SeatSettings own = loadSeatSettings();
    m_language = makeBox("seatLanguage", say("Language"), tab);
    // Each language in its own letters: who cannot read the other must find his.
    m_language->addItem(QStringLiteral("中文"), QStringLiteral("zh_CN"));
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->setCurrentIndex(m_language->findData(nameOf(context().language)));
    m_shade = makeBox("seatShade", say("Colours"), tab);
    m_shade->addItem(say("Day: light grey"), false);
    m_shade->addItem(say("Night: dark"), true);
    m_shade->setCurrentIndex(theme().shade() == Shade::Night ? 1 : 0);
    m_scale = makeBox("seatScale", say("Size of text"), tab);
    for (const int percent : scales) m_scale->addItem(QStringLiteral("%1 %").arg(percent), percent);
    m_scale->setCurrentIndex(std::max(0, m_scale->findData(static_cast<int>(own.measure.scale * 100))));
    m_pixels = new QLineEdit{own.measure.pixelsPerMm > 0 ? QString::number(own.measure.pixelsPerMm) : QString{}, tab};
    m_pixels->setObjectName(QStringLiteral("seatPixels"));
    m_pixels->setAccessibleName(say("Pixels per millimetre"));
    // Panels lie about their size; somebody with a ruler types the truth here.
    m_pixels->setPlaceholderText(say("as the screen says: %1").arg(screenPixelsPerMm(), 0, 'f', 2));
    form->addRow(say("Language"), m_language);
    form->addRow(say("Colours"), m_shade);
    form->addRow(say("Size of text"), m_scale);
    form->addRow(say("Pixels per millimetre"), m_pixels);
    form->addRow(QString{}, makeButton(QStringLiteral("seatSave"), say("Use on this seat"), tab, [this] { saveSeat(); }));
    return tab;
}

void SetupPage::refresh()
{
    m_valuesModel.show(livePoints(view().points, context().now(), context().liveness()));
    m_values->setVisible(!view().points.empty());
    m_valuesEmpty->setVisible(view().points.empty());
}

void SetupPage::opened()
{
    context().gateway.wiring([self = QPointer<SetupPage>{this}](const Result<std::string>& wiring) {
        if (!self) return;
        const QString shown = wiring ? text(*wiring) : faultText(self->context().language, wiring.error());
        // Setting the same text would scroll it to the top.
        if (self->m_wiring->toPlainText() != shown) self->m_wiring->setPlainText(shown);
    });
}

void SetupPage::typeReading()
{
    const std::string key = m_valuesModel.keyOf(m_values->currentIndex().row());
    const auto point = std::ranges::find(view().points, PointName{key}, &PointView::name);
    // The selected row may have gone with a reload.
    if (point == view().points.end()) {
        // A button that does nothing is pressed again and again: it says what is missing.
        tell(theme(), Hand::Mouse, this, QStringLiteral("choosePoint"),
             say("Choose a point in the table first, or type for another point."));
        return;
    }
    typeReadingOf(key, point->unit);
}

void SetupPage::typeReadingOf(const std::string& point, const std::string& unit)
{
    const NumberQuestion question{
        QStringLiteral("readingPad"), say("Reading of %1").arg(text(point)), unitText(unit), -mostReading, mostReading, 2, {}};
    askNumber(theme(), Hand::Mouse, this, question, [this, point, unit](double value) {
        sendCommand(context(), Hand::Mouse, this, TypeReading{.point = PointName{point}, .value = value, .unit = unit}, {});
    });
}

void SetupPage::chooseFile(const QString& path)
{
    if (path.isEmpty()) return;
    m_path = path;
    m_file->setText(QFileInfo{path}.fileName());
}

void SetupPage::import(const QString& when)
{
    QFile file{m_path};
    // Read at each press: the mistakes are mended in Excel while this page stands open.
    if (m_path.isEmpty() || !file.open(QIODevice::ReadOnly) || file.size() > mostBytes) {
        m_outcome->setText(m_path.isEmpty() ? say("Choose a CSV file first.")
                                            : say("The file cannot be read: %1").arg(file.errorString()));
        return;
    }
    // Seen while a long file is checked.
    m_outcome->setText(say("Reading the file…"));
    // The bytes as they are: the service decodes them by one set of rules for seats and the command line.
    context().gateway.importCsv(m_kind->currentData().toString().toStdString(), file.readAll().toStdString(),
                                m_encoding->currentData().toString().toStdString(), when == dryRun,
                                [self = QPointer<SetupPage>{this}, when](const Result<ImportResult>& outcome) {
                                    if (self) self->showImport(outcome, when);
                                });
}

void SetupPage::showImport(const Result<ImportResult>& outcome, const QString& when)
{
    m_problems->clear();
    if (!outcome) {
        m_outcome->setText(say("Nothing was imported: %1").arg(faultText(context().language, outcome.error())));
        return;
    }
    QStringList problems;
    for (const std::string& problem : outcome->problems) problems.append(text(problem));
    m_problems->setPlainText(problems.join(QLatin1Char{'\n'}));
    if (!problems.isEmpty())
        m_outcome->setText(say("◆ Nothing was imported: %1 mistakes.").arg(problems.size()));
    else
        m_outcome->setText(when == dryRun ? say("No mistakes: %1 rows can be imported.").arg(outcome->rows)
                                          : say("%1 rows imported.").arg(outcome->rows));
}

void SetupPage::saveSeat()
{
    constexpr double hundred = 100;
    SeatSettings settings;
    settings.language = languageOf(m_language->currentData().toString());
    settings.shade = m_shade->currentData().toBool() ? Shade::Night : Shade::Day;
    settings.measure = {m_pixels->text().trimmed().toDouble(), m_scale->currentData().toInt() / hundred};
    saveSeatSettings(settings);
    // Theme and words are built into every widget: the window is made anew.
    m_restart();
}

} // namespace gaffer::ui
