"""The list of articles: a model over summaries, drawn as status dot, title and facts."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import (
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from journal_desktop.core.status import STATUSES, Status
from journal_desktop.gui import theme, utf16
from journal_desktop.gui.dates import ago
from journal_desktop.gui.rows import VALUE, Index, Rows
from journal_desktop.store.summary import Summary

SUMMARY = VALUE
_LONG = 12
"""Letters of a word of which a part still tells something."""
_OFFSET = QPointF(32, 8)
_DOTS = {
    Status.PUBLISHED: "green",
    Status.IN_REVIEW: "amber",
    Status.READY: "accent",
    Status.NEEDS_UPDATE: "amber",
    Status.RETRACTED: "red",
}


class Summaries(Rows[Summary]):
    """The articles of the library, last changed first, or those that were searched for."""

    def __init__(self) -> None:
        super().__init__()
        self.all: tuple[Summary, ...] = ()
        self._words: list[str] = []
        self._texts: dict[str, tuple[Summary, str]] = {}

    def show(self, rows: tuple[Summary, ...]) -> None:
        """Show those of *rows* that hold every word of the search."""
        self.all = rows
        super().show(self._found() if self._words else rows)

    def search(self, text: str) -> None:
        """Keep to articles whose title, standfirst or category holds every word of *text*."""
        self._words = text.casefold().split()
        self.show(self.all)

    def identity(self, row: Summary) -> str:
        return row.id

    def words(self, row: Summary, role: int) -> str | None:
        words = row.title or "Untitled article"
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{words}, {_status(row)}"
            case Qt.ItemDataRole.ToolTipRole:
                return f"{words}\n{row.standfirst}".strip()
            case _:
                return None

    def tell_changed(self, before: tuple[Summary, ...]) -> None:
        for place in self.differing(before):
            self.dataChanged.emit(self.index(place), self.index(place))

    def _found(self) -> tuple[Summary, ...]:
        found = zip(self.all, map(self._text, self.all), strict=True)
        return tuple(row for row, text in found if all(word in text for word in self._words))

    def _text(self, row: Summary) -> str:
        """What is searched of a row, made anew where the row is another."""
        known, text = self._texts.get(row.id, (None, ""))
        if known is not row:
            text = f"{row.title} {row.standfirst} {row.category}".casefold()
            self._texts[row.id] = row, text
        return text


class SummaryDelegate(QStyledItemDelegate):
    """Draws one article of the list; all are as high as two lines of title and one of facts."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's own signature
        title = 2 * QFontMetricsF(_title_font(option)).height()
        facts: int = option.fontMetrics.height()  # type: ignore[attr-defined]  # the stubs leave the field out
        return QSize(0, int(title) + facts + 18)  # as wide as the list, which sees to that

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.text = ""  # type: ignore[attr-defined]  # the stubs leave the field out

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)  # the ground, as the sheet has it
        now = theme.colours()
        rect: QRect = option.rect  # type: ignore[attr-defined]  # the stubs leave the field out
        row: Summary = index.data(SUMMARY)
        painter.save()
        title = _title_layout(str(index.data()), rect.width() - 44, _title_font(option))
        used = int(_height(title)) + option.fontMetrics.height() + 18  # type: ignore[attr-defined]  # the same
        rect = rect.adjusted(0, max(0, rect.height() - used) // 2, 0, 0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(
            QColor(getattr(now, "red" if row.damaged else _DOTS.get(row.status, "faint")))
        )
        painter.drawEllipse(rect.left() + 14, rect.top() + 13, 8, 8)
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
    return " · ".join(filter(None, (_status(row), when, row.category)))


def _status(row: Summary) -> str:
    return "Damaged" if row.damaged else STATUSES[row.status]


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
    end = utf16.index(words, last.textStart() + last.textLength()) if last is not None else 0
    if 1 < end < len(words):
        return _title_layout(_cut(words[: end - 1]), width, font)
    return layout


def _cut(words: str) -> str:
    """Words with an ellipsis after the last whole one, or within it where it is a long one."""
    whole, _, last = words.rpartition(" ")
    kept = whole if whole and len(last) <= _LONG else words
    return f"{kept.rstrip('… ')}…"


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
