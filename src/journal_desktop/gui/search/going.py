"""The way to what was found: to the very words in the article, to a source, to a version."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from journal_desktop.core import citations
from journal_desktop.core.ids import SourceId
from journal_desktop.core.matching import spans
from journal_desktop.gui import utf16
from journal_desktop.gui.article import textual

if TYPE_CHECKING:
    from journal_desktop.gui.desk import Desk

Patterns = tuple[re.Pattern[str], ...]


HEIGHT = 290
"""Pixels in which enough versions can be seen at once."""


class Going:
    """Opens an article and goes on to what was sought in it, once it is shown."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._wanted: tuple[str, Callable[[], None]] | None = None
        self._version = ""
        desk.window.history.model.modelReset.connect(self._choose_soon)

    def to_words(self, article: str, place: str, patterns: Patterns) -> None:
        """Open *article* and select the first of *patterns* at *place*."""
        self._go(article, lambda: self._show_words(place, patterns))

    def to_version(self, article: str, version: str) -> None:
        """Open *article* and show that version of it, which can be gone back to there."""
        self._go(article, lambda: self._show_version(version))

    def to_span(self, article: str, spot: tuple[str, str], span: tuple[int, int]) -> None:
        """Open *article* and select those characters of its heading or body there."""

        def show() -> None:
            self._desk.bookmarks.stay()
            self._desk.window.editor.reveal(spot[0])
            QTimer.singleShot(0, self._desk, lambda: self._select_span(spot, span))

        self._go(article, show)

    def to_source(self, source: SourceId) -> None:
        """Select that source in its panel."""
        window = self._desk.window
        window.show_aside(window.sources)
        self._desk.sourcing.choose(source)
        window.sources.list.setFocus()

    def arrive(self, _session: object = None) -> None:
        """An article is shown: go to what is wanted there, if it is the one."""
        wanted, session = self._wanted, self._desk.session
        if wanted is None or session is None or session.article.id != wanted[0]:
            return
        self._wanted = None
        wanted[1]()

    def _go(self, article: str, then: Callable[[], None]) -> None:
        session = self._desk.session
        self._wanted, self._version = (article, then), ""
        if session is not None and session.article.id == article:
            self.arrive()
        else:
            self._desk.open_article(article)

    def _show_words(self, place: str, patterns: Patterns) -> None:
        self._desk.bookmarks.stay()
        self._desk.window.editor.reveal(place)
        QTimer.singleShot(0, self._desk, lambda: self._select(place, patterns))

    def _show_version(self, version: str) -> None:
        self._version = version
        window = self._desk.window
        window.show_aside(window.history, HEIGHT)
        window.history.take_focus()
        self._choose_soon()

    def _choose_soon(self) -> None:
        """Choose the version once it is listed."""
        if self._version:
            QTimer.singleShot(0, self._desk, self._choose_version)

    def _choose_version(self) -> None:
        history = self._desk.window.history
        if self._version and history.model.place(self._version) is not None:
            version, self._version = self._version, ""
            history.choose(version)

    def _select_span(self, spot: tuple[str, str], span: tuple[int, int]) -> None:
        editor = self._desk.window.editor
        field = _heading(editor.card_at(spot[0]), editor.field_at(spot[0]), spot[1])
        if field is not None:
            field.setFocus()
            select(field, span)

    def _select(self, place: str, patterns: Patterns) -> None:
        editor = self._desk.window.editor
        card = editor.card_at(place)
        for field in (editor.field_at(place), card.heading if card else None):
            span = field and _span(_text(field), patterns)
            if field is not None and span:
                field.setFocus()
                select(field, span)
                return


def _heading(card: object, field: QWidget | None, part: str) -> QWidget | None:
    return getattr(card, "heading", field) if part == "heading" else field


def select(field: QWidget, span: tuple[int, int]) -> None:
    """Select those characters of a field."""
    text = _text(field)
    start, end = (utf16.units(text[:at]) for at in span)
    if isinstance(field, QLineEdit):
        field.setSelection(start, end - start)
    elif isinstance(field, QTextEdit):
        cursor = QTextCursor(field.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)


def _span(text: str, patterns: Patterns) -> tuple[int, int] | None:
    """Where the first that is sought stands in *text*, but for citation marks."""
    marks = citations.scan(text)
    for start, end in spans(text, patterns):
        if not any(mark.start <= start < mark.end for mark in marks):
            return start, end
    return None


def _text(field: QWidget) -> str:
    if isinstance(field, QTextEdit):
        return textual.plain_text(field.document())
    return field.text() if isinstance(field, QLineEdit) else ""
