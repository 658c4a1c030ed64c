"""The big area that takes references: what the panel shows where it has nothing to list."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journal_desktop.app.sources.listed import Show, Wish
from journal_desktop.gui import theme
from journal_desktop.gui.labels import wrapped
from journal_desktop.gui.parts import button

_EMPTY = {
    Show.ARTICLE: "This article has no sources yet. Cite one, or add the paper you write about.",
    Show.LIBRARY: "No sources yet.",
    Show.UNUSED: "Every source is used by an article.",
    Show.DETAILS: "No source needs details.",
    Show.WARNED: "No source here is known to be retracted, in doubt or corrected.",
}
_BARE = (
    "No sources yet. Drop a reference file here, paste with Ctrl+V, or add the paper you write "
    "about."
)
_HOVER = "Drop to add references"


class DropArea(QWidget):
    """Says why the list is empty and what to do, in a dashed frame."""

    add_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = wrapped("", "soft")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._add = button("Add references…", self.add_asked.emit)
        self.is_hovered = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 12, 28, 12)
        layout.addStretch(1)
        layout.addWidget(self._words)
        layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    @property
    def add_button(self) -> QPushButton:
        """The button that opens the box."""
        return self._add

    def show_empty(self, wish: Wish, *, is_bare: bool) -> None:
        """Say why nothing is listed: the library has none, or none is what was asked for."""
        self.is_hovered = False
        words = _BARE if is_bare else _EMPTY[wish.show]
        if wish.words.strip() and not is_bare:
            words = "No source has these words."
        elif wish.tag and not is_bare:
            words = f"No source has the tag “{wish.tag}” here."
        self._words.setText(words)
        self._add.setVisible(is_bare or wish.show in {Show.ARTICLE, Show.LIBRARY})
        self.update()

    def show_hover(self) -> None:
        """Say that what is held over it can be dropped."""
        self.is_hovered = True
        self._words.setText(_HOVER)
        self._add.hide()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        now = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(now.accent if self.is_hovered else now.line), 1.5)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(now.selection) if self.is_hovered else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(12, 6, -12, -8), 8, 8)
        painter.end()
