"""The rows of the citation pop-up: sources, then one to make a new source."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journal_desktop.core.source import Source, SourceStatus
from journal_desktop.gui import theme
from journal_desktop.gui.row_words import fitted, label_of
from journal_desktop.gui.rows import VALUE, Index, Rows

ROW_HEIGHT = 44
_BESIDE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_SAID = {
    SourceStatus.RETRACTED: ("retracted", "red"),
    SourceStatus.CONCERN: ("concern", "red"),
    SourceStatus.CORRECTED: ("corrected", "amber"),
    SourceStatus.PREPRINT: ("preprint", "amber"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A source to cite, and whether the article cites it; without a source, a new one."""

    source: Source | None
    is_cited: bool = False
    words: str = ""

    @property
    def head(self) -> str:
        """Who and when, and the title."""
        if self.source is None:
            return f"New source “{self.words}”…" if self.words else "New source…"
        return f"{label_of(self.source)} – {self.source.title}"

    @property
    def facts(self) -> str:
        """Where it appeared, and its key."""
        if self.source is None:
            return "Fill in its form, then it is cited here"
        return " · ".join(filter(None, (self.source.host, f"@{self.source.key}")))

    @property
    def badges(self) -> tuple[tuple[str, str], ...]:
        """Words about it, each with its colour."""
        if self.source is None:
            return ()
        here = (("cited here", "accent"),) if self.is_cited else ()
        standing = _SAID.get(self.source.status)
        return (*here, standing) if standing else here

    @property
    def spoken(self) -> str:
        """All of it, for those who can't see it."""
        return ", ".join((self.head, self.facts, *(words for words, _ in self.badges)))


class Choices(Rows[Choice]):
    """What the pop-up offers."""

    def identity(self, row: Choice) -> str:
        return f"{row.source.id} {row.is_cited}" if row.source else f"new {row.words}"

    def words(self, row: Choice, role: int) -> str | None:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.head
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case _:
                return None


class ChoiceDelegate(QStyledItemDelegate):
    """Draws one row in two lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(100, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        now = theme.colours()
        rect: QRect = option.rect  # type: ignore[attr-defined]  # the stubs leave the field out
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]  # the same
        row: Choice = index.data(VALUE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        if is_chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(now.selection if is_chosen else now.hover))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 1, -2, -1), 5, 5)
        if is_chosen:
            bar = QRectF(rect.left() + 2, rect.top() + 9, 3, rect.height() - 18)
            painter.setBrush(QColor(now.accent))
            painter.drawRoundedRect(bar, 1.5, 1.5)
        inner = rect.adjusted(12, 5, -10, -5)
        font = QFont(option.font)  # type: ignore[attr-defined]  # the same
        left = _draw_badges(painter, inner, row, font)
        _draw_words(painter, inner, row, font, inner.right() - left)
        painter.restore()


def _draw_words(painter: QPainter, inner: QRect, row: Choice, font: QFont, badges: int) -> None:
    now = theme.colours()
    height = inner.height() // 2
    lines = (
        (row.head, 13, now.accent if row.source is None else now.ink, 0, inner.width()),
        (row.facts, 12, now.soft, height, inner.width() - badges),
    )
    for words, size, ink, top, width in lines:
        font.setPixelSize(size)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        box = QRect(inner.left(), inner.top() + top, width, height)
        painter.drawText(box, _BESIDE, fitted(words, font, width))


def _draw_badges(painter: QPainter, inner: QRect, row: Choice, font: QFont) -> int:
    """Draw the badges at the right of the second line; where they begin."""
    now = theme.colours()
    small = QFont(font)
    small.setPixelSize(11)
    painter.setFont(small)
    right = inner.right()
    for words, tint in reversed(row.badges):
        width = painter.fontMetrics().horizontalAdvance(words) + 14
        height = painter.fontMetrics().height() + 2
        top = inner.top() + inner.height() * 0.75 - height / 2
        box = QRectF(right - width, top, width, height)
        painter.setPen(QColor(getattr(now, tint)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        right -= width + 6
    return right
