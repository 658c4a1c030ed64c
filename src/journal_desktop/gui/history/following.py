"""Keeps the history in step with the open article; nothing of it is made where one types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from journal_desktop.app.autosave import Saved, SaveState
from journal_desktop.app.history import changes as version_changes
from journal_desktop.app.history.versions import moment
from journal_desktop.app.ports import Cancelled
from journal_desktop.core.article import Article
from journal_desktop.core.errors import JournalError
from journal_desktop.gui.history.panel import NO_ARTICLE, NO_VERSIONS
from journal_desktop.gui.history.timeline import HistoryRow, day_words
from journal_desktop.store.values import Version

if TYPE_CHECKING:
    from journal_desktop.gui.desk import Desk

SOON = 400
"""Milliseconds in which changes are gathered before the history follows."""
_BATCH = 8
_PENDING = "…"


class HistoryFollowing(QObject):
    """Lists the versions of the open article and tells line by line what changed in each.

    `relisted` tells that other articles or sources of the library are others now.
    """

    relisted = Signal()

    def __init__(self, desk: Desk, listed: Callable[[], None]) -> None:
        super().__init__(desk)
        self._desk = desk
        self._listed = listed
        self._lines: dict[tuple[str, str], str] = {}
        self._article = ""
        self._is_asking = False
        self._is_stale = False
        self._older: dict[str, str] = {}
        self.versions: tuple[Version, ...] = ()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self.catch_up)
        desk.changed.connect(self._notice)
        desk.opened.connect(self._follow)
        self._follow()

    @property
    def article(self) -> Article | None:
        """The article whose history it is, as it stands."""
        session = self._desk.session
        return session.article if session else None

    def version(self, identity: str) -> Version | None:
        """The version of that id, if it is listed."""
        return next((each for each in self.versions if each.id == identity), None)

    def before(self, version: Version) -> Version | None:
        """The version before that one that can be read."""
        older = self.versions[self.versions.index(version) + 1 :]
        return next((each for each in older if not each.damaged), None)

    def texts(
        self, versions: tuple[Version, ...], done: Callable[[list[str | None]], None]
    ) -> None:
        """Read the text forms of versions in the store's lane, None where one can't be had."""
        workspace = self._desk.workspace
        if workspace is None:
            return
        library = workspace.library
        self._desk.store.run(
            lambda: [version_changes.text_of(library, each) for each in versions],
            done,
            self._desk.fail,
        )

    def catch_up(self) -> None:
        """List the versions as they now are, if anybody can see them."""
        panel, workspace, article = self._desk.window.history, self._desk.workspace, self.article
        if not panel.isVisible():
            return
        if workspace is None or article is None:
            self._article, self.versions = "", ()
            panel.show_rows(())
            panel.say(NO_ARTICLE)
            self._listed()
            return
        if self._is_asking:
            self._is_stale = True
            return
        self._is_asking = True
        library = workspace.library

        def show(found: tuple[Version, ...]) -> None:
            self._is_asking = False
            if self.article is not None and self.article.id == article.id:
                self._show(article, found)
            if self._is_stale or self.article is None or self.article.id != article.id:
                self._is_stale = False
                self.catch_up()

        self._desk.store.run(lambda: library.history.list(article.id), show, self._give_up)

    def _give_up(self, error: BaseException) -> None:
        self._is_asking = False
        self._desk.fail(error)

    def _follow(self, _path: object = None) -> None:
        """Follow the library that was just opened."""
        workspace = self._desk.workspace
        if workspace is not None:
            workspace.listeners.saving.append(self._hear)
            workspace.listeners.kept.append(self._notice)
            workspace.listeners.listed.append(self.relisted.emit)
        self._notice()

    def _hear(self, state: SaveState) -> None:
        if isinstance(state, Saved):
            self._notice()

    def _notice(self) -> None:
        if self._desk.session is None:
            self.catch_up()  # at once: nothing of an article that is put away stays in sight
        elif self._desk.window.history.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _show(self, article: Article, found: tuple[Version, ...]) -> None:
        is_other = article.id != self._article
        self._article, self.versions = article.id, found
        ids = [each.id for each in found]
        self._older = dict(zip(ids, [*ids[1:], ""], strict=False))
        self._show_rows(to_present=is_other)
        self._desk.window.history.say("" if found else NO_VERSIONS)
        self._listed()
        self._ask_lines()

    def _show_rows(self, *, to_present: bool = False) -> None:
        panel = self._desk.window.history
        if to_present:
            panel.show_rows(())
        panel.show_rows(rows(self.versions, self._line) if self.versions else ())

    def _line(self, version: Version) -> str:
        return self._lines.get((version.id, self._older[version.id]), _PENDING)

    def _ask_lines(self) -> None:
        """Have the next few lines made, the newest versions first."""
        todo = [each for each in self.versions if self._line(each) == _PENDING][:_BATCH]
        if not todo:
            return
        start = self.versions.index(todo[0])
        wanted = self.versions[start : start + _BATCH + 1]
        is_first = len(wanted) <= _BATCH
        article = self._article

        def told(lines: list[str]) -> None:
            ids = [each.id for each in wanted]
            befores = [*ids[1:], ""] if is_first else ids[1:]
            newest_first = reversed(lines)
            self._lines |= dict(zip(zip(ids, befores, strict=False), newest_first, strict=True))
            if self._article == article:
                self._show_rows()
                self._ask_lines()

        def compare(texts: list[str | None]) -> None:
            oldest_first = [*([None] if is_first else []), *reversed(texts)]
            self._desk.work.run(
                lambda: list(version_changes.changes(oldest_first, is_first=is_first)),
                told,
                self._desk.fail,
            )

        self.texts(wanted, compare)


def rows(versions: tuple[Version, ...], line: Callable[[Version], str]) -> tuple[HistoryRow, ...]:
    """The present and the versions, newest first, each day named above its first."""
    today = datetime.now().astimezone().date()
    found = [HistoryRow("", "Now", "The article as it stands", "Ctrl+S keeps it as a version")]
    last = None
    for each in versions:
        at = each.at.astimezone()
        row = HistoryRow(
            each.id,
            f"{at:%H:%M}",
            version_changes.why(each),
            line(each),
            is_named=bool(each.name),
            is_damaged=each.damaged,
        )
        found.append(row if at.date() == last else replace(row, day=day_words(at.date(), today)))
        last = at.date()
    return tuple(found)


def title(version: Version) -> str:
    """A version by its name, if its writer gave it one, else by its time."""
    return version.name or moment(version.at)


class Request:
    """Work of which only the last that was asked for is wanted."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._number = 0

    @property
    def is_wanted(self) -> Callable[[], bool]:
        """Whether what is begun now is still the last; any thread may ask."""
        number = self._number
        return lambda: number == self._number

    def begin(self) -> Callable[[], bool]:
        """Let go of what was asked for before."""
        self._number += 1
        return self.is_wanted

    def run(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do *work* in the lane for work; *done* hears of it while nothing else was asked for."""
        wanted = self.is_wanted

        def fail(error: BaseException) -> None:
            is_expected = isinstance(error, (JournalError, Cancelled))
            if not is_expected or (wanted() and not isinstance(error, Cancelled)):
                self._desk.fail(error)

        self._desk.work.run(
            lambda: work() if wanted() else None,
            lambda result: done(result) if wanted() else None,
            fail,
        )
