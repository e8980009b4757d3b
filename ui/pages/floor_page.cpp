#include "ui/pages/floor_page.hpp"

#include "ui/i18n/words.hpp"
#include "ui/models/tiles.hpp"
#include "ui/widgets/choice_pad.hpp"

#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace gaffer::ui {
namespace {

/// Fixed, or the tiles would change their height with every late order.
constexpr double lowerPartMm = 44;
/// Eight names and temperatures fit beside each other on 1366 pixels.
constexpr int potsPerRow = 8;

/// Columns that keep tiles wide enough to read and all on one screen.
int columnsFor(std::size_t stations)
{
    constexpr std::size_t few = 12, many = 20;
    if (stations <= few) return 4;
    return stations <= many ? 5 : 6;
}

QString furnaceText(const FurnaceView& furnace, const QString& age, Instant now)
{
    const QString name =
        furnace.name.empty() ? text(furnace.id) : QStringLiteral("%1 %2").arg(text(furnace.id), text(furnace.name));
    // Lampwork has no crown; a dash would look like a broken sensor.
    if (furnace.kind == FurnaceKind::None) return name;
    const QString trust = age.isEmpty() ? trustText(furnace.crown, now) : say("%1 old").arg(age);
    const QString value = valueText(furnace.crown, 0);
    return trust.isEmpty() ? say("%1 crown %2").arg(name, value) : say("%1 crown %2 (%3)").arg(name, value, trust);
}

QString lateTitle(std::size_t late) { return late == 0 ? say("No late orders") : say("Late orders: %1").arg(late); }

/// The service sends the newest only; the number is that of all.
QString explainTitle(std::int64_t waiting, std::size_t listed)
{
    if (listed == 0) return say("Nothing to explain");
    return std::cmp_greater(waiting, listed) ? say("To explain: %1, newest %2").arg(waiting).arg(listed)
                                             : say("To explain: %1").arg(listed);
}

} // namespace

FloorPage::FloorPage(const SeatContext& context, std::function<void(const StationId&)> openStation,
                     std::function<void(const PotId&)> openMelt)
    : Page{context, QStringLiteral("floor")}, m_openStation{std::move(openStation)}, m_openMelt{std::move(openMelt)},
      m_furnaces{makeLabel(theme(), QStringLiteral("furnaces"), TextSize::Body, this)},
      m_empty{makeEmptyNote(theme(), QStringLiteral("floorEmpty"),
                            say("No stations yet. Add furnaces and stations to workshop.json, then run gafferctl reload."),
                            this)},
      m_potGrid{new QGridLayout}, m_stationGrid{new QGridLayout}, m_lateModel{theme(), this}, m_explainModel{theme(), this}
{
    const int gap = theme().mm(1.6);
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(gap, gap, gap, gap);
    column->setSpacing(gap);
    m_potGrid->setSpacing(gap);
    m_stationGrid->setSpacing(gap);
    column->addWidget(m_furnaces);
    column->addLayout(m_potGrid);
    column->addLayout(m_stationGrid, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(makeLowerPart());
}

QWidget* FloorPage::makeLowerPart()
{
    auto* lower = new QWidget{this};
    lower->setFixedHeight(theme().mm(lowerPartMm));
    auto* grid = new QGridLayout{lower};
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(theme().mm(1.2));
    m_yield = makeLabel(theme(), QStringLiteral("yieldNow"), TextSize::Large, lower);
    m_figures = makeLabel(theme(), QStringLiteral("shiftFigures"), TextSize::Body, lower);
    // Three lines; in English the longest would push the tables away.
    m_figures->setWordWrap(true);
    m_figures->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_lateTitle = makeLabel(theme(), QStringLiteral("lateTitle"), TextSize::Title, lower);
    m_late = makeTable(theme(), QStringLiteral("lateOrders"), say("late orders"), m_lateModel, lower);
    m_explainTitle = makeLabel(theme(), QStringLiteral("explainTitle"), TextSize::Title, lower);
    m_explain = makeTable(theme(), QStringLiteral("toExplain"), say("to explain"), m_explainModel, lower);
    // Enter as well as a double click: the desk works without a mouse.
    QObject::connect(m_explain, &QTableView::activated, this, [this] { explainSelected(); });
    m_explain->setToolTip(say("Enter or double-click to explain the selected line."));
    grid->addWidget(m_yield, 0, 0);
    grid->addWidget(m_figures, 1, 0);
    grid->addWidget(m_lateTitle, 0, 1);
    grid->addWidget(m_late, 1, 1);
    grid->addWidget(m_explainTitle, 0, 2);
    grid->addWidget(m_explain, 1, 2);
    // Orders have six columns, explanations four, the yield is one number.
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 4);
    grid->setColumnStretch(2, 3);
    grid->setRowStretch(1, 1);
    return lower;
}

void FloorPage::refresh()
{
    QStringList furnaces;
    for (const FurnaceView& furnace : view().furnaces) furnaces.append(furnaceText(furnace, context().age(), context().now()));
    // Disabled labels are grey; nothing here is pressed.
    m_furnaces->setEnabled(context().liveness() == Liveness::Live);
    m_furnaces->setText(furnaces.join(QStringLiteral("     ")));
    m_furnaces->setVisible(!furnaces.isEmpty());
    refreshPots();
    refreshStations();
    refreshFigures();
}

void FloorPage::refreshPots()
{
    const std::vector<MeltView>& melts = view().melts;
    QStringList names;
    for (const MeltView& melt : melts) names.append(QStringLiteral("pot-") + text(melt.pot));
    followNames(m_pots, names, [&](qsizetype index) {
        auto* tile = new PotTile{theme(), names[index], this};
        // On the floor a pot is opened, on the melts page chosen.
        tile->setCheckable(false);
        tile->onPress([this, pot = melts[static_cast<std::size_t>(index)].pot] {
            if (m_openMelt) m_openMelt(pot);
        });
        m_potGrid->addWidget(tile, static_cast<int>(index / potsPerRow), static_cast<int>(index % potsPerRow));
        return tile;
    });
    for (std::size_t index = 0; index < melts.size(); ++index)
        m_pots[index]->setValues(potTile(melts[index], context().age(), context().now()));
}

void FloorPage::refreshStations()
{
    const std::vector<StationView>& stations = view().stations;
    const int columns = columnsFor(stations.size());
    QStringList names;
    for (const StationView& station : stations) names.append(QStringLiteral("station-") + text(station.id));
    followNames(m_stations, names, [&](qsizetype index) {
        auto* tile = new StationTile{theme(), names[index], this};
        tile->onPress([this, station = stations[static_cast<std::size_t>(index)].id] {
            if (m_openStation) m_openStation(station);
        });
        m_stationGrid->addWidget(tile, static_cast<int>(index / columns), static_cast<int>(index % columns));
        return tile;
    });
    const std::vector<StationTileValues> tiles = stationTiles(stations, context().language, context().age());
    for (std::size_t index = 0; index < tiles.size(); ++index) m_stations[index]->setValues(tiles[index]);
    m_empty->setVisible(stations.empty());
    // An empty hall and a service not heard yet must not be mistaken for each other.
    m_empty->setText(context().gateway.link().lastWord == Instant{}
                         ? say("Waiting for the service.")
                         : say("No stations yet. Add furnaces and stations to workshop.json, then run gafferctl reload."));
}

void FloorPage::refreshFigures()
{
    const ShopView& shop = view().shop;
    // A hall of which nothing was heard yet has made no nought, and nobody knows that its orders are in time.
    const bool known = context().gateway.link().lastWord != Instant{};
    for (QLabel* label : {m_yield, m_figures}) label->setEnabled(context().liveness() == Liveness::Live);
    const QString age = context().age();
    const QString yield = yieldText(shop.made, shop.hotDefects);
    m_yield->setText(age.isEmpty() ? say("Yield now %1").arg(yield) : say("Yield %1, %2 ago").arg(yield, age));
    m_figures->setText(say("made %1\nbad at the hot end %2\naccepted at selection %3")
                           .arg(known ? QString::number(shop.made) : noFigure,
                                known ? QString::number(shop.hotDefects) : noFigure, piecesText(shop.accepted)));
    m_figures->setToolTip(shop.lastBackup ? say("Last backup %1 ago.").arg(ageText(context().now() - *shop.lastBackup))
                                          : QString{});
    Rows late = lateOrders(view().orders, context().language);
    m_lateTitle->setText(lateTitle(late.cells.size()));
    if (!known) m_lateTitle->clear();
    // The words above say that there are none; an empty frame would ask what is missing.
    m_late->setVisible(!late.cells.empty());
    m_lateModel.show(std::move(late));
    // A name may be cut, the stations that make the order may not: without this they stand behind a scroll bar. The header has
    // columns only once the model has.
    constexpr int product = 1;
    m_late->horizontalHeader()->setSectionResizeMode(product, QHeaderView::Stretch);
    Rows waiting = toExplain(view().toExplain, context().offset());
    m_explainTitle->setText(explainTitle(shop.toExplain, waiting.cells.size()));
    if (!known) m_explainTitle->clear();
    m_explain->setVisible(!waiting.cells.empty());
    m_explainModel.show(std::move(waiting));
}

void FloorPage::explainSelected()
{
    const std::string key = m_explainModel.keyOf(m_explain->currentIndex().row());
    // The key is what the service called it: tally/17 or stop/18.
    const std::size_t slash = key.find('/');
    if (slash == std::string::npos) return;
    const std::uint64_t number = std::stoull(key.substr(slash + 1));
    if (key.starts_with("stop")) {
        ChoiceQuestion question = stopQuestion(say("Why did it stand?"), context().language);
        askChoice(theme(), this, question, [this, number](const std::string& reason) {
            sendCommand(context(), Hand::Mouse, this, ExplainStop{.stop = StopId{number}, .reason = ReasonCode{reason}}, {});
        });
        return;
    }
    askText(theme(), Hand::Mouse, this, QStringLiteral("explainNote"), say("What happened?"),
            [this, number](const QString& note) {
                sendCommand(context(), Hand::Mouse, this, ExplainTally{.tally = TallyId{number}, .note = note.toStdString()}, {});
            });
}

} // namespace gaffer::ui
