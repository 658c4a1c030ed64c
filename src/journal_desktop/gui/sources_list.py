"""The list of sources: a model over rows, drawn as number, title, facts and a chip."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journal_desktop.core.source import Source, SourceStatus
from journal_desktop.gui import theme
from journal_desktop.gui.rows import VALUE, Index, Rows

ROW = VALUE
_CHIPS = {
    SourceStatus.RETRACTED: ("retracted", "red"),
    SourceStatus.CONCERN: ("concern", "red"),
    SourceStatus.CORRECTED: ("corrected", "amber"),
    SourceStatus.PREPRINT: ("preprint", "amber"),
}


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source as the panel lists it: its number here, or 0, and how often it is cited."""

    source: Source
    number: int
    times: int
    is_listed: bool

    @property
    def facts(self) -> str:
        """Who, what kind, and how often cited."""
        times = {0: "not cited here", 1: "cited once"}.get(self.times, f"cited {self.times} times")
        return " · ".join(filter(None, (self.source.label, self.source.kind.lower(), times)))

    @property
    def chip(self) -> tuple[str, str]:
        """A word about its standing and that word's colour."""
        if self.source.status in _CHIPS:
            return _CHIPS[self.source.status]
        return ("peer-reviewed", "soft") if self.source.peer_reviewed else ("", "soft")


class Sources(Rows[SourceRow]):
    """The sources of the article in order of use, then those of the library."""

    def identity(self, row: SourceRow) -> str:
        return row.source.id

    def words(self, row: SourceRow, role: int) -> str | None:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.source.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.source.title}, {row.facts}"
            case Qt.ItemDataRole.ToolTipRole:
                return f"{row.source.title}\n{row.facts}\n[@{row.source.key}]"
            case _:
                return None


class SourceDelegate(QStyledItemDelegate):
    """Draws one source."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        return QSize(100, 2 * option.fontMetrics.height() + 14)  # type: ignore[attr-defined]  # the stubs leave the field out

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        now = theme.colours()
        rect: QRect = option.rect  # type: ignore[attr-defined]  # the stubs leave the field out
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]  # the same
        row: SourceRow = index.data(ROW)
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(now.selection))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(now.hover))
        painter.setPen(QColor(now.line))
        painter.drawLine(rect.left() + 14, rect.bottom(), rect.right(), rect.bottom())
        font = QFont(option.font)  # type: ignore[attr-defined]  # the same
        font.setPixelSize(13)
        painter.setFont(font)
        height = painter.fontMetrics().height()
        inner = rect.adjusted(14, 6, -12, -6)
        painter.setPen(QColor(now.accent if row.number else now.faint))
        painter.drawText(
            inner.left(),
            inner.top(),
            22,
            height,
            Qt.AlignmentFlag.AlignLeft,
            str(row.number or "–"),
        )
        chip = _draw_chip(painter, inner, row, font)
        left, width = inner.left() + 24, inner.width() - 24
        painter.setFont(font)
        metrics = painter.fontMetrics()
        painter.setPen(QColor(now.ink))
        title = metrics.elidedText(row.source.title, Qt.TextElideMode.ElideRight, width - chip - 8)
        painter.drawText(left, inner.top() + metrics.ascent(), title)
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor(now.soft))
        facts = painter.fontMetrics().elidedText(row.facts, Qt.TextElideMode.ElideRight, width)
        painter.drawText(left, inner.top() + height + 2 + painter.fontMetrics().ascent(), facts)
        painter.restore()


def _draw_chip(painter: QPainter, inner: QRect, row: SourceRow, font: QFont) -> int:
    """Draw the chip at the right; how wide it is."""
    words, tint = row.chip
    if not words:
        return 0
    now = theme.colours()
    small = QFont(font)
    small.setPixelSize(11)
    painter.setFont(small)
    width = painter.fontMetrics().horizontalAdvance(words) + 14
    box = QRectF(
        inner.right() - width, inner.top() + 0.5, width, painter.fontMetrics().height() + 2
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(now.line if tint == "soft" else getattr(now, tint)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 8, 8)
    painter.setPen(QColor(getattr(now, tint)))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    return width
