#pragma once

#include "core/ports/workshop_gateway.hpp"
#include "ui/i18n/say.hpp"
#include "ui/models/tables.hpp"
#include "ui/widgets/sheet.hpp"

#include <QStringList>
#include <QWidget>

#include <algorithm>
#include <functional>
#include <vector>

class QLabel;
class QTableView;
class QPushButton;

namespace gaffer::ui {

/// What every page of a seat shares; owned by the seat's program, outlives all pages.
struct SeatContext {
    const Theme& theme;
    WorkshopGateway& gateway;
    Language language{Language::English};
    /// Stations of this seat; empty means: choose one.
    std::vector<StationId> stations;
    /// The service's time as shown, frozen in pictures.
    std::function<Instant()> now;
    /// Minutes of local time ahead of UTC.
    [[nodiscard]] std::int64_t offset() const { return gateway.view().shop.utcOffsetMinutes; }
    /// Live, or lost: then everything shown is old.
    [[nodiscard]] Liveness liveness() const;
    /// How old everything shown is; empty while the service is there and before it ever was.
    [[nodiscard]] QString age() const;
};

/// A page of the seat. It shows the gateway's view and sends commands; it decides nothing.
class Page : public QWidget {
public:
    /// `name` as in --page.
    Page(const SeatContext& context, const QString& name);
    /// Takes the present view over; called when something changed and the page is visible.
    virtual void refresh() = 0;
    /// Called each time the page comes to the front.
    virtual void opened() {}

protected:
    /// What it shares with the others.
    [[nodiscard]] const SeatContext& context() const { return m_context; }
    /// Colours and sizes.
    [[nodiscard]] const Theme& theme() const { return m_context.theme; }
    /// The newest view.
    [[nodiscard]] const SeatView& view() const { return m_context.gateway.view(); }

private:
    const SeatContext& m_context;
};

/// Takes `widget` off the screen now and deletes it when the event is over: it may be the one whose key was just pressed.
void retire(QWidget* widget);

/// Lets `tiles` be those called `names`, in that order; makes all anew with `make(index)`, which gives each its name, when they
/// are not. A reload may rename stations without changing how many there are, so names are compared and not numbers.
template <class Tile, class Make> void followNames(std::vector<Tile*>& tiles, const QStringList& names, const Make& make)
{
    if (std::ranges::equal(tiles, names, {}, [](const Tile* tile) { return tile->objectName(); })) return;
    for (Tile* tile : tiles) retire(tile);
    tiles.clear();
    for (qsizetype index = 0; index < names.size(); ++index) tiles.push_back(make(index));
}

/// A label with an object name; `size` sets its font.
QLabel* makeLabel(const Theme& theme, const QString& name, TextSize size, QWidget* parent);
/// The same for one line that may be cut: it ends in … and tells the whole when pointed at.
QLabel* makeCutLabel(const Theme& theme, const QString& name, TextSize size, QWidget* parent);
/// The same for a number in digits that are read from afar.
QLabel* makeDigitsLabel(const Theme& theme, const QString& name, QWidget* parent);
/// A label that says what to do next where nothing is to be seen.
QLabel* makeEmptyNote(const Theme& theme, const QString& name, const QString& sentence, QWidget* parent);
/// A button for a mouse.
QPushButton* makeButton(const QString& name, const QString& label, QWidget* parent, std::function<void()> act);
/// A read-only table over `model`, rows selectable.
QTableView* makeTable(const Theme& theme, const QString& name, const QString& accessibleName, RowsModel& model, QWidget* parent);

/// Tells a refusal in words over `host`; who is not signed in and may therefore not do it is asked to sign in.
void refuse(const SeatContext& context, Hand hand, QWidget* host, const Fault& fault);
/// Sends a command; a refusal is told in words over `host`. `done` (may be empty) is called after success.
void sendCommand(const SeatContext& context, Hand hand, QWidget* host, const Command& command,
                 std::function<void(const Answer&)> done);

/// A command that a leader may force: `withReason` makes the forced form.
struct Forcible {
    Command command;
    std::function<Command(const std::string&)> withReason;
};
/// Sends a command; when glass or mould is not ready a leader may override with a reason (who is no leader is asked to sign in).
void sendForcible(const SeatContext& context, Hand hand, QWidget* host, const Forcible& forcible,
                  std::function<void(const Answer&)> done);

/// Asks number and PIN and signs in; `done` is called once somebody is.
void askSignIn(const SeatContext& context, Hand hand, QWidget* host, std::function<void()> done);

} // namespace gaffer::ui
