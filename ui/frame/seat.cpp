#include "ui/frame/seat.hpp"

#include "ui/pages/seat_settings.hpp"

namespace gaffer::ui {
namespace {

/// Ages and clocks move on even if the service says nothing.
constexpr int tickMs = 1000;

} // namespace

SeatOptions withOwnSettings(SeatOptions options)
{
    const SeatSettings own = loadSeatSettings();
    options.shade = own.shade;
    options.measure = own.measure;
    if (own.language) options.language = *own.language;
    return options;
}

Seat::Seat(WorkshopGateway& gateway, SeatOptions options) : m_gateway{gateway}, m_options{std::move(options)}
{
    m_sinceWord.start();
    build();
    gateway.onChange([this] { changed(); });
    QObject::connect(&m_tick, &QTimer::timeout, &m_tick, [this] { changed(); });
    m_tick.start(tickMs);
}

Seat::~Seat() { m_gateway.onChange({}); }

void Seat::build()
{
    // Before theme and translation, which its widgets refer to.
    m_window.reset();
    m_translation.reset();
    m_translation = std::make_unique<Translation>(m_options.language);
    m_theme = std::make_unique<Theme>(m_options.shade, m_options.measure);
    m_context = std::make_unique<SeatContext>(
        SeatContext{*m_theme, m_gateway, m_options.language, m_options.stations, [this] { return now(); }});
    m_window = std::make_unique<MainWindow>(*m_context, m_options.window, [this] {
        // Called from a page of the window that goes away: let its handler return first.
        QTimer::singleShot(0, &m_tick, [this] { restart(); });
    });
}

void Seat::restart()
{
    m_options = withOwnSettings(m_options);
    speak(m_options.language);
}

void Seat::speak(Language language)
{
    // A change of language must not throw the window across the screen.
    const QRect place = m_window->geometry();
    const bool visible = m_window->isVisible();
    m_options.window.page = m_window->openedPage();
    m_options.language = language;
    build();
    m_window->setGeometry(place);
    if (visible) show();
}

void Seat::show()
{
    if (m_options.window.kiosk)
        m_window->showFullScreen();
    else
        m_window->show();
}

Instant Seat::now() const
{
    if (m_options.clock) return *m_options.clock;
    const LinkState& link = m_gateway.link();
    // While the service is there its own clock counts; once it is lost ours counts on from its last word.
    return link.phase == LinkState::Phase::Live ? link.lastWord : link.lastWord + Duration{m_sinceWord.elapsed()};
}

void Seat::changed()
{
    const Instant word = m_gateway.link().lastWord;
    // Counted from the word and not from the tick: a seat that slept knows how long.
    if (word != m_lastWord || !m_sinceWord.isValid()) {
        m_lastWord = word;
        m_sinceWord.restart();
    }
    if (m_window) m_window->refresh();
}

} // namespace gaffer::ui
