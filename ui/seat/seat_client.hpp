#pragma once

#include "core/wire/messages.hpp"
#include "ui/seat/journal.hpp"

#include <QElapsedTimer>
#include <QTimer>
#include <QWebSocket>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gaffer::ui {

/// How a seat finds its service.
struct SeatClientOptions {
    /// HOST:PORT, asked before each try: a service that comes back may have another port. Empty while there is none.
    std::function<QString()> address;
    SeatId seat;
    /// Where unconfirmed counts are kept.
    QString journalFile;
    /// The first pause before a new try; it doubles up to 5 s, with jitter.
    int firstPauseMs{250};
    /// Silence after which the service is judged lost.
    int silenceMs{3000};
};

/// The workshop over a WebSocket: JSON-RPC in text frames, curves in binary ones. Connects again by itself, signs in again, sends
/// what its journal holds once the service is back. Lives on the Qt thread.
class SeatClient final : public WorkshopGateway {
public:
    /// Begins to connect at once.
    explicit SeatClient(SeatClientOptions options);
    ~SeatClient() override;
    SeatClient(const SeatClient&) = delete;
    SeatClient& operator=(const SeatClient&) = delete;

    /// What the seat knows now.
    [[nodiscard]] const SeatView& view() const override { return m_view; }
    /// How the link stands.
    [[nodiscard]] const LinkState& link() const override { return m_link; }
    /// At most twenty calls a second.
    void onChange(std::function<void()> changed) override { m_changed = std::move(changed); }
    /// Counts and calls for help go through the journal; other commands are Unavailable while the link is lost.
    void send(const Command& command, Reply<Answer> reply) override;
    /// The PIN is kept in memory to sign in again after a loss.
    void signIn(const WorkerNo& worker, const std::string& pin, Reply<Done> reply) override;
    /// Forgets worker and PIN.
    void signOut() override;
    /// As the port says.
    void searchProducts(const std::string& text, int limit, Reply<std::vector<Product>> reply) override;
    /// As the port says.
    void trend(const std::vector<PointName>& points, Instant from, Instant to, int pixels,
               Reply<std::vector<TrendCurve>> reply) override;
    /// As the port says.
    void notes(const std::vector<PointName>& points, Instant from, Instant to, Reply<std::vector<NoteView>> reply) override;
    /// As the port says.
    void report(const std::string& name, Date date, const std::string& shift, const std::string& language,
                Reply<Report> reply) override;
    /// As the port says.
    void exportReport(const std::string& name, Date date, const std::string& shift, const std::string& language,
                      const std::string& format, Reply<std::string> reply) override;
    /// As the port says.
    void importCsv(const std::string& kind, const std::string& bytes, const std::string& encoding, bool dryRun,
                   Reply<ImportResult> reply) override;
    /// As the port says.
    void wiring(Reply<std::string> reply) override;

private:
    using Heard = std::function<void(const Result<wire::Response>&)>;
    struct Request {
        Heard heard;
        Reply<std::vector<TrendCurve>> curves;
    };
    /// A count that waits for its answer.
    struct Count {
        CommandId id;
        Command command;
        Reply<Answer> reply;
        bool sent{};
    };

    void connectNow();
    void listen();
    void silent();
    void lost();
    void heardText(const QString& text);
    void heardFrame(const QByteArray& frame);
    void take(const wire::Hello& hello);
    void take(wire::TopicUpdate update);
    void take(const wire::Tick& tick);
    void take(const wire::Response& response);
    void word(Instant now);
    void sendCounts();
    void sendCount(Count& count);
    void answered(const CommandId& id, const Result<wire::Response>& heard);
    void keep(const Command& command, Reply<Answer> reply);
    [[nodiscard]] Instant now() const;
    std::uint64_t expect(Request request);
    [[nodiscard]] bool isLive() const { return m_link.phase == LinkState::Phase::Live; }
    void changed();
    template <class T>
    void ask(const std::function<std::string(std::uint64_t)>& encode, Result<T> (*decode)(const wire::Response&), Reply<T> reply);

    SeatClientOptions m_options;
    Journal m_journal;
    SeatView m_view;
    LinkState m_link;
    std::function<void()> m_changed;
    QWebSocket m_socket;
    QTimer m_retry;
    QTimer m_silence;
    QElapsedTimer m_listening;
    QTimer m_notify;
    int m_pauseMs;
    std::uint64_t m_nextId{1};
    std::map<std::uint64_t, Request> m_requests;
    std::vector<Count> m_counts;
    bool m_needsPin{};
    WorkerNo m_worker;
    std::string m_pin;
    std::chrono::steady_clock::time_point m_wordAt{};
};

} // namespace gaffer::ui
