#pragma once

#include "core/report/catalogue.hpp"
#include "core/report/table.hpp"
#include "core/workshop/day_book.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace gaffer {

/// Pieces as a figure: nothing where nobody and nothing counted.
struct Count {
    std::int64_t pieces{};
    bool counted{false};
    bool typed{false};
    /// Adds a line of the day book.
    void add(std::int64_t more, TallySource source)
    {
        pieces += more;
        counted = true;
        typed = typed || source == TallySource::Tap || source == TallySource::Paper;
    }
    /// Adds another figure.
    void add(const Count& more)
    {
        pieces += more.pieces;
        counted = counted || more.counted;
        typed = typed || more.typed;
    }
    /// As a cell; "–" when not counted.
    [[nodiscard]] Cell cell() const;
};

/// What a stretch of the day book says of pieces.
struct Yield {
    Count made;
    Count hotDefects;
    Count lehrEntry;
    Count gradeA;
    Count gradeB;
    Count gradeC;
    Count coldDefects;
    Count packed;
    std::map<DefectCode, Count> defects;
    /// Adds a line of the day book.
    void add(const BookKey& key, std::int64_t pieces);
    /// Selection has counted.
    [[nodiscard]] bool selected() const { return gradeA.counted || gradeB.counted || gradeC.counted || coldDefects.counted; }
    /// Accepted at selection; not counted where selection has not counted.
    [[nodiscard]] Count accepted() const;
    /// Accepted and rejected at selection.
    [[nodiscard]] Count inspected() const;
    /// Made less hot-end defects; not counted where there are more defects than pieces made.
    [[nodiscard]] Count hotGood() const;
};

/// Everything one business date says at once; `shift` empty for the whole day.
Yield yieldOf(const DayBook& book, Date date, const ShiftName& shift);

/// Kilograms of accepted pieces; nothing where selection has not counted or a weight is unknown.
std::optional<double> acceptedKg(const ReportSource& source, Date date, const ShiftName& shift);

/// Glass drawn on a date, kg; nothing when nothing was drawn.
std::optional<double> drawnKg(const ReportSource& source, Date date);

/// What meters of a kind counted on a date; nothing where none did.
struct Used {
    std::optional<double> amount;
    /// True when people read one of them.
    bool typed{false};
};
/// The energy or gas of a date, in the units of its meters.
Used energyOf(const ReportSource& source, MeterKind kind, Date date);

/// `cell` with the mark of figures that people typed, if `typed`; a dash is made of nothing and has none.
Cell marked(Cell cell, bool typed);
/// A text cell.
Cell textCell(std::string text);
/// A figure with `decimals` places; "–" without a number.
Cell decimalCell(std::optional<double> number, int decimals);
/// A share in per cent of `part` in `whole`; "–" where one is not counted or the whole is 0.
Cell shareCell(const Count& part, const Count& whole);
/// A figure in per cent with one place; "–" without a number.
Cell percentCell(std::optional<double> percent);

} // namespace gaffer
