#pragma once

#include "ui/widgets/painted_tile.hpp"

namespace gaffer::ui {

/// How a key looks: the one pressed most, a usual one, one that takes something away.
enum class KeyLook : std::uint8_t { Usual, Main, Careful };

/// A large key for gloves: 20 mm high at least, one label and one line below it.
class TouchKey final : public PaintedTile {
public:
    /// `label` is its accessible name too.
    TouchKey(const Theme& theme, const QString& name, const QString& label, QWidget* parent);
    /// Changes the label.
    void setLabel(const QString& label);
    /// A second, smaller line; may be empty.
    void setNote(const QString& note);
    /// How it looks.
    void setLook(KeyLook look);
    /// Size of the label, Key at first.
    void setLabelSize(TextSize size);
    /// At least one touch key in both directions.
    [[nodiscard]] QSize sizeHint() const override;
    /// As sizeHint.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintTile(QPainter& painter, const QRect& rect) override;

private:
    QString m_note;
    KeyLook m_look{KeyLook::Usual};
    TextSize m_size{TextSize::Key};
};

} // namespace gaffer::ui
