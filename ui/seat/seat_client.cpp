#include "ui/seat/seat_client.hpp"

#include "ui/seat/view_update.hpp"

#include <QRandomGenerator>
#include <QUrl>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace gaffer::ui {
namespace {

/// A service that returns is found within this, also after a night without it.
constexpr int longestPauseMs = 5000;
/// Repaints are gathered to at most twenty a second.
constexpr int notifyMs = 50;

Fault lostFault() { return {FaultCode::Unavailable, "seat.lost", "the service is not connected", {}}; }

/// Between half and the whole of `pauseMs`, so that seats do not all come at once.
int withJitter(int pauseMs)
{
    return pauseMs / 2 + static_cast<int>(QRandomGenerator::global()->bounded(static_cast<quint32>(pauseMs / 2 + 1)));
}

/// What must not be lost when the service is away; everything else may be tried again by the person.
bool isCount(const Command& command)
{
    return std::holds_alternative<AddTally>(command) || std::holds_alternative<UndoTally>(command);
}

} // namespace

SeatClient::SeatClient(SeatClientOptions options)
    : m_options{std::move(options)}, m_journal{m_options.journalFile}, m_pauseMs{m_options.firstPauseMs}
{
    // What an earlier run of this seat could not deliver goes out first, under its old id: a repeat is answered, not counted.
    for (const auto& [command, id] : m_journal.waiting()) m_counts.push_back({id, command, {}, false});
    m_link.unconfirmed = static_cast<int>(m_counts.size());
    for (QTimer* timer : {&m_retry, &m_silence, &m_notify}) timer->setSingleShot(true);
    m_silence.setInterval(m_options.silenceMs);
    m_notify.setInterval(notifyMs);
    QObject::connect(&m_retry, &QTimer::timeout, &m_retry, [this] { connectNow(); });
    QObject::connect(&m_silence, &QTimer::timeout, &m_silence, [this] { lost(); });
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
    // No signal may reach a half destroyed client.
    m_socket.disconnect();
    m_socket.abort();
}

void SeatClient::connectNow()
{
    const QString address = m_options.address();
    m_link.address = address.toStdString();
    if (address.isEmpty()) {
        lost();
        return;
    }
    // Asked anew each time: the service may have come back at another address.
    m_socket.open(QUrl{QStringLiteral("ws://%1/rpc/v1").arg(address)});
    m_silence.start();
    changed();
}

void SeatClient::lost()
{
    // An error, a closed socket and a silence may all tell of the same end.
    if (m_retry.isActive()) return;
    m_silence.stop();
    m_retry.start(withJitter(m_pauseMs));
    m_pauseMs = std::min(longestPauseMs, m_pauseMs * 2);
    // Never connected and no longer connected read differently on the banner.
    m_link.phase = m_link.lastWord == Instant{} ? LinkState::Phase::Connecting : LinkState::Phase::Lost;
    // Whether the last ones arrived is not known: all are sent again, and the service knows them by their id.
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
    m_link.lastWord = now;
    // The service's clock goes on from its last word by our steady one; our wall clock may be hours wrong.
    m_wordAt = std::chrono::steady_clock::now();
    m_silence.start();
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
    m_silence.start();
    auto message = wire::decodeServerMessage(text.toStdString());
    // What is not understood comes from a newer service and is none of this seat's business.
    if (!message) return;
    std::visit([this](auto&& each) { take(std::forward<decltype(each)>(each)); }, *std::move(message));
}

void SeatClient::heardFrame(const QByteArray& frame)
{
    m_silence.start();
    const auto curves = wire::decodeCurves(std::string_view{frame.constData(), static_cast<std::size_t>(frame.size())});
    if (!curves) return;
    const auto request = m_requests.find(curves->first);
    if (request == m_requests.end()) return;
    const Reply<std::vector<TrendCurve>> reply = std::move(request->second.curves);
    m_requests.erase(request);
    if (reply) reply(curves->second);
}

void SeatClient::take(const wire::Hello& hello)
{
    word(hello.now);
    m_needsPin = hello.needsPin;
    // The person stays signed in over a restart of the service and notices nothing of it.
    if (!m_worker.empty()) signIn(m_worker, m_pin, {});
    m_socket.sendTextMessage(QString::fromStdString(wire::encodeSubscribe(expect({}), {})));
}

void SeatClient::take(wire::TopicUpdate update)
{
    const bool whole = update.whole;
    word(update.now);
    applyUpdate(m_view, std::move(update));
    // Only a whole picture makes the seat live: before it, changes would be applied to nothing.
    if (!whole) return;
    m_link.phase = LinkState::Phase::Live;
    m_pauseMs = m_options.firstPauseMs;
    sendCounts();
}

void SeatClient::take(const wire::Tick& tick) { word(tick.now); }

void SeatClient::take(const wire::Response& response)
{
    const auto request = m_requests.find(response.id);
    if (request == m_requests.end()) return;
    // Taken out first: the reply may ask again and change the map.
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
    if (isCount(command)) {
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
    Count count{CommandId{QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString()}, command, std::move(reply), false};
    // A count made while the service is away belongs to the run and crew that stand now.
    if (auto* tally = std::get_if<AddTally>(&count.command); tally && !isLive() && !tally->foundAt) {
        tally->foundAt = now();
        if (!tally->madeTo) tally->madeFrom = tally->madeTo = tally->foundAt;
    }
    // On the disk before it is shown as taken, and before it is sent.
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
    if (count == m_counts.end()) return;
    // Refused counts leave the journal too: the service has decided, and the person is told.
    const Reply<Answer> reply = std::move(count->reply);
    m_counts.erase(count);
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
            // Refused: forget it. Unheard: try again when the service is back.
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
    // Nothing of the person stays in this seat's memory.
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
        // Long files go in parts, because the service takes no message of any length; the last part is the question.
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
