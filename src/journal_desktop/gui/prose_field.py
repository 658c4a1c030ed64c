"""A field for Markdown prose: the text face, a highlighter, and words for the caret."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from journal_desktop.app import formatting
from journal_desktop.gui import theme
from journal_desktop.gui.field import Field
from journal_desktop.gui.highlighter import Highlighter

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class ProseField(Field):
    """What a reader will read as running text."""

    def __init__(self, name: str, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, theme.prose_font(), placeholder=placeholder, parent=parent)
        self._highlighter = Highlighter(self.document())

    @property
    def share(self) -> float:
        """How far down its text the caret is, from 0 to 1."""
        return self.textCursor().position() / max(1, self.document().characterCount() - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() in _PLAIN and not self.isReadOnly():
            self.show_selection(formatting.new_line(self.selection()))
            self.ensureCursorVisible()
            return
        super().keyPressEvent(event)

    def recolour(self) -> None:
        """Use the colours of the moment."""
        self._highlighter.recolour()
