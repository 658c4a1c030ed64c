"""When backups are made: at the start of a day, while writing, before big changes, when asked."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Literal

from journal_desktop.app.backup.writing import Free, Written, back_up, copy_to
from journal_desktop.app.ports import Cancelled, Progress, Unheard
from journal_desktop.app.saving import MakeTimer
from journal_desktop.app.tasks import Tasks
from journal_desktop.core.errors import JournalError, StoreError
from journal_desktop.store.backup import files as backup_files
from journal_desktop.store.library import Library

A_DAY = timedelta(days=1)
"""A library whose newest backup is older gets one when it is opened."""
WRITING = 30 * 60.0
"""Seconds after which there is a backup of what was written meanwhile."""
LOOK = 5 * 60.0
"""Seconds between two looks at whether one is due, and whether a second place is back."""
REST = 0.002
"""Seconds of rest after every step, in which whoever types goes first."""

Kind = Literal["backup", "place", "low"]
"""What is told: there is no backup, none in the second place, or the disk is nearly full."""
Tell = Callable[[Kind, JournalError], None]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The clocks and the disk, which tests put others in the place of."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    clock: Callable[[], float] = time.monotonic
    free: Free = backup_files.free
    rest: Callable[[float], None] = time.sleep


class BackingUp:
    """Makes the backups of one open library, in *tasks* that are not the store's.

    What goes wrong with a backup that nobody asked for is told once, until it went well again.
    """

    def __init__(
        self,
        library: Library,
        tasks: Tasks,
        timer: MakeTimer,
        tell: Tell,
        *,
        place: Path | None = None,
        surroundings: Surroundings | None = None,
    ) -> None:
        self.library = library
        self.place = place
        self._tasks = tasks
        self._timer = timer(self._look)
        self._tell = tell
        self._told: set[Kind] = set()
        self._around = surroundings or Surroundings()
        self._stopped = Event()
        self._is_running = False
        self._begun = self._around.clock()
        self._backed_up: int | None = None
        self._owed = False
        self.made: list[Callable[[], None]] = []

    def start(self) -> None:
        """Back the library up if its newest backup is older than a day, and go on looking."""
        if self.library.read_only:
            return

        def is_due() -> bool:
            found = self.library.backups.listed()
            whole = [each for each in found if not each.is_damaged]
            now = self._around.now()
            return not any(timedelta(0) <= now - each.at < A_DAY for each in whole)

        self._timer.start(LOOK)
        self._tasks.run(is_due, lambda due: self._run("start") if due else None, self._fail)

    def stop(self) -> None:
        """Make no more; what is being made ends soon and leaves nothing."""
        self._stopped.set()
        self._timer.stop()

    def make(self, why: str, progress: Progress) -> Written:
        """Make one in the thread of the caller, who must be in the lane of backups.

        Raises StoreError, and Cancelled. What comes of it is for `take_note`.
        """
        changes = self.library.backups.changes
        written = back_up(
            self.library,
            why,
            self._around.now(),
            place=self.place,
            progress=_Gentle(progress, self._stopped, self._around.rest),
            free=self._around.free,
        )
        self._backed_up = changes
        return written

    def take_note(self, written: Written) -> None:
        """Tell what is to be told of a backup that was made, and who waits for it."""
        self._owed = written.missed is not None
        self._begun = self._around.clock()
        self._show(written)
        for listener in self.made:
            listener()

    def before_bulk(self, then: Callable[[], None]) -> None:
        """Back up what is there before many articles or sources are changed, then call *then*.

        *then* is called as well when there was nothing to back up, or when it failed, which is
        told. It must begin with what is there by then.
        """
        if self.library.read_only or self._stopped.is_set():
            then()
            return

        def fail(error: BaseException) -> None:
            self._fail(error)
            then()

        self._run("change", then, fail)

    def _look(self) -> None:
        self._timer.start(LOOK)
        if self._is_running:
            return
        if self._around.clock() - self._begun >= WRITING:
            self._run("writing")
        elif self._owed and self.place is not None and self.place.is_dir():
            self._pay(self.place)

    def _run(
        self,
        why: str,
        then: Callable[[], None] = lambda: None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        def work() -> Written | None:
            known = self._backed_up
            if why == "writing" and known is None:
                known = 0  # what was there at the start has its backup of the last days
            if why != "start" and self.library.backups.changes == known:
                return None
            return self.make(why, Unheard())

        def finish(written: Written | None) -> None:
            self._is_running = False
            if written is not None:
                self.take_note(written)
            then()

        def give_up(error: BaseException) -> None:
            self._is_running = False
            (failed or self._fail)(error)

        self._is_running = True
        self._begun = self._around.clock()
        self._tasks.run(work, finish, give_up)

    def _pay(self, place: Path) -> None:
        """Bring the newest backup to the second place, which is there again."""

        def work() -> None:
            newest = next(iter(self.library.backups.listed()), None)
            if newest is not None:
                gentle = _Gentle(Unheard(), self._stopped, self._around.rest)
                now, free = self._around.now(), self._around.free
                copy_to(self.library, newest, place, now, progress=gentle, free=free)

        def done(_: None) -> None:
            self._owed = False
            self._told.discard("place")
            for listener in self.made:
                listener()

        def give_up(error: BaseException) -> None:
            if isinstance(error, StoreError) and not self._stopped.is_set():
                self._tell_once("place", error)  # and it is still owed
            else:
                self._fail(error)

        self._tasks.run(work, done, give_up)

    def _show(self, written: Written) -> None:
        self._told.discard("backup")
        kinds: tuple[tuple[Kind, StoreError | None], ...] = (
            ("place", written.missed),
            ("low", written.low),
        )
        for kind, error in kinds:
            if error is None:
                self._told.discard(kind)
            else:
                self._tell_once(kind, error)

    def _fail(self, error: BaseException) -> None:
        """Tell of a failure once; an end that somebody wanted is none, anything else is a bug."""
        if isinstance(error, Cancelled) or self._stopped.is_set():
            return
        if not isinstance(error, StoreError):
            raise error
        self._tell_once("backup", error)

    def _tell_once(self, kind: Kind, error: JournalError) -> None:
        if kind not in self._told:
            self._told.add(kind)
            self._tell(kind, error)


class _Gentle:
    """Progress that rests after every step, and ends when the library is to be closed."""

    def __init__(self, heard: Progress, stopped: Event, rest: Callable[[float], None]) -> None:
        self._heard = heard
        self._stopped = stopped
        self._rest = rest

    def step(self, done: int, total: int, what: str) -> None:
        """Hear how far it is; raises Cancelled."""
        if self._stopped.is_set():
            raise Cancelled
        self._heard.step(done, total, what)
        self._rest(REST)
