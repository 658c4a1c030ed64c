"""Work that is done elsewhere and reported here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from journal_desktop.core.errors import JournalError

Result = TypeVar("Result")


class Tasks(Protocol):
    """Runs pure work or the store's work, one thing after another."""

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Call *work* elsewhere, then *done* with its result, or *failed*, here."""
        ...


class Here:
    """Runs work at once in the caller's thread: for commands and tests without a window."""

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Call *work*, then *done* or, for a failure of the world, *failed*; bugs are raised."""
        try:
            result = work()
        except (JournalError, OSError) as error:
            failed(error)
            return
        done(result)
