#pragma once

#include "ui/pages/page.hpp"

class QHBoxLayout;

namespace gaffer::ui {

class StationPanel;
class TouchKey;

/// One to four stations on a touch screen.
class StationPage final : public Page {
public:
    /// Shows the seat's stations, or the workshop's first one with a key to choose another.
    explicit StationPage(const SeatContext& context);
    /// Takes the present view over.
    void refresh() override;
    /// Shows this station instead.
    void showStation(const StationId& station);

private:
    void rebuild(const std::vector<StationId>& stations);
    void chooseStation();

    std::vector<StationId> m_shown;
    std::vector<StationPanel*> m_panels;
    QHBoxLayout* m_row;
    QLabel* m_empty;
    TouchKey* m_choose;
};

} // namespace gaffer::ui
