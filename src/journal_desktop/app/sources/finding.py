"""Sources found as one types: by author, title, year, journal, key, tags, notes, identifiers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import compress
from typing import NamedTuple, cast

from journal_desktop.app.search.word_index import WordIndex, bits_of, last_first, truths
from journal_desktop.core.folding import folded
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source

_NOTES = 2000
_SPARE = 1000
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
        self._clear()
        for source in sorted(sources, key=lambda each: each.year):
            self.put(source)

    def __len__(self) -> int:
        return len(self._places)

    def put(self, source: Source) -> None:
        """Take in a source, or its new state."""
        self.add(row(source))

    def add(self, row: Row) -> None:
        """Take in a source whose row was made elsewhere."""
        self.drop(row.source.id)
        place = len(self._rows)
        self._rows.append(row)
        self._sources.append(row.source)
        self._places[row.source.id] = place
        self._live |= 1 << place
        self._words.add(row.words)
        self._names.add(row.names)

    def drop(self, source: SourceId, *, tidies: bool = True) -> None:
        """Let go of a source, if it is there; with many at once, a later drop *tidies* up."""
        place = self._places.pop(source, None)
        if place is None:
            return
        self._live &= ~(1 << place)
        if tidies and len(self._rows) > 2 * len(self._places) + _SPARE:
            kept = [self._rows[each] for each in self._places.values()]
            self._clear()
            for each in kept:
                self.add(each)

    def at(self, source: SourceId) -> Row | None:
        """The row of that source, if it is there."""
        place = self._places.get(source)
        return None if place is None else self._rows[place]

    def find(
        self, words: str, limit: int = 20, first: Collection[SourceId] = ()
    ) -> tuple[Source, ...]:
        """The sources that have all *words*, in any order, whole, begun or within others.

        Those whose key or author and year begin so come first, then those of *first* (cited
        in the article that is open), then those with words that begin so; the most recent
        ones lead each group.
        """
        found: dict[int, Source] = {}
        for place in self._ranked(folded(words).split(), first):
            found[place] = self._sources[place]
            if len(found) >= limit:
                break
        return tuple(found.values())

    def having(self, words: str, without: Iterable[SourceId] = ()) -> tuple[Source, ...]:
        """The sources that have all *words*, the most recent first, but for those *without*."""
        found = self._within(folded(words).split())
        places = self._places
        found &= ~bits_of((places[each] for each in without if each in places), len(self._rows))
        which = truths(found)
        return tuple(compress(self._sources[len(which) - 1 :: -1], which))

    def _ranked(self, wanted: list[str], first: Collection[SourceId]) -> Iterator[int]:
        """The places of those that have all words, best first; some come twice."""
        if wanted:  # a name that begins with all of them has each of them
            yield from last_first(self._names.begun("".join(wanted)) & self._live)
        mine = sorted((self._places[each] for each in first if each in self._places), reverse=True)
        yield from (each for each in mine if self._has_all(each, wanted))
        begun = self._live
        for word in wanted:
            begun &= self._words.begun(word)
        yield from last_first(begun)
        yield from last_first(self._within(wanted))

    def _within(self, wanted: list[str]) -> int:
        """Those that have all words anywhere; where few have one, only those few are read."""
        found, few = self._live, len(self._rows) // 2
        for word in sorted(wanted, key=len, reverse=True):
            if found.bit_count() < few:
                found = self._words.among(found, word)
            else:
                found &= self._words.within(word)
        return found

    def _has_all(self, place: int, wanted: list[str]) -> bool:
        text = self._words.texts[place]
        return all(word in text for word in wanted)

    def _clear(self) -> None:
        self._rows: list[Row] = []
        self._sources: list[Source] = []
        self._places: dict[SourceId, int] = {}
        self._live = 0
        self._words, self._names = WordIndex(), WordIndex()


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
