#include "ui/pages/charge_sheet.hpp"

#include "ui/i18n/words.hpp"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace gaffer::ui {
namespace {

constexpr double fieldMm = 50;
/// What a tank takes; a pot takes a hundredth, and the service knows which it is.
constexpr double mostKg = 100'000;
/// A pot is charged in three to five.
constexpr int mostPortions = 99;

/// The fields of the sheet; they live as long as it does.
struct Fields {
    QLineEdit* recipe;
    QLineEdit* raw;
    QLineEdit* cullet;
    QLineEdit* portions;
};

/// The number in `field`, 0 when it is empty; nothing when it is none or out of range.
std::optional<double> kilograms(const QLineEdit& field)
{
    // Half of the keyboards of the world have a comma there.
    const QString typed = field.text().trimmed().replace(QLatin1Char{','}, QLatin1Char{'.'});
    if (typed.isEmpty()) return 0.0;
    bool isNumber = false;
    const double number = typed.toDouble(&isNumber);
    return isNumber && number >= 0 && number <= mostKg ? std::optional{number} : std::nullopt;
}

/// The command that was typed; nothing when it would charge nothing.
std::optional<ChargeMelt> read(const PotId& pot, const Fields& fields)
{
    const auto raw = kilograms(*fields.raw);
    const auto cullet = kilograms(*fields.cullet);
    // Cullet alone is a charge too.
    if (!raw || !cullet || *raw + *cullet <= 0) return std::nullopt;
    ChargeMelt command{
        .pot = pot, .recipe = RecipeId{fields.recipe->text().trimmed().toStdString()}, .rawKg = *raw, .culletKg = *cullet};
    // Left blank, the charge is not one of several.
    const int portions = fields.portions->text().trimmed().toInt();
    if (portions > 0 && portions <= mostPortions) command.of = portions;
    return command;
}

} // namespace

void askCharge(const SeatContext& context, QWidget* host, const MeltView& melt, std::function<void(const ChargeMelt&)> charge)
{
    auto* sheet =
        new Sheet{context.theme, Hand::Mouse, QStringLiteral("chargeSheet"), say("Charge pot %1").arg(text(melt.pot)), host};
    auto* form = new QFormLayout;
    const auto add = [&](const char* name, const QString& label, const QString& first) {
        auto* field = new QLineEdit{first, sheet};
        field->setObjectName(QLatin1String{name});
        field->setAccessibleName(label);
        field->setMinimumWidth(context.theme.mm(fieldMm));
        form->addRow(label, field);
        return field;
    };
    const Fields fields{add("chargeRecipe", say("Recipe"), text(melt.recipe)), add("chargeRaw", say("Raw batch, kg"), {}),
                        add("chargeCullet", say("Cullet, kg"), {}),
                        add("chargePortions", say("Portions planned"),
                            melt.portionsPlanned > 0 ? QString::number(melt.portionsPlanned) : QString{})};
    sheet->body()->addLayout(form);
    sheet->addCancel();
    const auto take = [sheet, fields, pot = melt.pot, charge = std::move(charge)] {
        const std::optional<ChargeMelt> command = read(pot, fields);
        if (!command) {
            sheet->showProblem(say("Type the kilograms of raw batch or cullet, as in 120 or 85.5."));
            return;
        }
        sheet->done();
        charge(*command);
    };
    sheet->addButton(QStringLiteral("sheetOk"), say("Charge"), take);
    sheet->open();
    // The recipe of the last charge stands there already.
    fields.raw->setFocus();
}

} // namespace gaffer::ui
