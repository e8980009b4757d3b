#pragma once

#include "core/base/field.hpp"
#include "core/base/instant.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace gaffer {

/// How a cell is meant.
enum class CellKind : std::uint8_t { Unknown, Text, Whole, Decimal, Percent };
template <> inline constexpr std::array enumNames<CellKind>{
    EnumName<CellKind>{CellKind::Unknown, "unknown"}, EnumName<CellKind>{CellKind::Text, "text"},
    EnumName<CellKind>{CellKind::Whole, "whole"},     EnumName<CellKind>{CellKind::Decimal, "decimal"},
    EnumName<CellKind>{CellKind::Percent, "percent"},
};

/// One cell of a report; Unknown is what nothing counted and is shown as "–", never as 0.
struct Cell {
    CellKind kind{CellKind::Unknown};
    std::string text;
    double number{};
    /// Decimal places shown, rounded half up.
    int decimals{};
    /// True when people typed what it is made of.
    bool typed{};
    bool operator==(const Cell&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"kind", &Cell::kind}, Field{"text", &Cell::text}, Field{"number", &Cell::number},
                    Field{"decimals", &Cell::decimals}, Field{"typed", &Cell::typed});
    }
};

/// A table of a report, in the language of the report.
struct ReportTable {
    /// Stable key, as in fall-off.
    std::string key;
    std::string title;
    std::vector<std::string> columns;
    std::vector<std::vector<Cell>> rows;
    /// Columns of numbers whose sum stands in a last row "total"; empty when there is none.
    std::vector<Cell> totals;
    bool operator==(const ReportTable&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"key", &ReportTable::key}, Field{"title", &ReportTable::title}, Field{"columns", &ReportTable::columns},
                    Field{"rows", &ReportTable::rows}, Field{"totals", &ReportTable::totals});
    }
};

/// A report as pure tables; screen, CSV, XLSX, PDF and JSON show the same one.
struct Report {
    std::string name;
    std::string title;
    std::string language;
    std::string hall;
    Date businessDate{};
    std::vector<ReportTable> tables;
    bool operator==(const Report&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"name", &Report::name}, Field{"title", &Report::title}, Field{"language", &Report::language},
                    Field{"hall", &Report::hall}, Field{"businessDate", &Report::businessDate}, Field{"tables", &Report::tables});
    }
};

/// A cell as people read it: half-up rounding, "–" when unknown, * behind a typed figure.
std::string cellText(const Cell& cell);

/// The same without the mark of a typed figure, for files that other programs compute with.
std::string figureText(const Cell& cell);

} // namespace gaffer
