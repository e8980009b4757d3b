#include "ui/pages/station_panel.hpp"

#include "ui/i18n/words.hpp"
#include "ui/models/tiles.hpp"
#include "ui/pages/product_search.hpp"
#include "ui/widgets/choice_pad.hpp"
#include "ui/widgets/touch_key.hpp"

#include <QGridLayout>
#include <QLabel>
#include <QPointer>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace gaffer::ui {
namespace {

constexpr auto undoTime = std::chrono::seconds{10};
constexpr int tickMs = 250;
constexpr double mostPieces = 9999;
constexpr std::size_t queueShown = 6;
constexpr double glassSoonMinutes = 20;

QString jobText(const JobView& job, Language language)
{
    const QString name =
        QStringLiteral("%1 %2").arg(text(job.product), productName(language, job.nameZh, job.nameEn, job.product));
    return job.pieces > 0 ? QStringLiteral("%1 ×%2").arg(name).arg(job.pieces) : name;
}

StartRun startOf(const StationId& station, const JobView& job)
{
    StartRun command{.station = station};
    if (job.order.empty())
        command.product = job.product;
    else
        command.line = OrderLine{OrderNo{job.order}, job.line};
    command.pieces = job.pieces;
    return command;
}

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
    : QWidget{parent}, m_context{context}, m_station{std::move(station)}, m_tick{new QTimer{this}}
{
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
        QLabel* made = makeLabel(theme, QLatin1String{name} + QLatin1Char{'-'} + text(m_station), size, this);
        made->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        return made;
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
    m_made = makeLabel(theme, QStringLiteral("made-") + text(m_station), TextSize::Digits, this);
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
        made->onPress([this, act] { (this->*act)(); });
        return made;
    };
    m_one = new TouchKey{theme, QStringLiteral("one-") + text(m_station), say("+1 made"), this};
    m_one->onPress([this] { count(1, {}); });
    m_one->setLook(KeyLook::Main);
    m_one->setLabelSize(TextSize::Large);
    m_defect = key("defect", say("Defect ▸"), &StationPanel::askDefect);
    m_defect->setNote(say("one of those made"));
    m_many = key("many", say("+n made ▸"), &StationPanel::askHowMany);
    m_stop = key("stop", say("Stop ▸"), &StationPanel::stopOrGo);
    m_undo = key("undo", say("Undo"), &StationPanel::undo);
    m_undo->setLook(KeyLook::Careful);
    m_next = key("next", say("Next job ▸"), &StationPanel::nextJob);
    m_mouldKey = key("mouldKey", say("Mould ▸"), &StationPanel::chooseMould);
    auto* grid = new QGridLayout;
    grid->setSpacing(theme.touchGap());
    if (room == Room::Wide) {
        grid->addWidget(m_one, 0, 0, 1, 2);
        grid->addWidget(m_defect, 0, 2);
        grid->addWidget(m_many, 1, 0);
        grid->addWidget(m_stop, 1, 1);
        grid->addWidget(m_undo, 1, 2);
        grid->addWidget(m_next, 2, 0, 1, 2);
        grid->addWidget(m_mouldKey, 2, 2);
    } else {
        grid->addWidget(m_one, 0, 0);
        grid->addWidget(m_defect, 0, 1);
        grid->addWidget(m_many, 1, 0);
        grid->addWidget(m_stop, 1, 1);
        grid->addWidget(m_undo, 2, 0);
        grid->addWidget(m_next, 2, 1);
        m_mouldKey->hide();
    }
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

std::int64_t StationPanel::unconfirmedPieces() const
{
    std::int64_t pieces = 0;
    for (const Echo& echo : m_echoes) pieces += echo.pieces;
    return pieces;
}

void StationPanel::count(std::int64_t pieces, const std::string& defect)
{
    const std::uint64_t key = m_nextKey++;
    m_echoes.push_back(defect.empty() ? Echo{pieces, 0, 0, key} : Echo{0, pieces, 0, key});
    m_lastTap = m_context.now();
    refresh();
    AddTally command{.station = m_station, .defect = DefectCode{defect}, .pieces = pieces};
    m_context.gateway.send(command, [self = QPointer<StationPanel>{this}, key](const Result<Answer>& answer) {
        if (self) self->settle(key, answer);
    });
}

void StationPanel::settle(std::uint64_t key, const Result<Answer>& answer)
{
    const auto echo = std::ranges::find(m_echoes, key, &Echo::key);
    if (echo == m_echoes.end()) return;
    if (answer) {
        echo->tally = answer->number;
    } else {
        m_echoes.erase(echo);
        if (answer.error().code == FaultCode::NotAllowed && m_context.gateway.link().worker.empty())
            askSignIn(m_context, Hand::Glove, this, {});
        else
            tell(m_context.theme, Hand::Glove, this, QStringLiteral("refusal"), faultText(m_context.language, answer.error()));
    }
    refresh();
}

void StationPanel::dropShownEchoes(const StationView& shown)
{
    // An answered tap is in the figures once the view names its tally or a later one.
    std::erase_if(m_echoes,
                  [&](const Echo& echo) { return echo.tally != 0 && (!shown.lastTally || *shown.lastTally >= echo.tally); });
}

void StationPanel::askHowMany()
{
    const NumberQuestion question{.name = QStringLiteral("manyPad"),
                                  .title = say("%1: how many pieces made?").arg(text(m_station)),
                                  .unit = {},
                                  .least = 1,
                                  .most = mostPieces,
                                  .decimals = 0,
                                  .first = {}};
    askNumber(m_context.theme, Hand::Glove, this, question, [self = QPointer<StationPanel>{this}](double pieces) {
        if (self) self->count(static_cast<std::int64_t>(pieces), {});
    });
}

void StationPanel::askDefect()
{
    askChoice(m_context.theme, this,
              defectQuestion(say("%1: which defect? (one of the pieces made)").arg(text(m_station)), m_context.language),
              [self = QPointer<StationPanel>{this}](const std::string& code) {
                  if (self) self->count(1, code);
              });
}

void StationPanel::stopOrGo()
{
    const StationView* shown = station();
    if (shown && shown->state == StationState::Stopped && shown->reason.empty() && shown->stop) {
        askChoice(m_context.theme, this, stopQuestion(say("%1: why does it stand?").arg(text(m_station)), m_context.language),
                  [self = QPointer<StationPanel>{this}, stop = *shown->stop](const std::string& reason) {
                      if (self)
                          sendCommand(self->m_context, Hand::Glove, self,
                                      ExplainStop{.stop = StopId{stop}, .reason = ReasonCode{reason}}, {});
                  });
        return;
    }
    if (shown && shown->stop) {
        sendCommand(m_context, Hand::Glove, this, EndStop{.station = m_station}, {});
        return;
    }
    askChoice(m_context.theme, this, stopQuestion(say("%1: why does it stand?").arg(text(m_station)), m_context.language),
              [self = QPointer<StationPanel>{this}](const std::string& reason) {
                  if (self)
                      sendCommand(self->m_context, Hand::Glove, self,
                                  BeginStop{.station = self->m_station, .reason = ReasonCode{reason}}, {});
              });
}

void StationPanel::undo()
{
    m_lastTap.reset();
    const StationView* shown = station();
    UndoTally command{.station = m_station};
    if (m_echoes.empty() && shown && shown->lastTally) command.tally = TallyId{*shown->lastTally};
    sendCommand(m_context, Hand::Glove, this, command, {});
    refreshUndo();
}

void StationPanel::startRun(const StartRun& command)
{
    const Forcible forcible{command, [command](const std::string& reason) {
                                StartRun forced = command;
                                forced.override = true;
                                forced.reason = reason;
                                return Command{forced};
                            }};
    sendForcible(m_context, Hand::Glove, this, forcible, {});
}

void StationPanel::nextJob()
{
    const StationView* shown = station();
    if (!shown) return;
    const std::vector<JobView> queue{
        shown->queue.begin(), shown->queue.begin() + static_cast<std::ptrdiff_t>(std::min(queueShown, shown->queue.size()))};
    if (!shown->run && !queue.empty()) {
        startRun(startOf(m_station, queue.front()));
        return;
    }
    ChoiceQuestion question{QStringLiteral("nextPad"), say("%1: what next?").arg(text(m_station)), {}, {}};
    if (shown->run) question.choices.push_back({"end", say("End this run"), {}});
    for (std::size_t index = 0; index < queue.size(); ++index)
        question.choices.push_back({std::to_string(index), jobText(queue[index], m_context.language), say("end and start")});
    question.choices.push_back({"find", say("Find a product…"), {}});
    askChoice(m_context.theme, this, question, [self = QPointer<StationPanel>{this}, queue](const std::string& id) {
        if (!self) return;
        if (id == "end")
            sendCommand(self->m_context, Hand::Glove, self, EndRun{.station = self->m_station}, {});
        else if (id == "find")
            self->findProduct();
        else
            self->startRun(startOf(self->m_station, queue.at(std::stoul(id))));
    });
}

void StationPanel::findProduct()
{
    askProduct(m_context, Hand::Glove, this, [self = QPointer<StationPanel>{this}](const Product& product) {
        if (self) self->startRun(StartRun{.station = self->m_station, .product = product.code});
    });
}

void StationPanel::chooseMould()
{
    const StationView* shown = station();
    if (!shown) return;
    ChoiceQuestion question{QStringLiteral("mouldPad"), say("%1: which mould copy?").arg(text(m_station)), {}, {}};
    if (!shown->mouldCopy.empty()) question.choices.push_back({"off", say("Take %1 off").arg(text(shown->mouldCopy)), {}});
    const std::string wanted = shown->job ? shown->job->mould.value : std::string{};
    std::vector<MouldView> free;
    for (const MouldView& mould : m_context.gateway.view().moulds)
        if (mould.state != MouldState::OnStation && mould.state != MouldState::Scrapped &&
            (wanted.empty() || mould.mould.value == wanted))
            free.push_back(mould);
    for (const MouldView& mould : free)
        question.choices.push_back({mould.id, text(mould.id), sayKey("fitness", nameOf(mould.fitness))});
    if (question.choices.empty()) {
        tell(m_context.theme, Hand::Glove, this, QStringLiteral("noMould"),
             say("No mould copy is free for this job. See page Moulds."));
        return;
    }
    askChoice(m_context.theme, this, question, [self = QPointer<StationPanel>{this}, free](const std::string& id) {
        if (!self) return;
        if (id == "off") {
            sendCommand(self->m_context, Hand::Glove, self, UnmountMould{.station = self->m_station}, {});
            return;
        }
        const auto chosen = std::ranges::find(free, id, &MouldView::id);
        if (chosen == free.end()) return;
        const MountMould mount{.station = self->m_station, .mould = chosen->mould, .copy = chosen->copy};
        const auto force = [mount](const std::string& reason) {
            MountMould forced = mount;
            forced.override = true;
            forced.reason = reason;
            return Command{forced};
        };
        sendForcible(self->m_context, Hand::Glove, self, Forcible{mount, force}, {});
    });
}

QString StationPanel::glassLine(const StationView& shown) const
{
    if (!shown.melt) return say("Glass: no melt");
    const QString stage = sayKey("stage", shown.meltStage);
    const std::vector<MeltView>& melts = m_context.gateway.view().melts;
    const auto melt = std::ranges::find(melts, shown.pot, &MeltView::pot);
    const QString heat = melt == melts.end() ? noFigure : valueText(melt->temperature, 0);
    return say("Glass: %1 %2, %3, left %4").arg(text(shown.pot), stage, heat, minutesText(shown.minutesLeft));
}

QString StationPanel::mouldLine(const StationView& shown) const
{
    if (shown.mouldCopy.empty()) return say("Mould: none mounted");
    const QString life = shown.mouldLife ? QStringLiteral("/%1").arg(*shown.mouldLife) : QString{};
    const QString fitness = shown.mouldFitness == MouldFitness::Fit
                                ? QString{}
                                : QStringLiteral(", ") + sayKey("fitness", nameOf(shown.mouldFitness));
    return say("Mould: %1, %2 cycles%3").arg(text(shown.mouldCopy), piecesText(shown.mouldCycles) + life, fitness);
}

void StationPanel::refresh()
{
    const StationView* shown = station();
    m_code->setText(text(m_station));
    if (!shown) {
        m_state->setText(say("This station is not in the wiring."));
        for (TouchKey* key : {m_one, m_many, m_defect, m_stop, m_undo, m_next, m_mouldKey}) key->setEnabled(false);
        return;
    }
    dropShownEchoes(*shown);
    for (QLabel* label : {m_state, m_glass, m_mould, m_queue}) label->setEnabled(m_context.liveness() == Liveness::Live);
    const Urgency urgency = urgencyOf(*shown);
    const QString sign = urgency == Urgency::Act    ? QStringLiteral("■ ")
                         : urgency == Urgency::Look ? QStringLiteral("◆ ")
                                                    : QString{};
    m_state->setText(sign + stationStateText(m_context.language, *shown));
    setUrgency(*m_state, urgency, m_context.theme, TextSize::Key);
    m_product->setText(shown->job ? jobText(*shown->job, m_context.language) : say("No run: press Next job."));
    m_product->setToolTip(m_product->text());
    refreshCounts(*shown);
    m_glass->setText(glassLine(*shown));
    setUrgency(*m_glass, shown->minutesLeft && *shown->minutesLeft < glassSoonMinutes ? Urgency::Look : Urgency::None,
               m_context.theme, TextSize::Title);
    m_mould->setText(mouldLine(*shown));
    const bool worn = shown->mouldFitness == MouldFitness::CareOverdue || shown->mouldFitness == MouldFitness::WornOut;
    setUrgency(*m_mould, worn ? Urgency::Look : Urgency::None, m_context.theme, TextSize::Title);
    refreshKeys(*shown);
    refreshUndo();
}

void StationPanel::refreshCounts(const StationView& shown)
{
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
    m_queue->setToolTip(m_queue->text());
}

void StationPanel::refreshKeys(const StationView& shown)
{
    for (TouchKey* key : {m_one, m_many, m_defect, m_stop, m_next, m_mouldKey}) key->setEnabled(true);
    const bool standing = shown.stop.has_value();
    m_stop->setLabel(standing ? (shown.reason.empty() ? say("Say why ▸") : say("Go on")) : say("Stop ▸"));
    const bool startAtOnce = !shown.run && !shown.queue.empty();
    m_next->setLabel(startAtOnce ? say("Start next job") : say("Next job ▸"));
    m_next->setNote(startAtOnce ? jobText(shown.queue.front(), m_context.language) : say("in queue: %1").arg(shown.queue.size()));
}

void StationPanel::refreshUndo()
{
    const StationView* shown = station();
    const Instant now = m_context.now();
    std::optional<Instant> last = m_lastTap;
    if (shown && shown->lastTallyAt && shown->lastTally) last = std::max(last.value_or(*shown->lastTallyAt), *shown->lastTallyAt);
    const auto left = last ? std::chrono::ceil<std::chrono::seconds>(*last + undoTime - now).count() : 0;
    const bool possible = left > 0 && ((shown && shown->lastTally) || !m_echoes.empty());
    m_undo->setEnabled(possible);
    m_undo->setLabel(possible ? say("Undo %1 s").arg(left) : say("Undo"));
    m_undo->setNote(possible && shown && m_echoes.empty() ? text(shown->lastTallyText) : QString{});
}

} // namespace gaffer::ui
