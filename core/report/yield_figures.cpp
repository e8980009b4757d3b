#include "core/report/yield_figures.hpp"

#include "core/base/check.hpp"

#include <cmath>
#include <utility>

namespace gaffer {
namespace {

constexpr double hundred = 100;
constexpr double gramsPerKg = 1000;

bool isDefect(Grade grade) { return grade == Grade::Reject || grade == Grade::Rework; }

/// Each line of the book belongs to one step at most; what merely passed selection sorts nothing.
Count* countOf(Yield& yield, const BookKey& key)
{
    if (key.grade == Grade::Made) return &yield.made;
    if (isDefect(key.grade)) return key.place == CountingPlace::HotEnd ? &yield.hotDefects : &yield.coldDefects;
    // Grades are given after the hot end only.
    if (key.place == CountingPlace::HotEnd) return nullptr;
    if (key.grade == Grade::A) return &yield.gradeA;
    if (key.grade == Grade::B) return &yield.gradeB;
    if (key.grade == Grade::C) return &yield.gradeC;
    if (key.place == CountingPlace::LehrEntry) return &yield.lehrEntry;
    return key.place == CountingPlace::Packing ? &yield.packed : nullptr;
}

} // namespace

Cell Count::cell() const
{
    if (!counted) return {};
    return {CellKind::Whole, "", static_cast<double>(pieces), 0, typed};
}

void Yield::add(const BookKey& key, std::int64_t pieces)
{
    if (Count* count = countOf(*this, key); count != nullptr) count->add(pieces, key.source);
    if (isDefect(key.grade)) defects[key.defect].add(pieces, key.source);
}

Count Yield::accepted() const
{
    Count all;
    if (!selected()) return all;
    for (const Count* grade : {&gradeA, &gradeB, &gradeC}) all.add(*grade);
    all.counted = true;
    GAFFER_CHECK(all.pieces == gradeA.pieces + gradeB.pieces + gradeC.pieces);
    return all;
}

Count Yield::inspected() const
{
    Count all = accepted();
    if (all.counted) all.add(coldDefects);
    GAFFER_CHECK(all.counted == selected());
    return all;
}

Count Yield::hotGood() const
{
    // More rejects than pieces made: somebody did not count, and nobody knows what was good.
    if (hotDefects.pieces > made.pieces) return {};
    Count good = made;
    good.pieces -= hotDefects.pieces;
    good.typed = made.typed || hotDefects.typed;
    return good;
}

Yield yieldOf(const DayBook& book, Date date, const ShiftName& shift)
{
    Yield yield;
    const DayPage* page = book.find(date);
    if (page == nullptr) return yield;
    for (const auto& [key, pieces] : page->pieces)
        if (shift.empty() || key.shift == shift) yield.add(key, pieces);
    return yield;
}

/// One unknown weight makes the whole sum unknown: a part of the kilograms would pass for all of them.
std::optional<double> acceptedKg(const ReportSource& source, Date date, const ShiftName& shift)
{
    const DayPage* page = source.workshop.book.find(date);
    if (page == nullptr) return std::nullopt;
    std::optional<double> kg;
    for (const auto& [key, pieces] : page->pieces) {
        const bool accepted =
            key.place != CountingPlace::HotEnd && (key.grade == Grade::A || key.grade == Grade::B || key.grade == Grade::C);
        if (!accepted || (!shift.empty() && key.shift != shift)) continue;
        const auto product = source.workshop.products.find(key.product);
        if (product == source.workshop.products.end() || !product->second.netG) return std::nullopt;
        kg = kg.value_or(0) + static_cast<double>(pieces) * *product->second.netG / gramsPerKg;
    }
    return kg;
}

/// Corrections may take more back than a day drew; then nothing can be said of its share.
std::optional<double> drawnKg(const ReportSource& source, Date date)
{
    const DayPage* page = source.workshop.book.find(date);
    if (page == nullptr || page->drawnKg.empty()) return std::nullopt;
    double kg = 0;
    for (const auto& [melt, drawn] : page->drawnKg) kg += drawn;
    if (kg <= 0) return std::nullopt;
    return kg;
}

Used energyOf(const ReportSource& source, MeterKind kind, Date date)
{
    const DayPage* page = source.workshop.book.find(date);
    Used used;
    if (page == nullptr) return used;
    for (const MeterWiring& meter : source.workshop.floor.meters) {
        const auto span = page->meters.find(meter.id);
        // One reading alone, or a meter that was exchanged, tells nothing of what was used.
        if (meter.kind != kind || span == page->meters.end() || span->second.single) continue;
        if (span->second.last < span->second.first) continue;
        used.amount = used.amount.value_or(0) + span->second.last - span->second.first;
        used.typed = used.typed || span->second.typed;
    }
    return used;
}

Cell marked(Cell cell, bool typed)
{
    cell.typed = typed && cell.kind != CellKind::Unknown;
    return cell;
}

Cell textCell(std::string text)
{
    if (text.empty()) return {};
    return {CellKind::Text, std::move(text), 0, 0, false};
}

Cell decimalCell(std::optional<double> number, int decimals)
{
    if (!number || !std::isfinite(*number)) return {};
    return {CellKind::Decimal, "", *number, decimals, false};
}

Cell shareCell(const Count& part, const Count& whole)
{
    if (!part.counted || !whole.counted || whole.pieces == 0) return {};
    Cell cell = percentCell(hundred * static_cast<double>(part.pieces) / static_cast<double>(whole.pieces));
    cell.typed = part.typed || whole.typed;
    return cell;
}

Cell percentCell(std::optional<double> percent)
{
    if (!percent || !std::isfinite(*percent)) return {};
    return {CellKind::Percent, "", *percent, 1, false};
}

} // namespace gaffer
