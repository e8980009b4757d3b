#pragma once

#include "ui/pages/page.hpp"

class QGridLayout;

namespace gaffer::ui {

class PotTile;
class StationTile;

/// The floor board: melts, stations (the three worst marked), late orders, yield now and what waits for an explanation.
class FloorPage final : public Page {
public:
    /// `openStation` is called with the station whose tile was pressed, `openMelt` with the pot; either may be empty (wall
    /// board).
    FloorPage(const SeatContext& context, std::function<void(const StationId&)> openStation,
              std::function<void(const PotId&)> openMelt);
    /// Takes the present view over.
    void refresh() override;

private:
    QWidget* makeLowerPart();
    void refreshPots();
    void refreshStations();
    void refreshFigures();
    void explainSelected();

    std::function<void(const StationId&)> m_openStation;
    std::function<void(const PotId&)> m_openMelt;
    QLabel* m_furnaces;
    QLabel* m_empty;
    QGridLayout* m_potGrid;
    QGridLayout* m_stationGrid;
    std::vector<PotTile*> m_pots;
    std::vector<StationTile*> m_stations;
    RowsModel m_lateModel;
    RowsModel m_explainModel;
    QTableView* m_late{};
    QTableView* m_explain{};
    QLabel* m_lateTitle{};
    QLabel* m_explainTitle{};
    QLabel* m_yield{};
    QLabel* m_figures{};
};

} // namespace gaffer::ui
