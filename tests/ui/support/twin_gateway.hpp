#pragma once

#include "core/ports/workshop_gateway.hpp"

#include <deque>
#include <functional>
#include <optional>

namespace gaffer::ui {

/// The workshop in memory: answers at once or when told, can be lost and can refuse.
class TwinGateway final : public WorkshopGateway {
public:
    /// Starts with `view`, live at `now`.
    TwinGateway(SeatView view, Instant now);

    const SeatView& view() const override { return m_view; }
    const LinkState& link() const override { return m_link; }
    void onChange(std::function<void()> changed) override { m_changed = std::move(changed); }
    void send(const Command& command, Reply<Answer> reply) override;
    void signIn(const WorkerNo& worker, const std::string& pin, Reply<Done> reply) override;
    void signOut() override;
    void searchProducts(const std::string& text, int limit, Reply<std::vector<Product>> reply) override;
    void trend(const std::vector<PointName>& points, Instant from, Instant to, int pixels,
               Reply<std::vector<TrendCurve>> reply) override;
    void notes(const std::vector<PointName>& points, Instant from, Instant to, Reply<std::vector<NoteView>> reply) override;
    void report(const std::string& name, Date date, const std::string& shift, const std::string& language,
                Reply<Report> reply) override;
    void exportReport(const std::string& name, Date date, const std::string& shift, const std::string& language,
                      const std::string& format, Reply<std::string> reply) override;
    void importCsv(const std::string& kind, const std::string& bytes, const std::string& encoding, bool dryRun,
                   Reply<ImportResult> reply) override;
    void wiring(Reply<std::string> reply) override;

    /// Changes view or link as the service would, and tells the seat.
    void change(const std::function<void(SeatView&, LinkState&)>& edit);
    /// Answers what was held back.
    void answerHeld();

    /// All commands sent, in order.
    std::vector<Command> sent;
    /// The next command is refused with this.
    std::optional<Fault> refuseNext;
    /// While true answers wait for answerHeld().
    bool hold{false};
    /// While false counts are answered, but the view does not follow until change().
    bool viewFollows{true};
    std::vector<Product> catalogue;
    /// All notes; asked for by span only.
    std::vector<NoteView> allNotes;
    Report dailyReport;
    ImportResult importResult;
    /// What was asked of importCsv last.
    std::string importedBytes;
    std::string importedKind;
    std::string importedEncoding;
    bool importedDry{};
    /// What report was asked for last.
    struct AskedReport {
        Date date{};
        std::string shift;
        std::string language;
    };
    AskedReport asked;
    /// Every report is refused with this.
    std::optional<Fault> refuseReports;
    /// What curves were asked for last.
    struct AskedTrend {
        std::vector<PointName> points;
        Instant from{};
        Instant to{};
    };
    AskedTrend askedTrend;
    /// Curves are refused with this.
    std::optional<Fault> refuseTrends;
    /// While true reports wait in heldReports.
    bool holdReports{false};
    std::vector<std::function<void()>> heldReports;
    std::string rightPin{"1234"};

private:
    Result<Answer> take(const Command& command);
    SeatView m_view;
    LinkState m_link;
    std::function<void()> m_changed;
    std::deque<std::function<void()>> m_held;
    std::uint64_t m_number{1000};
};

} // namespace gaffer::ui
