#include "ui/pages/floor_page.hpp"

#include "ui/i18n/words.hpp"
#include "ui/models/tiles.hpp"
#include "ui/widgets/choice_pad.hpp"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace gaffer::ui {
namespace {

constexpr double lowerPartMm = 44;
constexpr std::size_t potsPerRow = 8;

/// Columns that keep tiles wide enough to read and all on one screen.
std::size_t columnsFor(std::size_t stations)
{
    constexpr std::size_t few = 12, many = 20;
    if (stations <= few) return 4;
    return stations <= many ? 5 : 6;
}

QString furnaceText(const FurnaceView& furnace, const QString& age, Instant now)
{
    const QString name =
        furnace.name.empty() ? text(furnace.id) : QStringLiteral("%1 %2").arg(text(furnace.id), text(furnace.name));
    if (furnace.kind == FurnaceKind::None) return name;
    const QString trust = age.isEmpty() ? trustText(furnace.crown, now) : say("%1 old").arg(age);
    const QString value = valueText(furnace.crown, 0);
    return trust.isEmpty() ? say("%1 crown %2").arg(name, value) : say("%1 crown %2 (%3)").arg(name, value, trust);
}

/// Lets `tiles` hold as many as `wanted`, made by `make`.
template <class Tile, class Make> bool resizeTiles(std::vector<Tile*>& tiles, std::size_t wanted, const Make& make)
{
    if (tiles.size() == wanted) return false;
    for (Tile* tile : tiles) tile->deleteLater();
    tiles.clear();
    for (std::size_t index = 0; index < wanted; ++index) tiles.push_back(make(index));
    return true;
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
    m_figures->setWordWrap(true);
    m_figures->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_lateTitle = makeLabel(theme(), QStringLiteral("lateTitle"), TextSize::Title, lower);
    m_late = makeTable(theme(), QStringLiteral("lateOrders"), say("late orders"), m_lateModel, lower);
    m_explainTitle = makeLabel(theme(), QStringLiteral("explainTitle"), TextSize::Title, lower);
    m_explain = makeTable(theme(), QStringLiteral("toExplain"), say("to explain"), m_explainModel, lower);
    QObject::connect(m_explain, &QTableView::activated, this, [this] { explainSelected(); });
    m_explain->setToolTip(say("Enter or double-click to explain the selected line."));
    grid->addWidget(m_yield, 0, 0);
    grid->addWidget(m_figures, 1, 0);
    grid->addWidget(m_lateTitle, 0, 1);
    grid->addWidget(m_late, 1, 1);
    grid->addWidget(m_explainTitle, 0, 2);
    grid->addWidget(m_explain, 1, 2);
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
    resizeTiles(m_pots, melts.size(), [&](std::size_t index) {
        auto* tile = new PotTile{theme(), QStringLiteral("pot-") + text(melts[index].pot), this};
        tile->setCheckable(false);
        tile->onPress([this, index] {
            if (m_openMelt && index < view().melts.size()) m_openMelt(view().melts[index].pot);
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
    const std::size_t columns = columnsFor(stations.size());
    resizeTiles(m_stations, stations.size(), [&](std::size_t index) {
        auto* tile = new StationTile{theme(), QStringLiteral("station-") + text(stations[index].id), this};
        tile->onPress([this, index] {
            if (m_openStation && index < view().stations.size()) m_openStation(view().stations[index].id);
        });
        m_stationGrid->addWidget(tile, static_cast<int>(index / columns), static_cast<int>(index % columns));
        return tile;
    });
    const std::vector<StationTileValues> tiles = stationTiles(stations, context().language, context().age());
    for (std::size_t index = 0; index < tiles.size(); ++index) m_stations[index]->setValues(tiles[index]);
    m_empty->setVisible(stations.empty());
    m_empty->setText(context().gateway.link().lastWord == Instant{}
                         ? say("Waiting for the service.")
                         : say("No stations yet. Add furnaces and stations to workshop.json, then run gafferctl reload."));
}

void FloorPage::refreshFigures()
{
    const ShopView& shop = view().shop;
    for (QLabel* label : {m_yield, m_figures}) label->setEnabled(context().liveness() == Liveness::Live);
    const QString age = context().age();
    const QString yield = yieldText(shop.made, shop.hotDefects);
    m_yield->setText(age.isEmpty() ? say("Yield now %1").arg(yield) : say("Yield %1, %2 ago").arg(yield, age));
    m_figures->setText(say("made %1\nbad at the hot end %2\naccepted at selection %3")
                           .arg(QString::number(shop.made), QString::number(shop.hotDefects), piecesText(shop.accepted)));
    Rows late = lateOrders(view().orders, context().language);
    m_lateTitle->setText(late.cells.empty() ? say("No late orders") : say("Late orders: %1").arg(late.cells.size()));
    m_late->setVisible(!late.cells.empty());
    m_lateModel.show(std::move(late));
    Rows waiting = toExplain(view().toExplain, context().offset());
    m_explainTitle->setText(waiting.cells.empty() ? say("Nothing to explain") : say("To explain: %1").arg(waiting.cells.size()));
    m_explain->setVisible(!waiting.cells.empty());
    m_explainModel.show(std::move(waiting));
}

void FloorPage::explainSelected()
{
    const std::string key = m_explainModel.keyOf(m_explain->currentIndex().row());
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
