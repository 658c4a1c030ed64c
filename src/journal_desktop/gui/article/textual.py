"""Small truths about text in Qt: UTF-16 positions, and showing a value under a caret."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

from journal_desktop.core.text import common_ends


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
    cursor.setPosition(units(old[:head]))
    cursor.setPosition(units(old[: len(old) - tail]), QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text[head : len(text) - tail])


def units(text: str) -> int:
    """How many UTF-16 units *text* takes, which is how Qt counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def index(text: str, position: int) -> int:
    """The character at UTF-16 *position*, which is how Python counts."""
    head = text.encode("utf-16-le", "surrogatepass")[: 2 * position]
    return len(head.decode("utf-16-le", "ignore"))
