#pragma once

#include "ui/pages/page.hpp"

#include <QTimer>

class QListWidget;

namespace gaffer::ui {

class TrendView;

/// Up to eight points over 8 h, 24 h or 7 d: curves, values under the crosshair, CSV of the view.
class TrendsPage final : public Page {
public:
    /// Nothing is chosen at first.
    explicit TrendsPage(const SeatContext& context);
    /// Keeps the list of points.
    void refresh() override;
    /// Asks for the curves anew.
    void opened() override;

private:
    QWidget* makeBar();
    void ask();
    void chosen();
    void setSpan(std::chrono::hours span);
    void shift(int halves);
    void refreshLegend(std::optional<Instant> at);
    void saveCsv();
    void askNotes(Instant from, Instant to);
    void refreshNotes();
    void writeNote();
    void askWords(const AddNote& note, const QString& title);
    void sendNote(AddNote note, const QString& words);
    [[nodiscard]] std::vector<PointName> points() const;
    /// As many of points() as are drawn.
    [[nodiscard]] std::vector<PointName> shown() const;

    QListWidget* m_list;
    TrendView* m_trend;
    QLabel* m_legend;
    QLabel* m_note;
    /// The notes under the crosshair in words.
    QLabel* m_notesHere;
    std::vector<QPushButton*> m_spans;
    std::chrono::hours m_span{8};
    /// The end of the view; nothing means now.
    std::optional<Instant> m_end;
    std::uint64_t m_asked{};
    QTimer m_again;
};

} // namespace gaffer::ui
