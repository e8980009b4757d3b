#pragma once

#include "ui/pages/page.hpp"

#include <QMainWindow>
#include <QSize>

#include <memory>
#include <vector>

class QStackedWidget;
class QAbstractButton;

namespace gaffer::ui {

/// Which kind of seat this is: a touch screen at stations, a wall board without controls, a desk with everything.
enum class SeatRole : std::uint8_t { Desk, Station, Board };

class MeltsPage;
class StationPage;

/// The smallest screen in use, in pixels; the window begins as large and never asks for more.
inline constexpr QSize smallestScreen{1366, 768};

/// How the window is made.
struct WindowOptions {
    SeatRole role{SeatRole::Desk};
    /// Name of the page to open; unknown ones open the floor.
    QString page;
    /// Full screen and no way to close it.
    bool kiosk{};
};

/// The frame of a seat: navigation left (desk), shift, clock, link and user on top, what needs attention below, a banner while
/// the service is lost.
class MainWindow final : public QMainWindow {
public:
    /// Builds all pages of the role; `context` outlives it. `restart` is called when the seat's own settings changed.
    MainWindow(const SeatContext& context, const WindowOptions& options, std::function<void()> restart);
    /// Takes the present view over: bars and the visible page.
    void refresh();
    /// Opens a page by name; unknown names open the first one.
    void openPage(const QString& name);
    /// Names of the pages of this role, in the order of navigation.
    [[nodiscard]] QStringList pageNames() const;
    /// Name of the page in front.
    [[nodiscard]] QString openedPage() const;
    /// What the seat is.
    [[nodiscard]] const WindowOptions& options() const { return m_options; }

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void addPage(Page* page, int functionKey);
    void buildPages(const std::function<void()>& restart);
    QWidget* buildNavigation();
    QWidget* buildTop();
    void buildShortcuts();
    void refreshTop();
    void refreshBanner();
    void askUser();
    void openFor(const std::function<void()>& show, const QString& page);
    struct Entry {
        Page* page;
        int functionKey;
        QPushButton* button;
    };

    const SeatContext& m_context;
    WindowOptions m_options;
    Liveness m_liveness{Liveness::Lost};
    std::vector<Entry> m_entries;
    QStackedWidget* m_stack;
    StationPage* m_station{};
    MeltsPage* m_melts{};
    QLabel* m_shop{};
    QLabel* m_clock{};
    QLabel* m_link{};
    QLabel* m_banner{};
    QLabel* m_attention{};
    QLabel* m_unconfirmed{};
    QAbstractButton* m_user{};
};

} // namespace gaffer::ui
