"""Words replaced by others, in one article or in all of them, each place chosen before.

What keeps an article together is never touched: citation marks, pictures, the addresses of
links, unless somebody wants those changed too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from os.path import commonprefix

from journal_desktop.app.library_edits import LibraryEdit
from journal_desktop.core import citations
from journal_desktop.core.article import Article
from journal_desktop.core.ids import ArticleId
from journal_desktop.core.text import pasted

MOST = 2000
"""The most places that are offered at once."""

_ADDRESS = re.compile(
    r"(?<=\]\()[^()\s]*(?:\([^()\s]*\)[^()\s]*)*|<?\b(?:https?://|mailto:)[^\s<>\])]+"
)
_PICTURE = re.compile(r"asset:[0-9a-f]+")
_AROUND = 50

Spot = tuple[str, str]
"""Where a text of an article is: a place, and "heading" or "body"."""
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Wish:
    """What to find and what to put there; `in_links` reaches the addresses of links as well."""

    find: str
    put: str = ""
    match_case: bool = False
    whole_words: bool = False
    in_links: bool = False

    @property
    def label(self) -> str:
        """What the edit is called."""
        return f"Replace “{self.find}” with “{self.put}”"

    @property
    def pattern(self) -> re.Pattern[str]:
        """What finds it."""
        sought = re.escape(self.find)
        if self.whole_words:
            sought = rf"(?<!\w){sought}(?!\w)"
        return re.compile(sought, 0 if self.match_case else re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """One place where something would be replaced, with the words around it."""

    article: ArticleId
    title: str
    spot: Spot
    start: int
    end: int
    before: str
    found: str
    after: str


def texts(article: Article) -> Iterator[tuple[Spot, str]]:
    """Every text of *article* that is searched, in reading order."""
    yield ("title", "heading"), article.title
    yield ("standfirst", "body"), article.standfirst
    yield ("lead", "body"), article.lead
    for section in article.sections:
        yield (section.id, "heading"), section.heading
        yield (section.id, "body"), section.body
    for question in article.questions:
        yield (question.id, "heading"), question.question
        yield (question.id, "body"), question.answer
    yield ("takeaway", "body"), article.takeaway


def places(article: Article, wish: Wish) -> tuple[Place, ...]:
    """Where *article* has what is to be replaced."""
    if not wish.find:
        return ()
    pattern = wish.pattern
    return tuple(
        Place(
            article.id,
            article.title,
            spot,
            found.start(),
            found.end(),
            _before(text, found.start()),
            found[0],
            _after(text, found.end()),
        )
        for spot, text in texts(article)
        for found in _found(text, pattern, in_links=wish.in_links)
    )


def replaced(article: Article, chosen: Iterable[Place], put: str) -> Article:
    """The article with *put* at each of the chosen places, which are places of this very state."""
    known = dict(texts(article))
    by_spot: dict[Spot, list[Place]] = {}
    for each in chosen:
        by_spot.setdefault(each.spot, []).append(each)
    return with_texts(
        article,
        {
            spot: Swap.of(known[spot], ((each.start, each.end) for each in some), put).after
            for spot, some in by_spot.items()
        },
    )


def with_texts(article: Article, new: Mapping[Spot, str]) -> Article:
    """The article with those of its texts changed; parts that stay are the very same."""
    changed: dict[str, object] = {
        name: new[name, part]
        for name, part in (
            *(("title", "heading"), ("standfirst", "body")),
            *(("lead", "body"), ("takeaway", "body")),
        )
        if (name, part) in new
    }
    blocks = {place for place, _ in new}
    if any(each.id in blocks for each in article.sections):
        changed["sections"] = tuple(
            replace(
                each,
                heading=new.get((each.id, "heading"), each.heading),
                body=new.get((each.id, "body"), each.body),
            )
            if each.id in blocks
            else each
            for each in article.sections
        )
    if any(each.id in blocks for each in article.questions):
        changed["questions"] = tuple(
            replace(
                each,
                question=new.get((each.id, "heading"), each.question),
                answer=new.get((each.id, "body"), each.answer),
            )
            if each.id in blocks
            else each
            for each in article.questions
        )
    return replace(article, **changed) if changed else article  # type: ignore[arg-type]  # the names are the dataclass's


def edit(wish: Wish, chosen: Iterable[Place], articles: Iterable[Article]) -> LibraryEdit:
    """Replacing at all chosen places as one edit, a version of each article kept before.

    *articles* are those that have the places, as they were when these were found.
    """
    by_article: dict[ArticleId, dict[Spot, list[Span]]] = {}
    for each in chosen:
        spans = by_article.setdefault(each.article, {}).setdefault(each.spot, [])
        spans.append((each.start, each.end))
    put = pasted(wish.put)
    swaps = {
        article.id: {
            spot: Swap.of(text, spans[spot], put) for spot, text in texts(article) if spot in spans
        }
        for article in articles
        if (spans := by_article.get(article.id))
    }
    return LibraryEdit(wish.label, "bulk", articles=_Replacing(swaps), reaching=tuple(swaps))


@dataclass(frozen=True, slots=True)
class Swap:
    """A text, what it is to become, and what stands then where in the text as it was."""

    before: str
    after: str
    changes: tuple[tuple[int, int, str], ...]

    @classmethod
    def of(cls, text: str, spans: Iterable[Span], put: str) -> Swap:
        """*put* at each of *spans* of *text*."""
        changes = tuple((start, end, put) for start, end in sorted(spans))
        return cls(text, _changed(text, changes), changes)

    @property
    def turned(self) -> Swap:
        """The way back."""
        changes: list[tuple[int, int, str]] = []
        shift = 0
        for start, end, put in self.changes:
            low = start + shift
            changes.append((low, low + len(put), self.before[start:end]))
            shift += len(put) - (end - start)
        return Swap(self.after, self.before, tuple(changes))

    def done(self, text: str) -> str:
        """What *text* becomes, which was `before`.

        Where it was changed in one stretch meanwhile, what is outside of that is changed.
        """
        if text in (self.before, self.after):
            return self.after
        if sum(_ends(text, self.after)) >= sum(_ends(text, self.before)):
            return text  # it was done before
        head, tail = _ends(text, self.before)
        rest = len(self.before) - tail
        shift = len(text) - len(self.before)
        moved = (
            (start + shift, end + shift, put) if start >= rest else (start, end, put)
            for start, end, put in self.changes
            if end <= head or start >= rest
        )
        return _changed(text, moved)


class _Replacing:
    """Swaps texts of articles, there and back."""

    def __init__(self, swaps: Mapping[ArticleId, Mapping[Spot, Swap]]) -> None:
        self._there = swaps
        self._back = {
            article: {spot: swap.turned for spot, swap in some.items()}
            for article, some in swaps.items()
        }

    def forward(self, article: Article) -> Article:
        """The article with the words replaced."""
        return _swapped(article, self._there.get(article.id, {}))

    def backward(self, article: Article) -> Article:
        """The article with the words it had."""
        return _swapped(article, self._back.get(article.id, {}))


def _swapped(article: Article, swaps: Mapping[Spot, Swap]) -> Article:
    new = {
        spot: after
        for spot, text in texts(article)
        if spot in swaps and (after := swaps[spot].done(text)) != text
    }
    return with_texts(article, new)


def _changed(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    kept: list[str] = []
    at = 0
    for start, end, put in changes:
        kept += (text[at:start], put)
        at = end
    return "".join((*kept, text[at:]))


def _ends(one: str, other: str) -> tuple[int, int]:
    """How many characters two texts share at their start, and at their end behind that."""
    head = len(commonprefix((one, other)))
    tail = len(commonprefix((one[head:][::-1], other[head:][::-1])))
    return head, tail


def _found(text: str, pattern: re.Pattern[str], *, in_links: bool) -> Iterator[re.Match[str]]:
    kept = [(mark.start, mark.end) for mark in citations.scan(text)]
    for rule in (_PICTURE,) if in_links else (_PICTURE, _ADDRESS):
        kept += (match.span() for match in rule.finditer(text))
    for match in pattern.finditer(text):
        if not any(match.start() < end and start < match.end() for start, end in kept):
            yield match


def _before(text: str, start: int) -> str:
    cut = " ".join(text[max(0, start - _AROUND) : start].split("\n"))
    return f"…{cut}" if start > _AROUND else cut


def _after(text: str, end: int) -> str:
    cut = " ".join(text[end : end + _AROUND].split("\n"))
    return f"{cut}…" if end + _AROUND < len(text) else cut
