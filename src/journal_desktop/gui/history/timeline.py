"""The timeline: versions under their days, drawn as time, why kept and what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journal_desktop.gui import theme
from journal_desktop.gui.icons import icon
from journal_desktop.gui.rows import VALUE, Index, Rows

ROW = VALUE
_DAY, _LINES, _LEFT, _TEXT, _RIGHT = 28, 44, 16, 64, 16


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A version as the timeline shows it; without an id it is the present state.

    `day` is set on the first row of a day, to stand above it.
    """

    id: str
    time: str
    why: str
    line: str
    day: str = ""
    is_named: bool = False
    is_damaged: bool = False

    @property
    def spoken(self) -> str:
        """All of it in one sentence."""
        when = f"{self.day}, {self.time}" if self.day and self.time else self.day or self.time
        return ". ".join(filter(None, (when, self.why, self.line)))


class Timeline(Rows[HistoryRow]):
    """The present state, and under it the versions, newest first."""

    def identity(self, row: HistoryRow) -> str:
        return row.id

    def words(self, row: HistoryRow, role: int) -> str | None:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{row.time} {row.why}".strip()
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(filter(None, (row.why, row.line)))
            case _:
                return None


class VersionDelegate(QStyledItemDelegate):
    """Draws one version in two lines, its day above the first."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view: Any = option.widget  # type: ignore[attr-defined]  # the stubs leave the field out
        row: HistoryRow = index.data(ROW)
        width = view.viewport().width() if view is not None else 400
        return QSize(width, _LINES + (_DAY if row.day else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        now = theme.colours()
        rect = QRect(option.rect)  # type: ignore[attr-defined]  # the stubs leave the field out
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]  # the same
        row: HistoryRow = index.data(ROW)
        small, plain, strong = _fonts(option)
        painter.save()
        if row.day:
            head = QRect(rect.left() + _LEFT, rect.top(), rect.width() - _LEFT - _RIGHT, _DAY - 4)
            painter.setFont(_weighted(small, QFont.Weight.DemiBold))
            painter.setPen(QColor(now.faint))
            painter.drawText(head, Qt.AlignmentFlag.AlignBottom, row.day)
            rect.setTop(rect.top() + _DAY)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(now.selection))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(now.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(now.hover))
        top, height = rect.top() + 4, 18
        painter.setFont(small)
        painter.setPen(QColor(now.soft))
        painter.drawText(rect.left() + _LEFT, top, _TEXT, height, _MIDDLE, row.time)
        left, width = rect.left() + _TEXT, rect.width() - _TEXT - _RIGHT
        ink = now.red if row.is_damaged else now.ink
        if row.is_named or row.is_damaged:
            glyph, tint = ("warning-circle", "red") if row.is_damaged else _NAMED
            icon(glyph, tint).paint(painter, QRect(left, top + 2, 14, 14))
            left, width = left + 20, width - 20
        _write(painter, QRect(left, top, width, height), row.why, ink, strong)
        below = QRect(rect.left() + _TEXT, top + height, rect.width() - _TEXT - _RIGHT, height)
        _write(painter, below, row.line, now.soft, small if row.line else plain)
        painter.restore()


_MIDDLE = Qt.AlignmentFlag.AlignVCenter.value
_NAMED = ("bookmark-simple", "accent")


def day_words(day: date, today: date) -> str:
    """A day as the timeline names it: "Today", "Yesterday", "Monday, 2 March 2026"."""
    ago = (today - day).days
    if ago in {0, 1}:
        return "Yesterday" if ago else "Today"
    return f"{day:%A}, {day.day} {day:%B %Y}"


def _write(painter: QPainter, rect: QRect, words: str, ink: str, font: QFont) -> None:
    painter.setFont(font)
    painter.setPen(QColor(ink))
    fit = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _MIDDLE, fit)


def _fonts(option: QStyleOptionViewItem) -> tuple[QFont, QFont, QFont]:
    """The fonts for times and changes, for what is empty, and for why a version was kept."""
    small, plain = QFont(option.font), QFont(option.font)  # type: ignore[attr-defined]  # the stubs leave the field out
    small.setPixelSize(12)
    plain.setPixelSize(13)
    return small, plain, _weighted(plain, QFont.Weight.Medium)


def _weighted(font: QFont, weight: QFont.Weight) -> QFont:
    made = QFont(font)
    made.setWeight(weight)
    return made
