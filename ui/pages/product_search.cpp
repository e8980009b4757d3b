#include "ui/pages/product_search.hpp"

#include "ui/i18n/words.hpp"
#include "ui/widgets/choice_pad.hpp"

#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <memory>

namespace gaffer::ui {
namespace {

/// What is scrolled through; the next letter is quicker.
constexpr int mostFound = 50;
constexpr double tableWidthMm = 170;
constexpr double tableHeightMm = 60;
/// Pieces of the largest order anybody wrote.
constexpr double mostQueued = 100000;

/// The sheet of a search: a field, what was found, and the newest question so that late answers are dropped.
struct Search {
    QLineEdit* field{};
    QTableView* table{};
    RowsModel* model{};
    QLabel* note{};
    std::vector<Product> found;
    std::uint64_t asked{};
};

/// A blank of the catalogue is a dash, like everything nobody knows.
QString orNone(const std::string& value) { return value.empty() ? noFigure : text(value); }

/// Weights that nobody gave are a dash: a zero would be weighed with.
QString grams(const std::optional<double>& value) { return value ? say("%1 g").arg(numberText(*value, 0)) : noFigure; }

void ask(const SeatContext& context, Sheet* sheet, const std::shared_ptr<Search>& search)
{
    const std::uint64_t question = ++search->asked;
    context.gateway.searchProducts(
        search->field->text().trimmed().toStdString(), mostFound,
        [&context, sheet = QPointer<Sheet>{sheet}, search, question](const Result<std::vector<Product>>& found) {
            // Letters come faster than answers: only the newest question is shown.
            if (!sheet || question != search->asked) return;
            if (!found) {
                sheet->showProblem(faultText(context.language, found.error()));
                return;
            }
            // The service is back, or the letters are good again.
            sheet->showProblem({});
            search->found = *found;
            search->model->show(products(search->found, context.language));
            search->note->setText(search->found.empty() ? say("Nothing found. Products come from Setup, Import.")
                                                        : say("%1 found; Enter takes the marked one.").arg(search->found.size()));
            // Enter takes the best hit without a look at the table.
            if (!search->found.empty()) search->table->selectRow(0);
        });
}

QString detailText(const SeatContext& context, const Product& product)
{
    QStringList lines{say("Code: %1").arg(text(product.code)),
                      say("Series: %1").arg(orNone(product.series)),
                      say("Glass: %1").arg(sayKey("glass", product.glass.value)),
                      say("Gather: %1, piece: %2").arg(grams(product.gatherG), grams(product.netG)),
                      say("Mould: %1").arg(orNone(product.mould.value)),
                      say("Quota per shift: %1").arg(piecesText(product.quotaPerShift))};
    // The question behind most searches is how far an order is.
    for (const OrderView& order : context.gateway.view().orders) {
        // Whether it is wanted at all is what the supervisor opened it for.
        if (order.product != product.code) continue;
        lines.append(say("Order %1: %2 of %3 made, due %4")
                         .arg(text(order.id), QString::number(order.made), QString::number(order.quantity), dateText(order.due)));
    }
    return lines.join(QLatin1Char{'\n'});
}

void queueProduct(const SeatContext& context, QWidget* host, const Product& product)
{
    ChoiceQuestion question{QStringLiteral("queuePad"), say("Queue %1 at which station?").arg(text(product.code)), {}, {}};
    for (const StationView& station : context.gateway.view().stations)
        question.choices.push_back({station.id.value, text(station.id), say("in queue: %1").arg(station.queue.size())});
    // A workshop without stations has nowhere to queue.
    if (question.choices.empty()) return;
    askChoice(context.theme, host, question, [&context, host = QPointer<QWidget>{host}, product](const std::string& station) {
        if (!host) return;
        const NumberQuestion pieces{QStringLiteral("queuePieces"), say("How many pieces?"), {}, 1, mostQueued, 0, {}};
        askNumber(context.theme, Hand::Mouse, host, pieces, [&context, host, product, station](double count) {
            const AddToQueue command{
                .station = StationId{station}, .product = product.code, .pieces = static_cast<std::int64_t>(count)};
            if (host) sendCommand(context, Hand::Mouse, host, command, {});
        });
    });
}

void showDetails(const SeatContext& context, QWidget* host, const Product& product)
{
    auto* sheet = new Sheet{context.theme, Hand::Mouse, QStringLiteral("productDetails"),
                            productName(context.language, product.nameZh, product.nameEn, product.code), host};
    QLabel* label = makeLabel(context.theme, QStringLiteral("productText"), TextSize::Body, sheet);
    label->setText(detailText(context, product));
    sheet->body()->addWidget(label);
    sheet->addCancel();
    sheet->addButton(QStringLiteral("queueIt"), say("Queue at a station…"),
                     [&context, sheet, host = QPointer<QWidget>{host}, product] {
                         sheet->done();
                         if (host) queueProduct(context, host, product);
                     });
    sheet->open();
}

} // namespace

Sheet* askProduct(const SeatContext& context, QWidget* host, std::function<void(const Product&)> chosen)
{
    auto* sheet = new Sheet{context.theme, Hand::Mouse, QStringLiteral("productSearch"),
                            say("Find a product: code, name or initials"), host};
    auto search = std::make_shared<Search>();
    search->field = new QLineEdit{sheet};
    search->field->setObjectName(QStringLiteral("searchField"));
    search->field->setAccessibleName(say("search"));
    search->model = new RowsModel{context.theme, sheet};
    search->table = makeTable(context.theme, QStringLiteral("searchFound"), say("products found"), *search->model, sheet);
    search->table->setFixedSize(context.theme.mm(tableWidthMm), context.theme.mm(tableHeightMm));
    search->note = makeLabel(context.theme, QStringLiteral("searchNote"), TextSize::Small, sheet);
    sheet->body()->addWidget(search->field);
    sheet->body()->addWidget(search->table);
    sheet->body()->addWidget(search->note);
    const auto take = [sheet, search, chosen = std::move(chosen)] {
        // Without a mark the first is meant.
        const int row = search->table->currentIndex().isValid() ? search->table->currentIndex().row() : 0;
        // Nothing was found, or its answer is still on the way.
        if (static_cast<std::size_t>(row) >= search->found.size()) return;
        const Product product = search->found[static_cast<std::size_t>(row)];
        sheet->done();
        chosen(product);
    };
    QObject::connect(search->field, &QLineEdit::textChanged, sheet, [&context, sheet, search] { ask(context, sheet, search); });
    QObject::connect(search->field, &QLineEdit::returnPressed, sheet, take);
    QObject::connect(search->table, &QTableView::activated, sheet, take);
    sheet->addCancel();
    sheet->addButton(QStringLiteral("sheetOk"), say("OK"), take);
    sheet->open();
    // With nothing typed the list begins with the catalogue, so that an empty sheet never looks broken.
    search->field->setFocus();
    ask(context, sheet, search);
    return sheet;
}

void searchProducts(const SeatContext& context, QWidget* host)
{
    askProduct(context, host, [&context, host = QPointer<QWidget>{host}](const Product& product) {
        if (host) showDetails(context, host, product);
    });
}

} // namespace gaffer::ui
