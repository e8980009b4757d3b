#pragma once

#include "ui/pages/page.hpp"

#include <optional>

class QComboBox;
class QDateEdit;
class QTabWidget;

namespace gaffer::ui {

/// The daily yield report by date and shift: read, printed, written as CSV, XLSX or PDF.
class ReportsPage final : public Page {
public:
    /// Asks for the report of the business date when first opened.
    explicit ReportsPage(const SeatContext& context);
    /// Takes the workshop's shifts over; nothing else is live here.
    void refresh() override;
    /// Asks for the report anew.
    void opened() override;

private:
    QWidget* makeBar();
    QWidget* underTitle(const ReportTable& table, QTableView* shown);
    void ask();
    void showReport(const Report& report);
    void exportAs(const char* format);
    void print();
    [[nodiscard]] Date date() const;
    [[nodiscard]] std::string shift() const;

    QDateEdit* m_date{};
    QComboBox* m_shift{};
    std::vector<ShiftName> m_shifts;
    QTabWidget* m_tables;
    QLabel* m_note;
    std::optional<Report> m_report;
    std::uint64_t m_asked{};
};

} // namespace gaffer::ui
