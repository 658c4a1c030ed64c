"""Keeps what can't be saved as text beside the program's own files, and brings it back."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from journal_desktop.app.autosave import Failed, Saved, SaveState
from journal_desktop.app.draft import Draft
from journal_desktop.app.refuge import copies, taking
from journal_desktop.app.refuge.copies import KeptJournal, Place
from journal_desktop.app.refuge.taking import Returned
from journal_desktop.app.workspace import Workspace
from journal_desktop.core.article import Article
from journal_desktop.core.ids import ArticleId, SourceId
from journal_desktop.gui import opening
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.tasks import Lane
from journal_desktop.gui.words import listed, source_names

EVERY = 3.0
"""Seconds at least from one copy to the next, while saving fails."""


class Refuge(QObject):
    """While saving fails, copies of unsaved articles and sources are on the disk all the same.

    They come back when their library is opened next; *show_history* shows the panel.
    """

    def __init__(self, desk: Desk, state: Path, show_history: Callable[[], None]) -> None:
        super().__init__(desk)
        self._desk = desk
        self._home = state / "unsaved"
        self._show_history = show_history
        self._sitting = f"{datetime.now(UTC):%Y%m%dT%H%M%S} {secrets.token_hex(3)}"
        self._lane = Lane("refuge", self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep)
        self._workspace: Workspace | None = None
        self._place: Place | None = None
        self._last = -EVERY
        self._has_copies = False
        desk.opened.connect(self._begin)

    def keep(self) -> None:
        """Copy what is unsaved now, unless an earlier copy is still being written."""
        workspace, place = self._workspace, self._place
        if workspace is None or place is None or not workspace.outstanding:
            return
        if not self._lane.is_idle:
            self._timer.start(int(EVERY * 1000))
            return
        self._timer.stop()
        self._last, self._has_copies = time.monotonic(), True
        known, left = workspace.known, workspace.outstanding
        drafts = tuple(Draft(each.article, known.present(each)) for each in left.drafts)
        carried = (each for draft in drafts for each in draft.sources)
        stored = known.confirmed.of(each.id for each in (*left.sources, *carried))
        work = partial(copies.keep, place, drafts, left.sources, stored, _kept_journal(workspace))
        self._lane.run(work, lambda _: None, self._desk.fail)

    def hurry(self) -> None:
        """Copy what saving has failed for at once, as before the window closes."""
        if self._timer.isActive() or self._has_copies:
            self.keep()

    def close(self) -> None:
        """Have the last copies on the disk and copy nothing more."""
        self._lane.drain()
        self.hurry()
        self._timer.stop()
        self._workspace = None
        self._lane.shutdown()

    def _begin(self) -> None:
        """Follow the saving of the library that was just opened, and bring back what it lacks."""
        self._lane.drain()
        self.hurry()
        workspace = self._desk.workspace
        if workspace is None:
            return
        library, journal = workspace.library, workspace.journal.id
        place = Place(self._home, library.path, journal, self._sitting)
        self._workspace, self._place, self._has_copies = workspace, place, False
        self._last = -EVERY
        self._timer.stop()
        workspace.listeners.saving.append(partial(self._hear, workspace))
        if not library.read_only:
            work, done = partial(taking.take_back, library, place), partial(self._tell, workspace)
            self._desk.store.run(work, done, self._desk.fail)

    def _hear(self, workspace: Workspace, state: SaveState) -> None:
        if workspace is not self._workspace or self._place is None:
            return
        if isinstance(state, Failed) and workspace.outstanding:
            wait = self._last + EVERY - time.monotonic()
            if wait <= 0:
                self.keep()
            elif not self._timer.isActive():
                self._timer.start(int(wait * 1000))
        elif isinstance(state, Saved) and self._has_copies and not workspace.outstanding:
            self._timer.stop()
            self._has_copies = False
            self._lane.run(partial(copies.forget, self._place), lambda _: None, self._desk.fail)

    def _tell(self, workspace: Workspace, returned: Returned) -> None:
        """Say what came back, and offer to show it."""
        if self._desk.workspace is not workspace:
            return
        sources = (*returned.beside, *returned.sources)
        if returned.versions or returned.drafts or sources:
            workspace.known.meet(sources)
            workspace.relist()
            workspace.listeners.tell_kept()
        for journal in returned.journal:
            opening.meet_journal(self._desk, journal)
        said, messages = words(returned), self._desk.window.messages
        if returned.versions:
            show = partial(self._show, returned.versions[-1].id)
            messages.offer(said, "Show history", show)
        elif returned.drafts:
            show = partial(self._desk.open_article, returned.drafts[-1].id)
            messages.offer(said, "Open the draft", show)
        elif sources:
            messages.offer(said, "Show the source", partial(self._show_source, sources[0].id))
        elif said:
            messages.warn(said)

    def _show(self, article: ArticleId) -> None:
        """Open the article, and its history as soon as it is there."""
        self._desk.open_article(article)
        self._desk.store.run(lambda: None, lambda _: self._show_history(), self._desk.fail)

    def _show_source(self, source: SourceId) -> None:
        """Show the panel of sources, with that one chosen."""
        self._desk.window.show_aside(self._desk.window.sources)
        self._desk.sourcing.choose(source)


def _kept_journal(workspace: Workspace) -> KeptJournal | None:
    """The journal, where it could not be saved, and what the library has of it."""
    journal = workspace.outstanding.journal
    return KeptJournal(journal, copies.mark(workspace.stored_journal)) if journal else None


def words(returned: Returned) -> str:
    """What came back, in a sentence; what stays where it was is named."""
    came: list[str] = []
    if returned.versions:
        came.append(f"as a version in the history of {_titles(returned.versions)}")
    if returned.drafts:
        came.append(f"as a draft of its own, {_titles(returned.drafts)}")
    said = [f"Words that could not be saved came back {' and '.join(came)}."] if came else []
    said += _source_words(returned)
    if returned.journal:
        said.append("What could not be saved of the journal’s settings came back.")
    if returned.unread:
        files = _files(returned.unread)
        said.append(f"A copy of unsaved words can’t be read and stays where it is: {files}.")
    if returned.outdated:
        said.append(
            "The journal’s settings were changed since they could not be saved, so what was typed "
            f"then stays where it is: {_files(returned.outdated)}."
        )
    if returned.error is not None:
        said.append(f"Some unsaved words still wait to come back. {returned.error}")
    return " ".join(said)


def _source_words(returned: Returned) -> list[str]:
    said: list[str] = []
    if returned.sources:
        said.append(f"What could not be saved of {source_names(returned.sources)} came back.")
    if returned.beside:
        keys = listed([f"“{each.key}”" for each in returned.beside])
        are_many = len(returned.beside) > 1
        own = "sources of their own" if are_many else "a source of its own"
        said.append(
            f"Unsaved changes to {source_names(returned.beside)} came back as {own}, {keys}, "
            "because the library has something else there by now: “Find duplicates” compares both."
        )
    return said


def _files(paths: tuple[Path, ...]) -> str:
    return listed([f"“{each}”" for each in paths])


def _titles(articles: tuple[Article, ...]) -> str:
    titles = dict.fromkeys(each.title for each in articles)
    return listed([f"“{each}”" if each else "an article without a title" for each in titles])
