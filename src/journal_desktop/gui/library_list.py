"""The list of articles: a model over summaries, drawn as status dot, title and facts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import (
    QPointF,
    QRect,
    QSize,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journal_desktop.core.article import Status
from journal_desktop.gui import theme
from journal_desktop.gui.rows import VALUE, Index, Rows
from journal_desktop.gui.words import STATUSES, ago
from journal_desktop.store.values import Summary

SUMMARY = VALUE
_OFFSET = QPointF(32, 8)
_DOTS = {
    Status.PUBLISHED: "green",
    Status.IN_REVIEW: "amber",
    Status.READY: "accent",
    Status.NEEDS_UPDATE: "amber",
    Status.RETRACTED: "red",
}


class Summaries(Rows[Summary]):
    """The articles of the library, last changed first."""

    def identity(self, row: Summary) -> str:
        return row.id

    def words(self, row: Summary, role: int) -> str | None:
        words = row.title or "Untitled article"
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{words}, {STATUSES[row.status]}"
            case Qt.ItemDataRole.ToolTipRole:
                return f"{words}\n{row.standfirst}".strip()
            case _:
                return None


class Found(QSortFilterProxyModel):
    """The articles whose title, standfirst or category holds every word that was typed."""

    def __init__(self, source: Summaries) -> None:
        super().__init__()
        self.setSourceModel(source)
        self._words: list[str] = []

    def search(self, text: str) -> None:
        """Keep to articles with every word of *text*."""
        self.beginFilterChange()
        self._words = text.casefold().split()
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        row: Summary = self.sourceModel().index(source_row, 0, source_parent).data(SUMMARY)
        shown = f"{row.title} {row.standfirst} {row.category}".casefold()
        return all(word in shown for word in self._words)


class SummaryDelegate(QStyledItemDelegate):
    """Draws one article of the list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view: Any = option.widget  # type: ignore[attr-defined]  # the stubs leave the field out
        width = view.viewport().width() if view is not None else 220
        title = _title_layout(str(index.data()), width - 44, _title_font(option))
        return QSize(width, int(_height(title)) + option.fontMetrics.height() + 18)  # type: ignore[attr-defined]  # the same

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        now = theme.colours()
        rect: QRect = option.rect  # type: ignore[attr-defined]  # the stubs leave the field out
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]  # the same
        row: Summary = index.data(SUMMARY)
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(now.selection))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(now.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(now.hover))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(now, _DOTS.get(row.status, "faint"))))
        painter.drawEllipse(rect.left() + 14, rect.top() + 13, 8, 8)
        title = _title_layout(str(index.data()), rect.width() - 44, _title_font(option))
        painter.setPen(QColor(now.ink))
        title.draw(painter, rect.topLeft().toPointF() + _OFFSET)
        painter.setPen(QColor(now.soft))
        painter.setFont(_facts_font(option))
        below = rect.top() + 8 + int(_height(title)) + 2
        facts = painter.fontMetrics().elidedText(
            _facts(row), Qt.TextElideMode.ElideRight, rect.width() - 44
        )
        painter.drawText(rect.left() + 32, below + painter.fontMetrics().ascent(), facts)
        painter.restore()


def _facts(row: Summary) -> str:
    when = ago(row.changed.astimezone(), datetime.now(UTC).astimezone())
    return " · ".join(filter(None, (STATUSES[row.status], when, row.category)))


def _title_layout(words: str, width: int, font: QFont) -> QTextLayout:
    """The title laid out in at most two lines, the second with an ellipsis if need be."""
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    for _ in range(2):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    last = layout.lineAt(layout.lineCount() - 1) if layout.lineCount() else None
    if last is not None and last.textStart() + last.textLength() < len(words):
        kept, _, _ = words[: last.textStart() + last.textLength() - 1].rpartition(" ")
        return _title_layout(f"{kept}…", width, font)
    return layout


def _height(layout: QTextLayout) -> float:
    return sum(layout.lineAt(number).height() for number in range(layout.lineCount()))


def _title_font(option: QStyleOptionViewItem) -> QFont:
    font = QFont(option.font)  # type: ignore[attr-defined]  # the stubs leave the field out
    font.setPixelSize(13)
    font.setWeight(QFont.Weight.Medium)
    return font


def _facts_font(option: QStyleOptionViewItem) -> QFont:
    font = QFont(option.font)  # type: ignore[attr-defined]  # the stubs leave the field out
    font.setPixelSize(12)
    return font
