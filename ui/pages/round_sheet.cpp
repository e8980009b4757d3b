#include "ui/pages/round_sheet.hpp"

#include "ui/i18n/words.hpp"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QVBoxLayout>

#include <optional>

namespace gaffer::ui {
namespace {

/// Seven digits and a point.
constexpr double fieldMm = 26;
/// Limits that catch a slipped digit.
constexpr double mostDegrees = 1700;
constexpr double mostKg = 100'000;
/// A total counts up for years and is never set back.
constexpr double mostOfMeter = 1e9;
/// Rows beside each other, so that a whole house fits on one sheet.
constexpr int rowsPerBlock = 9;
constexpr int columnsPerBlock = 3;

/// One thing that may be read on the round.
struct Reading {
    PointName point;
    std::string unit;
    double most{};
    QLineEdit* field{};
};

/// The sheet while it is laid out.
struct Round {
    const SeatContext& context;
    Sheet* sheet;
    QGridLayout* grid;
    std::vector<Reading> readings;
    int row{};
};

/// One field of the round; its place follows from the row.
void addField(Round& round, int column, const PointName& point, const std::string& unit, double most)
{
    auto* field = new QLineEdit{round.sheet};
    field->setObjectName(QStringLiteral("round-") + text(point));
    field->setAccessibleName(QStringLiteral("%1 (%2)").arg(text(point), unitText(unit)));
    // The unit stands where the number goes, so that nobody types kilograms into degrees.
    field->setPlaceholderText(unitText(unit));
    field->setFixedWidth(round.context.theme.mm(fieldMm));
    round.grid->addWidget(field, round.row % rowsPerBlock, round.row / rowsPerBlock * columnsPerBlock + column);
    round.readings.push_back({point, unit, most, field});
}

void addRow(Round& round, const QString& what)
{
    auto* label = new QLabel{what, round.sheet};
    label->setObjectName(QStringLiteral("roundRow%1").arg(round.row));
    round.grid->addWidget(label, round.row % rowsPerBlock, round.row / rowsPerBlock * columnsPerBlock);
}

void addRows(Round& round)
{
    const SeatView& view = round.context.gateway.view();
    for (const FurnaceView& furnace : view.furnaces) {
        // Lampwork has no crown to read.
        if (furnace.kind == FurnaceKind::None) continue;
        addRow(round, say("%1 crown").arg(text(furnace.id)));
        addField(round, 1, PointName{furnace.id.value + ".crown"}, "degC", mostDegrees);
        ++round.row;
    }
    for (const MeltView& melt : view.melts) {
        addRow(round, say("%1 glass, left").arg(text(melt.pot)));
        addField(round, 1, PointName{melt.pot.value + ".glass"}, "degC", mostDegrees);
        addField(round, 2, PointName{melt.pot.value + ".level"}, "kg", mostKg);
        ++round.row;
    }
    // A meter is typed under its own name: without it a hall with no wires has no energy on its report.
    for (const MeterView& meter : view.shop.meters) {
        addRow(round, QStringLiteral("%1 %2").arg(text(meter.id), sayKey("meter", nameOf(meter.kind))));
        addField(round, 1, PointName{meter.id.value}, meter.unit, mostOfMeter);
        ++round.row;
    }
}

/// What was typed; the empty list and a marked field when one of them is no number.
std::vector<TypeReading> read(const std::vector<Reading>& readings, const Reading*& wrong)
{
    std::vector<TypeReading> typed;
    for (const Reading& reading : readings) {
        const QString words = reading.field->text().trimmed().replace(QLatin1Char{','}, QLatin1Char{'.'});
        // Not read is not zero.
        if (words.isEmpty()) continue;
        bool isNumber = false;
        const double value = words.toDouble(&isNumber);
        if (!isNumber || value < 0 || value > reading.most) {
            // One wrong field sends nothing: half a round on the record would pass for a whole one.
            wrong = &reading;
            return {};
        }
        typed.push_back({.point = reading.point, .value = value, .unit = reading.unit});
    }
    return typed;
}

} // namespace

void askRound(const SeatContext& context, QWidget* host)
{
    auto* sheet = new Sheet{context.theme, Hand::Mouse, QStringLiteral("roundSheet"),
                            say("Round: type what you read; leave empty what you did not read."), host};
    Round round{context, sheet, new QGridLayout, {}, 0};
    round.grid->setSpacing(context.theme.mm(1.6));
    addRows(round);
    sheet->body()->addLayout(round.grid);
    sheet->addCancel();
    const auto take = [&context, sheet, host = QPointer<QWidget>{host}, readings = round.readings] {
        const Reading* wrong = nullptr;
        const std::vector<TypeReading> typed = read(readings, wrong);
        if (typed.empty()) {
            sheet->showProblem(wrong ? say("%1: type a number from 0 to %2.")
                                           .arg(wrong->field->accessibleName(), QString::number(wrong->most, 'f', 0))
                                     : say("Type at least one reading."));
            if (wrong) wrong->field->setFocus();
            return;
        }
        sheet->done();
        // One command each: a reading that is refused does not take the others with it.
        for (const TypeReading& reading : typed)
            if (host) sendCommand(context, Hand::Mouse, host, reading, {});
    };
    for (const Reading& reading : round.readings) QObject::connect(reading.field, &QLineEdit::returnPressed, sheet, take);
    sheet->addButton(QStringLiteral("sheetOk"), say("OK"), take);
    sheet->open();
    if (!round.readings.empty()) round.readings.front().field->setFocus();
}

} // namespace gaffer::ui
