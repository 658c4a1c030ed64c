"""New sources on their way into an open library, few or twenty thousand, and back out again.

The store writes them unseen and a few at a time, so that what is typed meanwhile is saved in
between; then they appear. Whatever ends that before leaves the library as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from journal_desktop.app.sources.finding import Row
from journal_desktop.app.tasks import Tasks
from journal_desktop.app.workspace import Workspace
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source

WRITTEN = 200
"""So many sources are written between two savings of an article."""
SHOWN = 4000
"""So many come to be seen between two savings: an import of no more is whole or not at all."""
DELETED = 400
"""So many are taken back between two savings."""
SLICE = 100
"""So many are taken into memory, or out of it, between two key presses."""

Item = TypeVar("Item")
Result = TypeVar("Result")
Told = Callable[[int, int], None]
Failed = Callable[[BaseException], None]


class _Steps:
    """Does something for items in chunks; between two of them the lane is free for others."""

    def __init__(self, store: Tasks, failed: Failed) -> None:
        self._store = store
        self._failed = failed

    def go(
        self,
        chunks: Iterator[tuple[Item, ...]],
        work: Callable[[tuple[Item, ...]], Result],
        follow: Callable[[tuple[Item, ...], Result], bool],
        then: Callable[[], None],
    ) -> None:
        """Do *work* in the lane and *follow* here, chunk by chunk, then *then*.

        It ends where *follow* says False.
        """
        chunk = next(chunks, None)
        if chunk is None:
            then()
            return

        def done(result: Result) -> None:
            if follow(chunk, result):
                self.go(chunks, work, follow, then)

        self._store.run(lambda: work(chunk), done, self._failed)


class Arrival:
    """One import that is being kept; tells how far it is, and how it ended.

    `ended` is called with the sources that were kept, none when it was cancelled.
    """

    def __init__(
        self,
        workspace: Workspace,
        store: Tasks,
        rows: tuple[Row, ...],
        *,
        told: Told,
        ended: Callable[[tuple[SourceId, ...]], None],
        failed: Failed,
    ) -> None:
        self._workspace = workspace
        self._store = store
        self._arrivals = workspace.library.arrivals
        self._rows = rows
        self._steps = _Steps(store, self._go_back)
        self._told = told
        self._ended = ended
        self._failed = failed
        self._there: list[Source] = []
        self._is_cancelled = False

    @property
    def _ids(self) -> tuple[SourceId, ...]:
        return tuple(row.source.id for row in self._rows)

    def start(self) -> None:
        """Begin; what waits to be saved is saved before."""
        self._workspace.save_now()
        sources = tuple(row.source for row in self._rows)
        self._store.run(self._arrivals.begin, lambda _: self._write(sources), self._go_back)

    def cancel(self) -> None:
        """Let nothing of it stay."""
        self._is_cancelled = True

    def _write(self, sources: tuple[Source, ...]) -> None:
        done = 0

        def follow(chunk: tuple[Source, ...], there: tuple[Source, ...]) -> bool:
            nonlocal done
            done += len(chunk)
            self._there += there
            self._told(done, len(sources))
            return self._goes_on()

        self._steps.go(_chunks(sources, WRITTEN), self._arrivals.put, follow, self._show)

    def _show(self) -> None:
        there = tuple(self._there)

        def revive() -> None:
            self._workspace.library.save_sources(there)

        def last() -> None:
            self._store.run(revive, lambda _: self._take_in(), self._go_back)

        self._steps.go(
            _chunks(self._ids, SHOWN),
            self._arrivals.show,
            lambda _chunk, _: self._goes_on(),
            last if there else self._take_in,
        )

    def _take_in(self) -> None:
        def follow(chunk: tuple[Row, ...], _: object) -> bool:
            self._workspace.known.expect(chunk)
            return True

        self._steps.go(_chunks(self._rows, SLICE), _rest, follow, self._end)

    def _end(self) -> None:
        self._workspace.known.bring(row.source for row in self._rows)
        if self._is_cancelled:  # too late for it never to have been
            way = (self._workspace, self._store, self._ids)
            Withdrawal(*way, told=_unheard, ended=lambda _: self._ended(()), failed=self._failed)
            return
        self._workspace.listeners.tell_listed()
        self._ended(self._ids)

    def _goes_on(self) -> bool:
        if self._is_cancelled:
            self._go_back(None)
        return not self._is_cancelled

    def _go_back(self, error: BaseException | None) -> None:
        """Drop what was written, as far as can be: nobody sees it, and the next import sweeps."""
        there = {each.id for each in self._there}
        mine = tuple(each for each in self._ids if each not in there)

        def tell(_: object = None) -> None:
            if error is None:
                self._ended(())
            else:
                self._failed(error)

        steps = _Steps(self._store, tell)
        steps.go(_chunks(mine, SHOWN), self._arrivals.drop, lambda _chunk, _: True, tell)


class Withdrawal:
    """One import that is being taken back.

    What an article lists stays, and so does what absorbed another source; `ended` is called
    with their number.
    """

    def __init__(
        self,
        workspace: Workspace,
        store: Tasks,
        sources: tuple[SourceId, ...],
        *,
        told: Told,
        ended: Callable[[int], None],
        failed: Failed,
    ) -> None:
        self._workspace = workspace
        self._told = told
        self._ended = ended
        self._arrivals = workspace.library.arrivals
        self._steps = _Steps(store, failed)
        self._kept = 0
        self._number = len(sources)
        workspace.save_now()
        self._delete(sources)

    def _delete(self, sources: tuple[SourceId, ...]) -> None:
        known = self._workspace.sources
        idle = tuple(each for each in sources if each in known and not known[each].absorbed)
        self._kept = sum(1 for each in sources if each in known) - len(idle)
        gone: list[SourceId] = []

        def follow(chunk: tuple[SourceId, ...], stay: frozenset[SourceId]) -> bool:
            self._kept += len(stay)
            gone.extend(each for each in chunk if each not in stay)
            return True

        self._steps.go(
            _chunks(idle, DELETED),
            self._arrivals.take_back,
            follow,
            lambda: self._forget(tuple(gone)),
        )

    def _forget(self, deleted: tuple[SourceId, ...]) -> None:
        known, cited, done = self._workspace.known, self._cited(), 0
        gone = tuple(each for each in deleted if each not in cited)
        self._kept += len(deleted) - len(gone)
        known.unlist(gone)

        def follow(chunk: tuple[SourceId, ...], _: object) -> bool:
            nonlocal done
            done += len(chunk)
            known.forget(chunk)
            self._told(done, self._number)
            return True

        def end() -> None:
            self._workspace.listeners.tell_listed()
            self._ended(self._kept)

        self._steps.go(_chunks(gone, SLICE), _rest, follow, end)

    def _cited(self) -> frozenset[SourceId]:
        """What was cited since: saving that brings it back."""
        session = self._workspace.session
        drafts = (*self._workspace.unsaved, *((session.draft,) if session else ()))
        return frozenset(each.source for draft in drafts for each in draft.article.sources)


def _chunks(items: tuple[Item, ...], size: int) -> Iterator[tuple[Item, ...]]:
    return (items[start : start + size] for start in range(0, len(items), size))


def _rest(_chunk: object) -> None:
    """Nothing is to be done in the lane: others may go first."""


def _unheard(_done: int, _total: int) -> None:
    """Nobody follows it."""
