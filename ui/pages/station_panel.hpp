#pragma once

#include "ui/pages/page.hpp"

#include <array>

class QTimer;

namespace gaffer::ui {

class TouchKey;

/// One station on a touch screen: huge count, keys for gloves, queue, mould, melt. Taps count pieces made; a defect reclassifies
/// one of them. What was tapped shows at once, before the service confirmed it.
class StationPanel final : public QWidget {
public:
    /// How many columns of keys fit: three or two.
    enum class Room : std::uint8_t { Wide, Narrow };
    /// For `station`; `context` outlives it.
    StationPanel(const SeatContext& context, StationId station, Room room, QWidget* parent);
    /// Takes the present view over.
    void refresh();
    /// Pieces tapped that the service has not confirmed yet.
    [[nodiscard]] std::int64_t unconfirmedPieces() const;

private:
    struct Echo {
        std::int64_t pieces{};
        std::int64_t defects{};
        /// Number of the tally once the service answered, and when it did; 0 until then.
        std::uint64_t tally{};
        Instant answeredAt{};
        std::uint64_t key{};
    };
    void buildHead(class QVBoxLayout& column);
    void buildKeys(class QVBoxLayout& column, Room room);
    [[nodiscard]] const StationView* station() const;
    void count(std::int64_t pieces, const std::string& defect);
    void settle(std::uint64_t key, const Result<Answer>& answer);
    void dropShownEchoes(const StationView& shown);
    void askHowMany();
    void askDefect();
    void stopOrGo();
    void undo();
    void nextJob();
    void startRun(const StartRun& command);
    void chooseMould();
    void callHelp();
    void call(const CallHelp& command);
    void showMore();
    [[nodiscard]] std::array<TouchKey*, 9> allKeys() const;
    void findProduct();
    void refreshCounts(const StationView& shown);
    void refreshKeys(const StationView& shown);
    void refreshCall(const StationView& shown);
    void refreshUndo();
    [[nodiscard]] QString glassLine(const StationView& shown) const;
    [[nodiscard]] QString mouldLine(const StationView& shown) const;

    const SeatContext& m_context;
    StationId m_station;
    Room m_room;
    std::vector<Echo> m_echoes;
    std::uint64_t m_nextKey{1};
    QLabel* m_code{};
    QLabel* m_state{};
    QLabel* m_product{};
    QLabel* m_made{};
    QLabel* m_target{};
    QLabel* m_split{};
    QLabel* m_glass{};
    QLabel* m_mould{};
    QLabel* m_queue{};
    TouchKey* m_one{};
    TouchKey* m_many{};
    TouchKey* m_defect{};
    TouchKey* m_stop{};
    TouchKey* m_undo{};
    TouchKey* m_next{};
    TouchKey* m_mouldKey{};
    TouchKey* m_call{};
    TouchKey* m_more{};
    QTimer* m_tick{};
    std::optional<Instant> m_lastTap;
    /// Whom a call asks for that the service has not answered yet.
    std::optional<Role> m_waitingCall;
};

} // namespace gaffer::ui
