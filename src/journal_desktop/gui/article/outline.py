"""The outline of the open article: its parts in order, to go to and to move."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from journal_desktop.app import block_edits
from journal_desktop.core.article import Article
from journal_desktop.core.labels import ROLES

_PLACE = Qt.ItemDataRole.UserRole


class Outline(QListWidget):
    """Goes to a part when it is chosen; Alt+Up and Alt+Down move a section or question."""

    place_chosen = Signal(str)
    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setAccessibleName("Outline")
        self.setWordWrap(True)
        self.setSpacing(2)
        self.itemActivated.connect(self._choose)
        self.itemClicked.connect(self._choose)

    def show_article(self, article: Article) -> None:
        """Show the parts of *article*."""
        rows = [
            ("title", article.title or "Untitled article", 0),
            ("lead", "Lead", 0),
            *((s.id, s.heading or ROLES[s.role], 0) for s in article.sections),
            ("questions", "Common questions", 0),
            *((q.id, q.question or "A question", 1) for q in article.questions),
            ("takeaway", "Key takeaway", 0),
            ("sources", "Sources", 0),
        ]
        if self.count() != len(rows):
            self.clear()
            self.addItems([""] * len(rows))
        for number, (place, words, depth) in enumerate(rows):
            item = self.item(number)
            item.setData(_PLACE, place)
            item.setText("      " * depth + words)

    def mark(self, place: str) -> None:
        """Select the part that is being written in."""
        for number in range(self.count()):
            if self.item(number).data(_PLACE) == place:
                self.setCurrentRow(number)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        item = self.currentItem()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps and item:
            place = str(item.data(_PLACE))
            if len(place) == 36:
                self.edited.emit(block_edits.move(place, steps[Qt.Key(event.key())]))
                self.mark(place)
            return
        super().keyPressEvent(event)

    def _choose(self, item: QListWidgetItem) -> None:
        self.place_chosen.emit(item.data(_PLACE))
