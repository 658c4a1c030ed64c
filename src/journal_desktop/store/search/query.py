"""What somebody typed to search for, as a value; anything that can be typed is a query.

Words must all be there, "quoted words" side by side, -these not; between two of them OR stands
for either. `status: category: tag: after: before: cites: in:` narrow what is searched; the
trash is searched only where somebody says `in:trash`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from journal_desktop.core.folding import folded
from journal_desktop.core.matching import indexed, is_unspaced, pattern

FILTERS = ("status", "category", "tag", "after", "before", "cites", "in")
"""The words that narrow a search, each before a colon."""

GROUPS = ("articles", "sources", "versions", "trash")
"""What can be searched, in the order of the results."""
USUAL = frozenset(GROUPS) - {"trash"}
"""What is searched unless somebody says otherwise."""

_LEXEME = re.compile(
    rf"(?P<minus>[-−]?)(?:(?P<name>{'|'.join(FILTERS)}):)?"
    r'(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))',
    re.IGNORECASE,
)
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?-?")
_PLACES = {
    "titles": ("titles", ("articles",)),
    "articles": ("", ("articles",)),
    "sources": ("", ("sources",)),
    "history": ("", ("versions",)),
    "versions": ("", ("versions",)),
    "trash": ("", ("trash",)),
}
_MOST_TERMS = 24
_MOST_LETTERS = 2000
_INDEXED = 3
"""Words that begin with so many letters are in the index; those of a longer begin are not."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase; one that `begins` is found where a longer word begins so as well."""

    words: str
    begins: bool = False

    @property
    def tokens(self) -> str:
        """Its words as the index holds them."""
        return indexed(self.words)

    @property
    def pattern(self) -> re.Pattern[str] | None:
        """What finds it in a text."""
        return pattern(self.words, begins=self.begins)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """One filter: its name, its value, and whether it is turned round."""

    name: str
    value: str
    is_without: bool = False


@dataclass(frozen=True)
class Query:
    """A search: each of `groups` has a term that must be there, none of `without` may be."""

    groups: tuple[tuple[Term, ...], ...] = ()
    without: tuple[Term, ...] = ()
    filters: tuple[Narrowing, ...] = ()
    kinds: frozenset[str] = field(default=USUAL)
    titles_only: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is sought."""
        return not (self.groups or self.without or self.filters) and self.kinds == USUAL

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """What finds its terms in a text."""
        found = (term.pattern for group in self.groups for term in group)
        return tuple(each for each in found if each is not None)


def parse(text: str) -> Query:
    """The query that *text* says; the word at its very end may go on."""
    text = text[:_MOST_LETTERS].translate(_QUOTES)
    groups: list[tuple[Term, ...]] = []
    without: list[Term] = []
    filters: list[Narrowing] = []
    kinds: set[str] = set()
    titles = joins = False
    for found in _LEXEME.finditer(text):
        value = found["word"] if found["phrase"] is None else found["phrase"]
        name = (found["name"] or "").lower()
        if name == "in":
            place = _place(value)
            titles |= place[0] == "titles"
            kinds |= set(place[1])
        elif name:
            filters += _narrowing(name, value, is_without=bool(found["minus"]))
        elif value == "OR" and found["phrase"] is None and not found["minus"]:
            joins = bool(groups)
        elif value.lower().rstrip(":") not in FILTERS or not value.endswith(":"):
            term = _term(value, goes_on=found.end() == len(text) and found["phrase"] is None)
            if not term.tokens or len(groups) + len(without) >= _MOST_TERMS:
                continue
            if found["minus"]:
                without.append(term)
            elif joins:
                groups[-1] = (*groups[-1], term)
            else:
                groups.append((term,))
            joins = False
    searched = frozenset(kinds) or _searched(filters)
    return Query(tuple(groups), tuple(without), tuple(filters), searched, titles)


def match(query: Query, columns: str = "", *, whole: bool = False) -> str:
    """The query as FTS5 reads it, perhaps in some columns only; empty without a word to find.

    Words that would take long are only sought *whole*, if so wished.
    """
    sought = [
        f"({' OR '.join(_said(term, whole=whole) for term in group)})" for group in query.groups
    ]
    if not sought:
        return ""
    words = f"{{{columns}}} : ({' AND '.join(sought)})" if columns else " AND ".join(sought)
    return f"({words}) NOT ({unwanted(query)})" if query.without else words


def unwanted(query: Query) -> str:
    """What must not be there, as FTS5 reads it."""
    return " OR ".join(map(_said, query.without))


def _said(term: Term, *, whole: bool = False) -> str:
    tokens = term.tokens.split()[:_MOST_TERMS]
    begins = term.begins and not (whole and len(tokens[-1]) > _INDEXED)
    return f'"{" ".join(tokens)}"{" *" if begins else ""}'


def _term(value: str, *, goes_on: bool) -> Term:
    """A term; a last word of one letter would begin half of all there are.

    A star behind a word says what its end in the query says otherwise: that it may go on.
    """
    if value[-1:] == "*" and (starless := value.rstrip("*"))[-1:].isalnum():
        value, goes_on = starless, True
    last = indexed(value).split()[-1:] if goes_on and value[-1:].isalnum() else []
    return Term(value, bool(last) and len(last[0]) > 1 and not is_unspaced(value[-1]))


def _place(value: str) -> tuple[str, tuple[str, ...]]:
    wanted = value.lower() or "?"
    return next((place for name, place in _PLACES.items() if name.startswith(wanted)), ("", ()))


def _narrowing(name: str, value: str, *, is_without: bool) -> Iterator[Narrowing]:
    if name in {"after", "before"}:
        if day := _DAY.fullmatch(value):
            value = "-".join(part.zfill(2) for part in day.groups() if part)
            yield Narrowing(name, value, is_without)
    elif name == "cites":
        if key := value.strip().lstrip("@"):
            yield Narrowing(name, key, is_without)
    elif words := folded(value):
        yield Narrowing(name, words, is_without)


def _searched(filters: list[Narrowing]) -> frozenset[str]:
    """What those filters can speak of at all."""
    of_articles = {"status", "category", "cites"}
    if any(each.name in of_articles for each in filters):
        return frozenset({"articles", "versions"})
    return USUAL
