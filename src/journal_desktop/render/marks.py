"""Citation marks of a page: numbers by first use, each a link with a card."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape

from journal_desktop.core.article import Article
from journal_desktop.core.citations import Cite, numbering, runs
from journal_desktop.core.source import Source
from journal_desktop.render.context import Context
from journal_desktop.render.extensions import CLOSE, OPEN
from journal_desktop.render.labels import Labels
from journal_desktop.render.printed_marks import PrintedMarks, printed_marks
from journal_desktop.render.prose import LONG, Prose

_MARK = re.compile(rf"{OPEN}(\d+){CLOSE}")
_Known = dict[int, tuple[Cite, ...]]


@dataclass(slots=True)
class Marks:
    """Numbers of one article, and where each source is cited on its page.

    Where a style prints the marks, a number is a source's place in the style's list.
    """

    numbers: dict[str, int]
    sources: dict[int, Source]
    labels: Labels
    printed: PrintedMarks | None = None
    places: dict[int, list[str]] = field(default_factory=dict[int, list[str]])
    missing: list[str] = field(default_factory=list[str])
    _named: _Named | None = None

    def fill(self, html: str, block: str, read: Prose) -> str:
        """*html* with a mark at each of its placeholders; remembered for the way back."""
        filled = self.printed.fill(html, block, read) if self.printed else None
        filled = filled or self._native(html, block, read)
        for number, identity in filled.places:
            self.places.setdefault(number, []).append(identity)
        self.missing += filled.missing
        return filled.html

    def _native(self, html: str, block: str, read: Prose) -> _Filled:
        if self._named is None:
            numbers, sources = tuple(self.numbers.items()), tuple(self.sources.items())
            self._named = _naming(numbers, sources, self.labels)
        made = _filled_long if len(html) > LONG else _filled
        return made(read, html, block, 0, self._named)


@dataclass(frozen=True, slots=True, eq=False)
class _Named:
    """What keys name: the very same object while that is the same, so that it is a quick key."""

    numbers: dict[str, int]
    sources: dict[int, Source]
    labels: Labels


@lru_cache(maxsize=64)
def _naming(
    numbers: tuple[tuple[str, int], ...], sources: tuple[tuple[int, Source], ...], labels: Labels
) -> _Named:
    return _Named(dict(numbers), dict(sources), labels)


@dataclass(slots=True)
class _Filled:
    """HTML while its marks are put in, how many there are up to its end, and what they were."""

    named: _Named
    html: str = ""
    order: int = 0
    places: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    missing: list[str] = field(default_factory=list[str])

    def mark(self, identity: str, cites: tuple[Cite, ...]) -> str:
        """The mark of *cites*: numbers first, then the keys that have none."""
        known: _Known = {}
        for cite in cites:
            if cite.key in self.named.numbers:
                at = self.named.numbers[cite.key]
                known[at] = (*known.get(at, ()), cite)
        self.places += [(number, identity) for number in known]
        parts = [self._run(first, last, known) for first, last in runs(known)]
        for cite in cites:
            if cite.key not in self.named.numbers:
                self.missing.append(cite.key)
                title = escape(self.named.labels.no_source)
                parts.append(f'<span class="missing" title="{title}">?{escape(cite.key)}</span>')
        return f'<sup class="cite" id="{identity}">[{",".join(parts)}]</sup>'

    def _run(self, first: int, last: int, known: _Known) -> str:
        """Numbers in a row; those between are left out where their cards say nothing more."""
        between = range(first + 1, last)
        is_short = len(between) > 0 and not any(_note(cite) for n in between for cite in known[n])
        numbers = [first, last] if is_short else range(first, last + 1)
        return ("–" if is_short else ",").join(
            _link(number, self.named.sources[number], known[number], self.named.labels)
            for number in numbers
        )


def _fill(read: Prose, html: str, block: str, before: int, named: _Named) -> _Filled:
    """A paragraph, or a block, with its marks, which has so many *before* it in its block."""
    if read.parts and html is read.html:
        return _fill_parts(read.parts, block, named)
    made = _Filled(named)
    *cut, last = _MARK.split(html)
    texts, numbers = cut[::2], cut[1::2]
    parts = (
        f"{text.rstrip()}{made.mark(f'{block}-c{order}', read.marks[int(number)])}"
        for order, (text, number) in enumerate(zip(texts, numbers, strict=True), before + 1)
    )
    made.html = "".join([*parts, last])
    made.order = before + len(numbers)
    return made


def _fill_parts(parts: tuple[Prose, ...], block: str, named: _Named) -> _Filled:
    """A block of paragraphs, of which those that stayed as they were are known."""
    made, shown = _Filled(named), list[str]()
    for part in parts:
        if part.marks:
            filled = _filled(part, part.html, block, made.order, named)
            made.order = filled.order
            made.places += filled.places
            made.missing += filled.missing
            shown.append(filled.html)
        else:
            shown.append(part.html)
    made.html = "\n".join(shown)
    return made


_filled = lru_cache(maxsize=4096)(_fill)
_filled_long = lru_cache(maxsize=16)(_fill)


@lru_cache(maxsize=4096)
def _link(number: int, source: Source, cites: tuple[Cite, ...], labels: Labels) -> str:
    """One number of a mark with its card.

    The card is hidden from screen readers: the link's own name says the title already.
    """
    standing = labels.standing(source)
    named = labels.source.format(number, source.title)
    name = escape(f"{named} ({standing})" if standing else named)
    note = "; ".join(filter(None, map(_note, cites)))
    who = " ".join(filter(None, (source.short_authors, source.year)))
    kind = " · ".join(filter(None, (standing, who, source.kind, note)))
    return (
        f'<span class="ref"><a role="doc-biblioref" href="#source-{number}" '
        f'aria-label="{name}">{number}</a><span class="card" aria-hidden="true">'
        f"<b>{number}. {escape(source.title)}</b><i>{escape(kind)}</i></span></span>"
    )


def _note(cite: Cite) -> str:
    return ", ".join(filter(None, (cite.prefix, cite.locator, cite.suffix.lstrip(", "))))


def marks_of(
    article: Article, context: Context, labels: Labels, blocks: Mapping[str, str]
) -> Marks:
    """The marks of *article*; a cited key whose source is not in *context* has no number.

    *blocks* are the block ids of places.
    """
    numbers: dict[str, int] = {}
    sources: dict[int, Source] = {}
    dense: dict[int, int] = {}
    for key, number in numbering(article).items():
        identity = article.source_of(key)
        source = context.sources.get(identity) if identity else None
        if source is not None:
            numbers[key] = dense.setdefault(number, len(dense) + 1)
            sources[numbers[key]] = source
    if context.printed is None:
        return Marks(numbers, sources, labels)
    known = {key: sources[number] for key, number in numbers.items()}
    printed = printed_marks(article, context.printed, known, labels, blocks)
    return Marks(
        numbers={key: card.number for key, card in printed.cards.items()},
        sources={card.number: card.source for card in printed.cards.values()},
        labels=labels,
        printed=printed,
    )
