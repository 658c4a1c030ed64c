"""The sources as a list shows them: found, filtered, sorted, and how each is used."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import compress
from operator import attrgetter, not_

from journal_desktop.app.sources.known import KnownSources
from journal_desktop.app.styles.page_marks import page_marks
from journal_desktop.core import citations
from journal_desktop.core.article import Article
from journal_desktop.core.ids import SourceId
from journal_desktop.core.printed import Printed
from journal_desktop.core.source import Source, SourceStatus

WARNED = frozenset({SourceStatus.RETRACTED, SourceStatus.CONCERN, SourceStatus.CORRECTED})
"""What somebody who cites a source should have seen."""

_LIKELIEST = 200
_ID = attrgetter("id")


class Show(StrEnum):
    """Which sources a list shows."""

    ARTICLE = "article"
    LIBRARY = "library"
    UNUSED = "unused"
    DETAILS = "details"
    WARNED = "warned"


class Order(StrEnum):
    """By what a list is sorted."""

    USE = "use"
    AUTHOR = "author"
    YEAR = "year"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a list is to show: sources with all *words*, of one kind or tag, in an order."""

    words: str = ""
    show: Show = Show.LIBRARY
    tag: str = ""
    order: Order = Order.USE


@dataclass(frozen=True, slots=True)
class InUse:
    """How sources are used: in the open article, and in how many articles of the library.

    `keys` are those under which the article lists each; `numbers` count those that it cites in
    the order of use, and `marks` are what its page calls them: a number, or who and when.
    `articles` is None until it is known.
    """

    keys: Mapping[SourceId, str] = field(default_factory=dict[SourceId, str])
    numbers: Mapping[SourceId, int] = field(default_factory=dict[SourceId, int])
    times: Mapping[SourceId, int] = field(default_factory=dict[SourceId, int])
    articles: Mapping[SourceId, int] | None = None
    marks: Mapping[SourceId, str] = field(default_factory=dict[SourceId, str])

    @property
    def used(self) -> frozenset[SourceId]:
        """Those that an article cites, as far as is known."""
        return frozenset((*self.keys, *(each for each, n in (self.articles or {}).items() if n)))


def in_use(
    article: Article | None,
    articles: Mapping[SourceId, int] | None = None,
    printed: Printed | None = None,
) -> InUse:
    """How the sources of *article* are used, beside what the library counted.

    *printed* is what a style makes of the article, if its journal has one.
    """
    if article is None:
        return InUse(articles=articles)
    keys: dict[SourceId, str] = {}
    for cited in article.sources:
        keys.setdefault(cited.source, cited.key)
    named = {cited.key: cited.source for cited in article.sources}
    numbers = {named[key]: number for key, number in citations.numbering(article).items()}
    times: dict[SourceId, int] = {}
    for _, prose in article.proses():
        for cluster in citations.scan(prose):
            for source in {named[c.key] for c in cluster.cites if c.key in named}:
                times[source] = times.get(source, 0) + 1
    marks = {source: mark.name for source, mark in page_marks(article, printed).items()}
    return InUse(keys, numbers, times, articles, marks)


class Listing:
    """Lists the sources of a library; holds them sorted for as long as they stay the same."""

    def __init__(self, known: KnownSources) -> None:
        self._known = known
        self._turn = -1
        self._used: tuple[object, ...] = ()
        self._held: dict[Order, tuple[Source, ...]] = {}

    def listed(self, wish: Wish, use: InUse) -> tuple[Source, ...]:
        """The sources that *wish* asks for; searched ones come likeliest first."""
        words = wish.words.strip()
        by_likeness = bool(words) and wish.order is Order.USE
        if by_likeness:
            found = self._likeliest(words, use)
        else:
            found = self._in_order(wish.order, use)
            if words:
                found = _among(found, set(map(_ID, self._known.finder.having(words))))
        if wish.tag:
            found = (each for each in found if wish.tag in each.tags)
        match wish.show:
            case Show.LIBRARY:
                return tuple(found)
            case Show.ARTICLE:
                return tuple(_among(found, use.keys))
            case Show.UNUSED:
                return tuple(_without(found, use.used))
            case Show.DETAILS:
                return tuple(each for each in found if lacks_details(each))
            case Show.WARNED:
                return tuple(each for each in found if each.status in WARNED)

    def _likeliest(self, words: str, use: InUse) -> Iterable[Source]:
        finder = self._known.finder
        best = finder.find(words, _LIKELIEST, use.keys)
        return (*best, *finder.having(words, map(_ID, best)))

    def _in_order(self, order: Order, use: InUse) -> Iterable[Source]:
        if order is Order.ADDED:
            return self._known.finder.having("")
        if order is Order.YEAR:
            return self._sorted(Order.YEAR)
        named = self._sorted(Order.AUTHOR)
        if order is Order.AUTHOR or not use.keys:
            return named
        if self._used != (use.keys, use.numbers) or Order.USE not in self._held:
            self._used = (use.keys, use.numbers)
            last = len(use.keys) + 1
            mine = [self._known.by_id[each] for each in use.keys if each in self._known.by_id]
            mine.sort(key=lambda each: use.numbers.get(each.id, last))
            self._held[Order.USE] = (*mine, *_without(named, use.keys))
        return self._held[Order.USE]

    def _sorted(self, order: Order) -> tuple[Source, ...]:
        if self._turn != self._known.turn:  # quick, as twenty thousand are asked at every key
            self._turn, self._held = self._known.turn, {}
        if order not in self._held:
            every = self._known.by_id.values()
            names = {each.id: self._name(each) for each in every}
            by_name = sorted(every, key=lambda each: names[each.id])
            self._held[Order.AUTHOR] = tuple(by_name)
            by_name.sort(key=lambda each: names[each.id][-4:], reverse=True)
            self._held[Order.YEAR] = tuple(by_name)
        return self._held[order]

    def _name(self, source: Source) -> str:
        """First author and year as the finder has it, so that nothing is read anew."""
        row = self._known.finder.at(source.id)
        return row.names.rpartition("\n")[2] if row else source.key


def _among(sources: Iterable[Source], wanted: Container[SourceId]) -> Iterator[Source]:
    """Those of *sources* that are *wanted*; quick, as it is done at every key."""
    every = tuple(sources)
    return compress(every, map(wanted.__contains__, map(_ID, every)))


def _without(sources: Iterable[Source], unwanted: Container[SourceId]) -> Iterator[Source]:
    every = tuple(sources)
    return compress(every, map(not_, map(unwanted.__contains__, map(_ID, every))))


def lacks_details(source: Source) -> bool:
    """Whether too little is known to print it: no title, no date, or neither author nor place.

    It looks at the canonical text, as twenty thousand are asked while somebody types.
    """
    item = source.item
    if '"title":' not in item or '"issued":' not in item:
        return True
    told = ('"author":', '"editor":', '"container-title":', '"publisher":', '"URL":')
    return not any(name in item for name in told)


def tags(sources: Iterable[Source]) -> tuple[str, ...]:
    """Every tag in use, by the alphabet."""
    found = {tag for source in sources for tag in source.tags}
    return tuple(sorted(found, key=str.casefold))


def is_unseen(source: Source) -> bool:
    """Whether it carries a warning that nobody has acknowledged."""
    return source.status in WARNED and source.acknowledged != source.warned_of
