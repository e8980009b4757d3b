#include "ui/pages/product_keys.hpp"

#include "ui/i18n/words.hpp"
#include "ui/widgets/letter_pad.hpp"
#include "ui/widgets/touch_key.hpp"

#include <QPointer>
#include <QVBoxLayout>

#include <array>
#include <memory>

namespace gaffer::ui {
namespace {

/// Keys beside each other in the foot; with three letters the right one is among them.
constexpr std::size_t hitsShown = 4;

/// What was typed and found so far; shared by all keys of the sheet.
struct Finder {
    LetterPad* pad{};
    std::array<TouchKey*, hitsShown> keys{};
    std::vector<Product> found;
    std::uint64_t asked{};
};

void showHits(const SeatContext& context, Finder& finder)
{
    for (std::size_t index = 0; index < hitsShown; ++index) {
        TouchKey* key = finder.keys[index];
        const bool hit = index < finder.found.size();
        // A key without a hit stays in its place, or the others would wander under the finger.
        key->setEnabled(hit);
        key->setLabel(hit ? text(finder.found[index].code) : noFigure);
        key->setNote(
            hit ? productName(context.language, finder.found[index].nameZh, finder.found[index].nameEn, finder.found[index].code)
                : QString{});
    }
}

void find(const SeatContext& context, Sheet* sheet, const std::shared_ptr<Finder>& finder)
{
    const std::uint64_t question = ++finder->asked;
    context.gateway.searchProducts(
        finder->pad->typed().toStdString(), static_cast<int>(hitsShown),
        [&context, sheet = QPointer<Sheet>{sheet}, finder, question](const Result<std::vector<Product>>& found) {
            if (!sheet || question != finder->asked) return;
            sheet->showProblem(found ? QString{} : faultText(context.language, found.error()));
            // An old hit must not be taken for what was just typed.
            finder->found = found ? *found : std::vector<Product>{};
            showHits(context, *finder);
        });
}

} // namespace

Sheet* askProductByKeys(const SeatContext& context, QWidget* host, std::function<void(const Product&)> chosen)
{
    const Theme& theme = context.theme;
    auto* sheet = new Sheet{theme, Hand::Glove, QStringLiteral("productKeys"), say("Find a product: code or initials"), host};
    auto finder = std::make_shared<Finder>();
    finder->pad = new LetterPad{theme, say("Type code or initials."), sheet};
    finder->pad->onChange([&context, sheet, finder] { find(context, sheet, finder); });
    sheet->body()->addWidget(finder->pad);
    sheet->addCancel();
    for (std::size_t hit = 0; hit < hitsShown; ++hit) {
        const auto take = [sheet, finder, hit, chosen] {
            if (hit >= finder->found.size()) return;
            const Product product = finder->found[hit];
            sheet->done();
            chosen(product);
        };
        // A sheet for gloves makes touch keys.
        auto* key = static_cast<TouchKey*>(sheet->addButton(QStringLiteral("hit%1").arg(hit), noFigure, take));
        key->setLabelSize(TextSize::Body);
        finder->keys[hit] = key;
    }
    sheet->open();
    finder->pad->takeFocus();
    find(context, sheet, finder);
    return sheet;
}

} // namespace gaffer::ui
