"""What a search found, as a list shows it: each hit with its place and the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from journal_desktop.core.citations import without_marks
from journal_desktop.core.matching import held, spans
from journal_desktop.core.source import Source
from journal_desktop.core.status import Status
from journal_desktop.store.search.hits import ArticleFound, Found, PassageFound, TrashFound
from journal_desktop.store.search.query import GROUPS, Query
from journal_desktop.store.search.ranking import RANKED
from journal_desktop.store.search.texts import plain

Spans = tuple[tuple[int, int], ...]
Patterns = tuple[re.Pattern[str], ...]

_NOTHING = Query()
_BEFORE, _AFTER = 60, 200
_MARKUP = re.compile(r"[*_`#>|\\]+|!?\[|\]")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Snippet:
    """Some words of a text, and where the sought ones stand among them."""

    text: str = ""
    marks: Spans = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found.

    `id` is that of the article or source, or of the version that has the passage; `article`
    is where Enter goes, to `place` in it. Of a passage that is gone, `passage` is all of it. Of
    something in the trash, `kind` is what it was and `at` when it was deleted.
    """

    group: str
    id: str
    title: Snippet
    snippet: Snippet = Snippet()
    article: str = ""
    place: str = ""
    status: Status | None = None
    detail: str = ""
    at: datetime | None = None
    kind: str = ""
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Results:
    """The hits of a query, best first in each group; `counts` are of all that match, by group.

    What `is_rough` was found in haste: of more than `RANKED` that match it only knows that.
    """

    query: Query = _NOTHING
    hits: tuple[Hit, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    left: int = 0
    is_rough: bool = False

    def of(self, group: str) -> tuple[Hit, ...]:
        """The hits of one group."""
        return tuple(each for each in self.hits if each.group == group)

    def count(self, group: str) -> int:
        """How many match in that group, as far as is known."""
        return dict(self.counts).get(group, 0)

    def counted(self, group: str) -> str:
        """The same in figures."""
        number = self.count(group)
        return f"more than {RANKED:,}" if self.is_rough and number > RANKED else f"{number:,}"

    def with_more(self, more: Results, group: str) -> Results:
        """These and the hits that *more* has of a group, which come behind them."""
        known = {each.id for each in self.of(group)}
        new = tuple(each for each in more.of(group) if each.id not in known)
        hits = (each for name in GROUPS for each in (*self.of(name), *(new * (name == group))))
        counts = dict(self.counts) | {group: more.count(group)}
        return replace(self, hits=tuple(hits), counts=tuple(counts.items()))


def results(query: Query, found: Found) -> Results:
    """What was found, with the words around each hit."""
    patterns = query.patterns
    hits = (
        *(_article(each, query, patterns) for each in found.articles),
        *(_source(each, patterns) for each in found.sources),
        *(_passage(each, patterns) for each in found.passages),
        *(_thrown(each, patterns) for each in found.trash),
    )
    counts = tuple(zip(GROUPS, found.counts, strict=True))
    return Results(query, hits, counts, found.left, found.is_rough)


def marked(text: str, patterns: Patterns) -> Snippet:
    """A short text, whole, with what is sought in it."""
    return Snippet(text, tuple(spans(text, patterns)))


def snippet(markdown: str, patterns: Patterns) -> Snippet:
    """The words around the first that is sought in *markdown*, as readers see them."""
    found = spans(markdown, patterns, most=1)
    at = found[0][0] if found else 0
    start = max(0, at - 2 * _BEFORE)
    cut = markdown[start : at + 2 * _AFTER]
    text = _SPACES.sub(" ", _MARKUP.sub("", plain(cut))).strip()
    here = spans(text, patterns, most=1)
    first = here[0][0] if here else 0
    begin = max(0, first - _BEFORE)
    begin = text.find(" ", begin) + 1 if begin else 0
    begin = min(begin, first)
    shown = text[begin : begin + _AFTER]
    if begin + _AFTER < len(text):
        shown = f"{shown.rpartition(' ')[0] or shown} …"
    if begin or start:
        shown = f"… {shown}"
    return Snippet(shown, tuple(spans(shown, patterns)))


def _article(found: ArticleFound, query: Query, patterns: Patterns) -> Hit:
    text = found.text
    place, body = _best(found, patterns, titles_only=query.titles_only)
    return Hit(
        "articles",
        found.id,
        marked(text.title, patterns),
        snippet(body, patterns),
        article=found.id,
        place=place,
        status=found.status,
        detail=text.category,
    )


def _best(found: ArticleFound, patterns: Patterns, *, titles_only: bool) -> tuple[str, str]:
    """The place that has most of what is sought, and its words."""
    text = found.text
    best = ("title", text.standfirst)
    most = 0
    for place, words, shown in _places(found, titles_only=titles_only):
        has = held(words, patterns)
        if has > most and "@" in words:  # what stands in a citation mark is not said there
            has = held(without_marks(words), patterns)
        if has > most:
            best, most = (place, shown), has
            if has == len(patterns):
                break
    return best


def _places(found: ArticleFound, *, titles_only: bool) -> Iterator[tuple[str, str, str]]:
    """Places of an article, the words to search there and those to show of them."""
    text = found.text
    if not titles_only:
        for block in text.blocks:
            yield block.place, f"{block.heading}\n{block.body}", block.body or block.heading
    yield "title", text.title, text.standfirst
    yield "standfirst", text.standfirst, text.standfirst


def _source(source: Source, patterns: Patterns) -> Hit:
    said = " · ".join(filter(None, (source.short_authors, source.year, source.host)))
    texts = (*source.excerpts, source.notes, " ".join(source.tags), source.text("abstract"))
    with_hit = next((each for each in texts if held(each, patterns)), "")
    shown = snippet(with_hit, patterns) if with_hit else marked(said, patterns)
    return Hit("sources", source.id, marked(source.title, patterns), shown, detail=source.key)


def _passage(found: PassageFound, patterns: Patterns) -> Hit:
    return Hit(
        "versions",
        found.version,
        marked(found.title, patterns),
        snippet(found.text, patterns),
        article=found.article,
        detail=found.label,
        at=found.at,
        kind=found.kind,
        passage=found.text,
    )


def _thrown(found: TrashFound, patterns: Patterns) -> Hit:
    item = found.item
    texts = tuple(each for each in found.texts if each != item.title)
    with_hit = next((each for each in texts if held(each, patterns)), "")
    shown = with_hit or next(iter(texts), "")
    return Hit(
        "trash",
        item.id,
        marked(item.title, patterns),
        snippet(shown, patterns),
        article=item.article or "",
        detail=item.article_title,
        at=item.at,
        kind=item.kind,
    )
