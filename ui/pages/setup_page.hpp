#pragma once

#include "ui/pages/page.hpp"

class QComboBox;
class QPlainTextEdit;
class QTabWidget;

namespace gaffer::ui {

/// Live values and typed readings, the wiring to read, imports from CSV, and the settings of this seat.
class SetupPage final : public Page {
public:
    /// `restart` is called when the seat's own settings were changed and the window must be built anew.
    SetupPage(const SeatContext& context, std::function<void()> restart);
    /// Takes the present view over.
    void refresh() override;
    /// Asks for the wiring anew.
    void opened() override;
    /// Takes `path` as the file to import; an empty one changes nothing.
    void chooseFile(const QString& path);

private:
    QWidget* makeValues();
    QWidget* makeWiring();
    QWidget* makeImport();
    QWidget* makeSeat();
    void typeReading();
    void typeReadingOf(const std::string& point, const std::string& unit);
    void import(const QString& when);
    void showImport(const Result<ImportResult>& outcome, const QString& when);
    void saveSeat();

    std::function<void()> m_restart;
    QTabWidget* m_tabs;
    RowsModel m_valuesModel;
    QTableView* m_values{};
    QLabel* m_valuesEmpty{};
    QPlainTextEdit* m_wiring{};
    QComboBox* m_kind{};
    QComboBox* m_encoding{};
    QLabel* m_file{};
    QLabel* m_outcome{};
    QPlainTextEdit* m_problems{};
    QString m_path;
    QComboBox* m_language{};
    QComboBox* m_shade{};
    QComboBox* m_scale{};
    class QLineEdit* m_pixels{};
};

} // namespace gaffer::ui
