#include "ui/pages/station_panel.hpp"

#include "ui/i18n/words.hpp"
#include "ui/models/tiles.hpp"
#include "ui/widgets/touch_key.hpp"

#include <QGridLayout>
#include <QLabel>
#include <QPointer>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace gaffer::ui {
namespace {

/// Long enough to notice a slip in gloves, short enough that nobody takes back what the next shift reads.
constexpr auto undoTime = std::chrono::seconds{10};
/// The seconds on the undo key run down between two words of the service.
constexpr int tickMs = 250;
/// A view follows the answer within a tick of the service; twice that is late enough.
constexpr auto longestEcho = std::chrono::seconds{2};
/// About the time a crew needs to end a piece and to walk to another pot.
constexpr double glassSoonMinutes = 20;

/// What a key has room for.
QString jobCode(const JobView& job)
{
    return job.pieces > 0 ? QStringLiteral("%1 ×%2").arg(text(job.product)).arg(job.pieces) : text(job.product);
}

/// The sign and the words say the same as the colour: one man in twelve sees no red.
void setUrgency(QLabel& label, Urgency urgency, const Theme& theme, TextSize textSize)
{
    const Palette& colours = theme.palette();
    const QString size = QStringLiteral("font-size: %1px; font-weight: bold; padding: 0 %2px;")
                             .arg(theme.font(textSize).pixelSize())
                             .arg(urgency == Urgency::None ? 0 : theme.mm(1.5));
    switch (urgency) {
    case Urgency::None: label.setStyleSheet(size); return;
    case Urgency::Look:
        label.setStyleSheet(size + QStringLiteral("background: %1; color: %2;").arg(colours.warn.name(), colours.warnInk.name()));
        return;
    case Urgency::Act:
        label.setStyleSheet(size +
                            QStringLiteral("background: %1; color: %2;").arg(colours.alarm.name(), colours.alarmInk.name()));
        return;
    }
}

} // namespace

StationPanel::StationPanel(const SeatContext& context, StationId station, Room room, QWidget* parent)
    : QWidget{parent}, m_context{context}, m_station{std::move(station)}, m_room{room}, m_tick{new QTimer{this}}
{
    // The station stands in every object name: up to four panels share a screen, and tests ask for one of them.
    setObjectName(QStringLiteral("panel-") + text(m_station));
    setAccessibleName(say("station %1").arg(text(m_station)));
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(context.theme.mm(1));
    buildHead(*column);
    buildKeys(*column, room);
    m_tick->setInterval(tickMs);
    connect(m_tick, &QTimer::timeout, this, [this] { refreshUndo(); });
    m_tick->start();
    refresh();
}

void StationPanel::buildHead(QVBoxLayout& column)
{
    const Theme& theme = m_context.theme;
    const auto label = [&](const char* name, TextSize size) {
        // A name as long as the screen is cut and does not push the keys out.
        return makeCutLabel(theme, QLatin1String{name} + QLatin1Char{'-'} + text(m_station), size, this);
    };
    auto* head = new QHBoxLayout;
    head->setSpacing(theme.mm(3));
    m_code = makeLabel(theme, QStringLiteral("code-") + text(m_station), TextSize::Large, this);
    m_state = label("state", TextSize::Key);
    head->addWidget(m_code);
    head->addWidget(m_state, 1);
    column.addLayout(head);
    column.addWidget(m_product = label("product", TextSize::Key));
    auto* counts = new QHBoxLayout;
    // Digits of 12 mm: read from two metres, over the shoulder, in the glare of the furnace.
    m_made = makeDigitsLabel(theme, QStringLiteral("made-") + text(m_station), this);
    m_target = makeLabel(theme, QStringLiteral("target-") + text(m_station), TextSize::Large, this);
    m_target->setAlignment(Qt::AlignBottom);
    m_split = makeLabel(theme, QStringLiteral("split-") + text(m_station), TextSize::Key, this);
    m_split->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    counts->addWidget(m_made);
    counts->addWidget(m_target);
    counts->addStretch(1);
    counts->addWidget(m_split);
    column.addLayout(counts);
    column.addWidget(m_glass = label("glass", TextSize::Title));
    column.addWidget(m_mould = label("mould", TextSize::Title));
    column.addWidget(m_queue = label("queue", TextSize::Body));
}

void StationPanel::buildKeys(QVBoxLayout& column, Room room)
{
    const Theme& theme = m_context.theme;
    const auto key = [&](const char* name, const QString& label, void (StationPanel::*act)()) {
        auto* made = new TouchKey{theme, QLatin1String{name} + QLatin1Char{'-'} + text(m_station), label, this};
        // The panel owns its keys, so they never outlive what they call.
        made->onPress([this, act] { (this->*act)(); });
        if (room == Room::Narrow) made->setLabelSize(TextSize::Title);
        return made;
    };
    m_one = new TouchKey{theme, QStringLiteral("one-") + text(m_station), say("+1 made"), this};
    m_one->onPress([this] { count(1, {}); });
    // Nine taps of ten are this one: it is twice as wide and the only one with a bold border.
    m_one->setLook(KeyLook::Main);
    m_one->setLabelSize(TextSize::Large);
    m_defect = key("defect", say("Defect ▸"), &StationPanel::askDefect);
    // A defect reclassifies a piece that is counted already; who does not know that counts it twice.
    m_defect->setNote(say("one of those made"));
    m_many = key("many", say("+n made ▸"), &StationPanel::askHowMany);
    m_stop = key("stop", say("Stop ▸"), &StationPanel::stopOrGo);
    m_undo = key("undo", say("Undo"), &StationPanel::undo);
    m_undo->setLook(KeyLook::Careful);
    m_next = key("next", say("Next job ▸"), &StationPanel::nextJob);
    m_mouldKey = key("mouldKey", say("Mould ▸"), &StationPanel::chooseMould);
    m_call = key("call", say("Call"), &StationPanel::callHelp);
    m_more = key("more", say("More ▸"), &StationPanel::showMore);
    auto* grid = new QGridLayout;
    grid->setSpacing(theme.touchGap());
    // Counting stands where the thumb is; what is pressed by mistake at a cost stands apart.
    if (room == Room::Wide) {
        grid->addWidget(m_one, 0, 0, 1, 2);
        grid->addWidget(m_defect, 0, 2);
        grid->addWidget(m_many, 1, 0);
        grid->addWidget(m_stop, 1, 1);
        grid->addWidget(m_undo, 1, 2);
        grid->addWidget(m_next, 2, 0);
        grid->addWidget(m_call, 2, 1);
        grid->addWidget(m_mouldKey, 2, 2);
        // A hidden key keeps its name and its action, so that both layouts answer to the same tests.
        m_more->hide();
    } else {
        grid->addWidget(m_one, 0, 0);
        grid->addWidget(m_defect, 0, 1);
        grid->addWidget(m_call, 1, 0);
        grid->addWidget(m_stop, 1, 1);
        grid->addWidget(m_undo, 2, 0);
        grid->addWidget(m_more, 2, 1);
        // Four stations on one screen have no room for nine keys of 20 mm each: the rarer ones go behind More.
        for (TouchKey* other : {m_many, m_next, m_mouldKey}) other->hide();
    }
    // The first row is hit blind.
    grid->setRowStretch(0, 2);
    grid->setRowStretch(1, 1);
    grid->setRowStretch(2, 1);
    column.addLayout(grid, 1);
}

const StationView* StationPanel::station() const
{
    const std::vector<StationView>& all = m_context.gateway.view().stations;
    const auto found = std::ranges::find(all, m_station, &StationView::id);
    return found == all.end() ? nullptr : &*found;
}

std::array<TouchKey*, 9> StationPanel::allKeys() const
{
    return {m_one, m_many, m_defect, m_stop, m_undo, m_next, m_mouldKey, m_call, m_more};
}

std::int64_t StationPanel::unconfirmedPieces() const
{
    std::int64_t pieces = 0;
    for (const Echo& echo : m_echoes) pieces += echo.pieces;
    return pieces;
}

void StationPanel::count(std::int64_t pieces, const std::string& defect)
{
    // Answers come in any order after a loss; the key finds the echo they belong to.
    const std::uint64_t key = m_nextKey++;
    m_echoes.push_back(defect.empty() ? Echo{.pieces = pieces, .key = key} : Echo{.defects = pieces, .key = key});
    // The time of the tap on this screen: the undo key must count down even while the service is silent.
    m_lastTap = m_context.now();
    refresh();
    AddTally command{.station = m_station, .defect = DefectCode{defect}, .pieces = pieces};
    // The panel may be gone when the answer comes: pages are rebuilt on a change of language.
    m_context.gateway.send(command, [self = QPointer<StationPanel>{this}, key](const Result<Answer>& answer) {
        if (self) self->settle(key, answer);
    });
}

void StationPanel::settle(std::uint64_t key, const Result<Answer>& answer)
{
    const auto echo = std::ranges::find(m_echoes, key, &Echo::key);
    // The panel may have forgotten it meanwhile, as an answered tap that was never named.
    if (echo == m_echoes.end()) return;
    if (answer) {
        echo->tally = answer->number;
        echo->answeredAt = m_context.now();
    } else {
        m_echoes.erase(echo);
        // Where users are set up the first tap of a shift asks who taps; the count itself must be tapped again.
        if (answer.error().code == FaultCode::NotAllowed && m_context.gateway.link().worker.empty())
            askSignIn(m_context, Hand::Glove, this, {});
        else
            tell(m_context.theme, Hand::Glove, this, QStringLiteral("refusal"), faultText(m_context.language, answer.error()));
    }
    refresh();
}

void StationPanel::dropShownEchoes(const StationView& shown)
{
    // An answered tap is in the figures once the view names its tally or a later one. The answer may come before the view, so
    // until then the echo stands for it; a tally that somebody took back meanwhile is never named and is waited for no longer.
    const Instant now = m_context.now();
    std::erase_if(m_echoes, [&](const Echo& echo) {
        return echo.tally != 0 && (shown.lastTally.value_or(0) >= echo.tally || now - echo.answeredAt > longestEcho);
    });
}

void StationPanel::undo()
{
    // One tap takes one count back: the key rests until something is counted again, so that a glove that bounces takes no second.
    m_lastTap.reset();
    const StationView* shown = station();
    UndoTally command{.station = m_station};
    // Named, so that a tap of another screen in between is not taken back by mistake.
    if (m_echoes.empty() && shown && shown->lastTally) command.tally = TallyId{*shown->lastTally};
    // A tap that is not yet confirmed is taken back on the screen at once.
    if (!m_echoes.empty()) m_echoes.back().pieces = m_echoes.back().defects = 0;
    sendCommand(m_context, Hand::Glove, this, command, {});
    refresh();
}

/// What a gaffer asks before he gathers: which pot, is it workable, how long still.
QString StationPanel::glassLine(const StationView& shown) const
{
    if (!shown.melt) return say("Glass: no melt");
    const QString stage = sayKey("stage", shown.meltStage);
    const std::vector<MeltView>& melts = m_context.gateway.view().melts;
    const auto melt = std::ranges::find(melts, shown.pot, &MeltView::pot);
    const QString heat = melt == melts.end() ? noFigure : valueText(melt->temperature, 0);
    // Four panels on a screen have room for the figures alone; the minutes left must never be what is cut.
    if (m_room == Room::Narrow) return QStringLiteral("%1 %2 · %3").arg(text(shown.pot), heat, minutesText(shown.minutesLeft));
    return say("Glass: %1 %2, %3, left %4").arg(text(shown.pot), stage, heat, minutesText(shown.minutesLeft));
}

QString StationPanel::mouldLine(const StationView& shown) const
{
    if (shown.mouldCopy.empty()) return say("Mould: none mounted");
    const QString life = shown.mouldLife ? QStringLiteral("/%1").arg(*shown.mouldLife) : QString{};
    const QString fitness = shown.mouldFitness == MouldFitness::Fit
                                ? QString{}
                                : QStringLiteral(", ") + sayKey("fitness", nameOf(shown.mouldFitness));
    if (m_room == Room::Narrow)
        return QStringLiteral("%1 %2%3").arg(text(shown.mouldCopy), piecesText(shown.mouldCycles) + life, fitness);
    return say("Mould: %1, %2 cycles%3").arg(text(shown.mouldCopy), piecesText(shown.mouldCycles) + life, fitness);
}

void StationPanel::refresh()
{
    const StationView* shown = station();
    m_code->setText(text(m_station));
    // Not wired and not yet heard of look the same in the view; the link tells which it is.
    if (!shown) {
        // A seat that starts while the service is away still counts; the counts wait in its journal.
        const bool waits = m_context.gateway.link().lastWord == Instant{};
        m_state->setText(waits ? say("Waiting for the service; counts and calls are kept.")
                               : say("This station is not in the wiring."));
        const std::array works{m_one, m_many, m_defect, m_call};
        for (TouchKey* key : allKeys()) key->setEnabled(waits && std::ranges::find(works, key) != works.end());
        refreshCounts({});
        refreshCall({});
        return;
    }
    dropShownEchoes(*shown);
    // What was counted here stays black: it is this seat's own and not old.
    for (QLabel* label : {m_state, m_glass, m_mould, m_queue}) label->setEnabled(m_context.liveness() == Liveness::Live);
    const Urgency urgency = urgencyOf(*shown);
    const QString age = m_context.age();
    const QString state = stationStateText(m_context.language, *shown);
    m_state->setText(urgencySign(urgency) + (age.isEmpty() ? state : say("%1 (%2 ago)").arg(state, age)));
    setUrgency(*m_state, urgency, m_context.theme, TextSize::Key);
    // Without a run counting goes on; the line says how to make it belong to something.
    m_product->setText(shown->job ? jobText(*shown->job, m_context.language) : say("No run: press Next job."));
    refreshCounts(*shown);
    m_glass->setText(glassLine(*shown));
    setUrgency(*m_glass, shown->minutesLeft && *shown->minutesLeft < glassSoonMinutes ? Urgency::Look : Urgency::None,
               m_context.theme, TextSize::Title);
    m_mould->setText(mouldLine(*shown));
    // Soon due is the planner's business; overdue is the crew's.
    const bool worn = shown->mouldFitness == MouldFitness::CareOverdue || shown->mouldFitness == MouldFitness::WornOut;
    setUrgency(*m_mould, worn ? Urgency::Look : Urgency::None, m_context.theme, TextSize::Title);
    refreshKeys(*shown);
    refreshUndo();
}

void StationPanel::refreshCounts(const StationView& shown)
{
    // The view plus what the service has not told back yet, so that a tap shows within a frame.
    std::int64_t defects = shown.defects;
    for (const Echo& echo : m_echoes) defects += echo.defects;
    const std::int64_t made = shown.made + unconfirmedPieces();
    const std::int64_t whole = shown.job ? shown.job->pieces : 0;
    m_made->setText(QString::number(made));
    m_made->setAccessibleName(say("made %1").arg(made));
    m_target->setText(whole > 0 ? QStringLiteral("/ %1").arg(whole) : QString{});
    m_split->setText(say("good %1\nbad %2").arg(made - defects).arg(defects));
    QStringList crew;
    for (const MemberView& member : shown.crew) crew.append(member.name.empty() ? text(member.worker) : text(member.name));
    const QString next =
        shown.queue.empty() ? say("queue empty") : say("next: %1").arg(jobText(shown.queue.front(), m_context.language));
    m_queue->setText(crew.isEmpty() ? next : QStringLiteral("%1 · %2").arg(next, crew.join(QStringLiteral("、"))));
}

void StationPanel::refreshKeys(const StationView& shown)
{
    for (TouchKey* key : allKeys())
        if (key != m_undo) key->setEnabled(true);
    // One key for the whole life of a stop: begin, say why, go on.
    const bool standing = shown.stop.has_value();
    m_stop->setLabel(standing ? (shown.reason.empty() ? say("Say why ▸") : say("Go on")) : say("Stop ▸"));
    // The common case is one tap; choosing is for when a run stands or nothing is queued.
    const bool startAtOnce = !shown.run && !shown.queue.empty();
    m_next->setLabel(startAtOnce ? say("Start next job") : say("Next job ▸"));
    m_next->setNote(startAtOnce ? jobCode(shown.queue.front()) : say("in queue: %1").arg(shown.queue.size()));
    refreshCall(shown);
}

void StationPanel::refreshCall(const StationView& shown)
{
    const bool called = shown.call || m_waitingCall;
    m_call->setLabel(called ? say("Called ▸") : say("Call"));
    m_call->setLook(called ? KeyLook::Main : KeyLook::Usual);
    if (m_waitingCall && m_context.liveness() == Liveness::Lost)
        m_call->setNote(say("%1, not sent yet").arg(sayKey("role", nameOf(*m_waitingCall))));
    else if (!shown.call)
        m_call->setNote(sayKey("role", nameOf(m_waitingCall.value_or(Role::Supervisor))));
    else if (shown.call->coming.empty())
        m_call->setNote(
            say("%1, %2 ago").arg(sayKey("role", nameOf(shown.call->whom)), ageText(m_context.now() - shown.call->since)));
    else
        m_call->setNote(say("%1 is coming").arg(text(shown.call->coming)));
}

void StationPanel::refreshUndo()
{
    const StationView* shown = station();
    const Instant now = m_context.now();
    // The later of this screen's tap and the newest the service knows, which may be another screen's.
    std::optional<Instant> last = m_lastTap;
    if (shown && shown->lastTallyAt && shown->lastTally) last = std::max(last.value_or(*shown->lastTallyAt), *shown->lastTallyAt);
    // Rounded up: the key must not say 0 s while it still works.
    const auto left = last ? std::chrono::ceil<std::chrono::seconds>(*last + undoTime - now).count() : 0;
    const bool possible = left > 0 && ((shown && shown->lastTally) || !m_echoes.empty());
    m_undo->setEnabled(possible);
    m_undo->setLabel(possible ? say("Undo %1 s").arg(left) : say("Undo"));
    m_undo->setNote(possible && shown && m_echoes.empty() ? tallyText(shown->lastTallyText) : QString{});
}

} // namespace gaffer::ui
