"""What the library was last known to hold of the sources that were changed in this sitting."""

from __future__ import annotations

from collections.abc import Iterable

from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source


class Confirmed:
    """The state of each changed source that the library confirmed; None where it has none."""

    def __init__(self) -> None:
        self._states: dict[SourceId, Source | None] = {}

    def begin(self, source: SourceId, state: Source | None) -> None:
        """Note what a source was before its first change, as it was read from the library."""
        self._states.setdefault(source, state)

    def note(self, written: Iterable[Source], deleted: Iterable[SourceId] = ()) -> None:
        """Note what a commit wrote, and what it deleted."""
        self._states |= {each.id: each for each in written}
        self._states |= dict.fromkeys(deleted)

    def read(self, sources: Iterable[Source]) -> None:
        """Note how sources are stored now that were changed once."""
        self._states |= {each.id: each for each in sources if each.id in self._states}

    def of(self, sources: Iterable[SourceId]) -> dict[SourceId, Source | None]:
        """What the library holds of those sources, as far as it is known."""
        return {each: self._states[each] for each in sources if each in self._states}
