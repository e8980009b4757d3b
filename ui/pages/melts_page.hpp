#pragma once

#include "ui/pages/page.hpp"

class QGridLayout;

namespace gaffer::ui {

class PotTile;

/// All pots as tiles, and everything known and to be done about the one chosen.
class MeltsPage final : public Page {
public:
    /// Chooses the first pot.
    explicit MeltsPage(const SeatContext& context);
    /// Takes the present view over.
    void refresh() override;
    /// Chooses a pot.
    void showPot(const PotId& pot);

private:
    QWidget* makeDetails();
    [[nodiscard]] const MeltView* chosen() const;
    void refreshDetails();
    void charge();
    void advance();
    void checkBubbles();
    void takeLevel();
    void setWindow();
    void typeRound();
    void typeTemperature();
    void holdOrRelease();
    void dump();
    void askKilograms(const char* name, const QString& title, std::function<Command(double)> command);
    void command(const Command& given);

    PotId m_pot;
    QLabel* m_empty;
    QGridLayout* m_grid;
    std::vector<PotTile*> m_tiles;
    QWidget* m_details{};
    QLabel* m_title{};
    QLabel* m_facts{};
    QLabel* m_forecast{};
    class BandBar* m_bar{};
    QPushButton* m_hold{};
    std::vector<QPushButton*> m_needMelt;
};

} // namespace gaffer::ui
