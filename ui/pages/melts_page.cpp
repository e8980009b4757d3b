#include "ui/pages/melts_page.hpp"

#include "ui/i18n/words.hpp"
#include "ui/models/tiles.hpp"
#include "ui/pages/charge_sheet.hpp"
#include "ui/pages/round_sheet.hpp"
#include "ui/widgets/band_bar.hpp"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace gaffer::ui {
namespace {

/// Four pots of a furnace side by side, as they stand in the house.
constexpr int columns = 4;
/// Fixed, so that the tiles do not jump when another pot has longer words.
constexpr double detailsMm = 118;
constexpr double tileHeightMm = 32;
/// A continuous tank; what is more has a digit too many.
constexpr double mostKg = 100'000;
/// Above it no thermocouple of the house lives.
constexpr double mostDegrees = 1700;

/// Where the window comes from decides whether the master trusts it.
QString windowText(const MeltView& melt)
{
    return say("%1–%2 °C (%3)")
        .arg(numberText(melt.window.low, 0), numberText(melt.window.high, 0), sayKey("window", nameOf(melt.window.source)));
}

/// One fact a line, in the order in which the master asks for them when he takes over.
QStringList facts(const MeltView& melt, std::int64_t offset, Instant now)
{
    QStringList lines;
    const QString trust = trustText(melt.temperature, now);
    lines.append(trust.isEmpty() ? say("Glass temperature: %1").arg(valueText(melt.temperature, 0))
                                 : say("Glass temperature: %1 (%2)").arg(valueText(melt.temperature, 0), trust));
    lines.append(say("Working window: %1").arg(windowText(melt)));
    lines.append(say("Glass left: %1 kg of %2 kg charged, workable %3 kg, heel %4 kg")
                     .arg(numberText(melt.leftKg, 0), numberText(melt.chargedKg, 0), numberText(melt.workableKg, 0),
                          numberText(melt.heelKg, 0)));
    lines.append(
        say("Portions: %1 of %2")
            .arg(QString::number(melt.portions), melt.portionsPlanned > 0 ? QString::number(melt.portionsPlanned) : noFigure));
    lines.append(say("Fined: %1 of %2").arg(minutesText(melt.finedMinutes), minutesText(melt.finingMinutesNeeded)));
    lines.append(melt.bubbleAccepted ? say("Bubble check: accepted") : say("Bubble check: not accepted yet"));
    lines.append(say("In this stage since %1").arg(clockText(melt.since, offset)));
    QStringList stations;
    for (const StationId& station : melt.drawnBy) stations.append(text(station));
    lines.append(say("Drawn by: %1").arg(stations.isEmpty() ? noFigure : stations.join(QStringLiteral(", "))));
    if (!melt.reason.empty()) lines.append(say("Reason: %1").arg(text(melt.reason)));
    return lines;
}

/// Both ends, by kilograms and by temperature: either may come first, and they are cured differently.
QString forecast(const MeltView& melt, std::int64_t offset)
{
    QStringList lines;
    if (melt.readyAt) lines.append(say("Ready at %1").arg(clockText(*melt.readyAt, offset)));
    if (melt.endByKg) lines.append(say("Ends by kg at %1").arg(clockText(*melt.endByKg, offset)));
    if (melt.endByTime) lines.append(say("Ends by temperature at %1").arg(clockText(*melt.endByTime, offset)));
    lines.append(say("Left: %1").arg(minutesText(melt.minutesLeft)));
    return lines.join(QLatin1Char{'\n'});
}

} // namespace

MeltsPage::MeltsPage(const SeatContext& context)
    : Page{context, QStringLiteral("melts")},
      m_empty{makeEmptyNote(theme(), QStringLiteral("meltsEmpty"),
                            say("No pots yet. Add furnaces with pots to workshop.json, then run gafferctl reload."), this)},
      m_grid{new QGridLayout}
{
    auto* tiles = new QWidget;
    tiles->setObjectName(QStringLiteral("page"));
    auto* tilesColumn = new QVBoxLayout{tiles};
    tilesColumn->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(theme().mm(1.6));
    tilesColumn->addLayout(m_grid);
    tilesColumn->addStretch(1);
    // Twenty-four pots are more than a screen holds; the details beside them must stay.
    auto* scroll = new QScrollArea{this};
    scroll->setObjectName(QStringLiteral("potTiles"));
    scroll->setWidgetResizable(true);
    scroll->setWidget(tiles);
    auto* row = new QHBoxLayout{this};
    const int gap = theme().mm(2);
    row->setContentsMargins(gap, gap, gap, gap);
    row->setSpacing(gap);
    row->addWidget(m_empty, 1);
    row->addWidget(scroll, 1);
    row->addWidget(makeDetails());
}

QWidget* MeltsPage::makeDetails()
{
    m_details = new QWidget{this};
    m_details->setFixedWidth(theme().mm(detailsMm));
    auto* column = new QVBoxLayout{m_details};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme().mm(1.4));
    m_title = makeLabel(theme(), QStringLiteral("meltTitle"), TextSize::Title, m_details);
    m_title->setWordWrap(true);
    m_bar = new BandBar{theme(), QStringLiteral("meltBar"), m_details};
    m_facts = makeLabel(theme(), QStringLiteral("meltFacts"), TextSize::Body, m_details);
    // Two lines rather than a cut number.
    m_facts->setWordWrap(true);
    m_forecast = makeLabel(theme(), QStringLiteral("meltForecast"), TextSize::Title, m_details);
    column->addWidget(m_title);
    column->addWidget(m_bar);
    column->addWidget(m_facts);
    column->addWidget(m_forecast);
    column->addStretch(1);
    auto* keys = new QGridLayout;
    keys->setSpacing(theme().mm(1.6));
    int index = 0;
    const auto add = [&](const char* name, const QString& label, void (MeltsPage::*act)()) {
        QPushButton* button = makeButton(QLatin1String{name}, label, m_details, [this, act] { (this->*act)(); });
        keys->addWidget(button, index / 2, index % 2);
        ++index;
        return button;
    };
    add("charge", say("Charge…"), &MeltsPage::charge);
    add("round", say("Round…"), &MeltsPage::typeRound);
    add("typeTemperature", say("Type temperature…"), &MeltsPage::typeTemperature);
    // These need a melt in the pot; the three before them do not.
    m_needMelt.push_back(add("advance", say("Next stage"), &MeltsPage::advance));
    m_needMelt.push_back(add("bubbles", say("Bubble check…"), &MeltsPage::checkBubbles));
    m_needMelt.push_back(add("level", say("Level…"), &MeltsPage::takeLevel));
    m_needMelt.push_back(add("window", say("Working window…"), &MeltsPage::setWindow));
    m_needMelt.push_back(m_hold = add("hold", say("Hold…"), &MeltsPage::holdOrRelease));
    m_needMelt.push_back(add("dump", say("Dump…"), &MeltsPage::dump));
    column->addLayout(keys);
    return m_details;
}

const MeltView* MeltsPage::chosen() const
{
    const auto found = std::ranges::find(view().melts, m_pot, &MeltView::pot);
    return found == view().melts.end() ? nullptr : &*found;
}

void MeltsPage::showPot(const PotId& pot)
{
    m_pot = pot;
    refresh();
}

void MeltsPage::refresh()
{
    const std::vector<MeltView>& melts = view().melts;
    QStringList names;
    for (const MeltView& melt : melts) names.append(QStringLiteral("melt-") + text(melt.pot));
    followNames(m_tiles, names, [&](qsizetype index) {
        auto* tile = new PotTile{theme(), names[index], this};
        tile->setFixedHeight(theme().mm(tileHeightMm));
        tile->onPress([this, pot = melts[static_cast<std::size_t>(index)].pot] { showPot(pot); });
        m_grid->addWidget(tile, static_cast<int>(index / columns), static_cast<int>(index % columns));
        return tile;
    });
    // A reload may take the chosen pot away.
    if (!chosen() && !melts.empty()) m_pot = melts.front().pot;
    for (std::size_t index = 0; index < melts.size(); ++index) {
        m_tiles[index]->setValues(potTile(melts[index], context().age(), context().now()));
        m_tiles[index]->setChecked(melts[index].pot == m_pot);
    }
    m_empty->setVisible(melts.empty());
    // Keys that would act on nothing are not shown.
    m_details->setVisible(!melts.empty());
    refreshDetails();
}

void MeltsPage::refreshDetails()
{
    const MeltView* melt = chosen();
    if (!melt) return;
    const PotTileValues tile = potTile(*melt, context().age(), context().now());
    for (QLabel* label : {m_facts, m_forecast}) label->setEnabled(context().liveness() == Liveness::Live);
    m_title->setText(
        melt->melt ? say("Pot %1, melt %2: %3 %4").arg(text(melt->pot), QString::number(*melt->melt), tile.glass, tile.stage)
                   : say("Pot %1: no melt. Press Charge to begin one.").arg(text(melt->pot)));
    m_bar->setVisible(melt->melt.has_value());
    m_facts->setVisible(melt->melt.has_value());
    m_forecast->setVisible(melt->melt.has_value());
    m_facts->setText(facts(*melt, context().offset(), context().now()).join(QLatin1Char{'\n'}));
    m_forecast->setText(forecast(*melt, context().offset()));
    m_bar->setValues(tile.bar, say("%1, working window %2").arg(tile.temperature, windowText(*melt)));
    if (!tile.age.isEmpty()) m_title->setText(say("%1 (%2 old)").arg(m_title->text(), tile.age));
    // One key both ways: a melt held is released where it was held.
    m_hold->setText(melt->stage == "hold" || melt->stage == "fault" ? say("Release") : say("Hold…"));
    for (QPushButton* button : m_needMelt) button->setEnabled(melt->melt.has_value());
}

void MeltsPage::command(const Command& given) { sendCommand(context(), Hand::Mouse, this, given, {}); }

void MeltsPage::charge()
{
    if (const MeltView* melt = chosen()) askCharge(context(), this, *melt, [this](const ChargeMelt& given) { command(given); });
}

void MeltsPage::advance()
{
    // Which stage is next is the service's to say: the seat may be a second behind.
    const AdvanceMelt given{.pot = m_pot};
    // The same command once more with a name and a reason; a melt is not forced by a second tap.
    const auto force = [given](const std::string& reason) {
        AdvanceMelt forced = given;
        forced.override = true;
        forced.reason = reason;
        return Command{forced};
    };
    sendForcible(context(), Hand::Mouse, this, Forcible{given, force}, {});
}

void MeltsPage::checkBubbles()
{
    auto* sheet = new Sheet{theme(), Hand::Mouse, QStringLiteral("bubbleSheet"),
                            say("Bubble check of pot %1: is the gather sample clear?").arg(text(m_pot)), this};
    const auto answer = [this, sheet](const char* name, const QString& label, auto accepted) {
        sheet->addButton(QLatin1String{name}, label, [this, sheet, accepted] {
            sheet->done();
            command(CheckBubbles{.pot = m_pot, .accepted = accepted});
        });
    };
    // "Not yet" and "Accepted" are both answers to keep; Cancel is neither.
    sheet->addCancel();
    // The answer that costs least if it is wrong stands first.
    answer("rejectBubbles", say("Not yet: too many seeds"), false);
    answer("acceptBubbles", say("Accepted"), true);
    sheet->open();
}

void MeltsPage::askKilograms(const char* name, const QString& title, std::function<Command(double)> made)
{
    const NumberQuestion question{QLatin1String{name}, title, QStringLiteral("kg"), 0, mostKg, 1, {}};
    askNumber(theme(), Hand::Mouse, this, question,
              [this, made = std::move(made)](double kilograms) { command(made(kilograms)); });
}

void MeltsPage::takeLevel()
{
    askKilograms("levelPad", say("Pot %1: glass in the pot by level or dip, heel included").arg(text(m_pot)),
                 [pot = m_pot](double kilograms) { return TakeMeltLevel{.pot = pot, .leftKg = kilograms}; });
}

void MeltsPage::setWindow()
{
    const MeltView* melt = chosen();
    if (!melt) return;
    const NumberQuestion low{
        QStringLiteral("windowLow"),    say("Lowest working temperature"), QStringLiteral("°C"), 0, mostDegrees, 0,
        numberText(melt->window.low, 0)};
    const QString highNow = numberText(melt->window.high, 0);
    // Low first; the second question refuses what lies below it.
    askNumber(theme(), Hand::Mouse, this, low, [this, highNow, pot = melt->pot](double lowest) {
        const NumberQuestion high{QStringLiteral("windowHigh"),
                                  say("Highest working temperature"),
                                  QStringLiteral("°C"),
                                  lowest,
                                  mostDegrees,
                                  0,
                                  highNow};
        askNumber(theme(), Hand::Mouse, this, high,
                  [this, lowest, pot](double highest) { command(SetMeltWindow{.pot = pot, .low = lowest, .high = highest}); });
    });
}

void MeltsPage::typeRound() { askRound(context(), this); }

void MeltsPage::typeTemperature()
{
    const NumberQuestion question{QStringLiteral("temperaturePad"),
                                  say("Pot %1: glass temperature as read").arg(text(m_pot)),
                                  QStringLiteral("°C"),
                                  0,
                                  mostDegrees,
                                  0,
                                  {}};
    askNumber(theme(), Hand::Mouse, this, question, [this, pot = m_pot](double celsius) {
        // The name that design 1.3 gives the typed twin of a pot's glass point.
        command(TypeReading{.point = PointName{pot.value + ".glass"}, .value = celsius, .unit = "degC"});
    });
}

void MeltsPage::holdOrRelease()
{
    const MeltView* melt = chosen();
    if (!melt) return;
    // Letting go needs no reason; holding does, for the next shift asks why.
    if (melt->stage == "hold" || melt->stage == "fault") {
        command(HoldMelt{.pot = m_pot, .hold = false});
        return;
    }
    askText(theme(), Hand::Mouse, this, QStringLiteral("holdReason"), say("Hold pot %1: why?").arg(text(m_pot)),
            [this, pot = m_pot](const QString& reason) { command(HoldMelt{.pot = pot, .reason = reason.toStdString()}); });
}

/// For good: the one act of this page that asks why before it does anything.
void MeltsPage::dump()
{
    askText(theme(), Hand::Mouse, this, QStringLiteral("dumpReason"),
            // What cannot be taken back says so.
            say("Dump pot %1: all its glass becomes cullet, for good. Why?").arg(text(m_pot)),
            [this, pot = m_pot](const QString& reason) { command(DumpMelt{.pot = pot, .reason = reason.toStdString()}); });
}

} // namespace gaffer::ui
