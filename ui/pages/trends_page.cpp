#include "ui/pages/trends_page.hpp"

#include "ui/i18n/words.hpp"
#include "ui/widgets/choice_pad.hpp"
#include "ui/widgets/trend_view.hpp"

#include <QFileDialog>
#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

#include <array>

namespace gaffer::ui {
namespace {

constexpr double listMm = 52;
constexpr double itemMm = 9;
/// More than eight colours nobody tells apart.
constexpr int mostCurves = 8;
/// A furnace moves by a degree in this time; asking oftener shows nothing new.
constexpr int againMs = 10'000;
/// Before the first layout the chart is no wider than a thumbnail.
constexpr int leastPixels = 200;
/// A shift, a day, a week.
constexpr std::array spans{std::chrono::hours{8}, std::chrono::hours{24}, std::chrono::hours{168}};

QString spanText(std::chrono::hours span)
{
    constexpr int day = 24;
    return span.count() > day ? say("%1 d").arg(span.count() / day) : say("%1 h").arg(span.count());
}

} // namespace

TrendsPage::TrendsPage(const SeatContext& context)
    : Page{context, QStringLiteral("trends")}, m_list{new QListWidget{this}}, m_trend{new TrendView{theme(), this}},
      m_legend{makeLabel(theme(), QStringLiteral("trendLegend"), TextSize::Body, this)}, m_note{makeLabel(
                                                                                             theme(), QStringLiteral("trendNote"),
                                                                                             TextSize::Small, this)},
      m_notesHere{makeCutLabel(theme(), QStringLiteral("trendNotesHere"), TextSize::Body, this)}
{
    m_list->setObjectName(QStringLiteral("trendPoints"));
    m_list->setAccessibleName(say("points to draw"));
    m_list->setFixedWidth(theme().mm(listMm));
    m_legend->setWordWrap(true);
    m_legend->setTextFormat(Qt::RichText);
    QObject::connect(m_list, &QListWidget::itemChanged, this, [this] { chosen(); });
    m_trend->onCrosshair([this](std::optional<Instant> at) {
        refreshLegend(at);
        refreshNotes();
    });
    const int gap = theme().mm(2);
    auto* row = new QHBoxLayout{this};
    row->setContentsMargins(gap, gap, gap, gap);
    row->setSpacing(gap);
    row->addWidget(m_list);
    auto* column = new QVBoxLayout;
    column->addWidget(makeBar());
    column->addWidget(m_trend, 1);
    column->addWidget(m_legend);
    column->addWidget(m_notesHere);
    column->addWidget(m_note);
    row->addLayout(column, 1);
    QObject::connect(&m_again, &QTimer::timeout, this, [this] {
        // A stretch of the past does not change, and a hidden page costs the service nothing.
        if (isVisible() && !m_end) ask();
    });
    m_again.start(againMs);
}

QWidget* TrendsPage::makeBar()
{
    auto* bar = new QWidget{this};
    auto* row = new QHBoxLayout{bar};
    row->setContentsMargins(0, 0, 0, 0);
    for (const std::chrono::hours span : spans) {
        m_spans.push_back(
            makeButton(QStringLiteral("span%1").arg(span.count()), spanText(span), bar, [this, span] { setSpan(span); }));
        m_spans.back()->setCheckable(true);
        row->addWidget(m_spans.back());
    }
    m_spans.front()->setChecked(true);
    row->addStretch(1);
    row->addWidget(makeButton(QStringLiteral("back"), say("◂ Earlier"), bar, [this] { shift(-1); }));
    row->addWidget(makeButton(QStringLiteral("forth"), say("Later ▸"), bar, [this] { shift(1); }));
    row->addWidget(makeButton(QStringLiteral("now"), say("Now"), bar, [this] {
        m_end.reset();
        ask();
    }));
    row->addWidget(makeButton(QStringLiteral("writeNote"), say("Note…"), bar, [this] { writeNote(); }));
    row->addWidget(makeButton(QStringLiteral("trendCsv"), say("CSV of the view…"), bar, [this] { saveCsv(); }));
    return bar;
}

void TrendsPage::refresh()
{
    const std::vector<PointView>& all = view().points;
    // The list is rebuilt only when points come or go: a tick under the pointer would undo the scrolling.
    bool same = m_list->count() == static_cast<int>(all.size());
    for (int row = 0; same && row < m_list->count(); ++row)
        same = m_list->item(row)->text() == text(all[static_cast<std::size_t>(row)].name);
    if (same && !m_note->text().isEmpty()) return;
    const std::vector<PointName> kept = points();
    const QSignalBlocker quiet{m_list};
    m_list->clear();
    for (const PointView& point : all) {
        auto* item = new QListWidgetItem{text(point.name), m_list};
        item->setSizeHint(QSize{0, theme().mm(itemMm)});
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        // By name: a reload moves rows.
        const bool was = std::ranges::find(kept, point.name) != kept.end();
        item->setCheckState(was ? Qt::Checked : Qt::Unchecked);
    }
    m_note->setText(all.empty() ? say("No points yet. Wire devices in workshop.json or type readings on page Setup.")
                                : say("Choose points with the mouse or Space. Arrow keys move the crosshair."));
}

void TrendsPage::opened()
{
    // A first curve at once says more than an empty chart with an instruction.
    if (points().empty() && m_list->count() > 0) m_list->item(0)->setCheckState(Qt::Checked);
    ask();
}

std::vector<PointName> TrendsPage::shown() const
{
    std::vector<PointName> names = points();
    if (names.size() > mostCurves) names.resize(mostCurves);
    return names;
}

std::vector<PointName> TrendsPage::points() const
{
    std::vector<PointName> names;
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->checkState() == Qt::Checked) names.emplace_back(m_list->item(row)->text().toStdString());
    return names;
}

void TrendsPage::chosen()
{
    std::vector<PointName> names = points();
    if (names.size() > mostCurves) {
        const QSignalBlocker quiet{m_list};
        if (QListWidgetItem* item = m_list->currentItem()) item->setCheckState(Qt::Unchecked);
        m_note->setText(say("At most 8 curves: take one away first."));
        return;
    }
    ask();
}

void TrendsPage::setSpan(std::chrono::hours span)
{
    m_span = span;
    for (std::size_t index = 0; index < spans.size(); ++index) m_spans[index]->setChecked(spans[index] == span);
    ask();
}

void TrendsPage::shift(int halves)
{
    const Instant now = context().now();
    const Instant end = m_end.value_or(now) + std::chrono::duration_cast<Duration>(m_span) / 2 * halves;
    // Whoever comes back to the present wants to stay with it.
    m_end = end >= now ? std::nullopt : std::optional{end};
    ask();
}

void TrendsPage::ask()
{
    // A slow answer for 7 d must not replace the quick one for 8 h.
    const std::uint64_t question = ++m_asked;
    const std::vector<PointName> names = shown();
    const Instant to = m_end.value_or(context().now());
    const Instant from = to - m_span;
    askNotes(from, to);
    if (names.empty()) {
        m_trend->setCurves({}, from, to, context().offset());
        refreshLegend({});
        return;
    }
    context().gateway.trend(
        names, from, to, std::max(leastPixels, m_trend->width()),
        [self = QPointer<TrendsPage>{this}, question, from, to](const Result<std::vector<TrendCurve>>& curves) {
            if (!self || question != self->m_asked) return;
            if (!curves) {
                self->m_note->setText(faultText(self->context().language, curves.error()));
                return;
            }
            self->m_trend->setCurves(*curves, from, to, self->context().offset());
            self->refreshLegend(self->m_trend->crosshair());
        });
}

void TrendsPage::refreshLegend(std::optional<Instant> at)
{
    QStringList parts;
    if (at) parts.append(dateClockText(*at, context().offset()));
    const std::vector<TrendCurve>& curves = m_trend->curves();
    // The colour stands beside the name: a legend apart would be looked for.
    const Palette& colours = theme().palette();
    for (std::size_t index = 0; index < curves.size(); ++index) {
        const TrendCurve& curve = curves[index];
        QString value;
        if (at) {
            const auto number = m_trend->valueAt(index, *at);
            value = number ? QStringLiteral(" %1 %2").arg(numberText(*number, curve.decimals), unitText(curve.unit))
                           : QLatin1Char{' '} + noFigure;
        }
        parts.append(QStringLiteral("<span style=\"color:%1\">▬</span> %2%3")
                         .arg(colours.curves[index % colours.curves.size()].name(), text(curve.point).toHtmlEscaped(), value));
    }
    m_legend->setText(parts.join(QStringLiteral(" &nbsp; ")));
}

void TrendsPage::askNotes(Instant from, Instant to)
{
    context().gateway.notes(points(), from, to,
                            [self = QPointer<TrendsPage>{this}, question = m_asked](const Result<std::vector<NoteView>>& notes) {
                                // Without notes the curves are as true as with them: the link's own line tells that it is lost.
                                if (!self || !notes || question != self->m_asked) return;
                                self->m_trend->setNotes(*notes);
                                self->refreshNotes();
                            });
}

void TrendsPage::refreshNotes()
{
    QStringList words;
    for (const NoteView& view : m_trend->notesHere()) {
        const Note& note = view.note;
        QString when = dateClockText(note.from, context().offset());
        if (note.to != note.from) when += QStringLiteral(" – ") + dateClockText(note.to, context().offset());
        words.append(QStringLiteral("⚑ %1 %2 (%3)").arg(when, text(note.text), text(view.name.empty() ? note.by : view.name)));
    }
    m_notesHere->setText(words.join(QStringLiteral("   ")));
    m_trend->setAccessibleDescription(words.join(QLatin1Char{'\n'}));
    m_trend->setToolTip(m_trend->accessibleDescription().toHtmlEscaped().replace(QLatin1Char{'\n'}, QStringLiteral("<br>")));
}

void TrendsPage::writeNote()
{
    const Instant to = m_end.value_or(context().now());
    AddNote note{.points = shown(), .from = to - m_span, .to = to};
    QString title = say("Note for the span shown");
    if (const auto marked = m_trend->crosshair()) {
        note.from = *marked;
        note.to.reset();
        title = say("Note at %1").arg(dateClockText(*marked, context().offset()));
    }
    ChoiceQuestion question{QStringLiteral("noteSheet"), title, {}, {}};
    // What a glove can press; everything else is typed.
    const QStringList phrases{say("thermocouple changed"), say("gas cut"), say("door open"), say("burner adjusted")};
    for (const QString& phrase : phrases) question.choices.push_back({phrase.toStdString(), phrase, {}});
    question.choices.push_back({"", say("Other words…"), {}});
    askChoice(theme(), this, question, [self = QPointer<TrendsPage>{this}, note, title](const std::string& words) {
        if (!self) return;
        if (words.empty()) return self->askWords(note, title);
        self->sendNote(note, text(words));
    });
}

void TrendsPage::askWords(const AddNote& note, const QString& title)
{
    askText(theme(), Hand::Glove, this, QStringLiteral("noteText"), title,
            [self = QPointer<TrendsPage>{this}, note](const QString& words) {
                if (self) self->sendNote(note, words);
            });
}

void TrendsPage::sendNote(AddNote note, const QString& words)
{
    note.text = words.toStdString();
    sendCommand(context(), Hand::Mouse, this, note, [self = QPointer<TrendsPage>{this}](const Answer&) {
        if (self) self->ask();
    });
}

void TrendsPage::saveCsv()
{
    const QString file =
        QFileDialog::getSaveFileName(this, say("CSV of the view"), QStringLiteral("trend.csv"), QStringLiteral("CSV (*.csv)"));
    if (file.isEmpty()) return;
    QSaveFile out{file};
    const QByteArray csv = trendCsv(m_trend->curves());
    // A save file replaces the old one at the end only: a full stick leaves it whole.
    const bool written = out.open(QIODevice::WriteOnly) && out.write(csv) == csv.size() && out.commit();
    m_note->setText(written ? say("Written: %1").arg(file) : say("Not written: %1").arg(out.errorString()));
}

} // namespace gaffer::ui
