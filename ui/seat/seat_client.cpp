#include "ui/seat/seat_client.hpp"

#include "ui/seat/view_update.hpp"

#include <QRandomGenerator>
#include <QUrl>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace gaffer::ui {
namespace {

/// A seat that waited all night is back five seconds after the service.
constexpr int longestPauseMs = 5000;
/// Twenty pictures a second: more nobody sees, and each costs the processor of an old PC.
constexpr int notifyMs = 50;
/// A timer that rings later than this rang late because the seat itself did not run.
constexpr int oversleptMs = 200;

/// What is asked of a service that is away is refused at once: a question answered an hour later is worse than none.
Fault lostFault() { return {FaultCode::Unavailable, "seat.lost", "the service is not connected", {}}; }

/// Between half and the whole of `pauseMs`, so that seats do not all come at once.
int withJitter(int pauseMs)
{
    return pauseMs / 2 + static_cast<int>(QRandomGenerator::global()->bounded(static_cast<quint32>(pauseMs / 2 + 1)));
}

/// What happened at the station or is needed there, whether the service hears it now or later. Everything else asks for the state
/// of the workshop as it is now and would do harm if it were done an hour late.
bool outlivesALoss(const Command& command)
{
    return std::holds_alternative<AddTally>(command) || std::holds_alternative<UndoTally>(command) ||
           std::holds_alternative<CallHelp>(command);
}

} // namespace

SeatClient::SeatClient(SeatClientOptions options)
    : m_options{std::move(options)}, m_journal{m_options.journalFile}, m_pauseMs{m_options.firstPauseMs}
{
    // What an earlier life of this seat could not send; their taps were shown, so they count.
    for (const auto& [command, id] : m_journal.waiting()) m_counts.push_back({id, command, {}, false});
    m_link.unconfirmed = static_cast<int>(m_counts.size());
    // Each is started anew by what it waits for.
    for (QTimer* timer : {&m_retry, &m_silence, &m_notify}) timer->setSingleShot(true);
    m_silence.setInterval(m_options.silenceMs);
    m_notify.setInterval(notifyMs);
    QObject::connect(&m_retry, &QTimer::timeout, &m_retry, [this] { connectNow(); });
    QObject::connect(&m_silence, &QTimer::timeout, &m_silence, [this] { silent(); });
    QObject::connect(&m_notify, &QTimer::timeout, &m_notify, [this] {
        if (m_changed) m_changed();
    });
    QObject::connect(&m_socket, &QWebSocket::textMessageReceived, &m_socket, [this](const QString& text) { heardText(text); });
    QObject::connect(&m_socket, &QWebSocket::binaryMessageReceived, &m_socket,
                     [this](const QByteArray& frame) { heardFrame(frame); });
    QObject::connect(&m_socket, &QWebSocket::disconnected, &m_socket, [this] { lost(); });
    QObject::connect(&m_socket, QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), &m_socket, [this] { lost(); });
    connectNow();
}

SeatClient::~SeatClient()
{
    // No signal may reach a client that is half gone.
    m_socket.disconnect();
    m_socket.abort();
}

void SeatClient::connectNow()
{
    // Asked anew each time: on a lone PC a restarted service has another port.
    const QString address = m_options.address();
    m_link.address = address.toStdString();
    if (address.isEmpty()) {
        lost();
        return;
    }
    // Asked anew each time: the service may have come back at another address.
    m_socket.open(QUrl{QStringLiteral("ws://%1/rpc/v1").arg(address)});
    listen();
    changed();
}

void SeatClient::listen()
{
    m_silence.start();
    m_listening.start();
}

void SeatClient::silent()
{
    // Who overslept cannot tell who was silent: Qt rings the timer before it looks at the socket, where the words may lie. A
    // laptop that wakes up and a page that took long to draw listen once more before they call the service lost.
    if (m_listening.elapsed() > m_options.silenceMs + oversleptMs)
        listen();
    else
        lost();
}

void SeatClient::lost()
{
    // Error, disconnect and silence often come together; one of them is enough.
    if (m_retry.isActive()) return;
    m_silence.stop();
    m_retry.start(withJitter(m_pauseMs));
    // Doubled each time: thirty seats must not hammer a service that is folding its log.
    m_pauseMs = std::min(longestPauseMs, m_pauseMs * 2);
    // Never connected and no longer connected read differently on the banner.
    m_link.phase = m_link.lastWord == Instant{} ? LinkState::Phase::Connecting : LinkState::Phase::Lost;
    // Whether the last ones arrived is unknown: they are repeated under their ids, and counted once.
    for (Count& count : m_counts) count.sent = false;
    m_socket.abort();
    // Those who wait may ask again in their reply: the list must be ours first.
    for (auto& [id, request] : std::exchange(m_requests, {})) {
        if (request.curves) request.curves(lostFault());
        if (request.heard) request.heard(lostFault());
    }
    changed();
}

void SeatClient::changed()
{
    if (!m_notify.isActive()) m_notify.start();
}

void SeatClient::word(Instant now)
{
    listen();
    // What is shown is as old as the newest view: a service that came back and has not told its state yet does not make it fresh.
    if (!isLive()) return;
    m_link.lastWord = now;
    // The service's clock goes on from its last word by our steady one; our wall clock may be hours wrong.
    m_wordAt = std::chrono::steady_clock::now();
    changed();
}

Instant SeatClient::now() const
{
    // Before its first word the service's clock is not known; this PC's own is the next best.
    if (m_link.lastWord == Instant{}) return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
    return m_link.lastWord + std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now() - m_wordAt);
}

void SeatClient::heardText(const QString& text)
{
    listen();
    // A newer service may say what this seat does not know yet; that is no reason to hang up.
    auto message = wire::decodeServerMessage(text.toStdString());
    // What is not understood comes from a newer service and is none of this seat's business.
    if (!message) return;
    std::visit([this](auto&& each) { take(std::forward<decltype(each)>(each)); }, *std::move(message));
}

void SeatClient::heardFrame(const QByteArray& frame)
{
    listen();
    const auto curves = wire::decodeCurves(std::string_view{frame.constData(), static_cast<std::size_t>(frame.size())});
    if (!curves) return;
    const auto request = m_requests.find(curves->first);
    // Curves asked for before a loss and answered after it.
    if (request == m_requests.end()) return;
    const Reply<std::vector<TrendCurve>> reply = std::move(request->second.curves);
    m_requests.erase(request);
    if (reply) reply(curves->second);
}

void SeatClient::take(const wire::Hello& hello)
{
    word(hello.now);
    m_needsPin = hello.needsPin;
    // Whoever was signed in stays so: a loss of two seconds must not ask the whole hall for its PINs.
    if (!m_worker.empty()) signIn(m_worker, m_pin, {});
    m_socket.sendTextMessage(QString::fromStdString(wire::encodeSubscribe(expect({}), {})));
}

void SeatClient::take(wire::TopicUpdate update)
{
    const bool whole = update.whole;
    const Instant at = update.now;
    applyUpdate(m_view, std::move(update));
    if (whole) m_link.phase = LinkState::Phase::Live;
    word(at);
    if (!whole) return;
    // Only a whole view proves the service well; one that greets and dies again is left alone longer and longer.
    m_pauseMs = m_options.firstPauseMs;
    sendCounts();
}

void SeatClient::take(const wire::Tick& tick) { word(tick.now); }

void SeatClient::take(const wire::Response& response)
{
    const auto request = m_requests.find(response.id);
    if (request == m_requests.end()) return;
    // Out of the map before it is called: the reply may ask the next question.
    const Request waiting = std::move(request->second);
    m_requests.erase(request);
    if (waiting.heard) waiting.heard(response);
    if (waiting.curves && response.fault) waiting.curves(*response.fault);
}

std::uint64_t SeatClient::expect(Request request)
{
    const std::uint64_t id = m_nextId++;
    m_requests.emplace(id, std::move(request));
    return id;
}

template <class T> void SeatClient::ask(const std::function<std::string(std::uint64_t)>& encode,
                                        Result<T> (*decode)(const wire::Response&), Reply<T> reply)
{
    if (!isLive()) {
        if (reply) reply(lostFault());
        return;
    }
    const std::uint64_t id = expect({[decode, reply = std::move(reply)](const Result<wire::Response>& heard) {
                                         if (!reply) return;
                                         if (heard)
                                             reply(decode(*heard));
                                         else
                                             reply(heard.error());
                                     },
                                     {}});
    m_socket.sendTextMessage(QString::fromStdString(encode(id)));
}

void SeatClient::send(const Command& command, Reply<Answer> reply)
{
    if (outlivesALoss(command)) {
        keep(command, std::move(reply));
        return;
    }
    // The id makes a repeat harmless; it is made here, where the tap was.
    const CommandId commandId{QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString()};
    ask<Answer>([&](std::uint64_t id) { return wire::encodeCommand(id, command, commandId); }, &wire::decodeAnswer,
                std::move(reply));
}

void SeatClient::keep(const Command& command, Reply<Answer> reply)
{
    // The id is made here and kept on disk: it is what makes a repeat harmless.
    Count count{CommandId{QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString()}, command, std::move(reply), false};
    // A count made while the service is away belongs to the run and crew that stand now.
    if (auto* tally = std::get_if<AddTally>(&count.command); tally && !isLive() && !tally->foundAt) {
        tally->foundAt = now();
        if (!tally->madeTo) tally->madeFrom = tally->madeTo = tally->foundAt;
    }
    // On the disk before it is sent and before it is shown as taken.
    if (const Outcome kept = m_journal.add(count.command, count.id); !kept) {
        if (count.reply) count.reply(kept.error());
        return;
    }
    m_counts.push_back(std::move(count));
    m_link.unconfirmed = static_cast<int>(m_counts.size());
    if (isLive()) sendCount(m_counts.back());
    changed();
}

void SeatClient::sendCounts()
{
    // Older counts wait for somebody to sign in where nobody may act unsigned.
    if (m_needsPin && m_link.worker.empty()) return;
    for (Count& count : m_counts)
        if (!count.sent) sendCount(count);
}

void SeatClient::sendCount(Count& count)
{
    count.sent = true;
    const std::uint64_t id =
        expect({[this, commandId = count.id](const Result<wire::Response>& heard) { answered(commandId, heard); }, {}});
    m_socket.sendTextMessage(QString::fromStdString(wire::encodeCommand(id, count.command, count.id)));
}

void SeatClient::answered(const CommandId& id, const Result<wire::Response>& heard)
{
    if (!heard) return;
    const auto count = std::ranges::find(m_counts, id, &Count::id);
    // Answered twice, before and after a loss.
    if (count == m_counts.end()) return;
    // Refused counts leave the journal too: the service has decided, and the person is told.
    const Reply<Answer> reply = std::move(count->reply);
    m_counts.erase(count);
    // Also when it was refused: the service has decided, and the page tells.
    m_journal.done(id);
    m_link.unconfirmed = static_cast<int>(m_counts.size());
    changed();
    if (reply) reply(wire::decodeAnswer(*heard));
}

void SeatClient::signIn(const WorkerNo& worker, const std::string& pin, Reply<Done> reply)
{
    if (!m_socket.isValid()) {
        if (reply) reply(lostFault());
        return;
    }
    const auto heard = [this, worker, pin, reply = std::move(reply)](const Result<wire::Response>& response) {
        const auto signedIn = response ? wire::decodeSignIn(*response) : Result<std::pair<std::string, Role>>{response.error()};
        if (!signedIn) {
            m_link.worker = {};
            // A wrong PIN is forgotten; a lost link is not the worker's fault.
            if (response) m_worker = {};
            if (reply) reply(signedIn.error());
            return;
        }
        m_worker = m_link.worker = worker;
        m_pin = pin;
        std::tie(m_link.workerName, m_link.role) = *signedIn;
        if (isLive()) sendCounts();
        changed();
        if (reply) reply(Done{});
    };
    m_socket.sendTextMessage(QString::fromStdString(wire::encodeSignIn(expect({heard, {}}), worker, pin, m_options.seat)));
}

void SeatClient::signOut()
{
    m_worker = m_link.worker = {};
    m_link.workerName.clear();
    m_link.role = Role::Worker;
    // Kept in memory for as long as somebody is signed in, never on the disk.
    m_pin.clear();
    if (isLive()) m_socket.sendTextMessage(QString::fromStdString(wire::encodeCall(expect({}), "session.signOut", "{}")));
    changed();
}

void SeatClient::searchProducts(const std::string& text, int limit, Reply<std::vector<Product>> reply)
{
    ask<std::vector<Product>>([&](std::uint64_t id) { return wire::encodeSearchProducts(id, text, limit); },
                              &wire::decodeProducts, std::move(reply));
}

void SeatClient::trend(const std::vector<PointName>& points, Instant from, Instant to, int pixels,
                       Reply<std::vector<TrendCurve>> reply)
{
    if (!isLive()) {
        reply(lostFault());
        return;
    }
    m_socket.sendTextMessage(QString::fromStdString(wire::encodeTrend(expect({{}, std::move(reply)}), points, from, to, pixels)));
}

void SeatClient::notes(const std::vector<PointName>& points, Instant from, Instant to, Reply<std::vector<NoteView>> reply)
{
    ask<std::vector<NoteView>>([&](std::uint64_t id) { return wire::encodeListNotes(id, points, from, to); }, &wire::decodeNotes,
                               std::move(reply));
}

void SeatClient::report(const std::string& name, Date date, const std::string& shift, const std::string& language,
                        Reply<Report> reply)
{
    ask<Report>([&](std::uint64_t id) { return wire::encodeReport(id, name, date, shift, language); }, &wire::decodeReport,
                std::move(reply));
}

void SeatClient::exportReport(const std::string& name, Date date, const std::string& shift, const std::string& language,
                              const std::string& format, Reply<std::string> reply)
{
    ask<std::string>([&](std::uint64_t id) { return wire::encodeExportReport(id, name, date, shift, language, format); },
                     &wire::decodeText, std::move(reply));
}

void SeatClient::importCsv(const std::string& kind, const std::string& bytes, const std::string& encoding, bool dryRun,
                           Reply<ImportResult> reply)
{
    const auto encode = [&](std::uint64_t id) {
        std::vector<std::string> frames = wire::encodeImport(id, kind, bytes, encoding, dryRun);
        // A long file goes in parts below the longest message; only the last of them is answered.
        for (std::size_t index = 0; index + 1 < frames.size(); ++index)
            m_socket.sendTextMessage(QString::fromStdString(frames[index]));
        return frames.back();
    };
    ask<ImportResult>(encode, &wire::decodeImport, std::move(reply));
}

void SeatClient::wiring(Reply<std::string> reply)
{
    ask<std::string>([](std::uint64_t id) { return wire::encodeWiring(id); }, &wire::decodeText, std::move(reply));
}

} // namespace gaffer::ui
