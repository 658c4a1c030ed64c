"""A mark opened where it stands, changed, and put back as one step of undo."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from journal_desktop.app import citing
from journal_desktop.app.draft import Draft
from journal_desktop.core.citations import Cite, Cluster, scan
from journal_desktop.core.source import Source
from journal_desktop.gui.article.prose_field import ProseField
from journal_desktop.gui.cite.choices import Choice
from journal_desktop.gui.cite.citing import place_of, put
from journal_desktop.gui.cite.editor import CiteEditor
from journal_desktop.gui.cite.printing import Printing
from journal_desktop.gui.cite.suggesting import Suggesting
from journal_desktop.gui.desk import Desk


class MarkEditing(QObject):
    """Runs one editor at a time; leaving it for another part of the window applies it."""

    def __init__(self, desk: Desk, suggesting: Suggesting, printing: Printing) -> None:
        super().__init__(desk)
        self._desk = desk
        self._suggesting = suggesting
        self._printing = printing
        self.editor: CiteEditor | None = None
        self._field: ProseField | None = None
        self._mark: Cluster | None = None
        self._added: list[Source] = []

    def open(self, field: ProseField, mark: Cluster) -> None:
        """Open the editor of that mark of a field."""
        session, workspace = self._desk.session, self._desk.workspace
        if session is None or workspace is None or field.isReadOnly():
            return
        self.close()
        self._field, self._mark, self._added = field, mark, []
        editor = CiteEditor(mark.cites, self._named, self._preview, self._desk.window)
        editor.applied.connect(self._apply)
        editor.closed.connect(self._close_and_return)
        editor.adding.textEdited.connect(self._suggest)
        editor.destroyed.connect(partial(setattr, self, "editor", None))
        self.editor = editor
        editor.stand_at(_anchor(field, mark))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def close(self) -> None:
        """Let the editor go, if one is open."""
        editor, self.editor = self.editor, None
        if editor is None:
            return
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.disconnect(self._follow_focus)
        editor.hide()
        editor.deleteLater()

    def _close_and_return(self) -> None:
        """Close, and give the caret back to the field if the editor had it."""
        field, mark = self._field, self._mark
        had_focus = self.editor is not None and _is_within(QApplication.focusWidget(), self.editor)
        self.close()
        if field is not None and mark is not None and had_focus:
            field.setFocus()

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.editor is not None and new is not None and not _is_within(new, self.editor):
            self.editor.apply()
            new.setFocus()

    def _apply(self, cites: tuple[Cite, ...]) -> None:
        field, mark, draft = self._field, self._mark, self._draft()
        if field is None or mark is None or draft is None or cites == mark.cites:
            return
        self.close()  # the field takes the focus now, which would be leaving
        if mark not in scan(field.value):
            self._desk.window.messages.warn(
                "The text has changed since the citation was opened, so it was left as it is."
            )
            return
        put(self._desk, field, citing.with_cites(field.value, mark, cites), "Edit citation", draft)

    def _draft(self) -> Draft | None:
        """The open draft with the sources that were added here on its article's list."""
        session = self._desk.session
        if session is None:
            return None
        draft = session.draft
        keys = {cite.key for cite in self.editor.cites} if self.editor else set[str]()
        for source in self._added:
            listed, key = draft.citing(source)
            draft = listed if key in keys else draft
        return draft

    def _named(self, key: str) -> str:
        draft, workspace = self._draft_with_all(), self._desk.workspace
        identity = draft.article.source_of(key) if draft else None
        source = workspace.sources.get(identity) if workspace and identity else None
        return source.label if source else "No source"

    def _draft_with_all(self) -> Draft | None:
        session = self._desk.session
        draft = session.draft if session else None
        for source in self._added:
            draft = draft.citing(source)[0] if draft else None
        return draft

    def _preview(self, cites: tuple[Cite, ...]) -> tuple[str, str]:
        """How the mark will print, and what its readers will not see in it."""
        field, mark, workspace = self._field, self._mark, self._desk.workspace
        draft = self._draft_with_all()
        if field is None or mark is None or workspace is None or draft is None:
            return "", ""
        place = place_of(field)
        if mark not in scan(dict(draft.article.proses()).get(place, "")):
            return "", "The text has changed since; nothing will be applied."
        article = draft.article
        shown = self._printing.mark(workspace, article, (place, mark), cites)
        return shown, self._printing.left_out(cites, article.language)

    def _suggest(self) -> None:
        """Offer sources for what is typed in the editor's own field."""
        editor, popup = self.editor, self._suggesting.popup
        if editor is None or popup.is_open:
            return
        field = editor.adding
        self._suggesting.serve(
            field,
            lambda: field.text() or None,
            lambda: QRect(field.mapToGlobal(field.rect().topLeft()), field.size()),
            self._add,
            lambda: {cite.key for cite in editor.cites},
        )

    def _add(self, choice: Choice) -> None:
        source = self._suggesting.source_of(choice)
        draft = self._draft_with_all()
        if self.editor is not None and source is not None and draft is not None:
            key = draft.citing(source)[1]
            self._added.append(source)
            self.editor.add(key)
            self.editor.adding.setFocus()
            self._suggesting.tell(source)


def _is_within(widget: QWidget | None, around: QWidget) -> bool:
    """Whether a widget belongs to another, also through a list that it drops down."""
    while widget is not None and widget is not around:
        widget = widget.parentWidget()
    return widget is around


def _anchor(field: ProseField, mark: Cluster) -> QRect:
    """Where the mark stands on the screen."""
    token = next((each for each in field.tokens.all() if each.mark == mark), None)
    cursor = QTextCursor(field.document())
    cursor.setPosition(token.start if token else field.textCursor().position())
    here = field.cursorRect(cursor)
    return QRect(field.viewport().mapToGlobal(here.topLeft()), here.size())
