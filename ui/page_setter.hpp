#pragma once

#include "core/report/table.hpp"

#include <QFont>
#include <QLineF>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <vector>

class QPagedPaintDevice;

namespace gaffer::ui {

/// Words in their place on a sheet; places are in dots of the device.
struct SetWords {
    QRectF place;
    QString words;
    QFont font;
    /// As QPainter::drawText takes them.
    int flags{};
};

/// One page, ready to be painted: first the shades, then the rules, then the words.
struct SetSheet {
    std::vector<QRectF> shades;
    std::vector<QLineF> rules;
    std::vector<SetWords> words;
};

/// Sets a report into pages. A row never breaks over two pages, a title never stands alone at the foot of one, a page that
/// continues a table repeats its title and heads, and a short table stays whole. Qt's own text documents keep none of these and
/// take several times as long.
class PageSetter {
public:
    /// Sets all of `report` for the size, margins and resolution of `device`.
    PageSetter(const QPagedPaintDevice& device, const Report& report);
    /// The pages in order, at least one.
    [[nodiscard]] const std::vector<SetSheet>& sheets() const { return m_sheets; }
    /// The line below the body, for the foot of each page.
    [[nodiscard]] QRectF foot() const;
    /// The font of the foot.
    [[nodiscard]] QFont footFont() const;
    /// Millimetres in dots of the device.
    [[nodiscard]] double dots(double mm) const;

private:
    /// How the columns of a table stand; `heads` are set bold.
    struct Grid {
        const ReportTable& table;
        std::vector<double> lefts;
        std::vector<double> widths;
        std::vector<int> aligns;
    };
    enum class Look : std::uint8_t { Head, Row, Total };
    [[nodiscard]] QFont font(double points, QFont::Weight weight) const;
    [[nodiscard]] Grid gridOf(const ReportTable& table) const;
    [[nodiscard]] double heightOf(const Grid& grid, const QStringList& cells, const QFont& font) const;
    [[nodiscard]] QFont fontOf(Look look) const;
    void setTitle(const Report& report);
    void setTable(const ReportTable& table);
    void setHead(const Grid& grid);
    void setRow(const Grid& grid, const QStringList& cells, Look look, double height);
    void setWords(const QRectF& place, const QString& words, const QFont& font, int flags);
    void turn();

    const QPagedPaintDevice& m_device;
    /// The body in dots, above the foot.
    double m_width;
    double m_height;
    /// Where the next row begins.
    double m_y{};
    std::vector<SetSheet> m_sheets{1};
};

} // namespace gaffer::ui
