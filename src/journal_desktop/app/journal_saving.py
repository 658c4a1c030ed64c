"""The journal as the window has it, and as the library was last known to have it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from journal_desktop.core.errors import JournalError
from journal_desktop.core.journal import Journal
from journal_desktop.store.library import Library


class JournalStock:
    """The journal of a library: `current` as it was changed last, `stored` as it is saved."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.current = self.stored = library.journal()
        self._written: deque[Journal] = deque()

    def meet(self, stored: Journal) -> None:
        """Take up how the library has it by now, unless it was changed here and waits."""
        if self.current == self.stored:
            self.current = stored
        self.stored = stored

    def present(self, keys: Iterable[str]) -> dict[str, Journal]:
        """The journal as it now stands, under any key."""
        return dict.fromkeys(keys, self.current)

    def write(self, values: tuple[Journal, ...]) -> None:
        """Commit the journal, with the disclaimers that articles brought along meanwhile."""
        whole = _with_disclaimers(values[-1], self._library)
        self._library.save_journal(whole)
        self._written.append(whole)

    def note(self, values: tuple[Journal, ...]) -> None:
        """Note how the library has it."""
        self.stored = self._written.popleft()
        if self.current == values[-1]:
            self.current = self.stored

    def name(self, values: tuple[Journal, ...]) -> str:
        """What the form calls what is in it."""
        del values
        return "The journal’s settings"


def _with_disclaimers(journal: Journal, library: Library) -> Journal:
    """The journal with those that only *library* has: articles name theirs, so none may go."""
    mine = {each.version for each in journal.disclaimers}
    with suppress(JournalError):  # one that is harmed is written anew
        there = library.journal().disclaimers
        brought = tuple(each for each in there if each.version not in mine)
        if brought:
            return replace(journal, disclaimers=(*brought, *journal.disclaimers))
    return journal
