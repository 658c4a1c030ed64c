"""Fields of one line in the window, which leave to it the keys that are its own."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from journal_desktop.gui.actions import ACTIONS
from journal_desktop.gui.session_keys import is_session_key


class WindowKeys(QObject):
    """Has the line that it watches claim no shortcut of the window but those that edit text.

    On some desktops Ctrl+E would go to the end of the line instead of exporting.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and _is_the_window_s(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class WindowLine(QLineEdit):
    """A line that leaves to the window the keys that are its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.installEventFilter(WindowKeys(self))


class LineField(WindowLine):
    """Proposes each change of a short text."""

    entered = Signal()

    def __init__(self, name: str, look: str = "flat", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(look)
        self.setAccessibleName(name)
        self.setPlaceholderText(name)

    def show_value(self, text: str) -> None:
        """Show *text* where it differs, the caret where it was; to show is not to edit."""
        if text != self.text():
            caret = self.cursorPosition()
            with QSignalBlocker(self):
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


def _is_the_window_s(event: QKeyEvent) -> bool:
    if event.type() != QEvent.Type.ShortcutOverride:
        return False
    keys = QKeySequence(event.keyCombination()).toString()
    return keys in _window_keys() and not any(event.matches(each) for each in _editing())


@cache
def _window_keys() -> frozenset[str]:
    return frozenset(QKeySequence(each.shortcut).toString() for each in ACTIONS if each.shortcut)


def _editing() -> tuple[QKeySequence.StandardKey, ...]:
    key = QKeySequence.StandardKey
    return key.Undo, key.Redo, key.Cut, key.Copy, key.Paste, key.SelectAll
