"""Citations as tokens: a pill under each mark of a field, as `core.citations.scan` finds them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QRegion, QTextBlock
from PySide6.QtWidgets import QTextEdit

from journal_desktop.core.citations import Cluster, scan
from journal_desktop.gui import theme
from journal_desktop.gui.article import textual
from journal_desktop.gui.theme import Colours


class Standing(Enum):
    """What a citation key stands for."""

    KNOWN = "known"
    MISSING = "missing"
    RETRACTED = "retracted"
    DOUBTED = "doubted"


_WORST = (Standing.MISSING, Standing.RETRACTED, Standing.DOUBTED)


@dataclass(frozen=True, slots=True)
class Token:
    """A mark in a field: its span in UTF-16 units, which is how Qt counts, and its standing."""

    mark: Cluster
    start: int
    end: int
    standing: Standing


class Tokens:
    """The tokens of one field, found anew where its text has changed."""

    def __init__(self, field: QTextEdit) -> None:
        self._field = field
        self._revision = -1
        self._tokens: tuple[Token, ...] = ()
        self._layout: tuple[int, ...] = ()
        self._boxes: list[tuple[QRectF, Standing]] = []
        self._face: tuple[int, str] = (0, "")
        self._measured: dict[tuple[str, int, int], list[QRectF]] = {}
        self.standing: Callable[[str], Standing] = lambda _key: Standing.KNOWN

    def all(self) -> tuple[Token, ...]:
        """Every token of the text as it is now, in order."""
        document = self._field.document()
        if document.revision() != self._revision:
            self._revision = document.revision()
            self._tokens = tuple(self._found(textual.plain_text(document)))
        return self._tokens

    def at(self, position: int, *, edges: bool = False) -> Token | None:
        """The token that holds a position of the field; with *edges*, or touches it."""
        inside = (each for each in self.all() if each.start < position < each.end)
        beside = (each for each in self.all() if edges and position in (each.start, each.end))
        return next(inside, None) or next(beside, None)

    def forget(self) -> None:
        """Find them anew, as keys mean something else now."""
        self._revision, self._layout, self._measured = -1, (), {}
        self._field.viewport().update()

    def paint(self, painter: QPainter, exposed: QRegion) -> None:
        """Draw a pill where each token stands, under its words."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = theme.colours()
        for box, standing in self._placed():
            if exposed.intersects(box.toAlignedRect().adjusted(-2, -2, 2, 2)):
                _draw(painter, box, standing, now)

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

    def _placed(self) -> list[tuple[QRectF, Standing]]:
        """Every rectangle to draw, measured again where the text was laid out again."""
        document, viewport = self._field.document(), self._field.viewport()
        height = round(document.size().height())
        scrolled = self._field.verticalScrollBar().value()
        layout = (document.revision(), viewport.width(), height, scrolled)
        if layout != self._layout:
            self._layout = layout
            face = (viewport.width(), document.defaultFont().key())
            if face != self._face:
                self._face, self._measured = face, {}
            self._boxes = list(self._measure(QPointF(0, scrolled)))
        return self._boxes

    def _measure(self, scrolled: QPointF) -> Iterator[tuple[QRectF, Standing]]:
        """The rectangles of all tokens; in a paragraph that only moved they are known."""
        document = self._field.document()
        known, self._measured = self._measured, {}
        block, words, corner = QTextBlock(), "", QPointF()
        for token in self.all():
            if not block.contains(token.start):
                block = document.findBlock(token.start)
                words = block.text()
                corner = document.documentLayout().blockBoundingRect(block).topLeft() - scrolled
            place = (words, token.start - block.position(), token.end - token.start)
            found = known.get(place)
            if found is None:
                found = [box.translated(-corner) for box in self.boxes(token)]
            if place[1] + place[2] <= len(words):  # else it goes on in the next paragraph
                self._measured[place] = found
            yield from ((box.translated(corner), token.standing) for box in found)

    def _found(self, text: str) -> Iterator[Token]:
        marks = scan(text)
        is_wide = bool(marks) and not text.isascii() and len(text) != textual.units(text)
        for mark in marks:
            start, end = mark.start, mark.end
            if is_wide:
                start, end = textual.units(text[:start]), textual.units(text[:end])
            standings = {self.standing(cite.key) for cite in mark.cites}
            worst = (each for each in _WORST if each in standings)
            yield Token(mark, start, end, next(worst, Standing.KNOWN))


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
