#include "ui/pages/station_page.hpp"

#include "ui/i18n/words.hpp"
#include "ui/pages/station_panel.hpp"
#include "ui/widgets/choice_pad.hpp"
#include "ui/widgets/touch_key.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace gaffer::ui {
namespace {

/// Four keep keys of 20 mm on 1366 x 768; a fifth would not.
constexpr std::size_t mostPanels = 4;
/// Up to here three columns of keys fit in each panel.
constexpr std::size_t widePanels = 2;

} // namespace

StationPage::StationPage(const SeatContext& context)
    : Page{context, QStringLiteral("station")}, m_row{new QHBoxLayout},
      m_empty{makeEmptyNote(theme(), QStringLiteral("stationEmpty"),
                            say("No stations yet. Add stations to workshop.json, then run gafferctl reload."), this)},
      m_choose{new TouchKey{theme(), QStringLiteral("chooseStation"), say("Other station ▸"), this}}
{
    m_choose->setLabelSize(TextSize::Body);
    m_choose->setFixedSize(theme().touchKey() * 2, theme().touchKey());
    m_choose->onPress([this] { chooseStation(); });
    auto* column = new QHBoxLayout{this};
    const int gap = theme().mm(3);
    column->setContentsMargins(gap, gap, gap, gap);
    column->setSpacing(theme().touchGap());
    column->addLayout(m_row, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(m_choose, 0, Qt::AlignBottom);
    m_row->setSpacing(theme().touchGap());
    // A screen that hangs at a station shows that station and no other: a tap must never land next door.
    m_choose->setVisible(context.stations.empty());
}

void StationPage::refresh()
{
    // The first word of the service brings the stations; until then there is nothing to choose.
    if (m_shown.empty()) {
        if (!context().stations.empty())
            rebuild(context().stations);
        else if (!view().stations.empty())
            rebuild({view().stations.front().id});
    }
    m_empty->setVisible(m_shown.empty());
    for (StationPanel* panel : m_panels) panel->refresh();
}

void StationPage::showStation(const StationId& station)
{
    // Opening the same one again keeps its echoes.
    if (m_shown != std::vector{station}) rebuild({station});
}

void StationPage::rebuild(const std::vector<StationId>& stations)
{
    for (StationPanel* panel : m_panels) retire(panel);
    m_panels.clear();
    m_shown = stations;
    if (m_shown.size() > mostPanels) m_shown.resize(mostPanels);
    const auto room = m_shown.size() <= widePanels ? StationPanel::Room::Wide : StationPanel::Room::Narrow;
    for (const StationId& station : m_shown) {
        m_panels.push_back(new StationPanel{context(), station, room, this});
        m_row->addWidget(m_panels.back(), 1);
    }
    m_empty->setVisible(m_shown.empty());
}

void StationPage::chooseStation()
{
    ChoiceQuestion question{QStringLiteral("stationPad"), say("Which station?"), {}, {}};
    // By number: names are long, and everybody in the hall knows the numbers.
    for (const StationView& station : view().stations)
        question.choices.push_back({station.id.value, text(station.id), text(station.name)});
    if (!question.choices.empty())
        askChoice(theme(), this, question, [this](const std::string& id) { showStation(StationId{id}); });
}

} // namespace gaffer::ui
