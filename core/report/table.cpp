#include "core/report/table.hpp"

#include "core/base/check.hpp"

#include <array>
#include <cmath>
#include <cstdio>

namespace gaffer {
namespace {

/// Half up, away from zero; a hair is added so that 0.285 with two places, which no double is, becomes 0.29.
double roundedHalfUp(double number, int decimals)
{
    constexpr double hair = 1e-9;
    constexpr double ten = 10;
    GAFFER_CHECK(decimals >= 0);
    const double scale = std::pow(ten, decimals);
    const double rounded = std::floor(std::abs(number) * scale + 0.5 + hair) / scale;
    return rounded == 0 ? 0 : std::copysign(rounded, number);
}

std::string numberText(double number, int decimals)
{
    std::array<char, 64> buffer{};
    const int length = std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, roundedHalfUp(number, decimals));
    GAFFER_CHECK(length > 0 && static_cast<std::size_t>(length) < buffer.size());
    return std::string(buffer.data(), static_cast<std::size_t>(length));
}

} // namespace

std::string figureText(const Cell& cell)
{
    switch (cell.kind) {
    case CellKind::Unknown: return "–";
    case CellKind::Text: return cell.text;
    case CellKind::Whole: return numberText(cell.number, 0);
    case CellKind::Decimal: return numberText(cell.number, cell.decimals);
    case CellKind::Percent: return numberText(cell.number, cell.decimals) + "%";
    }
    return {};
}

std::string cellText(const Cell& cell)
{
    const bool figure = cell.kind != CellKind::Unknown && cell.kind != CellKind::Text;
    return figureText(cell) + (cell.typed && figure ? "*" : "");
}

} // namespace gaffer
