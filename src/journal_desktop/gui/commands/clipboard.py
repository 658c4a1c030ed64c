"""Commands on the field with the caret, whichever it is: cut, copy, paste, select all."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from journal_desktop.app.references import copying
from journal_desktop.app.references.copying import Copied
from journal_desktop.gui.article import editing
from journal_desktop.gui.article.prose_field import ProseField
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

    def formatted(self) -> None:
        """Copy the selected prose, or all of its part, with its citations as the page has them."""
        workspace, session = self._desk.workspace, self._desk.session
        field = self._desk.window.editor.field_at(self._desk.place)
        if workspace is None or session is None or not isinstance(field, ProseField):
            return
        at = field.selection()
        words = at.selected or at.text
        _put(copying.passage(session.article, words, workspace.context()))
        self._desk.window.messages.tell("Copied with formatted citations.")

    def bibliography(self) -> None:
        """Copy the article's list of sources as its page has it."""
        workspace, session = self._desk.workspace, self._desk.session
        if workspace is None or session is None:
            return
        copied = copying.bibliography(session.article, workspace.context())
        if copied.plain:
            _put(copied)
            self._desk.window.messages.tell("The list of sources is copied.")
        else:
            self._desk.window.messages.tell("This article cites no source yet.")

    def select_all(self) -> None:
        """Select all words of the field."""
        if (field := editing.field()) is not None:
            field.selectAll()


def _put(copied: Copied) -> None:
    """Put words on the clipboard as rich text, and plain for programs that show none."""
    data = QMimeData()
    data.setHtml(copied.html)
    data.setText(copied.plain)
    QApplication.clipboard().setMimeData(data)
