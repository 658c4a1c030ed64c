"""Sources suggested as one types behind an @, and what is chosen put in its place."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QTextCursor

from journal_desktop.app import citing
from journal_desktop.app.formatting import Selection
from journal_desktop.core.source import Source
from journal_desktop.gui import utf16
from journal_desktop.gui.article.prose_field import ProseField
from journal_desktop.gui.cite.choices import Choice
from journal_desktop.gui.cite.citing import put
from journal_desktop.gui.cite.popup import CitePopup, Host
from journal_desktop.gui.desk import Desk

LIMIT = 30
"""How many sources are offered at once: more words find the others."""


class Suggesting(QObject):
    """Runs the pop-up for the field with the caret.

    *make* asks for a new source that begins with the words typed; *told* hears what was cited.
    """

    def __init__(
        self, desk: Desk, make: Callable[[str], Source | None], told: Callable[[Source], None]
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._make = make
        self._told = told
        self.popup = CitePopup(desk.window)
        self._field: ProseField | None = None
        self._served: Callable[[Choice], None] | None = None
        self._begun: tuple[str, Selection] | None = None
        self.popup.chosen.connect(self._take)
        self.popup.closed.connect(self._leave)
        desk.window.editor.verticalScrollBar().valueChanged.connect(self._follow)

    def suggest(self, field: ProseField) -> None:
        """Open the pop-up for the @ before the caret."""
        if field.isReadOnly() or self._desk.workspace is None:
            return
        wanted = self._wanted(field)
        if wanted is not None:
            self.popup.end()
            self._field, self._served = field, None
            is_here = partial(self._words, field, wanted.opening, wanted.start)
            find = partial(self.find, beside=partial(self._beside, field))
            self.popup.begin(field, is_here, find, partial(_anchor, field, wanted.start))

    def begin(self, field: ProseField) -> None:
        """Put an @ at the caret and open the pop-up for it; leaving it takes the @ back."""
        if field.isReadOnly():
            return
        field.setFocus()
        before = field.selection()
        shown = citing.begun(before)
        field.show_value(shown.text)
        field.show_selection(shown)
        self.suggest(field)
        self._begun = (shown.text, before)

    def serve(
        self,
        host: Host,
        wanted: Callable[[], str | None],
        anchor: Callable[[], QRect],
        take: Callable[[Choice], None],
        beside: Callable[[], Collection[str]] = frozenset,
    ) -> None:
        """Open the pop-up for another field, whose owner takes what is chosen.

        *beside* are the keys that the mark has already.
        """
        self._field, self._served = None, take
        find = partial(self.find, beside=beside)
        self.popup.begin(host, wanted, find, anchor, can_go_on=False)

    def source_of(self, choice: Choice) -> Source | None:
        """The source of a choice; a new one is asked for, None when it is not wanted after all."""
        return choice.source or self._make(choice.words)

    def tell(self, source: Source) -> None:
        """Let it be known that a source was cited."""
        self._told(source)

    def find(
        self, words: str, *, beside: Callable[[], Collection[str]] = frozenset
    ) -> tuple[Choice, ...]:
        """The rows for *words*: sources, those cited here first, then one for a new source.

        Those of the keys *beside*, which the same mark has already, come last.
        """
        workspace, session = self._desk.workspace, self._desk.session
        if workspace is None or session is None:
            return ()
        here = dict.fromkeys(each.source for each in session.article.sources)
        keys = beside()
        there = {session.article.source_of(key) or workspace.known.keys.named(key) for key in keys}
        first = [each for each in here if each not in there]
        found = workspace.known.finder.find(words, LIMIT, first)
        found = sorted(found, key=lambda each: each.id in there)
        return (*(Choice(each, each.id in here) for each in found), Choice(None, words=words))

    def _beside(self, field: ProseField) -> frozenset[str]:
        """The keys in the bracket that holds the @."""
        wanted = self._wanted(field)
        return citing.beside(field.value, wanted) if wanted is not None else frozenset()

    def _wanted(self, field: ProseField) -> citing.Wish | None:
        at = field.selection()
        return citing.wish(at.text, at.end) if at.start == at.end else None

    def _words(self, field: ProseField, opening: int, start: int) -> str | None:
        """The words behind the @, as long as it is the one that the pop-up was opened for."""
        wanted = self._wanted(field)
        is_same = wanted is not None and (wanted.opening, wanted.start) == (opening, start)
        return wanted.words if wanted is not None and is_same else None

    def _take(self, choice: Choice, goes_on: bool) -> None:  # noqa: FBT001 - the signal's second value
        if self._served is not None:
            self.popup.end()
            self._served(choice)
            return
        field = self._field
        wanted = self._wanted(field) if field is not None else None
        if field is None or wanted is None:
            return
        text = field.value
        self._begun = None
        self.popup.end()
        source = self.source_of(choice)
        if source is None:
            field.setFocus()
        elif field.value == text:
            self._cite(field, wanted, source, goes_on=goes_on)

    def _cite(
        self, field: ProseField, wanted: citing.Wish, source: Source, *, goes_on: bool
    ) -> None:
        session = self._desk.session
        if session is None:
            return
        draft, key = session.draft.citing(source)
        text = field.value
        whole = citing.cited(text, wanted, key)
        put(self._desk, field, whole, "Cite", draft)
        if goes_on:
            more = citing.cited(text, wanted, key, goes_on=True)
            field.show_value(more.text)
            field.show_selection(more)
            self.suggest(field)
            self._begun = (more.text, whole)
        self._told(source)

    def _leave(self) -> None:
        """Take back an @ that nobody typed and behind which nothing was typed."""
        field, begun = self._field, self._begun
        self._begun = None
        if field is None or begun is None:
            return
        shown, before = begun
        if field.value == shown:
            had_focus = field.hasFocus()
            field.show_value(before.text)
            cursor = field.textCursor()
            cursor.setPosition(utf16.units(before.text[: before.start]))
            cursor.setPosition(
                utf16.units(before.text[: before.end]), QTextCursor.MoveMode.KeepAnchor
            )
            field.setTextCursor(cursor)
            if had_focus:
                field.setFocus()

    def _follow(self) -> None:
        if self.popup.is_open:
            self.popup.place()


def _anchor(field: ProseField, start: int) -> QRect:
    """Where the @ stands on the screen."""
    cursor = QTextCursor(field.document())
    end = field.document().characterCount() - 1
    cursor.setPosition(min(utf16.units(field.value[:start]), end))
    here = field.cursorRect(cursor)
    return QRect(field.viewport().mapToGlobal(here.topLeft()), here.size())
