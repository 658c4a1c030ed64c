"""When backups are made: at the start of a day, while writing, before big changes, when asked."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

from journal_desktop.app.backup_writing import Free, Written, back_up, copy_to
from journal_desktop.app.ports import Cancelled, Progress, Unheard
from journal_desktop.app.saving import MakeTimer
from journal_desktop.app.tasks import Tasks
from journal_desktop.core.errors import JournalError, StoreError
from journal_desktop.store import backup_files
from journal_desktop.store.library import Library

A_DAY = timedelta(days=1)
"""A library whose newest backup is older gets one when it is opened."""
WRITING = 30 * 60.0
"""Seconds after which there is a backup of what was written meanwhile."""
LOOK = 5 * 60.0
"""Seconds between two looks at whether one is due, and whether a second place is back."""
REST = 0.002
"""Seconds of rest after every step, in which whoever types goes first."""

Tell = Callable[[JournalError], None]


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
        self._told: set[str] = set()
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
        self._tasks.run(is_due, lambda due: self._make("start") if due else None, self._fail)

    def stop(self) -> None:
        """Make no more; what is being made ends soon and leaves nothing."""
        self._stopped.set()
        self._timer.stop()

    def make(
        self,
        done: Callable[[Written], None],
        failed: Callable[[BaseException], None],
        progress: Progress,
        why: str = "asked",
    ) -> None:
        """Make one now, because somebody asked."""
        self._run(why, done, failed, progress)

    def before_bulk(self, then: Callable[[], None]) -> None:
        """Back up what is there before many articles or sources are changed, then call *then*.

        *then* is called as well when there was nothing to back up, or when it failed, which is
        told. It must begin with what is there by then.
        """
        if self.library.read_only or self._stopped.is_set():
            then()
            return

        def done(written: Written | None) -> None:
            if written is not None:
                self._show(written)
            then()

        def fail(error: BaseException) -> None:
            self._fail(error)
            then()

        self._run("change", done, fail, Unheard())

    def _look(self) -> None:
        self._timer.start(LOOK)
        if self._is_running:
            return
        if self._around.clock() - self._begun >= WRITING:
            self._make("writing")
        elif self._owed and self.place is not None and self.place.is_dir():
            self._pay(self.place)

    def _make(self, why: str) -> None:
        def done(written: Written | None) -> None:
            if written is not None:
                self._show(written)

        self._run(why, done, self._fail, Unheard())

    def _run(
        self,
        why: str,
        done: Callable[..., None],
        failed: Callable[[BaseException], None],
        progress: Progress,
    ) -> None:
        place = self.place

        def work() -> Written | None:
            changes = self.library.backups.changes
            backed_up = self._backed_up
            if why == "writing" and backed_up is None:
                backed_up = 0  # what was there at the start has its backup of the last days
            if why in {"writing", "change"} and changes == backed_up:
                return None
            written = back_up(
                self.library,
                why,
                self._around.now(),
                place=place,
                progress=_Gentle(progress, self._stopped, self._around.rest),
                free=self._around.free,
            )
            self._backed_up = changes
            return written

        def finish(written: Written | None) -> None:
            self._is_running = False
            if written is not None:
                self._owed = written.missed is not None
                for listener in self.made:
                    listener()
            done(written)

        def give_up(error: BaseException) -> None:
            self._is_running = False
            failed(error)

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

        self._tasks.run(work, done, self._fail)

    def _show(self, written: Written) -> None:
        for kind, error in (("place", written.missed), ("low", written.low), ("backup", None)):
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

    def _tell_once(self, kind: str, error: JournalError) -> None:
        if kind not in self._told:
            self._told.add(kind)
            self._tell(error)


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
