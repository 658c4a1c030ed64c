"""Texts of an article swapped for others, there and back, whatever was typed meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from journal_desktop.core.article import Article
from journal_desktop.core.ids import ArticleId
from journal_desktop.core.text import common_ends

Spot = tuple[str, str]
"""Where a text of an article is: a place, and "heading" or "body"."""
Span = tuple[int, int]


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
        if sum(common_ends(text, self.after)) >= sum(common_ends(text, self.before)):
            return text  # it was done before
        head, tail = common_ends(text, self.before)
        rest = len(self.before) - tail
        shift = len(text) - len(self.before)
        moved = (
            (start + shift, end + shift, put) if start >= rest else (start, end, put)
            for start, end, put in self.changes
            if end <= head or start >= rest
        )
        return _changed(text, moved)


class Swaps:
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
