"""Commands that replace words in one article or in all of them."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import partial

from PySide6.QtWidgets import QApplication

from journal_desktop.app.library_edits import LibraryEdit
from journal_desktop.app.ports import Progress
from journal_desktop.app.search import replacing
from journal_desktop.app.search.replacing import MOST, Place, Wish
from journal_desktop.app.workspace import Workspace
from journal_desktop.core.article import Article
from journal_desktop.core.errors import LibraryDamaged, NotFound
from journal_desktop.core.ids import ArticleId
from journal_desktop.core.text import pasted
from journal_desktop.gui.article.field import Field
from journal_desktop.gui.backups.backing_up import backups_of
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.job import Job, run_job
from journal_desktop.gui.replace.view import PlaceRow, ReplaceView
from journal_desktop.gui.search.going import Going
from journal_desktop.gui.words import counted, place_words

_Found = tuple[tuple[Article, ...], tuple[PlaceRow, ...]]


class ReplaceCommands:
    """Finds what is to be replaced, shows it, and replaces what was ticked."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._view: ReplaceView | None = None
        self._wish = Wish("")
        self._found: dict[ArticleId, Article] = {}
        self._job: Job | None = None
        self._going = Going(desk)
        desk.opened.connect(self._follow)
        self._follow()

    def show(self) -> None:
        """Ask what to find and what to put there; selected words are what to find."""
        focused = QApplication.focusWidget()
        selected = focused.selection().selected if isinstance(focused, Field) else ""
        if self._view is None:
            self._view = view = ReplaceView("", self._desk)
            view.wished.connect(self._look)
            view.replace_asked.connect(self._replace)
            view.place_asked.connect(self._go)
        self._view.find = selected if "\n" not in selected else ""
        self._view.has_article = self._desk.session is not None
        self._desk.ask.show_replacing(self._view)

    def _follow(self, _path: object = None) -> None:
        """Go on in the library that was just opened."""
        if self._desk.workspace is not None:
            self._desk.workspace.listeners.opened.append(self._going.arrive)
            self._found = {}
            if self._view is not None:
                self._view.shown.emit((), "")

    def _look(self, wish: Wish, everywhere: bool) -> None:  # noqa: FBT001 - the argument of a signal
        """List the places of *wish*, in the open article or in all."""
        desk, workspace = self._desk, self._desk.workspace
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if workspace is None:
            return
        if not everywhere:
            session = desk.session
            articles = (session.article,) if session else ()
            self._show(wish, articles, _rows(articles, wish))
            return
        opened = {each.id: each for each in workspace.edits.standing()}

        def work(progress: Progress) -> _Found:
            return _everywhere(workspace, opened, wish, progress)

        def show(found: _Found) -> None:
            if self._job is job and desk.workspace is workspace:
                self._job = None
                self._show(wish, *found)

        self._job = job = run_job(desk, work, show, "No longer looking; nothing was changed.")

    def _show(self, wish: Wish, articles: tuple[Article, ...], rows: tuple[PlaceRow, ...]) -> None:
        self._wish = wish
        self._found = {each.id: each for each in articles}
        if self._view is not None:
            self._view.shown.emit(rows[:MOST], "" if rows else f"“{wish.find}” is not there.")

    def _replace(self, chosen: tuple[Place, ...]) -> None:
        desk, workspace = self._desk, self._desk.workspace
        if workspace is None:
            return
        if workspace.library.objection is not None:
            desk.fail(workspace.library.objection)
            return
        edit = replacing.edit(self._wish, chosen, self._found.values())
        self._found = {}

        def run() -> None:
            if desk.workspace is workspace:
                self._run(workspace, edit, len(chosen))

        if len(edit.reaching) > 1:
            backups_of(desk).before_bulk(run)
        elif edit.reaching:
            run()

    def _run(self, workspace: Workspace, edit: LibraryEdit, places: int) -> None:
        reached = set(edit.reaching)
        session = workspace.session
        is_here = session is not None and session.article.id in reached
        workspace.edits.run(edit, session if is_here else None)
        articles = counted(len(reached), "article")
        said = f"{counted(places, 'place')} in {articles} replaced. A version of each was kept."

        def tell(_: None) -> None:
            if self._desk.workspace is not workspace:
                return
            is_done = workspace.edits.is_done(edit)
            if is_done:
                undo = partial(workspace.edits.undo, edit)
                self._desk.window.messages.tell(said, "Undo", undo)
            if self._view is not None:
                self._view.shown.emit((), said if is_done else "Nothing was replaced.")

        self._desk.store.run(lambda: None, tell, self._desk.fail)  # once it is stored

    def _go(self, place: Place) -> None:
        """Show a place in its article."""
        self._going.to_span(place.article, place.spot, (place.start, place.end))


def _everywhere(
    workspace: Workspace, opened: dict[ArticleId, Article], wish: Wish, progress: Progress
) -> _Found:
    """The articles that have what is sought, as they now stand, until there are places enough."""
    listed = workspace.library.summaries()
    found: list[Article] = []
    rows: list[PlaceRow] = []
    for done, each in enumerate(listed):
        progress.step(done, len(listed), each.title)
        with suppress(NotFound, LibraryDamaged):  # a harmed article is told of when it is opened
            article = opened.get(each.id) or workspace.library.article(each.id)
            if here := _rows((article,), wish):
                found.append(article)
                rows += here
        if len(rows) >= MOST:
            break
    return tuple(found), tuple(rows)


def _rows(articles: Iterable[Article], wish: Wish) -> tuple[PlaceRow, ...]:
    return tuple(
        PlaceRow(each, f"{article.title} · {place_words(article, each.spot[0])}", pasted(wish.put))
        for article in articles
        for each in replacing.places(article, wish)
    )
