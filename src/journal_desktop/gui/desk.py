"""The desk: one library open in one window, each told what the other does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from journal_desktop.app import settings as kept
from journal_desktop.app.autosave import SaveState
from journal_desktop.app.creating import create_library
from journal_desktop.app.session import Change, Edit, Session
from journal_desktop.app.settings import Settings
from journal_desktop.app.workspace import Workspace
from journal_desktop.core.article import Article
from journal_desktop.core.errors import JournalError
from journal_desktop.core.ids import ArticleId
from journal_desktop.gui import deletions, opening, rescue
from journal_desktop.gui.bookmarks import Bookmarks
from journal_desktop.gui.following import Following
from journal_desktop.gui.library.welcome import NO_ARTICLE, NO_ARTICLES, NO_LIBRARY
from journal_desktop.gui.sources.sourcing import Sourcing
from journal_desktop.gui.tasks import Lane
from journal_desktop.gui.timers import Pause
from journal_desktop.gui.window import Window
from journal_desktop.store.library import Library
from journal_desktop.templates import template

if TYPE_CHECKING:
    from journal_desktop.gui.ask import Ask


class Desk(QObject):
    """Opens libraries and articles, and shows in the window what happens to them."""

    opened = Signal(object)
    changed = Signal()
    recoloured = Signal()

    def __init__(
        self,
        window: Window,
        ask: Ask,
        settings: Settings,
        parent: QObject | None = None,
        *,
        store: Lane | None = None,
    ) -> None:
        super().__init__(parent)
        self.window = window
        self.ask = ask
        self.settings = settings
        self.store = store or Lane("store")
        self.store.setParent(self)
        self.work = Lane("work", self)
        self.printer = Lane("printer", self)
        self.workspace: Workspace | None = None
        self.following = Following(self.window, self.work, self.fail, self)
        self.bookmarks = Bookmarks(self)
        self.sourcing = Sourcing(self)
        self.place = ""
        self.last_import: Callable[[], object] | None = None
        window.asset_bytes = partial(_asset_bytes, self)
        window.preview.show_width(settings.preview_width)
        self._connect()

    @property
    def session(self) -> Session | None:
        """The article being written, if one is open."""
        return self.workspace.session if self.workspace else None

    def open_library(self, path: Path) -> None:
        """Open the library at *path*; the one that was open is closed when that worked."""
        opening.open_library(self, path)

    def create_library(self, path: Path, *, with_sample: bool) -> None:
        """Make a new library at *path* and open it."""

        def create() -> Library:
            path.parent.mkdir(parents=True, exist_ok=True)
            return create_library(path, empty=not with_sample)

        self.store.run(create, self.use, self.refuse)

    def edit(self, edit: Edit) -> None:
        """Apply an edit that a part of the window proposes."""
        if self.session is None or self.workspace is None:
            return
        if self.workspace.library.objection is not None:
            self.fail(self.workspace.library.objection)
        else:
            self.session.apply(edit, self.sender())

    def fail(self, error: BaseException) -> None:
        """Tell of a failure of the world; anything else is a bug and goes on as one."""
        if not isinstance(error, JournalError):
            raise error
        opening.tell(self, error)

    def refuse(self, error: BaseException) -> None:
        """Tell why a library could not be opened."""
        if self.workspace is None:
            self.show_session(None)
        self.fail(error)

    def save_copies(self) -> None:
        """Write all that is not saved to places that the user chooses."""
        if (left := self.workspace) is not None:
            rescue.save_copies(left.outstanding, self.ask, self.window.messages)

    def remember(self, **changes: object) -> None:
        """Keep something of the user's choices for the next start."""
        self.settings = self.settings._replace(**changes)
        kept.save(self.settings)

    def close(self) -> None:
        """Save all that waits, close the library and end the lanes."""
        self.leave()
        self.store.shutdown()
        self.work.shutdown()
        self.printer.shutdown()
        self.window.preview.view.shut()

    def _connect(self) -> None:
        window = self.window
        for part in (window.editor, window.library.outline):
            part.edited.connect(self.edit)
        window.editor.place_entered.connect(self._enter)
        window.resized.connect(self._find_place_again)
        window.library.outline.place_chosen.connect(window.editor.reveal)
        window.library.article_chosen.connect(self.open_article)
        window.editor.sources.source_activated.connect(self.sourcing.choose)
        window.preview.view.block_activated.connect(self.following.follow_back)
        window.preview.view.article_activated.connect(self._open_slug)

    def use(self, library: Library) -> None:
        """Show *library*, which was just opened, in place of the one that was open."""
        self.leave()
        pause = partial(Pause, parent=self)
        self.workspace = Workspace(library, self.store, pause, printer=self.printer)
        listeners = self.workspace.listeners
        listeners.printed.append(self.following.show_printed)
        listeners.opened.append(self.show_session)
        listeners.changed.append(self._show_change)
        listeners.listed.append(self._show_lists)
        listeners.saving.append(self._show_saving)
        listeners.failed.append(self.fail)
        self.remember(recent=self.settings.opened(library.path))
        opening.show_journal(self)
        self.workspace.start(lambda: opening.open_last(self), self.settings.last_article)
        self.opened.emit(library.path)
        self.window.editor.set_read_only(library.read_only)
        opening.tell_objection(self)

    def leave(self) -> None:
        """Save all that waits and close the library."""
        if (left := self.workspace) is None:
            return
        if left.session is not None:
            self.remember(last_article=left.session.article.id, opening="")
        left.put_down()
        self.store.drain()
        rescue.save_or_let_go(left.outstanding, self.ask, self.window.messages)
        self.workspace = self.last_import = None
        self.show_session(None)
        left.library.close()

    def open_article(self, article: str) -> None:
        """Open that article of the library."""
        if self.workspace is not None:
            self.workspace.open(ArticleId(article))

    def _open_slug(self, slug: str) -> None:
        if self.workspace is not None and slug:
            try:
                self.workspace.open(self.workspace.find(slug))
            except JournalError as error:
                self.fail(error)

    def show_session(self, session: Session | None) -> None:
        """Show the article of *session*, or what can be done while none is open."""
        self.bookmarks.leave()
        self.place = ""
        if session is None or self.workspace is None:
            _offer(self)
        else:
            article = session.article
            self.window.editor.show_article(article, template(article.template))
            self.window.show_editor()
            self.bookmarks.go_back(article.id)
            self.window.library.mark(article.id)
            self.window.status.show_opened(read_only=self.workspace.library.read_only)
        self.following.follow(self.workspace)
        self.changed.emit()

    def _show_change(self, change: Change) -> None:
        article = change.after.article
        editor = self.window.editor
        editor.show_article(article, template(article.template))
        self.following.catch_up()
        place = _present(change)
        if place and (change.is_undo or place != self.place or _is_rearranged(change)):
            editor.reveal(place)
        elif place:
            self.following.reveal(place)
        deletions.tell(self, change)
        self.changed.emit()

    def _show_lists(self) -> None:
        if self.workspace is not None:
            self.window.library.show_articles(self.workspace.summaries)
            if self.session is not None:
                self.window.library.mark(self.session.article.id)
            elif self.window.welcome.isVisible():
                _offer(self)

    def _show_saving(self, state: SaveState) -> None:
        self.window.status.show_saving(state)
        opening.tell_saving(self, state)

    def _enter(self, place: str) -> None:
        self.place = place
        _note_place(self, place)
        self.changed.emit()
        self.window.library.outline.mark(place)
        QTimer.singleShot(0, self, lambda: self.following.reveal(place))

    def _find_place_again(self) -> None:
        QTimer.singleShot(200, self, lambda: self.following.reveal(self.place))


def _note_place(desk: Desk, place: str) -> None:
    if desk.workspace is not None:
        desk.workspace.versions.moved(place)


def _asset_bytes(desk: Desk, name: str) -> bytes | None:
    return desk.workspace.asset_bytes(name) if desk.workspace else None


def _offer(desk: Desk) -> None:
    """Say what can be done while no article is open."""
    if desk.workspace is None:
        desk.window.show_offer(NO_LIBRARY, desk.settings.recent)
    else:
        desk.window.show_offer(NO_ARTICLE if desk.workspace.summaries else NO_ARTICLES)


def _is_rearranged(change: Change) -> bool:
    """Whether blocks were moved, added or taken out."""
    before, after = change.before.article, change.after.article
    return _blocks(before) != _blocks(after)


def _present(change: Change) -> str:
    """The place of the change, or what stands where a vanished block stood."""
    blocks, before = _blocks(change.after.article), _blocks(change.before.article)
    if change.place in blocks or change.place not in before:
        return change.place
    index = before.index(change.place)
    return blocks[max(0, index - 1)] if blocks else "lead"


def _blocks(article: Article) -> list[str]:
    return [str(block.id) for block in (*article.sections, *article.questions)]
