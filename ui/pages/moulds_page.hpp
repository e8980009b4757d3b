#pragma once

#include "ui/pages/page.hpp"

namespace gaffer::ui {

/// All mould copies with cycles, life and care; care and condition are noted here.
class MouldsPage final : public Page {
public:
    /// Empty until the first refresh.
    explicit MouldsPage(const SeatContext& context);
    /// Takes the present view over.
    void refresh() override;

private:
    [[nodiscard]] const MouldView* chosen() const;
    void careDone();
    void setCondition();

    RowsModel m_model;
    QTableView* m_table;
    QLabel* m_empty;
};

} // namespace gaffer::ui
