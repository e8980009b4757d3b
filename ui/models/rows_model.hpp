#pragma once

#include "ui/theme/theme.hpp"

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

namespace gaffer::ui {

/// A cell as words.
struct RowCell {
    QString words;
    /// Numbers stand right.
    bool number{};
    Urgency urgency{Urgency::None};
    /// True for what is old or unknown.
    bool weak{};
    bool operator==(const RowCell&) const = default;
};

/// A table as words; `keys` name the rows.
struct Rows {
    QStringList heads;
    std::vector<std::vector<RowCell>> cells;
    std::vector<std::string> keys;
};

/// Shows a table of words; a new table of the same shape changes cells only, so that selection and scroll position stay.
class RowsModel final : public QAbstractTableModel {
public:
    /// Empty at first; `theme` outlives it.
    RowsModel(const Theme& theme, QObject* parent);
    /// Shows `rows`.
    void show(Rows rows);
    /// The key of a row; empty when there is no such row.
    [[nodiscard]] std::string keyOf(int row) const;
    /// Rows shown.
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    /// Columns shown.
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    /// Words, alignment and colours of a cell.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    /// Column heads.
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void resizeTo(int rows);
    const Theme& m_theme;
    Rows m_rows;
};

} // namespace gaffer::ui
