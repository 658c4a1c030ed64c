"""The line that shows where a dragged card would land."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from journal_desktop.gui import theme
from journal_desktop.gui.article.card import Card


class DropLine(QWidget):
    """A line across the column, between two cards."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area.viewport())
        self._area = area
        self.setFixedHeight(3)
        self.hide()

    def show_at(self, cards: tuple[Card, ...], at: QPoint) -> None:
        """Show the line in the gap nearest to the global point *at*; scroll at the edges."""
        if not cards:
            return
        view = self._area.viewport()
        gap = _gap(cards, at)
        card = cards[min(gap, len(cards) - 1)]
        edge = QPoint(0, -5) if gap < len(cards) else QPoint(0, card.height() + 2)
        corner = view.mapFromGlobal(card.mapToGlobal(edge))
        self.setGeometry(corner.x(), corner.y(), card.width(), 3)
        self.raise_()
        self.show()
        height = view.mapFromGlobal(at).y()
        bar = self._area.verticalScrollBar()
        if height < 30:
            bar.setValue(bar.value() - 24)
        elif height > view.height() - 30:
            bar.setValue(bar.value() + 24)

    @staticmethod
    def index(cards: tuple[Card, ...], moved: Card, at: QPoint) -> int:
        """The place among *cards* without *moved* at which it is dropped."""
        gap = _gap(cards, at)
        return gap - 1 if gap > cards.index(moved) else gap

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.colours().accent))
        painter.end()


def _gap(cards: tuple[Card, ...], at: QPoint) -> int:
    """How many of *cards* have their middle above the point."""
    return sum(1 for card in cards if card.mapFromGlobal(at).y() > card.height() // 2)
