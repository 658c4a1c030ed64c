"""Which source a citation key means in a library."""

from __future__ import annotations

from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source


class KeyIndex:
    """Sources by their keys, and by the keys that they had before; holds which keys are taken."""

    def __init__(self) -> None:
        self._keys: dict[str, set[SourceId]] = {}
        self._aliases: dict[str, set[SourceId]] = {}
        self._known: dict[SourceId, Source] = {}

    def __contains__(self, key: object) -> bool:
        return key in self._keys or key in self._aliases

    def put(self, source: Source) -> None:
        """Take in a source, or its new state."""
        self.drop(source.id)
        self._known[source.id] = source
        self._keys.setdefault(source.key, set()).add(source.id)
        for alias in source.aliases:
            self._aliases.setdefault(alias, set()).add(source.id)

    def drop(self, source: SourceId) -> None:
        """Let go of a source, if it is there."""
        known = self._known.pop(source, None)
        if known is not None:
            _let_go(self._keys, known.key, source)
            for alias in known.aliases:
                _let_go(self._aliases, alias, source)

    def named(self, key: str) -> SourceId | None:
        """The one source of that key, else the one that had it; None where two could be meant."""
        found = self._keys.get(key) or self._aliases.get(key) or set()
        return next(iter(found)) if len(found) == 1 else None


def _let_go(index: dict[str, set[SourceId]], key: str, source: SourceId) -> None:
    ids = index[key]
    ids.discard(source)
    if not ids:
        del index[key]
