"""The journal as the window has it, and as the library was last known to have it."""

from __future__ import annotations

from collections.abc import Iterable

from journal_desktop.core.journal import Journal
from journal_desktop.store.library import Library


class JournalStock:
    """The journal of a library: `current` as it was changed last, `stored` as it is saved."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.current = self.stored = library.journal()

    def meet(self, stored: Journal) -> None:
        """Take up how the library has it by now, unless it was changed here and waits."""
        if self.current == self.stored:
            self.current = stored
        self.stored = stored

    def present(self, keys: Iterable[str]) -> dict[str, Journal]:
        """The journal as it now stands, under any key."""
        return dict.fromkeys(keys, self.current)

    def write(self, values: tuple[Journal, ...]) -> None:
        """Commit the journal."""
        self._library.save_journal(values[-1])

    def note(self, values: tuple[Journal, ...]) -> None:
        """Note that the library has it so."""
        self.stored = values[-1]

    def name(self, values: tuple[Journal, ...]) -> str:
        """What the form calls what is in it."""
        del values
        return "The journal’s settings"
