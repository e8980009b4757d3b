#include "ui/models/rows_model.hpp"

#include "core/base/check.hpp"

#include <QBrush>

namespace gaffer::ui {

RowsModel::RowsModel(const Theme& theme, QObject* parent) : QAbstractTableModel{parent}, m_theme{theme} {}

void RowsModel::show(Rows rows)
{
    GAFFER_CHECK(rows.keys.empty() || rows.keys.size() == rows.cells.size());
    // Another language or another table: nothing of the old selection fits.
    if (rows.heads != m_rows.heads) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    resizeTo(static_cast<int>(rows.cells.size()));
    m_rows.keys = std::move(rows.keys);
    for (std::size_t row = 0; row < rows.cells.size(); ++row) {
        // Only what changed is repainted, and the selection and the scroll bar stay where they are.
        if (rows.cells[row] == m_rows.cells[row]) continue;
        m_rows.cells[row] = std::move(rows.cells[row]);
        emit dataChanged(index(static_cast<int>(row), 0), index(static_cast<int>(row), columnCount() - 1));
    }
}

void RowsModel::resizeTo(int rows)
{
    const int now = rowCount();
    if (rows > now) {
        beginInsertRows({}, now, rows - 1);
        m_rows.cells.resize(static_cast<std::size_t>(rows));
        endInsertRows();
    } else if (rows < now) {
        beginRemoveRows({}, rows, now - 1);
        m_rows.cells.resize(static_cast<std::size_t>(rows));
        endRemoveRows();
    }
}

std::string RowsModel::keyOf(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    return row >= 0 && at < m_rows.keys.size() ? m_rows.keys[at] : std::string{};
}

int RowsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.cells.size()); }

int RowsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.heads.size());
}

QVariant RowsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const std::vector<RowCell>& row = m_rows.cells[static_cast<std::size_t>(index.row())];
    // A row freshly inserted is empty until it is filled.
    if (static_cast<std::size_t>(index.column()) >= row.size()) return {};
    const RowCell& cell = row[static_cast<std::size_t>(index.column())];
    const Palette& colours = m_theme.palette();
    // What is cut in its column stands whole under the pointer.
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) return cell.words;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment{(cell.number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter});
    // The words of the cell say it too.
    if (role == Qt::BackgroundRole && cell.urgency != Urgency::None)
        return QBrush{cell.urgency == Urgency::Act ? colours.alarm : colours.warn};
    if (role != Qt::ForegroundRole) return {};
    if (cell.urgency != Urgency::None) return QBrush{cell.urgency == Urgency::Act ? colours.alarmInk : colours.warnInk};
    return QBrush{cell.weak ? colours.weakInk : colours.ink};
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    // A head stands over its figures.
    if (role == Qt::TextAlignmentRole) return data(index(0, section), role);
    return role == Qt::DisplayRole ? QVariant{m_rows.heads.value(section)} : QVariant{};
}

} // namespace gaffer::ui
