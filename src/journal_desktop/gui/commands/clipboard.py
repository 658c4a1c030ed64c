"""Commands on the field with the caret, whichever it is: cut, copy, paste, select all."""

from __future__ import annotations

from journal_desktop.gui import editing
from journal_desktop.gui.desk import Desk


class ClipboardCommands:
    """Leave the work to the field, which knows what it takes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def cut(self) -> None:
        """Move the selected words to the clipboard."""
        if (field := editing.field()) is not None and not field.isReadOnly():
            field.cut()

    def copy(self) -> None:
        """Copy the selected words to the clipboard."""
        if (field := editing.field()) is not None:
            field.copy()

    def paste(self) -> None:
        """Put the words of the clipboard at the caret."""
        if (field := editing.field()) is not None and not field.isReadOnly():
            field.paste()

    def select_all(self) -> None:
        """Select all words of the field."""
        if (field := editing.field()) is not None:
            field.selectAll()
