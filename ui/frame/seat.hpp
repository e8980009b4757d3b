#pragma once

#include "ui/frame/main_window.hpp"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>
#include <optional>

namespace gaffer::ui {

/// All that makes one seat differ from another.
struct SeatOptions {
    WindowOptions window;
    Language language{Language::English};
    std::vector<StationId> stations;
    /// The time shown in pictures, frozen.
    std::optional<Instant> clock;
    Shade shade{Shade::Day};
    ScreenMeasure measure;
};

/// A seat: theme, language and window over one gateway. Lives on the Qt thread; the gateway outlives it.
class Seat {
public:
    /// Builds the window; show() shows it.
    Seat(WorkshopGateway& gateway, SeatOptions options);
    ~Seat();
    Seat(const Seat&) = delete;
    Seat& operator=(const Seat&) = delete;
    /// Shows the window, full screen in a kiosk.
    void show();
    /// Builds everything anew in `language`, on the page that is open.
    void speak(Language language);
    /// The window that now stands.
    [[nodiscard]] MainWindow& window() { return *m_window; }
    /// Language and its missing texts.
    [[nodiscard]] const Translation& translation() const { return *m_translation; }
    /// Colours and sizes.
    [[nodiscard]] const Theme& theme() const { return *m_theme; }

private:
    void build();
    void restart();
    [[nodiscard]] Instant now() const;
    void changed();

    WorkshopGateway& m_gateway;
    SeatOptions m_options;
    std::unique_ptr<Translation> m_translation;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<SeatContext> m_context;
    std::unique_ptr<MainWindow> m_window;
    QElapsedTimer m_sinceWord;
    Instant m_lastWord{};
    QTimer m_tick;
};

/// Settings of this seat that people chose on its setup page, over `options`.
SeatOptions withOwnSettings(SeatOptions options);

} // namespace gaffer::ui
