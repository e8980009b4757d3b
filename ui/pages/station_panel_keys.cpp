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

/// A pallet; more in one go is a slip of the finger.
constexpr double mostPieces = 9999;
/// What fits on the pad without a scroll bar, which gloves cannot hold.
constexpr std::size_t queueShown = 6;

/// An order line brings its product and mould along; a product alone is a run for stock.
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
        // The seat may have been rebuilt in another language while the pad was open.
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
        // By the words that the hidden keys have now, as in "Start next job".
        question.choices.push_back({actions[question.choices.size()].first, key->text(), {}});
    askChoice(m_context.theme, this, question, [self = QPointer<StationPanel>{this}, actions](const std::string& id) {
        for (const auto& [name, act] : actions)
            if (self && id == name) (self.data()->*act)();
    });
}

void StationPanel::callHelp()
{
    const StationView* shown = station();
    const bool called = shown && shown->call;
    if (!called && !m_waitingCall) {
        call({.station = m_station});
        return;
    }
    const Role whomNow = called ? shown->call->whom : *m_waitingCall;
    ChoiceQuestion question{QStringLiteral("callPad"), say("%1: what about the call?").arg(text(m_station)), {}, {}};
    // First what ends it: that is what whoever came to help presses.
    question.choices.push_back({"over", say("Help was here"), {}});
    question.choices.push_back({"coming", say("I am coming"), {}});
    for (const Role whom : {Role::Supervisor, Role::Tender, Role::Maintenance})
        if (whom != whomNow)
            question.choices.push_back({std::string{nameOf(whom)}, say("Call: %1").arg(sayKey("role", nameOf(whom))), {}});
    askChoice(m_context.theme, this, question, [self = QPointer<StationPanel>{this}](const std::string& id) {
        if (!self) return;
        CallHelp command{.station = self->m_station};
        if (findEnum(id, command.step) || findEnum(id, command.whom)) self->call(command);
    });
}

/// While the service is away the call waits with the counts; the key says so, or the crew would call again and again.
void StationPanel::call(const CallHelp& command)
{
    m_waitingCall = command.step == CallStep::Called ? std::optional{command.whom} : std::nullopt;
    refresh();
    m_context.gateway.send(command, [self = QPointer<StationPanel>{this}](const Result<Answer>& answer) {
        if (!self) return;
        self->m_waitingCall.reset();
        if (!answer) refuse(self->m_context, Hand::Glove, self, answer.error());
        self->refresh();
    });
}

void StationPanel::stopOrGo()
{
    const StationView* shown = station();
    // A stop that nobody announced, found by the counter standing still: it wants its reason before it may end.
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
    // The same run with a name and a reason on it; only a leader gets that far.
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
    // A copy: the queue may change while the pad is open, and the tap means the job that was read.
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
    // Those of the job only, unless no job stands: one wrong mould costs a melt of wrong pieces.
    for (const MouldView& mould : m_context.gateway.view().moulds)
        if (mould.state != MouldState::OnStation && mould.state != MouldState::Scrapped &&
            (wanted.empty() || mould.mould.value == wanted))
            free.push_back(mould);
    for (const MouldView& mould : free)
        // A copy that is due for care is offered and says so: the choice is the crew's.
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
        // The copies as they were read, not as they stand by now; the service refuses what was taken meanwhile.
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
