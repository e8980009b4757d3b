#include "ui/frame/main_window.hpp"

#include "ui/i18n/words.hpp"
#include "ui/models/tiles.hpp"
#include "ui/pages/floor_page.hpp"
#include "ui/pages/melts_page.hpp"
#include "ui/pages/moulds_page.hpp"
#include "ui/pages/product_search.hpp"
#include "ui/pages/reports_page.hpp"
#include "ui/pages/setup_page.hpp"
#include "ui/pages/station_page.hpp"
#include "ui/pages/trends_page.hpp"
#include "ui/widgets/touch_key.hpp"

#include <QCloseEvent>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace gaffer::ui {
namespace {

/// "F10 Setup" in the larger of the two languages.
constexpr double navigationMm = 38;
/// One line; who wants the fourth opens the floor.
constexpr int worstShown = 3;

/// By object name: a style for all widgets below would reach the keys too.
void paintBar(QWidget& bar, const QColor& ground, const QColor& ink)
{
    bar.setStyleSheet(QStringLiteral("QWidget#%1 { background: %2; } QWidget#%1 QLabel { color: %3; }")
                          .arg(bar.objectName(), ground.name(), ink.name()));
}

QString linkText(const LinkState& link)
{
    switch (link.phase) {
    case LinkState::Phase::Connecting: return say("connecting…");
    case LinkState::Phase::Live: return say("live");
    case LinkState::Phase::Lost: return say("service lost");
    }
    return {};
}

/// Name and role: whoever stands before a screen must see under whose name he is about to act.
QString userText(const LinkState& link)
{
    if (link.worker.empty()) return say("Sign in");
    const QString name = link.workerName.empty() ? text(link.worker) : text(link.workerName);
    return QStringLiteral("%1 · %2").arg(name, sayKey("role", nameOf(link.role)));
}

} // namespace

MainWindow::MainWindow(const SeatContext& context, const WindowOptions& options, std::function<void()> restart)
    : m_context{context}, m_options{options}, m_stack{new QStackedWidget{this}}
{
    const Theme& theme = context.theme;
    setObjectName(QStringLiteral("seat"));
    resize(smallestScreen);
    setStyleSheet(theme.styleSheet());
    auto* root = new QWidget{this};
    root->setObjectName(QStringLiteral("root"));
    auto* column = new QVBoxLayout{root};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildTop());
    m_banner = makeLabel(theme, QStringLiteral("banner"), TextSize::Title, root);
    m_banner->setAlignment(Qt::AlignCenter);
    // On a station's narrow screen the sentence takes two lines rather than losing its end.
    m_banner->setWordWrap(true);
    column->addWidget(m_banner);
    auto* middle = new QHBoxLayout;
    buildPages(restart);
    // Stations and boards have one page and no way to leave it.
    if (options.role == SeatRole::Desk) middle->addWidget(buildNavigation());
    middle->addWidget(m_stack, 1);
    column->addLayout(middle, 1);
    auto* foot = new QWidget{root};
    foot->setObjectName(QStringLiteral("attentionBar"));
    paintBar(*foot, theme.palette().panel, theme.palette().ink);
    auto* footRow = new QHBoxLayout{foot};
    footRow->setContentsMargins(theme.mm(2), theme.mm(1), theme.mm(2), theme.mm(1));
    m_attention = makeCutLabel(theme, QStringLiteral("attention"), TextSize::Body, foot);
    m_unconfirmed = makeLabel(theme, QStringLiteral("unconfirmed"), TextSize::Body, foot);
    footRow->addWidget(m_attention, 1);
    footRow->addWidget(m_unconfirmed);
    column->addWidget(foot);
    setCentralWidget(root);
    buildShortcuts();
    openPage(options.page);
    refresh();
    // Or the first key of the page would be pressed by a space meant for nothing.
    m_stack->currentWidget()->setFocus();
}

void MainWindow::addPage(Page* page, int functionKey)
{
    m_stack->addWidget(page);
    m_entries.push_back({page, functionKey, nullptr});
}

void MainWindow::openFor(const std::function<void()>& show, const QString& page)
{
    show();
    openPage(page);
}

void MainWindow::buildPages(const std::function<void()>& restart)
{
    const bool board = m_options.role == SeatRole::Board;
    const auto toStation = [this](const StationId& station) {
        openFor([&] { m_station->showStation(station); }, QStringLiteral("station"));
    };
    const auto toMelt = [this](const PotId& pot) { openFor([&] { m_melts->showPot(pot); }, QStringLiteral("melts")); };
    // Function keys as desktop.md numbers the pages; a number stays with its page when others come.
    if (m_options.role == SeatRole::Station) {
        addPage(m_station = new StationPage{m_context}, 3);
        return;
    }
    if (board) {
        // A wall has no hands: its tiles open nothing.
        addPage(new FloorPage{m_context, {}, {}}, 1);
        return;
    }
    addPage(new FloorPage{m_context, toStation, toMelt}, 1);
    addPage(m_melts = new MeltsPage{m_context}, 2);
    addPage(m_station = new StationPage{m_context}, 3);
    addPage(new MouldsPage{m_context}, 5);
    addPage(new ReportsPage{m_context}, 7);
    addPage(new TrendsPage{m_context}, 8);
    addPage(new SetupPage{m_context, restart}, 10);
}

QWidget* MainWindow::buildNavigation()
{
    const Theme& theme = m_context.theme;
    auto* navigation = new QWidget{this};
    navigation->setObjectName(QStringLiteral("navigation"));
    navigation->setFixedWidth(theme.mm(navigationMm));
    auto* column = new QVBoxLayout{navigation};
    const int gap = theme.mm(1.6);
    column->setContentsMargins(gap, gap, 0, gap);
    column->setSpacing(gap);
    for (Entry& entry : m_entries) {
        const QString name = entry.page->property("pageName").toString();
        const QString title = sayKey("page", name.toStdString());
        entry.button = makeButton(QStringLiteral("open-") + name, QStringLiteral("F%1  %2").arg(entry.functionKey).arg(title),
                                  navigation, [this, name] { openPage(name); });
        entry.button->setCheckable(true);
        entry.button->setStyleSheet(QStringLiteral("text-align: left;"));
        // Without "F1": who listens hears the name of the page.
        entry.button->setAccessibleName(title);
        column->addWidget(entry.button);
    }
    column->addStretch(1);
    column->addWidget(
        makeButton(QStringLiteral("findProduct"), say("Find product"), navigation, [this] { searchProducts(m_context, this); }));
    return navigation;
}

QWidget* MainWindow::buildTop()
{
    const Theme& theme = m_context.theme;
    auto* top = new QWidget{this};
    top->setObjectName(QStringLiteral("topBar"));
    paintBar(*top, theme.palette().panel, theme.palette().ink);
    auto* row = new QHBoxLayout{top};
    row->setContentsMargins(theme.mm(2), theme.mm(0.8), theme.mm(2), theme.mm(0.8));
    row->setSpacing(theme.mm(6));
    m_shop = makeCutLabel(theme, QStringLiteral("shop"), TextSize::Title, top);
    m_link = makeLabel(theme, QStringLiteral("link"), TextSize::Body, top);
    m_clock = makeLabel(theme, QStringLiteral("clock"), TextSize::Title, top);
    row->addWidget(m_shop, 1);
    row->addWidget(m_link);
    row->addWidget(m_clock);
    if (m_options.role == SeatRole::Board) return top;
    if (m_options.role == SeatRole::Station) {
        auto* key = new TouchKey{theme, QStringLiteral("user"), say("Sign in"), top};
        // Real millimetres: a finger does not grow with the size of the text.
        key->setFixedSize(theme.realMm(60), theme.touchKey());
        key->setLabelSize(TextSize::Title);
        key->onPress([this] { askUser(); });
        m_user = key;
    } else {
        m_user = makeButton(QStringLiteral("user"), say("Sign in"), top, [this] { askUser(); });
    }
    row->addWidget(m_user);
    return top;
}

void MainWindow::buildShortcuts()
{
    // A badge reader at a station types keys; none of them may change the page.
    if (m_options.role != SeatRole::Desk) return;
    for (const Entry& entry : m_entries) {
        auto* shortcut = new QShortcut{QKeySequence{Qt::Key_F1 + entry.functionKey - 1}, this};
        QObject::connect(shortcut, &QShortcut::activated, this,
                         [this, page = entry.page] { openPage(page->property("pageName").toString()); });
    }
    auto* find = new QShortcut{QKeySequence::Find, this};
    QObject::connect(find, &QShortcut::activated, this, [this] { searchProducts(m_context, this); });
}

void MainWindow::openPage(const QString& name)
{
    auto entry =
        std::ranges::find_if(m_entries, [&](const Entry& each) { return each.page->property("pageName").toString() == name; });
    // A page of a later release on the command line still opens something.
    if (entry == m_entries.end()) entry = m_entries.begin();
    m_stack->setCurrentWidget(entry->page);
    for (const Entry& each : m_entries)
        if (each.button) each.button->setChecked(each.page == entry->page);
    setWindowTitle(QStringLiteral("Gaffer – %1").arg(sayKey("page", entry->page->property("pageName").toString().toStdString())));
    // A page behind the others was not kept up to date.
    entry->page->refresh();
    entry->page->opened();
}

QStringList MainWindow::pageNames() const
{
    QStringList names;
    for (const Entry& entry : m_entries) names.append(entry.page->property("pageName").toString());
    return names;
}

QString MainWindow::openedPage() const { return m_stack->currentWidget()->property("pageName").toString(); }

void MainWindow::refresh()
{
    refreshTop();
    refreshBanner();
    const SeatView& view = m_context.gateway.view();
    // Before the first word nothing is known: neither that all is well nor that something is wrong.
    QString words;
    if (m_context.gateway.link().lastWord != Instant{}) {
        const QStringList worst = careTexts(view.shop) + worstThings(view.stations, view.melts, m_context.language, worstShown);
        words = worst.isEmpty() ? say("Nothing needs attention.") : worst.join(QStringLiteral("     "));
    }
    // What was worst when the service was last heard may be over by now.
    if (const QString age = m_context.age(); !age.isEmpty() && !words.isEmpty()) words = say("%1 ago: %2").arg(age, words);
    m_attention->setText(words);
    const int waiting = m_context.gateway.link().unconfirmed;
    m_unconfirmed->setText(waiting > 0 ? say("not yet confirmed: %1").arg(waiting) : QString{});
    // Only the page in front: the others would cost as much and show nothing.
    auto* page = dynamic_cast<Page*>(m_stack->currentWidget());
    if (!page) return;
    page->refresh();
    // What a page asked for while the service was away is asked again once it is back.
    if (std::exchange(m_liveness, m_context.liveness()) == Liveness::Lost && m_liveness == Liveness::Live) page->opened();
}

void MainWindow::refreshTop()
{
    const ShopView& shop = m_context.gateway.view().shop;
    const LinkState& link = m_context.gateway.link();
    QStringList parts{text(shop.name)};
    if (!shop.shift.empty())
        parts.append(QStringLiteral("%1 %2").arg(sayKey("shift", shop.shift.value), dateText(shop.businessDate)));
    if (shop.shiftFrom && shop.shiftTo)
        parts.append(QStringLiteral("%1–%2").arg(clockText(*shop.shiftFrom, m_context.offset()),
                                                 clockText(*shop.shiftTo, m_context.offset())));
    parts.removeAll(QString{});
    m_shop->setText(parts.join(QStringLiteral("  ·  ")));
    m_link->setText(linkText(link));
    // Which service, for whoever is on the phone with us.
    m_link->setToolTip(text(link.address));
    m_clock->setText(link.lastWord == Instant{} ? noFigure : dateClockText(m_context.now(), m_context.offset()));
    if (!m_user) return;
    if (auto* key = dynamic_cast<TouchKey*>(m_user))
        key->setLabel(userText(link));
    else
        m_user->setText(userText(link));
    m_user->setAccessibleName(userText(link));
}

void MainWindow::refreshBanner()
{
    const LinkState& link = m_context.gateway.link();
    const Palette& colours = m_context.theme.palette();
    m_banner->setVisible(link.phase != LinkState::Phase::Live);
    if (link.phase == LinkState::Phase::Live) return;
    // Yellow while it was never there, red once it was: the second is a loss, the first a start.
    const bool never = link.lastWord == Instant{};
    m_banner->setStyleSheet(
        QStringLiteral("background: %1; color: %2; font-weight: bold; font-size: %3px; padding: %4px;")
            .arg(never ? colours.warn.name() : colours.alarm.name(), never ? colours.warnInk.name() : colours.alarmInk.name())
            .arg(m_context.theme.font(TextSize::Title).pixelSize())
            .arg(m_context.theme.mm(1)));
    if (never)
        m_banner->setText(say("Connecting to the service at %1 …").arg(text(link.address)));
    else
        m_banner->setText(
            say("■ Service lost since %1 (%2 ago). All figures are old. Counts and calls are kept here and sent later.")
                .arg(clockText(link.lastWord, m_context.offset()), ageText(m_context.now() - link.lastWord)));
}

void MainWindow::askUser()
{
    const Hand hand = m_options.role == SeatRole::Station ? Hand::Glove : Hand::Mouse;
    const LinkState& link = m_context.gateway.link();
    if (link.worker.empty())
        askSignIn(m_context, hand, this, {});
    else
        askSure(m_context.theme, hand, this, QStringLiteral("signOut"), say("Sign %1 out?").arg(userText(link)), say("Sign out"),
                [this] { m_context.gateway.signOut(); });
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    // Alt+F4 on a keyboard that somebody plugged in must not leave a station without its screen.
    if (m_options.kiosk)
        event->ignore();
    else
        event->accept();
}

} // namespace gaffer::ui
