#pragma once

#include "tests/ui/support/sample_view.hpp"
#include "ui/frame/seat.hpp"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>

namespace gaffer::ui {

/// A seat over the twin, 1366 x 768 at 96 dpi, at the sample's time.
class SeatFixture : public testing::Test {
protected:
    explicit SeatFixture(SeatRole role = SeatRole::Desk, const QString& page = QStringLiteral("floor"),
                         std::vector<StationId> stations = {})
        : m_role{role}, m_page{page}, m_stations{std::move(stations)}
    {
    }
    void SetUp() override { open(sampleView(12, 8)); }
    void open(SeatView view, Language language = Language::English)
    {
        seat.reset();
        twin = std::make_unique<TwinGateway>(makeTwin(std::move(view)));
        SeatOptions options{.window = {m_role, m_page, false}, .language = language, .stations = m_stations};
        options.measure = {96 / 25.4, 1};
        seat = std::make_unique<Seat>(*twin, options);
        seat->window().resize(1366, 768);
        seat->show();
        QApplication::processEvents();
    }
    template <class Widget = QWidget> Widget* find(const QString& name)
    {
        // The newest one: what was closed may still wait to be deleted.
        Widget* found = nullptr;
        for (QWidget* widget : seat->window().findChildren<QWidget*>(name))
            if (auto* wanted = dynamic_cast<Widget*>(widget); wanted && wanted->isVisible()) found = wanted;
        return found;
    }
    void press(const QString& name)
    {
        auto* button = find<QAbstractButton>(name);
        ASSERT_NE(button, nullptr) << name.toStdString();
        ASSERT_TRUE(button->isEnabled()) << name.toStdString();
        button->click();
        QApplication::processEvents();
    }
    void type(const QString& field, const QString& text)
    {
        auto* edit = find<QLineEdit>(field);
        ASSERT_NE(edit, nullptr) << field.toStdString();
        edit->setText(text);
        QApplication::processEvents();
    }
    void openPage(const char* name)
    {
        seat->window().openPage(QLatin1String{name});
        QApplication::processEvents();
    }
    /// Presses one after the other, as in "defect-B01 choice-F15".
    void pressAll(const char* names)
    {
        for (const QString& name : QString::fromLatin1(names).split(QLatin1Char{' '})) press(name);
    }
    void loseService()
    {
        twin->change([](SeatView&, LinkState& link) { link.phase = LinkState::Phase::Lost; });
        QApplication::processEvents();
    }
    QString words(const QString& label)
    {
        auto* shown = find<QLabel>(label);
        return shown ? shown->text() : QStringLiteral("no label ") + label;
    }
    template <class CommandType> const CommandType& lastSent()
    {
        static const CommandType none{};
        if (twin->sent.empty() || !std::holds_alternative<CommandType>(twin->sent.back())) {
            ADD_FAILURE() << "another command was sent last";
            return none;
        }
        return std::get<CommandType>(twin->sent.back());
    }

    std::unique_ptr<TwinGateway> twin;
    std::unique_ptr<Seat> seat;

private:
    SeatRole m_role;
    QString m_page;
    std::vector<StationId> m_stations;
};

} // namespace gaffer::ui
