#include "ui/models/tables.hpp"

#include "core/report/columns.hpp"
#include "ui/i18n/words.hpp"

#include <algorithm>

namespace gaffer::ui {
namespace {

/// A dash is weak: the eye should pass over what is not known.
RowCell words(const QString& text) { return {text, false, Urgency::None, text == noFigure}; }

RowCell figure(const QString& text) { return {text, true, Urgency::None, text == noFigure}; }

QString stationList(const std::vector<StationId>& stations)
{
    QStringList codes;
    for (const StationId& station : stations) codes.append(text(station));
    return codes.isEmpty() ? noFigure : codes.join(QStringLiteral(", "));
}

RowCell pointValue(const PointView& point, Liveness liveness)
{
    const ValueView value{point.value, point.unit, point.quality, point.reason, point.time, HeatSource::Wired};
    RowCell cell = point.text ? words(QString::fromStdString(*point.text)) : figure(valueText(value, point.decimals));
    // Old and doubtful values keep their place and turn grey.
    cell.weak = cell.weak || liveness == Liveness::Lost || point.quality != Quality::Good;
    return cell;
}

RowCell pointQuality(const PointView& point, Liveness liveness)
{
    // What the sensor was worth when the service was last heard says nothing now.
    if (liveness == Liveness::Lost) return {say("service lost"), false, Urgency::None, true};
    if (point.quality == Quality::Good) return words(point.typed ? say("good, typed") : say("good"));
    return {qualityText(point.quality, point.reason), false, point.quality == Quality::Bad ? Urgency::Look : Urgency::None, true};
}

Urgency urgencyOf(MouldFitness fitness)
{
    switch (fitness) {
    case MouldFitness::Fit: return Urgency::None;
    // Soon is not yet: a page full of yellow is read by nobody.
    case MouldFitness::CareSoon: return Urgency::None;
    case MouldFitness::CareOverdue:
    case MouldFitness::WornOut: return Urgency::Look;
    case MouldFitness::NotUsable: return Urgency::None;
    }
    return Urgency::None;
}

QString cyclesText(const MouldView& mould)
{
    // A mould that came from the shelf with an unknown past.
    if (!mould.cycles) return noFigure;
    return mould.cyclesAbout ? say("about %1").arg(*mould.cycles) : QString::number(*mould.cycles);
}

std::vector<RowCell> reportRow(const std::vector<Cell>& cells, const std::vector<std::size_t>& numbers)
{
    std::vector<RowCell> row;
    // The same words as in every file: rounding happens in core alone.
    for (const Cell& cell : cells) row.push_back(words(text(cellText(cell))));
    for (const std::size_t column : numbers)
        if (column < row.size()) row[column].number = true;
    return row;
}

} // namespace

Rows lateOrders(std::span<const OrderView> orders, Language language)
{
    Rows rows{{say("Order"), say("Product"), say("Due"), say("Made"), say("Quantity"), say("Stations")}, {}, {}};
    std::vector<const OrderView*> late;
    for (const OrderView& order : orders)
        if (order.late) late.push_back(&order);
    // The oldest promise first.
    std::ranges::stable_sort(late, {}, [](const OrderView* order) { return order->due.value_or(Date{}); });
    for (const OrderView* order : late) {
        rows.keys.push_back(order->id);
        rows.cells.push_back({words(text(order->id)), words(productName(language, order->nameZh, order->nameEn, order->product)),
                              words(dateText(order->due)), figure(QString::number(order->made)),
                              figure(QString::number(order->quantity)), words(stationList(order->stations))});
    }
    return rows;
}

Rows livePoints(std::span<const PointView> points, Instant now, Liveness liveness)
{
    Rows rows{{say("Point"), say("Value"), say("Quality"), say("Age"), say("Raw")}, {}, {}};
    for (const PointView& point : points) {
        rows.keys.push_back(point.name.value);
        rows.cells.push_back({words(text(point.name)), pointValue(point, liveness), pointQuality(point, liveness),
                              figure(point.time ? ageText(now - *point.time) : noFigure), figure(piecesText(point.raw))});
    }
    return rows;
}

Rows mouldCopies(std::span<const MouldView> moulds)
{
    Rows rows{{say("Mould"), say("Kind"), say("State"), say("Station"), say("Cycles"), say("Life"), say("Since care"),
               say("Care every"), say("Fitness")},
              {},
              {}};
    for (const MouldView& mould : moulds) {
        rows.keys.push_back(mould.id);
        RowCell fitness = words(sayKey("fitness", nameOf(mould.fitness)));
        fitness.urgency = urgencyOf(mould.fitness);
        rows.cells.push_back({words(text(mould.id)), words(mould.type.empty() ? noFigure : sayKey("mouldType", mould.type)),
                              words(sayKey("mouldState", nameOf(mould.state))),
                              words(mould.station.empty() ? noFigure : text(mould.station)), figure(cyclesText(mould)),
                              figure(piecesText(mould.lifeCycles)), figure(QString::number(mould.sinceCare)),
                              figure(piecesText(mould.careEvery)), fitness});
    }
    return rows;
}

Rows reportRows(const ReportTable& table)
{
    Rows rows;
    for (const std::string& column : table.columns) rows.heads.append(text(column));
    std::vector<std::size_t> numbers;
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        if (isNumberColumn(table, column)) numbers.push_back(column);
    for (const std::vector<Cell>& row : table.rows) rows.cells.push_back(reportRow(row, numbers));
    if (!table.totals.empty()) rows.cells.push_back(reportRow(table.totals, numbers));
    return rows;
}

Rows products(std::span<const Product> found, Language language)
{
    Rows rows{{say("Code"), say("Product"), say("Series"), say("Glass"), say("Mould")}, {}, {}};
    const auto orNone = [](const std::string& value) { return words(value.empty() ? noFigure : text(value)); };
    for (const Product& product : found) {
        rows.keys.push_back(product.code.value);
        rows.cells.push_back({words(text(product.code)),
                              words(productName(language, product.nameZh, product.nameEn, product.code)), orNone(product.series),
                              orNone(product.glass.value), orNone(product.mould.value)});
    }
    return rows;
}

Rows toExplain(std::span<const ExplainView> waiting, std::int64_t utcOffsetMinutes)
{
    Rows rows{{say("Station"), say("Why"), say("Pieces"), say("Time")}, {}, {}};
    for (const ExplainView& item : waiting) {
        QStringList why;
        for (const std::string& reason : item.why) why.append(sayKey("explain", reason));
        rows.keys.push_back(item.id);
        rows.cells.push_back({words(text(item.station)),
                              words(why.isEmpty() ? say("stop without a reason") : why.join(QStringLiteral(", "))),
                              // A stop has no pieces, which is not the same as none.
                              figure(item.id.starts_with("stop") ? noFigure : QString::number(item.pieces)),
                              words(clockText(item.time, utcOffsetMinutes))});
    }
    return rows;
}

} // namespace gaffer::ui
