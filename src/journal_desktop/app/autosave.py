"""When to save: soon after a pause, never more than a second behind, again after a failure.

Nothing is "saved" before the store said that the commit returned; what failed to save stays
here until it is saved.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from journal_desktop.app.draft import Draft
from journal_desktop.core.errors import JournalError

PAUSE = 0.4
"""Seconds of quiet after which a burst of typing is saved."""
BEHIND = 0.9
"""Seconds after which it is saved even while typing goes on."""
RETRY = 5.0
"""Seconds until a failed save is tried again."""


@dataclass(frozen=True, slots=True)
class Saved:
    """Everything is committed; *at* is when the last commit returned."""

    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Unsaved:
    """There is text that is not committed yet."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The last save failed; the text is kept in memory and tried again."""

    error: JournalError


SaveState = Saved | Unsaved | Failed


class Timer(Protocol):
    """Calls back once after some seconds; starting it again moves the moment."""

    def start(self, seconds: float) -> None:
        """Call back after *seconds* instead of whenever it was to."""
        ...

    def stop(self) -> None:
        """Do not call back."""
        ...


class Writer(Protocol):
    """Writes a draft elsewhere and reports here."""

    def __call__(
        self,
        draft: Draft,
        done: Callable[[datetime], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Commit *draft*, then call *done* with the time, or *failed* with the reason."""
        ...


class Autosave:
    """The save policy of one open article; without *retries* only more typing tries again."""

    def __init__(
        self,
        write: Writer,
        timer: Callable[[Callable[[], None]], Timer],
        clock: Callable[[], float],
        announce: Callable[[SaveState], None],
        *,
        retries: bool = True,
    ) -> None:
        self._write = write
        self._timer = timer(self.due)
        self._clock = clock
        self._announce = announce
        self._retries = retries
        self._state: SaveState = Saved()
        self._waiting: Draft | None = None
        self._since = 0.0
        self._writing: list[Draft] = []

    @property
    def state(self) -> SaveState:
        """What was last announced."""
        return self._state

    @property
    def unsaved(self) -> Draft | None:
        """The newest draft that no commit has confirmed yet."""
        return self._waiting or (self._writing[-1] if self._writing else None)

    def changed(self, draft: Draft) -> None:
        """Note that *draft* is to be saved; a failure stays told until a save succeeds."""
        now = self._clock()
        if self._waiting is None:
            self._since = now
        self._waiting = draft
        if isinstance(self._state, Saved):
            self._tell(Unsaved())
        self._timer.start(max(0.0, min(PAUSE, self._since + BEHIND - now)))

    def due(self) -> None:
        """Save what waits, unless a save is still running: its end comes back here."""
        if not self._writing:
            self.now()

    def now(self) -> None:
        """Hand what waits to the writer, behind what that may still be writing."""
        self._timer.stop()
        if self._waiting is not None:
            draft, self._waiting = self._waiting, None
            self._writing.append(draft)
            self._write(draft, self._done, self._failed)

    def rest(self) -> None:
        """Try nothing again; what failed stays in `unsaved`."""
        self._timer.stop()
        self._retries = False

    def _done(self, at: datetime) -> None:
        del self._writing[0]
        if self.unsaved is None:
            self._timer.stop()
            self._tell(Saved(at))
        else:
            if isinstance(self._state, Failed):
                self._tell(Unsaved())
            self.due()

    def _failed(self, error: BaseException) -> None:
        draft = self._writing.pop(0)
        if self.unsaved is None:
            self._waiting = draft
        self._since = self._clock()
        if self._retries:
            self._timer.start(RETRY)
        if not isinstance(error, JournalError):
            raise error
        self._tell(Failed(error))

    def _tell(self, state: SaveState) -> None:
        self._state = state
        self._announce(state)
