"""Citations as tokens: a pill under each mark of a field, as `core.citations.scan` finds them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QRegion

from journal_desktop.core.citations import Cluster, scan
from journal_desktop.gui import theme, utf16
from journal_desktop.gui.article.field import Field
from journal_desktop.gui.theme import Colours


class Standing(Enum):
    """What a citation key stands for."""

    KNOWN = "known"
    MISSING = "missing"
    RETRACTED = "retracted"
    DOUBTED = "doubted"


_WORST = (Standing.MISSING, Standing.RETRACTED, Standing.DOUBTED)


class Token(NamedTuple):
    """A mark in a field: its span in UTF-16 units, which is how Qt counts, and its standing."""

    mark: Cluster
    start: int
    end: int
    standing: Standing


class Tokens:
    """The tokens of one field, found anew where its text has changed."""

    def __init__(self, field: Field) -> None:
        self._field = field
        self._text: str | None = None
        self._tokens: tuple[Token, ...] = ()
        self._ends: list[int] = []
        self.standing: Callable[[str], Standing] = lambda _key: Standing.KNOWN

    def all(self) -> tuple[Token, ...]:
        """Every token of the text as it is now, in order."""
        text = self._field.value
        if text is not self._text:
            self._text = text
            self._tokens = tuple(self._found(text))
            self._ends = [each.end for each in self._tokens]
        return self._tokens

    def between(self, first: int, last: int) -> Iterator[Token]:
        """The tokens that have a character between two positions of the field, in order."""
        tokens = self.all()
        for number in range(bisect_left(self._ends, first + 1), len(tokens)):
            if tokens[number].start >= last:
                return
            yield tokens[number]

    def at(self, position: int, *, edges: bool = False) -> Token | None:
        """The token that holds a position of the field; with *edges*, or touches it."""
        near = tuple(self.between(position - 1, position + 1))
        inside = (each for each in near if each.start < position < each.end)
        beside = (each for each in near if edges and position in (each.start, each.end))
        return next(inside, None) or next(beside, None)

    def forget(self) -> None:
        """Find them anew, as keys mean something else now."""
        self._text = None
        self._field.viewport().update()

    def paint(self, painter: QPainter, exposed: QRegion) -> None:
        """Draw a pill where each token stands, under its words."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = theme.colours()
        area = exposed.boundingRect().adjusted(-2, -2, 2, 2)
        for token in self._near(area):
            for box in self.boxes(token):
                if exposed.intersects(box.toAlignedRect().adjusted(-2, -2, 2, 2)):
                    _draw(painter, box, token.standing, now)

    def boxes(self, token: Token) -> Iterator[QRectF]:
        """The rectangles that a token takes in the viewport, one per line."""
        document = self._field.document()
        metrics = QFontMetricsF(document.defaultFont())
        scrolled = QPointF(0, self._field.verticalScrollBar().value())
        at = token.start
        while at < token.end:
            block = document.findBlock(at)
            corner = document.documentLayout().blockBoundingRect(block).topLeft() - scrolled
            line = block.layout().lineForTextPosition(at - block.position())
            if not line.isValid():
                return
            end = min(token.end, block.position() + line.textStart() + line.textLength())
            left = _x(line.cursorToX(at - block.position()))
            right = _x(line.cursorToX(end - block.position()))
            top = corner.y() + line.y() + line.ascent() - metrics.ascent() + 1
            height = metrics.ascent() + metrics.descent() - 1
            yield QRectF(corner.x() + min(left, right), top, abs(right - left), height)
            at = max(end, at + 1)

    def _near(self, area: QRect) -> Iterator[Token]:
        """The tokens of the paragraphs that an area of the viewport shows."""
        document = self._field.document()
        layout, scrolled = document.documentLayout(), self._field.verticalScrollBar().value()
        top, bottom = (
            layout.hitTest(QPointF(0, y + scrolled), Qt.HitTestAccuracy.FuzzyHit)
            for y in (area.top(), area.bottom())
        )
        below = document.findBlock(bottom)
        return self.between(document.findBlock(top).position(), below.position() + below.length())

    def _found(self, text: str) -> Iterator[Token]:
        marks = scan(text)
        is_wide = bool(marks) and not text.isascii() and len(text) != utf16.units(text)
        standings = {key: self.standing(key) for key in {c.key for m in marks for c in m.cites}}
        for mark in marks:
            start, end = mark.start, mark.end
            if is_wide:
                start, end = utf16.units(text[:start]), utf16.units(text[:end])
            yield Token(mark, start, end, _worst([standings[cite.key] for cite in mark.cites]))


def _worst(standings: list[Standing]) -> Standing:
    if len(standings) == 1:
        return standings[0]
    return next((each for each in _WORST if each in standings), Standing.KNOWN)


def _draw(painter: QPainter, box: QRectF, standing: Standing, now: Colours) -> None:
    """A filled pill; a dashed outline where a source is missing, a struck one where retracted."""
    pill = box.adjusted(-1, 0, 1, 0)
    if standing is Standing.KNOWN:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(now.selection))
        painter.drawRoundedRect(pill, 5, 5)
        return
    pen = QPen(QColor(now.red), 1)
    if standing is Standing.MISSING:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    sharp = QRectF(pill.toAlignedRect()).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(sharp, 5, 5)
    if standing is Standing.RETRACTED:
        middle = round(box.top() + box.height() * 0.56) + 0.5
        painter.drawLine(QPointF(box.left() + 3, middle), QPointF(box.right() - 3, middle))


def _x(found: object) -> float:
    """The place that Qt gives alone or as the first of a pair, as its bindings differ."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]  # see above
