"""Sources found as one types: by author, title, year, journal, key, tags, notes, identifiers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple, cast

from journal_desktop.core.folding import folded
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source

_NOTES = 2000
_SEARCHED = (
    *("title", "container-title", "container-title-short", "collection-title", "publisher"),
    *("DOI", "PMID", "PMCID", "ISBN"),
)


class Row(NamedTuple):
    """A source as it is searched: how it is called, and every word of it."""

    source: Source
    names: str
    words: str


class Finder:
    """Every source of a library by its words; what was put last is the most recent."""

    def __init__(self, sources: Iterable[Source] = ()) -> None:
        self._rows: dict[SourceId, Row] = {}
        self._words: dict[SourceId, str] = {}
        self._last: tuple[str, list[SourceId]] | None = None
        for source in sorted(sources, key=lambda each: each.year):
            self.put(source)

    def __len__(self) -> int:
        return len(self._rows)

    def put(self, source: Source) -> None:
        """Take in a source, or its new state."""
        self.add(row(source))

    def add(self, row: Row) -> None:
        """Take in a source whose row was made elsewhere."""
        self.drop(row.source.id)
        self._rows[row.source.id] = row
        self._words[row.source.id] = row.words

    def drop(self, source: SourceId) -> None:
        """Let go of a source, if it is there."""
        self._last = None
        self._rows.pop(source, None)
        self._words.pop(source, None)

    def at(self, source: SourceId) -> Row | None:
        """The row of that source, if it is there."""
        return self._rows.get(source)

    def find(
        self, words: str, limit: int = 20, first: Collection[SourceId] = ()
    ) -> tuple[Source, ...]:
        """The sources that have all *words*, in any order, whole, begun or within others.

        Those whose key or author and year begin so come first, then those of *first* (cited
        in the article that is open), then those with words that begin so; the most recent
        ones lead each group.
        """
        wanted = sorted(folded(words).split(), key=len, reverse=True)
        found: dict[SourceId, Source] = {}
        for row in self._ranked(wanted, folded(words).replace(" ", ""), first):
            found[row.source.id] = row.source
            if len(found) >= limit:
                break
        return tuple(found.values())

    def having(self, words: str) -> tuple[Source, ...]:
        """The sources that have all *words*, the most recent first."""
        wanted = sorted(folded(words).split(), key=len, reverse=True)
        return tuple(row.source for row in self._having(wanted))

    def _ranked(self, wanted: list[str], name: str, first: Collection[SourceId]) -> Iterator[Row]:
        """The rows that have all words, best first; some come twice."""
        having = self._having(wanted)
        called, starts = f"\n{name}", [f" {word}" for word in wanted]
        if name:
            yield from (row for row in having if called in row.names)
        if len(having) > len(first):
            having_it = (self._rows[each] for each in first if each in self._rows)
            yield from (row for row in having_it if all(word in row.words for word in wanted))
        else:
            yield from (row for row in having if row.source.id in first)
        yield from (row for row in having if all(word in row.words for word in starts))
        yield from having

    def _having(self, wanted: list[str]) -> list[Row]:
        """The rows that have all words, the most recent first."""
        if not wanted:
            return list(reversed(self._rows.values()))
        longest, *others = wanted
        ids = self._with(longest)
        rows = [self._rows[each] for each in reversed(ids)]
        for word in others:
            rows = [row for row in rows if word in row.words]
        return rows

    def _with(self, word: str) -> list[SourceId]:
        """The sources that have a word; one more letter is sought among those that had it less."""
        known = self._words
        if self._last is not None and self._last[0] in word:
            ids = [each for each in self._last[1] if word in known[each]]
        else:
            ids = [each for each, words in known.items() if word in words]
        self._last = (word, ids)
        return ids


def row(source: Source) -> Row:
    """The row of a source, which takes the time that adding it does not."""
    name = folded(source.first_family).replace(" ", "")
    keys = (folded(key).replace(" ", "") for key in (source.key, *source.aliases))
    names = (*keys, f"{name}{source.year}")
    item = source.csl
    said = (
        *(source.key, *source.aliases, *_people(item.get("author")), source.year, source.kind),
        *(str(item[variable]) for variable in _SEARCHED if variable in item),
        *(*source.tags, source.notes[:_NOTES]),
    )
    return Row(
        source,
        "\n" + "\n".join(names),
        f" {folded(' '.join(said))} {' '.join(names)}",
    )


def _people(names: object) -> Iterator[str]:
    for name in cast("list[object]", names) if isinstance(names, list) else ():
        if isinstance(name, dict):
            yield from map(str, cast("dict[str, object]", name).values())
