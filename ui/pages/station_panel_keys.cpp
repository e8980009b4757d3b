#include "ui/i18n/words.hpp"
#include "ui/pages/product_keys.hpp"
#include "ui/pages/station_panel.hpp"
#include "ui/widgets/choice_pad.hpp"
#include "ui/widgets/touch_key.hpp"

#include <QPointer>

#include <algorithm>
#include <array>
#include <utility>

// What the keys of a station open and send.
namespace gaffer::ui {
namespace {

/// More than any shift of one station; a slipped digit is caught.
constexpr double mostPieces = 9999;
/// As many keys as fit without scrolling; the rest of the queue is the supervisor's.
constexpr std::size_t queueShown = 6;

/// A job with an order runs on its line, so that the pieces count for it.
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

} // namespace

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

void StationPanel::showMore()
{
    const std::array actions{std::pair{"many", &StationPanel::askHowMany}, std::pair{"next", &StationPanel::nextJob},
                             std::pair{"mould", &StationPanel::chooseMould}};
    ChoiceQuestion question{QStringLiteral("morePad"), say("%1: what else?").arg(text(m_station)), {}, {}};
    // With the words the keys have just now, such as which job is next.
    for (const TouchKey* key : {m_many, m_next, m_mouldKey})
        question.choices.push_back({actions[question.choices.size()].first, key->text(), {}});
    askChoice(m_context.theme, this, question, [self = QPointer<StationPanel>{this}, actions](const std::string& id) {
        for (const auto& [name, act] : actions)
            if (self && id == name) (self.data()->*act)();
    });
}

void StationPanel::callHelp()
{
    const auto send = [self = QPointer<StationPanel>{this}](CallHelp command) {
        if (self) sendCommand(self->m_context, Hand::Glove, self, command, {});
    };
    const StationView* shown = station();
    // The first tap calls at once; questions come only when somebody is called already.
    if (!shown || !shown->call) {
        send({.station = m_station});
        return;
    }
    ChoiceQuestion question{QStringLiteral("callPad"), say("%1: what about the call?").arg(text(m_station)), {}, {}};
    question.choices.push_back({"over", say("Help was here"), {}});
    question.choices.push_back({"coming", say("I am coming"), {}});
    for (const Role whom : {Role::Supervisor, Role::Tender, Role::Maintenance})
        if (whom != shown->call->whom)
            question.choices.push_back({std::string{nameOf(whom)}, say("Call: %1").arg(sayKey("role", nameOf(whom))), {}});
    askChoice(m_context.theme, this, question, [send, station = m_station](const std::string& id) {
        CallHelp command{.station = station};
        // Steps and roles have names of their own; one list serves both.
        if (findEnum(id, command.step) || findEnum(id, command.whom)) send(command);
    });
}

void StationPanel::stopOrGo()
{
    const StationView* shown = station();
    // It stopped by itself (no pieces came): the crew only says why.
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
    // Nothing runs and one waits: there is nothing to choose.
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
    askProductByKeys(m_context, this, [self = QPointer<StationPanel>{this}](const Product& product) {
        if (self) self->startRun(StartRun{.station = self->m_station, .product = product.code});
    });
}

void StationPanel::chooseMould()
{
    const StationView* shown = station();
    if (!shown) return;
    ChoiceQuestion question{QStringLiteral("mouldPad"), say("%1: which mould copy?").arg(text(m_station)), {}, {}};
    if (!shown->mouldCopy.empty()) question.choices.push_back({"off", say("Take %1 off").arg(text(shown->mouldCopy)), {}});
    // Only copies of the mould that the job needs; without a job all that are free.
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

} // namespace gaffer::ui
