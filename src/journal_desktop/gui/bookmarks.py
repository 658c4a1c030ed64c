"""The way back to where the writer left an article, in this sitting or the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from journal_desktop.app import bookmarks
from journal_desktop.app.bookmarks import Bookmark

if TYPE_CHECKING:
    from journal_desktop.gui.desk import Desk

SETTLING = 400
"""Milliseconds in which an article that was just opened may still find its height."""
_HEADING = "/heading"


class Bookmarks(QObject):
    """Notes the caret and the scroll of an article that is left, and brings them back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._editor = desk.window.editor
        self._shown = ""
        self._scrolled = 0
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLING)
        self._editor.verticalScrollBar().rangeChanged.connect(self._scroll)

    def leave(self) -> None:
        """Note where the article that is shown is left, before another is shown."""
        if not self._shown:
            return
        place, field = self._here()
        left = Bookmark(self._shown, place, _caret(field), self._editor.verticalScrollBar().value())
        kept = self._desk.settings.bookmarks
        self._shown = ""
        if (changed := bookmarks.with_bookmark(kept, left)) != kept:
            self._desk.remember(bookmarks=changed)

    def go_back(self, article: str) -> None:
        """Go to where *article*, which is shown now, was left; to its top when it is new."""
        self._shown = article
        left = bookmarks.of(article, self._desk.settings.bookmarks) or Bookmark(article)
        field = self._field(left.place)
        if field is not None:
            _show_caret(field, left.caret)
            field.setFocus()
        self._scrolled = left.scrolled
        self._settling.start()
        self._scroll()

    def stay(self) -> None:
        """Leave the scroll to others from here on: something else than the bookmark is shown."""
        self._settling.stop()

    def _here(self) -> tuple[str, QWidget | None]:
        """The place with the caret and its field; headings are places of their own here."""
        place = self._desk.place
        card = self._editor.card_at(place)
        if card is not None and self._editor.focusWidget() is card.heading:
            return place + _HEADING, card.heading
        return place, self._field(place)

    def _field(self, place: str) -> QWidget | None:
        block = place.removesuffix(_HEADING)
        card = self._editor.card_at(block)
        if card is not None and block != place:
            return card.heading
        return self._editor.field_at(block)

    def _scroll(self) -> None:
        if self._settling.isActive():
            self._editor.verticalScrollBar().setValue(self._scrolled)


def _caret(field: QWidget | None) -> int:
    if isinstance(field, QTextEdit):
        return field.textCursor().position()
    return field.cursorPosition() if isinstance(field, QLineEdit) else 0


def _show_caret(field: QWidget, caret: int) -> None:
    if isinstance(field, QTextEdit):
        cursor = QTextCursor(field.document())
        cursor.setPosition(min(caret, field.document().characterCount() - 1))
        field.setTextCursor(cursor)
    elif isinstance(field, QLineEdit):
        field.setCursorPosition(caret)
