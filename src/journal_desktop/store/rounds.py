"""Rounds through an open library that compare every row with its hash, a few at a time."""

from __future__ import annotations

from collections.abc import Generator

from journal_desktop.store import sweeping
from journal_desktop.store.access import Access
from journal_desktop.store.sweeping import Sweep

FEW = 50
"""Rows of one step, so that a save never waits long."""


class Rounds:
    """One round after another; between two steps the library is written as ever."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._round: Generator[Sweep, None, None] | None = None

    def step(self) -> Sweep | None:
        """Compare some more rows; None at the end of a round, after which another begins.

        Raises StoreError, and begins anew then.
        """
        with self._access.reading() as db:
            current, self._round = self._round or sweeping.portions(db, FEW), None
            found = next(current, None)
            self._round = current if found is not None else None
            return found
