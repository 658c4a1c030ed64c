"""Text in Qt's documents: reading it whole, and showing a value under a caret."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

from journal_desktop.core.text import common_ends
from journal_desktop.gui import utf16


def plain_text(document: QTextDocument) -> str:
    """The text of *document*, no-break spaces included, which toPlainText would lose."""
    return document.toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


def show_text(document: QTextDocument, text: str) -> None:
    """Show *text*, replacing only the span that differs, so that carets stay put."""
    old = plain_text(document)
    if old == text:
        return
    head, tail = common_ends(old, text)
    cursor = QTextCursor(document)
    cursor.setPosition(utf16.units(old[:head]))
    cursor.setPosition(utf16.units(old[: len(old) - tail]), QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text[head : len(text) - tail])
