#include "core/import/columns.hpp"

#include "core/base/check.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace gaffer::columns {

std::optional<double> number(std::string_view cell)
{
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc{} || end != cell.data() + cell.size() || !std::isfinite(value) || value < 0) return std::nullopt;
    return value;
}

std::optional<std::int64_t> whole(std::string_view cell)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc{} || end != cell.data() + cell.size() || value < 0) return std::nullopt;
    return value;
}

std::set<std::string> words(const std::string& cell)
{
    static constexpr std::array<std::string_view, 4> separators{";", "|", "；", "、"};
    std::set<std::string> found;
    std::string word;
    const auto keep = [&] {
        const std::size_t first = word.find_first_not_of(' ');
        if (first != std::string::npos) found.insert(word.substr(first, word.find_last_not_of(' ') - first + 1));
        word.clear();
    };
    for (std::size_t at = 0; at < cell.size();) {
        std::size_t separator = 0;
        for (const std::string_view each : separators)
            if (cell.compare(at, each.size(), each) == 0) separator = each.size();
        if (separator > 0)
            keep();
        else
            word += cell[at];
        at += separator > 0 ? separator : 1;
        GAFFER_CHECK(at <= cell.size());
    }
    keep();
    return found;
}

} // namespace gaffer::columns
