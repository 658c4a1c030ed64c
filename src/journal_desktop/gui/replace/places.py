"""The places where something would be replaced, each with a tick, before and after."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journal_desktop.gui import theme
from journal_desktop.gui.icons import icon
from journal_desktop.gui.replace.view import PlaceRow
from journal_desktop.gui.row_ground import draw_ground
from journal_desktop.gui.rows import VALUE, Index, Rows
from journal_desktop.gui.utf16 import units

ROW = VALUE
_BOX = 38
_RIGHT, _AIR = 14, 6


class PlaceRows(Rows[PlaceRow]):
    """The places; those in `off` are not to be changed."""

    def __init__(self) -> None:
        super().__init__()
        self.off: set[int] = set()

    @property
    def chosen(self) -> tuple[PlaceRow, ...]:
        """The places that are ticked."""
        return tuple(row for number, row in enumerate(self._rows) if number not in self.off)

    @property
    def every(self) -> tuple[PlaceRow, ...]:
        """All places."""
        return self._rows

    def turn(self, number: int) -> None:
        """Tick a place, or take the tick away."""
        self.off ^= {number}
        self.dataChanged.emit(self.index(number), self.index(number))

    def turn_all(self, *, on: bool) -> None:
        """Tick all places, or none."""
        self.off = set() if on else set(range(len(self._rows)))
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def identity(self, row: PlaceRow) -> str:
        return f"{row.place.article} {row.place.spot} {row.place.start}"

    def words(self, row: PlaceRow, role: int) -> str | None:
        place = row.place
        said = f"{place.before}{place.found} → {row.put}{place.after}"
        return said if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole} else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        if index.isValid() and role == Qt.ItemDataRole.AccessibleTextRole:
            row: PlaceRow = super().data(index, ROW)
            is_on = "not chosen" if index.row() in self.off else "chosen"
            return f"{is_on}, {row.where}: {self.words(row, Qt.ItemDataRole.DisplayRole)}"
        return super().data(index, role)


class PlaceList(QListView):
    """Space or a click on the box turns a tick; Enter or a double click goes to the place."""

    turned = Signal()

    def __init__(self, model: PlaceRows) -> None:
        super().__init__()
        self._places = model
        self.setModel(model)
        self.setAccessibleName("What would be replaced")
        self.setItemDelegate(_PlaceDelegate(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._turn(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() < _BOX:
            self._turn(index.row())

    def event(self, event: QEvent) -> bool:
        is_space = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if is_space and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        return super().event(event)

    def _turn(self, number: int) -> None:
        self._places.turn(number)
        self.turned.emit()


class _PlaceDelegate(QStyledItemDelegate):
    """Draws a tick, the place, and the words with the old struck out before the new."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's own signature
        small, plain = _fonts(option)
        height = QFontMetrics(small).height() + QFontMetrics(plain).height() + 2 * _AIR + 2
        return QSize(200, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        now = theme.colours()
        rect: QRect = option.rect  # type: ignore[attr-defined]  # the stubs leave the field out
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]  # the same
        row: PlaceRow = index.data(ROW)
        model: Any = index.model()
        is_on = index.row() not in model.off
        small, plain = _fonts(option)
        painter.save()
        draw_ground(painter, rect, state)
        box = QRect(rect.left() + 12, rect.top() + (rect.height() - 18) // 2, 18, 18)
        glyph, tint = ("check-square", "accent") if is_on else ("square", "faint")
        icon(glyph, tint).paint(painter, box)
        width = rect.width() - _BOX - _RIGHT
        painter.setFont(small)
        painter.setPen(QColor(now.faint))
        metrics = QFontMetrics(small)
        where = metrics.elidedText(row.where, Qt.TextElideMode.ElideRight, width)
        top = rect.top() + _AIR
        painter.drawText(rect.left() + _BOX, top + metrics.ascent(), where)
        painter.setPen(QColor(now.ink if is_on else now.faint))
        at = QPointF(rect.left() + _BOX, top + metrics.height() + 2)
        painter.setClipRect(rect.adjusted(_BOX, 0, -_RIGHT, 0))
        _laid(row, plain, width, is_on=is_on).draw(painter, at)
        painter.restore()


def _laid(row: PlaceRow, font: QFont, width: int, *, is_on: bool) -> QTextLayout:
    """The words on one line, those before the place cut so that it is in sight."""
    now = theme.colours()
    place = row.place
    room = width - QFontMetrics(font).horizontalAdvance(f"{place.found} {row.put}")
    before = QFontMetrics(font).elidedText(
        place.before, Qt.TextElideMode.ElideLeft, max(40, room // 2)
    )
    put = row.put if is_on else ""
    layout = QTextLayout(f"{before}{place.found}{put}{place.after}", font)
    gone, new = QTextCharFormat(), QTextCharFormat()
    gone.setForeground(QColor(now.red if is_on else now.faint))
    gone.setFontStrikeOut(is_on)
    new.setForeground(QColor(now.green))
    new.setFontWeight(QFont.Weight.DemiBold)
    formats: list[QTextLayout.FormatRange] = []
    start = units(before)
    for words, look in ((place.found, gone), (put, new)):
        each = QTextLayout.FormatRange()
        each.start = start  # type: ignore[attr-defined]  # the stubs leave the field out
        each.length = units(words)  # type: ignore[attr-defined]  # the same
        each.format = look  # type: ignore[attr-defined]  # the same
        formats.append(each)
        start += units(words)
    layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(100_000)
    layout.endLayout()
    return layout


def _fonts(option: QStyleOptionViewItem) -> tuple[QFont, QFont]:
    small, plain = QFont(option.font), QFont(option.font)  # type: ignore[attr-defined]  # the stubs leave the field out
    small.setPixelSize(12)
    plain.setPixelSize(13)
    return small, plain
