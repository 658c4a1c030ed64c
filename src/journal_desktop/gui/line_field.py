"""A one-line field that leaves undo to the session."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from journal_desktop.gui.field import is_session_key


class LineField(QLineEdit):
    """Proposes each change of a short text."""

    entered = Signal()

    def __init__(self, name: str, look: str = "flat", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(look)
        self.setAccessibleName(name)
        self.setPlaceholderText(name)

    def show_value(self, text: str) -> None:
        """Show *text* where it differs, the caret where it was."""
        if text != self.text():
            caret = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(caret, len(text)))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and is_session_key(event):
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()
