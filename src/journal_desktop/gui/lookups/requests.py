"""The look-ups as a list shows them, and what can be asked of it."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journal_desktop.app.lookups.values import LookupRow, Standing
from journal_desktop.gui import theme
from journal_desktop.gui.rows import VALUE, Index, Rows
from journal_desktop.gui.words import counted

_WORDS = {
    Standing.ASKING: "asking…",
    Standing.QUEUED: "in the queue",
    Standing.WAITING: "waits",
    Standing.READY: "to review",
    Standing.TAKEN: "reviewed",
    Standing.ABSENT: "not known",
    Standing.FAILED: "no answer",
}
_TINTS = {Standing.READY: "accent", Standing.ABSENT: "amber", Standing.FAILED: "amber"}


class Lookups(Rows[LookupRow]):
    """Every look-up, what is to be reviewed first."""

    def identity(self, row: LookupRow) -> str:
        return row.id

    def words(self, row: LookupRow, role: int) -> str | None:
        told = " ".join(filter(None, (_WORDS[row.standing].rstrip("…") + ".", row.sentence)))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.source.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_name(row)}, {row.identifier}, {told}"
            case Qt.ItemDataRole.ToolTipRole:
                return f"{row.identifier}\n{row.sentence}".strip()
            case _:
                return None


class LookupsView(QObject):
    """Holds the list that is shown, and tells what its user asks for, by ids of look-ups."""

    review_asked = Signal(object)
    fill_asked = Signal(object)
    retry_asked = Signal(object)
    forget_asked = Signal(object)
    consent_asked = Signal()
    shown = Signal()
    closed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model = Lookups()
        self.rows: tuple[LookupRow, ...] = ()

    def show_rows(self, rows: tuple[LookupRow, ...]) -> None:
        """Show the look-ups as they now stand."""
        self.rows = rows
        self.model.show(rows)
        self.shown.emit()

    @property
    def summary(self) -> str:
        """How many stand how, in one quiet line."""
        number = Counter(row.standing for row in self.rows)
        under_way = number[Standing.ASKING] + number[Standing.QUEUED]
        parts = (
            (number[Standing.READY], f"{counted(number[Standing.READY], 'answer')} to review"),
            (under_way, f"{under_way:,} being asked"),
            (number[Standing.WAITING], f"{number[Standing.WAITING]:,} waiting until you try again"),
            (number[Standing.ABSENT], f"{number[Standing.ABSENT]:,} not known"),
            (number[Standing.FAILED], f"{number[Standing.FAILED]:,} without an answer"),
            (number[Standing.TAKEN], f"{number[Standing.TAKEN]:,} reviewed"),
        )
        return " · ".join(words for there, words in parts if there)


class LookupDelegate(QStyledItemDelegate):
    """Draws one look-up: what it is about, how it stands, and why."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        return QSize(100, 2 * option.fontMetrics.height() + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        now = theme.colours()
        row: LookupRow = index.data(VALUE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(now.selection))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(now.hover))
        painter.setPen(QColor(now.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        font = QFont(option.font)
        font.setPixelSize(13)
        painter.setFont(font)
        inner = option.rect.adjusted(12, 7, -12, -7)
        state = _WORDS[row.standing]
        width = painter.fontMetrics().horizontalAdvance(state) + 16
        painter.setPen(QColor(getattr(now, _TINTS.get(row.standing, "soft"))))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, state)
        painter.setPen(QColor(now.ink))
        _line(painter, inner.adjusted(0, 0, -width, 0), _name(row), Qt.AlignmentFlag.AlignTop)
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor(now.soft))
        below = " · ".join(filter(None, (row.identifier, row.sentence)))
        _line(painter, inner, below, Qt.AlignmentFlag.AlignBottom)
        painter.restore()


def _line(painter: QPainter, rect: QRect, words: str, where: Qt.AlignmentFlag) -> None:
    fit = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | where, fit)


def _name(row: LookupRow) -> str:
    return row.source.text("title") or "A source that needs details"
