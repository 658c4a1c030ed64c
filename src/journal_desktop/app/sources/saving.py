"""Sources that are changed while no article is open, to be saved as they stand."""

from __future__ import annotations

from collections.abc import Iterable

from journal_desktop.app.sources.known import KnownSources
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source
from journal_desktop.store.library import Library


class SourceStock:
    """The *known* sources, each as it was changed last, wherever that was."""

    def __init__(self, library: Library, known: KnownSources) -> None:
        self._library = library
        self._known = known

    def present(self, keys: Iterable[SourceId]) -> dict[SourceId, Source]:
        """Those of the sources that were not deleted."""
        by_id = self._known.by_id
        return {each: by_id[each] for each in keys if each in by_id}

    def write(self, values: tuple[Source, ...]) -> None:
        """Commit those sources."""
        self._library.save_sources(values)

    def note(self, values: tuple[Source, ...]) -> None:
        """Note that the library has them."""
        self._known.confirmed.note(values)

    def name(self, values: tuple[Source, ...]) -> str:
        """The source by its name, or how many they are."""
        first, *others = values
        return f"{1 + len(others)} sources" if others else f"The source “{first.label}”"
