"""Words replaced by others, in one article or in all of them, each place chosen before.

What keeps an article together is never touched: citation marks, pictures, the addresses of
links, unless somebody wants those changed too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journal_desktop.app.library_edits import LibraryEdit
from journal_desktop.app.search.swapping import Span, Spot, Swap, Swaps, texts, with_texts
from journal_desktop.core import citations
from journal_desktop.core.article import Article
from journal_desktop.core.ids import ArticleId
from journal_desktop.core.text import pasted

MOST = 20_000
"""The most places that are offered at once."""

_ADDRESS = re.compile(
    r"(?<=\]\()[^()\s]*(?:\([^()\s]*\)[^()\s]*)*|<?\b(?:https?://|mailto:)[^\s<>\])]+"
)
_PICTURE = re.compile(r"asset:[0-9a-f]+")
_AROUND = 50
_NO_ACCENT = "(?![\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff])"


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
        """What finds it: no letter whose accent stands behind it, lest that be left alone."""
        sought = re.escape(pasted(self.find)) + _NO_ACCENT
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
    return LibraryEdit(wish.label, "bulk", articles=Swaps(swaps), reaching=tuple(swaps))


def _found(text: str, pattern: re.Pattern[str], *, in_links: bool) -> Iterator[re.Match[str]]:
    matches = tuple(pattern.finditer(text))
    if not matches:
        return
    kept = [(mark.start, mark.end) for mark in citations.scan(text)]
    for rule in (_PICTURE,) if in_links else (_PICTURE, _ADDRESS):
        kept += (match.span() for match in rule.finditer(text))
    kept.sort()
    at, reached = 0, 0
    for match in matches:
        while at < len(kept) and kept[at][0] < match.end():
            reached = max(reached, kept[at][1])
            at += 1
        if reached <= match.start():
            yield match


def _before(text: str, start: int) -> str:
    cut = " ".join(text[max(0, start - _AROUND) : start].split("\n"))
    return f"…{cut}" if start > _AROUND else cut


def _after(text: str, end: int) -> str:
    cut = " ".join(text[end : end + _AROUND].split("\n"))
    return f"{cut}…" if end + _AROUND < len(text) else cut
