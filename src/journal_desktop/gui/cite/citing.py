"""The prose fields and what their citations mean: tokens, the clipboard, the caret after undo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from journal_desktop.app import block_edits, carrying, formatting
from journal_desktop.app.draft import Draft
from journal_desktop.app.formatting import Selection
from journal_desktop.app.session import Change
from journal_desktop.core import text as texts
from journal_desktop.core.citations import Cluster, scan
from journal_desktop.core.source import Source, SourceStatus
from journal_desktop.core.text import common_ends
from journal_desktop.gui import utf16
from journal_desktop.gui.article.card import Card
from journal_desktop.gui.article.prose_field import ProseField
from journal_desktop.gui.cite.tokens import Standing
from journal_desktop.gui.desk import Desk

Do = Callable[..., object]
_STANDINGS = {
    SourceStatus.RETRACTED: Standing.RETRACTED,
    SourceStatus.CONCERN: Standing.DOUBTED,
}


class CitedFields(QObject):
    """Answers the fields what their keys mean, and leads what they ask to the commands."""

    def __init__(self, desk: Desk, do: Do) -> None:
        super().__init__(desk)
        self._desk = desk
        self._do = do
        self._shown: tuple[object, ...] = ()
        editor = desk.window.editor
        for field in editor.findChildren(ProseField):
            self.adopt(field)
        editor.prose_added.connect(self.adopt)
        desk.opened.connect(self._listen)
        desk.changed.connect(self._catch_up)

    def adopt(self, field: ProseField) -> None:
        """Serve a field from here on."""
        field.ask(self)
        field.cite_typed.connect(partial(self._do, "writing", "suggest", field))
        field.mark_opened.connect(partial(self._do, "writing", "open_mark", field))
        field.text_pasted.connect(partial(self._do, "writing", "offer_links", field))
        field.source_asked.connect(self._go_to)

    def source(self, key: str) -> Source | None:
        """The source that a key means in the open article."""
        workspace, session = self._desk.workspace, self._desk.session
        identity = session.article.source_of(key) if session else None
        if workspace is None or session is None or identity is None:
            return None
        return workspace.sources.get(identity) or session.draft.source(identity)

    def standing(self, key: str) -> Standing:
        """What a key stands for."""
        if self._desk.session is None:
            return Standing.KNOWN
        source = self.source(key)
        return _STANDINGS.get(source.status, Standing.KNOWN) if source else Standing.MISSING

    def told(self, mark: Cluster) -> str:
        """What a mark cites, as rich text."""
        return str(self._do("writing", "told", mark))

    def copied(self, text: str, into: QMimeData) -> None:
        """Put the sources of a copied text beside it."""
        session = self._desk.session
        keys = carrying.keys_of(text, session.article) if session and "@" in text else {}
        if keys:
            into.setData(carrying.MIME, carrying.encoded(keys))

    def pasted(self, field: ProseField, source: QMimeData) -> bool:
        """Put in a text whose sources came with it; its keys mean here what they meant there."""
        workspace, session = self._desk.workspace, self._desk.session
        if workspace is None or session is None or not source.hasFormat(carrying.MIME):
            return False
        meant = carrying.decoded(bytes(source.data(carrying.MIME).data()))
        words = texts.pasted(source.text())
        text, article = carrying.carried(words, meant, session.article, workspace.sources)
        at = field.selection()
        marks = scan(text)
        if len(marks) == 1 and (marks[0].start, marks[0].end) == (0, len(text)):
            shown = formatting.insert_mark(at, text)
        else:
            shown = at.replaced(text, start=len(text), end=len(text))
        put(self._desk, field, shown, "Paste", session.draft.with_article(article))
        return True

    def _listen(self) -> None:
        if self._desk.workspace is not None:
            self._desk.workspace.listeners.changed.append(self._put_caret)
            self._desk.workspace.listeners.listed.append(self._catch_up)

    def _catch_up(self) -> None:
        """Show the tokens anew where a key means something else now."""
        session, workspace = self._desk.session, self._desk.workspace
        if session is None or workspace is None:
            return
        known = ((each, workspace.sources.get(each.source)) for each in session.article.sources)
        shown = tuple((each.key, source and source.status) for each, source in known)
        if shown != self._shown:
            self._shown = shown
            for field in self._desk.window.editor.findChildren(ProseField):
                field.show_standings()

    def _put_caret(self, change: Change) -> None:
        """After undo, the caret belongs behind what changed."""
        if not change.is_undo:
            return
        field = self._desk.window.editor.field_at(change.place)
        before = dict(change.before.article.proses()).get(change.place)
        after = dict(change.after.article.proses()).get(change.place)
        if not isinstance(field, ProseField) or before is None or after is None or before == after:
            return
        _, tail = common_ends(before, after)
        cursor = QTextCursor(field.document())
        cursor.setPosition(utf16.units(after[: len(after) - tail]))
        field.setTextCursor(cursor)

    def _go_to(self, key: str) -> None:
        source = self.source(key)
        if source is not None:
            self._desk.window.show_aside(self._desk.window.sources)
            self._desk.sourcing.choose(source.id)


def place_of(field: QWidget) -> str:
    """The place of the article that a field of its editor shows."""
    around: QWidget | None = field
    while around is not None and not isinstance(around, Card):
        around = around.parentWidget()
    return around.place if around else ""


def put(
    desk: Desk, field: ProseField, shown: Selection, label: str, draft: Draft | None = None
) -> None:
    """Make *shown* the text of a field, with *draft* around it, as one step of undo."""
    session = desk.session
    if session is None or field.isReadOnly():
        return
    place, around = place_of(field), draft or session.draft
    article = block_edits.prose(place, shown.text).change(around.article)
    session.edit_draft(around.with_article(article), label, place=place)
    field.show_selection(shown)
