#include "ui/page_setter.hpp"

#include "core/report/columns.hpp"

#include <QFontMetricsF>
#include <QPagedPaintDevice>

#include <algorithm>
#include <numeric>

namespace gaffer::ui {
namespace {

constexpr double mmPerInch = 25.4;
/// Below the body, taken off its height first: a foot drawn over it would hide the last row.
constexpr double footMm = 9;
constexpr double footGapMm = 3;
/// Beside words there is more room than above: two figures side by side must not read as one.
constexpr double besideMm = 1.4;
constexpr double aboveMm = 0.8;
constexpr double gapMm = 4;
/// Read at arm's length under a lamp; sixteen columns fit beside each other.
constexpr double textPoints = 9;
constexpr double titlePoints = 11;
constexpr double headingPoints = 15;
/// A table no higher than this share of a page is rather begun on the next one than broken.
constexpr double wholeShare = 0.5;
/// The only CJK font of Debian whose letters are found again in a PDF: with Noto half of them come back as radicals.
constexpr auto printFont = "WenQuanYi Micro Hei";

/// From here on every letter may end a line.
constexpr ushort firstWide = 0x2E80;

/// The widest stretch of `words` that no line end may part.
double longestWord(const QFontMetricsF& metrics, const QString& words)
{
    double longest = 0;
    QString word;
    const auto end = [&] {
        longest = std::max(longest, metrics.horizontalAdvance(word));
        word.clear();
    };
    for (const QChar letter : words) {
        if (letter.isSpace() || letter.unicode() >= firstWide) end();
        if (!letter.isSpace()) word += letter;
    }
    end();
    return longest;
}

QStringList wordsOf(const std::vector<Cell>& cells)
{
    QStringList words;
    for (const Cell& cell : cells) words.append(QString::fromStdString(cellText(cell)));
    return words;
}

QStringList headsOf(const ReportTable& table)
{
    QStringList heads;
    for (const std::string& column : table.columns) heads.append(QString::fromStdString(column));
    return heads;
}

/// What a column would like and what it needs at least.
struct Room {
    double natural{};
    double least{};
};

void widen(Room& room, const QFontMetricsF& metrics, const QString& words, double pads)
{
    room.natural = std::max(room.natural, metrics.horizontalAdvance(words) + pads);
    room.least = std::max(room.least, longestWord(metrics, words) + pads);
}

/// Shares `width` out: what is left over goes to all by their size, what is missing is taken from those that can break lines.
std::vector<double> shareOut(const std::vector<Room>& rooms, double width)
{
    const auto sum = [&](double Room::*member) {
        return std::accumulate(rooms.begin(), rooms.end(), 0.0, [&](double all, const Room& room) { return all + room.*member; });
    };
    const double natural = sum(&Room::natural);
    const double least = sum(&Room::least);
    std::vector<double> widths;
    for (const Room& room : rooms) {
        if (natural <= width)
            widths.push_back(room.natural * width / natural);
        else if (least < width && natural > least)
            widths.push_back(room.least + (room.natural - room.least) * (width - least) / (natural - least));
        else
            widths.push_back(room.least * width / least);
    }
    return widths;
}

int wrapFlags(const QFontMetricsF& metrics, const QString& words, double width)
{
    // A column may be exactly as wide as its longest word, give or take the last digit of a sum.
    constexpr double hair = 0.5;
    return longestWord(metrics, words) <= width + hair ? int{Qt::TextWordWrap} : int{Qt::TextWrapAnywhere};
}

} // namespace

PageSetter::PageSetter(const QPagedPaintDevice& device, const Report& report)
    : m_device{device}, m_width{static_cast<double>(device.width())}, m_height{device.height() - dots(footMm)}
{
    // In order, without going back: each table begins where the one before it ended.
    setTitle(report);
    for (const ReportTable& table : report.tables) setTable(table);
}

double PageSetter::dots(double mm) const { return mm / mmPerInch * m_device.logicalDpiY(); }

QRectF PageSetter::foot() const { return {0, m_height + dots(footGapMm), m_width, dots(footMm - footGapMm)}; }

QFont PageSetter::footFont() const { return font(textPoints - 1, QFont::Normal); }

QFont PageSetter::font(double points, QFont::Weight weight) const
{
    QFont font{QString::fromLatin1(printFont)};
    font.setPointSizeF(points);
    font.setWeight(weight);
    return font;
}

QFont PageSetter::fontOf(Look look) const { return font(textPoints, look == Look::Row ? QFont::Normal : QFont::Bold); }

void PageSetter::setWords(const QRectF& place, const QString& words, const QFont& font, int flags)
{
    m_sheets.back().words.push_back({place, words, font, flags});
}

void PageSetter::turn()
{
    m_sheets.emplace_back();
    m_y = 0;
}

void PageSetter::setTitle(const Report& report)
{
    const auto line = [&](const QString& words, const QFont& font) {
        const double height = QFontMetricsF{font, &m_device}.height() + dots(aboveMm);
        setWords({0, m_y, m_width, height}, words, font, Qt::AlignLeft | Qt::AlignTop);
        m_y += height;
    };
    line(QString::fromStdString(report.title), font(headingPoints, QFont::Bold));
    line(QStringLiteral("%1 · %2").arg(QString::fromStdString(report.hall), QString::fromStdString(toText(report.businessDate))),
         font(textPoints, QFont::Normal));
}

PageSetter::Grid PageSetter::gridOf(const ReportTable& table) const
{
    const QFontMetricsF bold{fontOf(Look::Head), &m_device};
    const QFontMetricsF plain{fontOf(Look::Row), &m_device};
    const double pads = 2 * dots(besideMm);
    std::vector<Room> rooms(table.columns.size());
    const auto widenAll = [&](const QStringList& cells, const QFontMetricsF& metrics) {
        for (qsizetype column = 0; column < cells.size() && column < static_cast<qsizetype>(rooms.size()); ++column)
            widen(rooms[static_cast<std::size_t>(column)], metrics, cells[column], pads);
    };
    widenAll(headsOf(table), bold);
    // Totals are the widest numbers, and bold.
    widenAll(wordsOf(table.totals), bold);
    for (const std::vector<Cell>& row : table.rows) widenAll(wordsOf(row), plain);
    Grid grid{table, {}, shareOut(rooms, m_width), {}};
    double left = 0;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        grid.lefts.push_back(left);
        left += grid.widths[column];
        grid.aligns.push_back(isNumberColumn(table, column) ? Qt::AlignRight : Qt::AlignLeft);
    }
    return grid;
}

double PageSetter::heightOf(const Grid& grid, const QStringList& cells, const QFont& font) const
{
    const QFontMetricsF metrics{font, &m_device};
    double height = metrics.height();
    for (qsizetype column = 0; column < cells.size(); ++column) {
        const double width = grid.widths[static_cast<std::size_t>(column)] - 2 * dots(besideMm);
        // Nearly all cells are one line, and to measure a paragraph takes far longer than to measure a word.
        if (metrics.horizontalAdvance(cells[column]) <= width && !cells[column].contains(QLatin1Char{'\n'})) continue;
        const QRectF room{0, 0, width, m_height};
        height = std::max(height, metrics.boundingRect(room, wrapFlags(metrics, cells[column], width), cells[column]).height());
    }
    // What is longer than a page ends with it; core bounds what people write to far less.
    return std::min(height + 2 * dots(aboveMm), m_height * wholeShare);
}

void PageSetter::setRow(const Grid& grid, const QStringList& cells, Look look, double height)
{
    const QFont font = fontOf(look);
    const QFontMetricsF metrics{font, &m_device};
    const double beside = dots(besideMm);
    const double above = dots(aboveMm);
    // Heads and totals are told from rows without colour.
    if (look != Look::Row) m_sheets.back().shades.emplace_back(0, m_y, m_width, height);
    for (qsizetype column = 0; column < cells.size(); ++column) {
        const auto at = static_cast<std::size_t>(column);
        const QRectF place{grid.lefts[at] + beside, m_y + above, grid.widths[at] - 2 * beside, height - 2 * above};
        setWords(place, cells[column], font,
                 grid.aligns[at] | int{Qt::AlignTop} | wrapFlags(metrics, cells[column], place.width()));
    }
    m_y += height;
    m_sheets.back().rules.emplace_back(0, m_y, m_width, m_y);
}

void PageSetter::setHead(const Grid& grid)
{
    const QFont titleFont = font(titlePoints, QFont::Bold);
    const double height = QFontMetricsF{titleFont, &m_device}.height() + dots(aboveMm);
    setWords({0, m_y, m_width, height}, QString::fromStdString(grid.table.title), titleFont, Qt::AlignLeft | Qt::AlignTop);
    m_y += height;
    const QStringList heads = headsOf(grid.table);
    setRow(grid, heads, Look::Head, heightOf(grid, heads, fontOf(Look::Head)));
}

void PageSetter::setTable(const ReportTable& table)
{
    struct Line {
        QStringList cells;
        Look look;
        double height;
    };
    const Grid grid = gridOf(table);
    std::vector<Line> lines;
    const auto add = [&](const std::vector<Cell>& cells, Look look) {
        const QStringList words = wordsOf(cells);
        lines.push_back({words, look, heightOf(grid, words, fontOf(look))});
    };
    for (const std::vector<Cell>& row : table.rows) add(row, Look::Row);
    if (!table.totals.empty()) add(table.totals, Look::Total);
    const double headHeight = QFontMetricsF{font(titlePoints, QFont::Bold), &m_device}.height() + dots(aboveMm) +
                              heightOf(grid, headsOf(table), fontOf(Look::Head));
    const double rows =
        std::accumulate(lines.begin(), lines.end(), 0.0, [](double all, const Line& line) { return all + line.height; });
    const double first = lines.empty() ? 0 : lines.front().height;
    // Also at the top of a page, where it is lost in the margin.
    m_y += dots(gapMm);
    const double wanted = headHeight + rows <= m_height * wholeShare ? headHeight + rows : headHeight + first;
    if (m_y + wanted > m_height) turn();
    setHead(grid);
    for (const Line& line : lines) {
        if (m_y + line.height > m_height) {
            turn();
            setHead(grid);
        }
        setRow(grid, line.cells, line.look, line.height);
    }
}

} // namespace gaffer::ui
