"""Looking a library over while nobody types: every row, in small steps, about once a day."""

from __future__ import annotations

from collections.abc import Callable

from journal_desktop.app.saving import MakeTimer
from journal_desktop.app.tasks import Tasks
from journal_desktop.core.errors import LibraryDamaged, StoreError
from journal_desktop.store.library import Library
from journal_desktop.store.sweeping import Sweep

QUIET = 60.0
"""Seconds without typing after which a round begins, or goes on."""
REST = 0.1
"""Seconds between two steps."""
A_DAY = 24 * 3600.0
"""Seconds from the end of one round to the next."""

Tell = Callable[[str], None]


class Sweeping:
    """Takes an open library round after round, in the lane of the store, when all is quiet.

    *tell* hears, once, what was found to be damaged, as a sentence; `rounds` are those that
    came to their end.
    """

    def __init__(
        self,
        library: Library,
        store: Tasks,
        timer: MakeTimer,
        clock: Callable[[], float],
        tell: Tell,
    ) -> None:
        self._library = library
        self._store = store
        self._timer = timer(self._go_on)
        self._clock = clock
        self._tell = tell
        self._typed = clock()
        self._harms: list[str] = []
        self._told: frozenset[str] = frozenset()
        self._stopped = False
        self.rounds = 0

    def start(self) -> None:
        """Begin after the first quiet minute."""
        self._timer.start(QUIET)

    def typed(self) -> None:
        """Somebody is writing: wait until that has ended."""
        self._typed = self._clock()

    def stop(self) -> None:
        """Look no further."""
        self._stopped = True
        self._timer.stop()

    def _go_on(self) -> None:
        quiet = self._clock() - self._typed
        if quiet < QUIET:
            self._timer.start(QUIET - quiet)
        elif not self._stopped:
            self._store.run(self._library.sweep.step, self._note, self._fail)

    def _note(self, found: Sweep | None) -> None:
        if self._stopped:
            return
        if found is not None:
            self._harms += (harm.what for harm in found.damaged)
            self._timer.start(REST)
            return
        self.rounds += 1
        self._report()
        self._timer.start(A_DAY)

    def _fail(self, error: BaseException) -> None:
        if self._stopped:
            return
        if not isinstance(error, StoreError):
            raise error
        if isinstance(error, LibraryDamaged):
            self._harms.append("A part of the library")
            self._report()
        self._timer.start(A_DAY)

    def _report(self) -> None:
        harms, self._harms = tuple(dict.fromkeys(self._harms)), []
        new = [each for each in harms if each not in self._told]
        self._told |= set(harms)
        if new:
            self._tell(_sentence(new))


def _sentence(harms: list[str]) -> str:
    if len(harms) == 1:
        return f"{harms[0]} is damaged in this library."
    more = f" and {len(harms) - 2:,} more" if len(harms) > 2 else ""
    comma = "," if more else " and"
    second = f"{harms[1][0].lower()}{harms[1][1:]}"
    return f"{harms[0]}{comma} {second}{more} are damaged in this library."
