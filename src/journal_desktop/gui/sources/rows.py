"""The list of sources: a model over sources, drawn as number or dot, title, facts and a badge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, count, repeat
from operator import attrgetter, eq
from typing import Any

from PySide6.QtCore import QMimeData, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journal_desktop.app import carrying
from journal_desktop.app.sources.listed import InUse, is_unseen, lacks_details
from journal_desktop.core.citations import Cite, cluster_text
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source, SourceStatus
from journal_desktop.gui import theme
from journal_desktop.gui.row_ground import draw_ground
from journal_desktop.gui.row_words import fitted, label_of
from journal_desktop.gui.rows import VALUE, Index, Rows
from journal_desktop.gui.words import counted

ROW = VALUE
_ID = attrgetter("id")
BADGES = {
    SourceStatus.RETRACTED: ("retracted", "red"),
    SourceStatus.CONCERN: ("in doubt", "red"),
    SourceStatus.CORRECTED: ("corrected", "amber"),
    SourceStatus.REINSTATED: ("reinstated", "soft"),
    SourceStatus.PREPRINT: ("preprint", "amber"),
}
"""What a list says of a status, and in which colour."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source as the panel lists it, and how it is used."""

    source: Source
    use: InUse

    @property
    def number(self) -> str:
        """Its number on the page of the open article; nothing where the page has none for it."""
        mark = self.use.marks.get(self.source.id, "")
        return mark if mark.isdigit() else ""

    @property
    def name(self) -> str:
        """Who and when, as marks on the page say it where they are no numbers."""
        mark = "" if self.number else self.use.marks.get(self.source.id, "")
        return mark or (label_of(self.source) if self.source.text("title") else "")

    @property
    def times(self) -> int:
        """How often the open article cites it."""
        return self.use.times.get(self.source.id, 0)

    @property
    def is_listed(self) -> bool:
        """Whether it is on the open article's list."""
        return self.source.id in self.use.keys

    @property
    def cited(self) -> str:
        """How often it is cited, here and in the library."""
        here = {0: "", 1: "cited once"}.get(self.times, f"cited {self.times} times")
        if self.is_listed and not self.times:
            here = "listed, not cited"
        if self.use.articles is None:
            return here
        number = self.use.articles.get(self.source.id, 0)
        if not number:
            return here or "unused"
        others = f"in {counted(number, 'article')}"
        return others if not here else f"{here} · {others}" if number > 1 else here

    @property
    def facts(self) -> str:
        """Who, what kind, how often cited, and its tags."""
        tags = "  ".join(f"#{tag}" for tag in self.source.tags)
        parts = (self.name, self.source.kind.lower(), self.cited, tags)
        return " · ".join(filter(None, parts))

    @property
    def badge(self) -> tuple[str, str]:
        """A word about its standing and that word's colour."""
        if self.source.status in BADGES:
            return BADGES[self.source.status]
        if lacks_details(self.source):
            return "needs details", "amber"
        return ("peer-reviewed", "soft") if self.source.peer_reviewed else ("", "soft")

    @property
    def title(self) -> str:
        """Its title, or by what it is known where it has none yet."""
        if self.source.text("title"):
            return self.source.title
        named = (
            f"{name} {self.source.text(name)}".removeprefix("URL ").replace("PMCID ", "")
            for name in ("DOI", "PMID", "PMCID", "ISBN", "URL")
            if self.source.text(name)
        )
        return next(named, self.source.title)


class Sources(Rows[Source]):
    """Sources in the order of the list; a row is made when it is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.use = InUse()

    def identity(self, row: Source) -> str:
        return row.id

    def at(self, place: int) -> Source:
        """The source at that place."""
        return self._rows[place]

    def place(self, identity: str) -> int | None:
        """Where that source is, if it is shown; quick, as it is asked at every key."""
        same = map(eq, map(_ID, self._rows), repeat(identity))
        return next(compress(count(), same), None)

    def words(self, row: Source, role: int) -> str | None:
        if role not in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        }:
            return None
        shown = SourceRow(row, self.use)
        badge, _ = shown.badge
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (shown.title, badge, shown.facts)))
            case _:
                return f"{shown.title}\n{shown.facts}\n[@{self._key(row)}]"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        if role == VALUE and index.isValid():
            return SourceRow(self._rows[index.row()], self.use)
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        return [carrying.MIME, "text/plain"]

    def mimeData(self, indexes: Sequence[Any]) -> QMimeData:
        """Sources as the marks that cite them, for a text to take."""
        sources = [self.at(row) for row in sorted(index.row() for index in indexes)]
        return citing([(self._key(each), each.id) for each in sources])

    def _key(self, source: Source) -> str:
        return self.use.keys.get(source.id, source.key)


def citing(cited: Sequence[tuple[str, SourceId]]) -> QMimeData:
    """Keys with their sources on their way to a text: one mark, and which source each key means."""
    data = QMimeData()
    data.setText(cluster_text(tuple(Cite(key) for key, _ in cited)))
    data.setData(carrying.MIME, carrying.encoded(dict(cited)))
    return data


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
        draw_ground(painter, rect, state)
        font = QFont(option.font)  # type: ignore[attr-defined]  # the same
        font.setPixelSize(13)
        _draw_words(painter, rect.adjusted(14, 6, -12, -6), row, font, now)
        painter.restore()


def _draw_words(
    painter: QPainter, inner: QRect, row: SourceRow, font: QFont, now: theme.Colours
) -> None:
    painter.setFont(font)
    metrics = painter.fontMetrics()
    painter.setPen(QColor(now.accent if row.times else now.faint))
    sign = row.number or ("•" if row.times else "–")
    painter.drawText(inner.left(), inner.top() + metrics.ascent(), sign)
    badge = _draw_badge(painter, inner, row, font, now)
    left, width = inner.left() + 24, inner.width() - 24
    painter.setFont(font)
    painter.setPen(QColor(now.ink))
    title = fitted(row.title, font, width - badge - 8)
    painter.drawText(left, inner.top() + metrics.ascent(), title)
    top = inner.top() + metrics.height() + 2
    font.setPixelSize(12)
    painter.setFont(font)
    metrics = painter.fontMetrics()
    painter.setPen(QColor(now.soft))
    painter.drawText(left, top + metrics.ascent(), fitted(row.facts, font, width))


def _draw_badge(
    painter: QPainter, inner: QRect, row: SourceRow, font: QFont, now: theme.Colours
) -> int:
    """Draw the badge at the right; how wide it is. A warning nobody has seen yet is filled."""
    words, tint = row.badge
    if not words:
        return 0
    small = QFont(font)
    small.setPixelSize(11)
    painter.setFont(small)
    width = painter.fontMetrics().horizontalAdvance(words) + 14
    box = QRectF(
        inner.right() - width, inner.top() + 0.5, width, painter.fontMetrics().height() + 2
    )
    colour = QColor(getattr(now, tint))
    is_filled = is_unseen(row.source)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(now.line) if tint == "soft" else colour)
    painter.setBrush(colour if is_filled else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 8, 8)
    painter.setPen(QColor(now.card) if is_filled else colour)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    return width
