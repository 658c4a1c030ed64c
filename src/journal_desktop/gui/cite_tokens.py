"""Citations as tokens: a pill under each mark of a field, as `core.citations.scan` finds them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from journal_desktop.core.citations import Cluster, scan
from journal_desktop.gui import textual, theme


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
        self._text = ""
        self._tokens: tuple[Token, ...] = ()
        self._drawn: tuple[tuple[int, int, Standing], ...] = ()
        self.standing: Callable[[str], Standing] = lambda _key: Standing.KNOWN

    def all(self) -> tuple[Token, ...]:
        """Every token, in order."""
        return self._tokens

    def at(self, position: int, *, edges: bool = False) -> Token | None:
        """The token that holds a position of the field; with *edges*, or touches it."""
        inside = (each for each in self._tokens if each.start < position < each.end)
        beside = (each for each in self._tokens if edges and position in (each.start, each.end))
        return next(inside, None) or next(beside, None)

    def catch_up(self, *, anew: bool = False) -> None:
        """Find the tokens of the text as it is now, and colour their words.

        With *anew*, what the keys stand for, or a colour, has changed as well.
        """
        text = textual.plain_text(self._field.document())
        if text == self._text and not anew:
            return
        self._text = text
        self._tokens = tuple(self._found(text))
        shown = tuple((each.start, each.end, each.standing) for each in self._tokens)
        if anew or shown != self._drawn:
            self._drawn = shown
            self._field.setExtraSelections([self._colour(each) for each in self._tokens])
            self._field.viewport().update()

    def paint(self, painter: QPainter, exposed: QRect) -> None:
        """Draw a pill where each token stands, under its words."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for token in self._tokens:
            for box in self.boxes(token):
                if box.intersects(QRectF(exposed)):
                    _draw(painter, box, token.standing)

    def boxes(self, token: Token) -> Iterator[QRectF]:
        """The rectangles that a token takes in the viewport, one per line."""
        block = self._field.document().findBlock(token.start)
        while block.isValid() and block.position() < token.end:
            yield from self._boxes_in(block, token)
            block = block.next()

    def _boxes_in(self, block: QTextBlock, token: Token) -> Iterator[QRectF]:
        layout = block.layout()
        corner = self._field.document().documentLayout().blockBoundingRect(block).topLeft()
        corner -= QPointF(0, self._field.verticalScrollBar().value())
        metrics = QFontMetricsF(self._field.document().defaultFont())
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            begin = block.position() + line.textStart()
            first = max(token.start, begin)
            last = min(token.end, begin + line.textLength())
            if first >= last:
                continue
            left = _x(line.cursorToX(first - block.position()))
            right = _x(line.cursorToX(last - block.position()))
            baseline = corner.y() + line.y() + line.ascent()
            top = baseline - metrics.ascent() + 1
            height = metrics.ascent() + metrics.descent() - 1
            yield QRectF(corner.x() + min(left, right), top, abs(right - left), height)

    def _found(self, text: str) -> Iterator[Token]:
        is_wide = len(text) != textual.units(text)
        for mark in scan(text):
            start, end = mark.start, mark.end
            if is_wide:
                start, end = textual.units(text[:start]), textual.units(text[:end])
            standings = {self.standing(cite.key) for cite in mark.cites}
            worst = (each for each in _WORST if each in standings)
            yield Token(mark, start, end, next(worst, Standing.KNOWN))

    def _colour(self, token: Token) -> QTextEdit.ExtraSelection:
        now = theme.colours()
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._field.document())
        cursor.setPosition(token.start)
        cursor.setPosition(token.end, QTextCursor.MoveMode.KeepAnchor)
        made.cursor = cursor  # type: ignore[attr-defined]  # the stubs leave the field out
        ink = now.accent if token.standing is Standing.KNOWN else now.red
        made.format.setForeground(QColor(ink))  # type: ignore[attr-defined]  # the same
        return made


def _draw(painter: QPainter, box: QRectF, standing: Standing) -> None:
    """A filled pill; a dashed outline where a source is missing, a struck one where retracted."""
    now = theme.colours()
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
