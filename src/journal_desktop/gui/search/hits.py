"""The list of what a search found: headings of groups, and hits with the sought words marked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QObject, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journal_desktop.app.search.results import Hit, Results, Snippet
from journal_desktop.app.search.searching import PAGE
from journal_desktop.core.status import STATUSES
from journal_desktop.gui import theme
from journal_desktop.gui.dates import ago
from journal_desktop.gui.icons import icon
from journal_desktop.gui.rows import VALUE, Index, Rows
from journal_desktop.gui.utf16 import units

ROW = VALUE
GROUPS = {
    "articles": ("Articles", "article"),
    "sources": ("Sources", "book-open"),
    "versions": ("Earlier versions", "clock-counter-clockwise"),
    "trash": ("In the trash", "trash-simple"),
}
"""What the groups are called, and the icon of their hits."""

_LEFT, _RIGHT, _AIR = 38, 14, 7
_LINES = 2
_MEASURED = 20_000


@dataclass(frozen=True, slots=True)
class SearchRow:
    """A hit, or, without one, the heading above a group or the offer to show more of it."""

    group: str
    words: str = ""
    hit: Hit | None = None
    is_more: bool = False


class SearchRows(Rows[SearchRow]):
    """What was found, group by group."""

    def identity(self, row: SearchRow) -> str:
        hit = row.hit
        return f"{row.group} {hit.id} {hit.snippet.text}" if hit else f"{row.group} {row.words}"

    def words(self, row: SearchRow, role: int) -> str | None:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.hit.title.text if row.hit else row.words
            case Qt.ItemDataRole.AccessibleTextRole:
                hit = row.hit
                if hit is None:
                    return row.words
                return f"{GROUPS[row.group][0]}: {hit.title.text}. {facts(hit)}. {hit.snippet.text}"
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row: SearchRow | None = self.data(index, ROW)
        if row is not None and row.hit is None and not row.is_more:
            return Qt.ItemFlag.ItemNeverHasChildren  # arrows go over it
        return super().flags(index)


def rows(found: Results) -> tuple[SearchRow, ...]:
    """The rows of all that was found; groups in which nothing was found are left out."""
    made: list[SearchRow] = []
    for group, (name, _) in GROUPS.items():
        hits = found.of(group)
        if hits:
            made.append(SearchRow(group, f"{name} · {found.counted(group)}"))
            made += (SearchRow(group, hit=hit) for hit in hits)
            if left := found.count(group) - len(hits):
                more = f"Show {min(left, PAGE):,} more of {found.counted(group)}"
                made.append(SearchRow(group, more, is_more=True))
    return tuple(made)


def facts(hit: Hit) -> str:
    """What is said of a hit besides its title: status and category, key, or which version."""
    when = ago(hit.at.astimezone(), datetime.now(UTC).astimezone()) if hit.at else ""
    if hit.group == "versions":
        return " · ".join(filter(None, ("Not in these words now", when, hit.detail)))
    if hit.group == "trash":
        origin = f"of “{hit.detail}”" if hit.detail else ""
        kind = " ".join(filter(None, (hit.kind.capitalize(), origin)))
        return " · ".join(filter(None, (f"Deleted {when}".strip(), kind)))
    status = STATUSES[hit.status] if hit.status else ""
    return " · ".join(filter(None, (status, hit.detail)))


class SearchDelegate(QStyledItemDelegate):
    """Draws one row: a heading, or title, facts and at most two lines of words around the hit."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._heights: dict[tuple[str, int, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view: Any = option.widget  # type: ignore[attr-defined]  # the stubs leave the field out
        width = view.viewport().width() if view is not None else 400
        row: SearchRow = index.data(ROW)
        if row.hit is None:
            return QSize(width, 30)
        words = row.hit.snippet.text
        known = words, width, option.fontMetrics.height()  # type: ignore[attr-defined]  # the stubs leave the field out
        if known not in self._heights:
            small, title = _fonts(option)
            height = QFontMetrics(title).height() + QFontMetrics(small).height() + 2.0 * _AIR
            if words:
                height += _height(_laid(row.hit.snippet, small, width - _LEFT - _RIGHT)) + 2
            if len(self._heights) > _MEASURED:
                self._heights.clear()
            self._heights[known] = int(height)
        return QSize(width, self._heights[known])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]  # the stubs leave the field out
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]  # the same
        row: SearchRow = index.data(ROW)
        now = theme.colours()
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(now.selection))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(now.accent))
        elif state & QStyle.StateFlag.State_MouseOver and (row.hit or row.is_more):
            painter.fillRect(rect, QColor(now.hover))
        if row.hit is None:
            _paint_heading(painter, rect, row, _fonts(option)[0])
        else:
            _paint_hit(painter, rect, row.hit, _fonts(option))
        painter.restore()


def _paint_heading(painter: QPainter, rect: QRect, row: SearchRow, font: QFont) -> None:
    now = theme.colours()
    font = QFont(font)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(now.accent if row.is_more else now.soft))
    left = _LEFT if row.is_more else 14
    at = rect.adjusted(left, 4, -_RIGHT, 0)
    painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, row.words)


def _paint_hit(painter: QPainter, rect: QRect, hit: Hit, fonts: tuple[QFont, QFont]) -> None:
    now = theme.colours()
    small, plain = fonts
    painter.setPen(QColor(now.line))
    painter.drawLine(rect.left() + 14, rect.bottom(), rect.right(), rect.bottom())
    glyph = GROUPS[hit.group][1]
    icon(glyph, "soft").paint(painter, QRect(rect.left() + 14, rect.top() + _AIR + 1, 16, 16))
    width = rect.width() - _LEFT - _RIGHT
    top = float(rect.top() + _AIR)
    left = float(rect.left() + _LEFT)
    painter.setPen(QColor(now.ink))
    named = hit.title if hit.title.text else Snippet("Untitled")
    _laid(named, plain, width, lines=1).draw(painter, QPointF(left, top))
    top += QFontMetrics(plain).height()
    painter.setFont(small)
    painter.setPen(QColor(now.faint))
    metrics = QFontMetrics(small)
    said = metrics.elidedText(facts(hit), Qt.TextElideMode.ElideRight, width)
    painter.drawText(QPointF(left, top + metrics.ascent()), said)
    top += metrics.height() + 2
    if hit.snippet.text:
        painter.setPen(QColor(now.soft))
        _laid(hit.snippet, small, width).draw(painter, QPointF(left, top))


def _laid(snippet: Snippet, font: QFont, width: int, lines: int = _LINES) -> QTextLayout:
    """Words with what is sought in them marked, on so many lines of that width."""
    now = theme.colours()
    text = snippet.text
    if lines == 1:
        text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width - 8)
    layout = QTextLayout(text, font)
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.DemiBold)
    bold.setForeground(QColor(now.accent))
    marked: list[QTextLayout.FormatRange] = []
    for start, end in snippet.marks:
        each = QTextLayout.FormatRange()
        each.start = units(snippet.text[:start])  # type: ignore[attr-defined]  # the stubs leave the field out
        each.length = units(snippet.text[start:end])  # type: ignore[attr-defined]  # the same
        each.format = bold  # type: ignore[attr-defined]  # the same
        if start < len(text):
            marked.append(each)
    layout.setFormats(marked)
    layout.beginLayout()
    top = 0.0
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(60, width))
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    last = layout.lineAt(layout.lineCount() - 1)
    end = last.textStart() + last.textLength() if last.isValid() else 0
    if lines > 1 and 0 < end < len(text):
        cut = Snippet(f"{text[: end - 2].rstrip()}…", snippet.marks)
        return _laid(cut, font, width, lines)
    return layout


def _height(layout: QTextLayout) -> float:
    return sum(layout.lineAt(number).height() for number in range(layout.lineCount()))


def _fonts(option: QStyleOptionViewItem) -> tuple[QFont, QFont]:
    """The small face of facts and snippets, and that of titles."""
    small, plain = QFont(option.font), QFont(option.font)  # type: ignore[attr-defined]  # the stubs leave the field out
    small.setPixelSize(12)
    plain.setPixelSize(13)
    plain.setWeight(QFont.Weight.Medium)
    return small, plain
