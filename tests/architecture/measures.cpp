#include "tests/architecture/measures.hpp"

#include "tests/architecture/clones.hpp"

#include <algorithm>
#include <cstdio>
#include <functional>

namespace gaffer::architecture {
namespace {

constexpr std::size_t longFunction = 40;

double percent(std::size_t part, std::size_t whole)
{
    return whole == 0 ? 100 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

Files below(const std::vector<std::string_view>& tops)
{
    Files files;
    for (const SourceFile& file : product())
        if (std::find(tops.begin(), tops.end(), file.top) != tops.end()) describe(files.emplace_back(), file.path, file.text);
    return files;
}

std::size_t testLinesBelow(const std::vector<std::string_view>& tops)
{
    std::size_t lines = 0;
    for (const SourceFile& test : testSources())
        for (const std::string_view top : tops)
            if (test.path.starts_with("tests/" + std::string{top} + "/")) lines += test.codeLines;
    return lines;
}

std::size_t checksIn(const SourceFile& file)
{
    return static_cast<std::size_t>(
        std::count_if(file.code.begin(), file.code.end(), [](const Token& token) { return token.text == "GAFFER_CHECK"; }));
}

void measureFunctions(const Files& files, Measures& measures)
{
    std::vector<std::size_t> lengths;
    for (const SourceFile& file : files)
        for (const Function& function : file.outline.functions) {
            lengths.push_back(function.lines());
            measures.over40 += function.lines() > longFunction ? 1 : 0;
            measures.complexityMost = std::max(measures.complexityMost, function.complexity);
        }
    measures.functions = lengths.size();
    measures.functionLength = spreadOf(std::move(lengths));
}

void measureFiles(const Files& files, Measures& measures)
{
    std::vector<std::size_t> lengths;
    std::size_t comments = 0;
    std::size_t checks = 0;
    for (const SourceFile& file : files) {
        lengths.push_back(file.lines);
        measures.codeLines += file.codeLines;
        comments += file.commentLines;
        checks += checksIn(file);
        measures.publicItems += file.header ? file.outline.items.size() : 0;
    }
    measures.files = files.size();
    measures.fileLength = spreadOf(std::move(lengths));
    const double thousand = static_cast<double>(std::max<std::size_t>(measures.codeLines, 1)) / 1000.0;
    measures.commentRatio = static_cast<double>(comments) / (1000.0 * thousand + static_cast<double>(comments));
    measures.checksPerThousand = static_cast<double>(checks) / thousand;
}

void measureMirrors(const Files& files, Measures& measures)
{
    const auto mirrored = static_cast<std::size_t>(std::count_if(files.begin(), files.end(), [](const SourceFile& file) {
        return !file.header && (file.top == "core" || file.top == "db" || file.top == "drivers");
    }));
    measures.mirroredPercent = percent(mirrored - withoutMirroredTest(files, testSources()).size(), mirrored);
}

std::string format(const char* pattern, double value)
{
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), pattern, value);
    return buffer.data();
}

std::string joined(const Spread& spread)
{
    return std::to_string(spread.median) + "/" + std::to_string(spread.p90) + "/" + std::to_string(spread.p99) + "/" +
           std::to_string(spread.most);
}

/// One line of the table: what is measured, its goal and stop line, and how it is read from the measures of one folder.
struct Row {
    const char* name;
    const char* goal;
    std::function<std::string(const Measures&)> cell;
};

const std::vector<Row>& rows()
{
    static const std::vector<Row> table{
        {"files, code lines", "", [](const Measures& m) { return std::to_string(m.files) + ", " + std::to_string(m.codeLines); }},
        {"file length median/p90/p99/max", "110/300/-/500, stop 600", [](const Measures& m) { return joined(m.fileLength); }},
        {"function median/p90/p99/max", "7/25/60/70, stop 80", [](const Measures& m) { return joined(m.functionLength); }},
        {"functions > 40 lines, %", "2, stop 4",
         [](const Measures& m) { return format("%.1f", m.functions == 0 ? 0 : percent(m.over40, m.functions)); }},
        {"cognitive complexity max", "15, stop 25", [](const Measures& m) { return std::to_string(m.complexityMost); }},
        {"clones %", "0.5, stop 1.5", [](const Measures& m) { return format("%.2f", m.clonePercent); }},
        {"public items with ///, %", "95, stop 90", [](const Measures& m) { return format("%.1f", m.documentedPercent); }},
        {"comment ratio", "0.12-0.30", [](const Measures& m) { return format("%.2f", m.commentRatio); }},
        {"tests/source", "1.2 core+db+drivers, 1.0 all", [](const Measures& m) { return format("%.2f", m.testRatio()); }},
        {"mirrored tests %", "95, stop 90", [](const Measures& m) { return format("%.1f", m.mirroredPercent); }},
        {"checks per 1,000 lines", "15 in core, stop 8", [](const Measures& m) { return format("%.1f", m.checksPerThousand); }},
    };
    return table;
}

std::string padded(std::string text, std::size_t width)
{
    text.resize(std::max(width, text.size()), ' ');
    return text;
}

} // namespace

Spread spreadOf(std::vector<std::size_t> values)
{
    if (values.empty()) return {};
    std::sort(values.begin(), values.end());
    const auto at = [&](std::size_t hundredths) { return values[std::min(values.size() - 1, values.size() * hundredths / 100)]; };
    return {at(50), at(90), at(99), values.back()};
}

Measures measure(const std::vector<std::string_view>& tops)
{
    const Files files = below(tops);
    Measures measures;
    measureFiles(files, measures);
    measureFunctions(files, measures);
    measureMirrors(files, measures);
    measures.testLines = testLinesBelow(tops);
    std::size_t cloned = 0;
    for (const Clone& clone : clonesIn(files)) cloned += clone.lines;
    measures.clonePercent = measures.codeLines == 0 ? 0 : percent(cloned, measures.codeLines);
    const std::size_t undocumented = undocumentedItems(files).size();
    measures.documentedPercent = percent(measures.publicItems - undocumented, measures.publicItems);
    return measures;
}

std::string tableOfMeasures()
{
    constexpr std::size_t nameWidth = 32;
    constexpr std::size_t goalWidth = 30;
    constexpr std::size_t cellWidth = 17;
    std::vector<Measures> columns;
    std::string text = padded("measure", nameWidth) + padded("goal", goalWidth);
    for (const std::string_view top : productFolders) {
        columns.push_back(measure({top}));
        text += padded(std::string{top}, cellWidth);
    }
    columns.push_back(measure({"core", "db", "drivers"}));
    columns.push_back(measure(productFolders));
    text += padded("core+db+drivers", cellWidth) + "all\n";
    const auto count = [](const Offences& offences) { return std::to_string(offences.size()); };
    text += padded("rings / edges / headers", nameWidth) + padded("0 / 0 / 0, stop any", goalWidth) +
            count(folderRings(product())) + " / " + count(forbiddenEdges(product())) + " / " +
            count(forbiddenHeaders(product())) + "\n";
    for (const Row& row : rows()) {
        text += padded(row.name, nameWidth) + padded(row.goal, goalWidth);
        for (const Measures& column : columns) text += padded(row.cell(column), cellWidth);
        text += "\n";
    }
    return text;
}

} // namespace gaffer::architecture
