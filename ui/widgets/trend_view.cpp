#include "ui/widgets/trend_view.hpp"

#include "ui/i18n/words.hpp"
#include "ui/widgets/painted_tile.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace gaffer::ui {
namespace {

/// Room for "1,250.5 °C" on either side: two units share a chart.
constexpr double axisMm = 17;
constexpr double timeAxisMm = 6;
/// A flag with two digits in it.
constexpr double flagMm = 5;
/// Weak enough for a curve to be read through it.
constexpr int bandAlpha = 40;
/// Fixed, so that both scales have their numbers on the same lines.
constexpr int horizontalLines = 5;
/// Points; Qt needs minutes for one line of some thousand and nothing for many of sixty-four.
constexpr std::size_t pieceLength = 64;
/// Share of the span left free above and below, or a peak would lie on the frame.
constexpr double headroom = 0.05;

/// The bin of `curve` that holds `instant`; nullptr before the first.
const HistoryBin* binAt(const TrendCurve& curve, Instant instant)
{
    const auto after = std::upper_bound(curve.bins.begin(), curve.bins.end(), instant,
                                        [](Instant wanted, const HistoryBin& bin) { return wanted < bin.start; });
    return after == curve.bins.begin() ? nullptr : &*std::prev(after);
}

/// A counter or a switch has no mean: what it last showed is true until the next.
double shown(const TrendCurve& curve, const HistoryBin& bin) { return curve.stepped ? bin.last : bin.mean; }

/// Collects points and draws them in pieces: long polylines are dear.
class Line {
public:
    explicit Line(QPainter& painter) : m_painter{painter} {}
    ~Line() { flush(); }
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;
    void to(int x, int y)
    {
        m_points.append(QPoint{x, y});
        if (static_cast<std::size_t>(m_points.size()) < pieceLength) return;
        // The next piece begins where this one ends, or the line would have holes.
        const QPoint last = m_points.back();
        flush();
        m_points.append(last);
    }
    void flush()
    {
        if (m_points.size() > 1) m_painter.drawPolyline(m_points);
        m_points.clear();
    }

private:
    QPainter& m_painter;
    QPolygon m_points;
};

/// To get from one nice step to the next without meeting the same again.
constexpr double slightlyMore = 1.01;
constexpr std::chrono::hours day{24};

/// The smallest of 1, 2, 5, 10, 20 … that is no less than `atLeast`.
double niceStep(double atLeast)
{
    const double power = std::pow(10, std::floor(std::log10(atLeast)));
    for (const double first : {1.0, 2.0, 5.0})
        if (first * power >= atLeast) return first * power;
    return 10 * power;
}

/// Digits behind the point that tell two lines apart.
int decimalsOf(double step) { return step >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(step))); }

/// Whole hours or days, at most eight or nine lines.
Duration hoursBetweenLines(Duration span)
{
    if (span <= std::chrono::hours{8}) return std::chrono::hours{1};
    return span <= day ? std::chrono::hours{3} : day;
}

} // namespace

TrendView::TrendView(const Theme& theme, QWidget* parent) : QWidget{parent}, m_theme{theme}
{
    setObjectName(QStringLiteral("trendView"));
    setAccessibleName(say("trend chart"));
    // The crosshair follows the pointer without a button held.
    setMouseTracking(true);
    // Arrow keys move the crosshair.
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(theme.mm(40));
}

void TrendView::setCurves(std::vector<TrendCurve> curves, Instant from, Instant to, std::int64_t utcOffsetMinutes)
{
    m_curves = std::move(curves);
    m_from = from;
    // A stretch of nothing would divide by it.
    m_to = std::max(to, from + Duration{1});
    m_offset = utcOffsetMinutes;
    m_cache = {};
    update();
}

QRect TrendView::plot() const
{
    const int axis = m_theme.mm(axisMm);
    // Flags have a lane of their own: on the curves they would hide a peak.
    const int top = m_notes.empty() ? m_theme.mm(2) : m_theme.mm(flagMm + 2);
    return rect().adjusted(axis, top, -axis, -m_theme.mm(timeAxisMm));
}

void TrendView::setNotes(std::vector<NoteView> notes)
{
    m_notes = std::move(notes);
    m_cache = {};
    update();
}

int TrendView::flagWidth() const { return m_theme.mm(flagMm); }

std::map<int, std::vector<const NoteView*>> TrendView::flags() const
{
    std::map<int, std::vector<const NoteView*>> places;
    for (const NoteView& view : m_notes) {
        // A note that began before the view flies its flag at the edge.
        const int x = xOf(std::clamp(view.note.from, m_from, m_to));
        const bool near = !places.empty() && x - places.rbegin()->first < flagWidth();
        places[near ? places.rbegin()->first : x].push_back(&view);
    }
    return places;
}

std::vector<NoteView> TrendView::notesHere() const
{
    std::vector<NoteView> here;
    if (!m_crosshair) return here;
    const int x = xOf(*m_crosshair);
    for (const auto& [left, notes] : flags())
        for (const NoteView* view : notes) {
            const bool held = view->note.from <= *m_crosshair && *m_crosshair <= view->note.to;
            if (held || (x >= left && x < left + flagWidth())) here.push_back(*view);
        }
    return here;
}

void TrendView::paintFlag(QPainter& painter, int x, std::size_t notes) const
{
    const Palette& colours = m_theme.palette();
    const QRect flag{x, m_theme.mm(1), flagWidth() - 1, m_theme.mm(flagMm)};
    painter.setPen(QPen{colours.mark, 1});
    painter.drawLine(x, flag.top(), x, plot().bottom());
    painter.fillRect(flag, colours.mark);
    if (notes < 2) return;
    painter.setPen(colours.markInk);
    painter.drawText(flag, Qt::AlignCenter, QString::number(notes));
}

void TrendView::paintNotes(QPainter& painter) const
{
    QColor band = m_theme.palette().mark;
    band.setAlpha(bandAlpha);
    painter.setFont(m_theme.bold(TextSize::Small));
    // Each stretch once: twenty bands on each other would be a wall.
    int painted = plot().left();
    for (const NoteView& view : m_notes) {
        const int left = std::max(painted, xOf(std::max(view.note.from, m_from)));
        const int right = xOf(std::min(view.note.to, m_to));
        if (right <= left) continue;
        painter.fillRect(QRect{left, plot().top(), right - left, plot().height()}, band);
        painted = right;
    }
    for (const auto& [x, notes] : flags()) paintFlag(painter, x, notes.size());
}

int TrendView::xOf(Instant instant) const
{
    const QRect area = plot();
    const double share = static_cast<double>((instant - m_from).count()) / static_cast<double>((m_to - m_from).count());
    return area.left() + static_cast<int>(std::lround(share * area.width()));
}

Instant TrendView::instantAt(int x) const
{
    const QRect area = plot();
    const double share = static_cast<double>(x - area.left()) / std::max(1, area.width());
    return m_from + Duration{static_cast<std::int64_t>(share * static_cast<double>((m_to - m_from).count()))};
}

int TrendView::yOf(const Scale& scale, double value) const
{
    const QRect area = plot();
    return area.bottom() - static_cast<int>(std::lround((value - scale.low) / (scale.high - scale.low) * area.height()));
}

TrendView::Scale TrendView::rounded(const Scale& scale)
{
    double step = niceStep((scale.high - scale.low) / horizontalLines);
    double low = std::floor(scale.low / step) * step;
    // Rounding the foot down may leave the top uncovered: then the step is too small.
    while (low + step * horizontalLines < scale.high) {
        step = niceStep(step * slightlyMore);
        low = std::floor(scale.low / step) * step;
    }
    return {scale.unit, low, low + step * horizontalLines};
}

std::vector<TrendView::Scale> TrendView::scales() const
{
    std::vector<Scale> found;
    for (const TrendCurve& curve : m_curves) {
        auto scale = std::ranges::find(found, curve.unit, &Scale::unit);
        for (const HistoryBin& bin : curve.bins) {
            // What was no measurement must not stretch the scale: a broken sensor says 3,100 degrees.
            if (bin.goodPercent <= 0) continue;
            // One scale for each unit: degrees and kilograms never share an axis.
            if (scale == found.end()) scale = found.insert(found.end(), Scale{curve.unit, bin.min, bin.max});
            scale->low = std::min(scale->low, bin.min);
            scale->high = std::max(scale->high, bin.max);
        }
    }
    for (Scale& scale : found) {
        // A flat line gets a band of its own size too, however small its numbers are.
        const double room = std::max({(scale.high - scale.low) * headroom, std::abs(scale.high) * 1e-3, 0.05});
        scale = rounded({scale.unit, scale.low - room, scale.high + room});
    }
    return found;
}

void TrendView::paintAxes(QPainter& painter, const std::vector<Scale>& scales) const
{
    const Palette& colours = m_theme.palette();
    const QRect area = plot();
    painter.setFont(m_theme.font(TextSize::Small));
    const int height = QFontMetrics{painter.font()}.height();
    for (int line = 0; line <= horizontalLines; ++line) {
        const int y = area.bottom() - area.height() * line / horizontalLines;
        painter.setPen(colours.line);
        painter.drawLine(area.left(), y, area.right(), y);
        painter.setPen(colours.weakInk);
        // The first unit stands left, the second right; a third has its numbers in the legend only.
        for (std::size_t index = 0; index < std::min<std::size_t>(2, scales.size()); ++index) {
            const Scale& scale = scales[index];
            const double value = scale.low + (scale.high - scale.low) * line / horizontalLines;
            const QRect place =
                index == 0 ? QRect{0, y - height / 2, area.left() - m_theme.mm(1), height}
                           : QRect{area.right() + m_theme.mm(1), y - height / 2, width() - area.right() - m_theme.mm(1), height};
            // Once, on top; on every line it would be read as part of the number.
            const QString unit = line == horizontalLines ? QLatin1Char{' '} + unitText(scale.unit) : QString{};
            painter.drawText(place, (index == 0 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                             numberText(value, decimalsOf((scale.high - scale.low) / horizontalLines)) + unit);
        }
    }
    paintHours(painter, height);
}

void TrendView::paintHours(QPainter& painter, int height) const
{
    const Palette& colours = m_theme.palette();
    const QRect area = plot();
    const Duration step = hoursBetweenLines(m_to - m_from);
    // Lines stand on local hours: people look for shift ends, and zones may be off by half an hour.
    const Duration local = m_from.time_since_epoch() + std::chrono::minutes{m_offset};
    for (Instant instant = m_from + (step - local % step) % step; instant <= m_to; instant += step) {
        const int x = xOf(instant);
        painter.setPen(colours.line);
        painter.drawLine(x, area.top(), x, area.bottom());
        painter.setPen(colours.weakInk);
        // Over days the date says more than 00:00.
        const QString when = step >= day ? dateClockText(instant, m_offset).mid(5, 5) : clockText(instant, m_offset);
        painter.drawText(QRect{x - m_theme.mm(10), area.bottom() + 2, m_theme.mm(20), height}, Qt::AlignCenter, when);
    }
}

void TrendView::paintCurve(QPainter& painter, const TrendCurve& curve, const Scale& scale) const
{
    Line line{painter};
    std::optional<int> lastY;
    for (const HistoryBin& bin : curve.bins) {
        if (bin.goodPercent <= 0) {
            // A gap is drawn as a gap; a line across it would be a claim.
            line.flush();
            lastY.reset();
            continue;
        }
        const int x = xOf(bin.start);
        const int y = yOf(scale, shown(curve, bin));
        // A step goes sideways first: the old value held until then.
        if (curve.stepped && lastY) line.to(x, *lastY);
        line.to(x, y);
        // The spread of a bin stays seen however far the view is: a short peak is what people look for.
        if (!curve.stepped && bin.max > bin.min) painter.drawLine(x, yOf(scale, bin.min), x, yOf(scale, bin.max));
        lastY = y;
    }
}

void TrendView::redraw()
{
    // Curves are painted once; moving the crosshair copies a picture.
    m_cache = QPixmap{size()};
    m_cache.fill(m_theme.palette().raised);
    QPainter painter{&m_cache};
    const std::vector<Scale> all = scales();
    // Hatched like everything that has no data; never an empty frame that could pass for zero.
    if (all.empty()) {
        // Hatched means no data, here as on the tiles.
        paintHatch(painter, plot(), m_theme);
        paintNotes(painter);
        painter.setFont(m_theme.bold(TextSize::Body));
        painter.setPen(m_theme.palette().ink);
        const QString words = m_curves.empty() ? say("Choose up to 8 points on the left.") : say("No data in this stretch.");
        const int wide = QFontMetrics{painter.font()}.horizontalAdvance(words) + m_theme.mm(6);
        const QRect box{plot().center().x() - wide / 2, plot().center().y() - m_theme.mm(5), wide, m_theme.mm(10)};
        painter.fillRect(box, m_theme.palette().raised);
        painter.drawText(box, Qt::AlignCenter, words);
        return;
    }
    paintAxes(painter, all);
    paintNotes(painter);
    painter.setClipRect(plot());
    for (std::size_t index = 0; index < m_curves.size(); ++index) {
        const auto scale = std::ranges::find(all, m_curves[index].unit, &Scale::unit);
        if (scale == all.end()) continue;
        QPen pen{m_theme.palette().curves[index % m_theme.palette().curves.size()]};
        pen.setWidth(2);
        // As wide on every screen; a scaled pen costs ten times as much.
        pen.setCosmetic(true);
        painter.setPen(pen);
        paintCurve(painter, m_curves[index], *scale);
    }
}

void TrendView::paintEvent(QPaintEvent* /*event*/)
{
    // Also after setCurves, which empties it.
    if (m_cache.size() != size()) redraw();
    QPainter painter{this};
    painter.drawPixmap(0, 0, m_cache);
    if (!m_crosshair) return;
    painter.setPen(QPen{m_theme.palette().ink, 1, Qt::DashLine});
    const int x = xOf(*m_crosshair);
    painter.drawLine(x, plot().top(), x, plot().bottom());
}

void TrendView::resizeEvent(QResizeEvent* event)
{
    m_cache = {};
    QWidget::resizeEvent(event);
}

void TrendView::mouseMoveEvent(QMouseEvent* event) { setCrosshair(under(*event)); }

std::optional<Instant> TrendView::under(const QMouseEvent& event) const
{
    const int x = static_cast<int>(event.position().x());
    const bool inside = x >= plot().left() && x <= plot().right() && !m_curves.empty();
    return inside ? std::optional{instantAt(x)} : std::nullopt;
}

void TrendView::mousePressEvent(QMouseEvent* event)
{
    // A finger has nothing to hover with: what it touched stays marked. Beside the curves it marks nothing.
    m_pinned = under(*event);
    setCrosshair(m_pinned);
}

void TrendView::leaveEvent(QEvent* event)
{
    setCrosshair(m_pinned);
    QWidget::leaveEvent(event);
}

void TrendView::keyPressEvent(QKeyEvent* event)
{
    // With gloves or without a mouse: the arrows read a curve value by value.
    const bool left = event->key() == Qt::Key_Left;
    if ((!left && event->key() != Qt::Key_Right) || m_curves.empty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    // Across the whole chart in a few seconds of a held key.
    constexpr int steps = 200;
    const Duration step = (m_to - m_from) / steps;
    const Instant now = m_crosshair.value_or(m_to);
    setCrosshair(std::clamp(left ? now - step : now + step, m_from, m_to));
}

void TrendView::setCrosshair(std::optional<Instant> instant)
{
    if (instant == m_crosshair) return;
    m_crosshair = instant;
    update();
    if (m_moved) m_moved(instant);
}

std::optional<double> TrendView::valueAt(std::size_t index, Instant instant) const
{
    if (index >= m_curves.size()) return std::nullopt;
    const HistoryBin* bin = binAt(m_curves[index], instant);
    if (!bin || bin->goodPercent <= 0) return std::nullopt;
    return shown(m_curves[index], *bin);
}

QByteArray trendCsv(const std::vector<TrendCurve>& curves)
{
    // With the mark that tells Chinese Excel what it reads.
    QByteArray csv{"\xEF\xBB\xBFtime"};
    // Points of different buses have bins of different starts: each instant is a row of its own.
    std::map<Instant, std::vector<QByteArray>> rows;
    for (std::size_t index = 0; index < curves.size(); ++index) {
        csv += ',' + QByteArray::fromStdString(curves[index].point.value);
        for (const HistoryBin& bin : curves[index].bins) {
            std::vector<QByteArray>& row = rows[bin.start];
            // Curves with bins of other instants leave their fields empty.
            row.resize(curves.size());
            if (bin.goodPercent > 0) row[index] = numberText(shown(curves[index], bin), -1).toUtf8();
        }
    }
    csv += "\r\n";
    for (const auto& [start, row] : rows) {
        csv += QByteArray::fromStdString(toText(start));
        for (const QByteArray& field : row) csv += ',' + field;
        csv += "\r\n";
    }
    return csv;
}

} // namespace gaffer::ui
