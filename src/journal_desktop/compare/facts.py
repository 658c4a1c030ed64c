"""What was changed of an article besides its texts: status, dates, tags, people, sources."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from journal_desktop.core.article import Article, CitedSource
from journal_desktop.core.dates import printed
from journal_desktop.core.status import STATUSES, Status


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of an article that was changed: what it was, what it is, and that in a sentence."""

    field: str
    name: str
    before: str
    after: str
    told: str


_LINES = {
    "slug": "Address",
    "template": "Kind of article",
    "language": "Language",
    "category": "Category",
    "disclaimer": "Disclaimer",
    "edition": "Edition",
    "reading_minutes": "Reading time",
    "created": "Begun",
    "published": "Published",
    "updated": "Updated",
    "last_reviewed": "Last reviewed",
    "review_by": "Review due",
}
_LISTS: dict[str, tuple[str, str, Callable[[Any], str]]] = {
    "tags": ("Tags", "Tag", lambda tag: f"“{tag}”"),
    "authors": ("Authors", "Author", attrgetter("printed")),
    "reviewers": ("Reviewers", "Reviewer", attrgetter("printed")),
}
_WHOLES = {
    "disclosure": "Disclosure",
    "related": "Related articles",
    "change_notes": "Change notes",
    "seo": "Words for search engines",
    "extra": "Further entries",
}


def facts(old: Article, new: Article) -> tuple[Fact, ...]:
    """Every field that differs, what matters most to readers first."""
    found: list[Fact] = []
    if old.status is not new.status:
        found.append(_status(old.status, new.status))
    found += _sources(old.sources, new.sources)
    for field, (name, noun, word) in _LISTS.items():
        found += _list(field, name, noun, *(list(map(word, getattr(a, field))) for a in (old, new)))
    for field, name in _LINES.items():
        found += _line(field, name, *(_words(getattr(a, field)) for a in (old, new)))
    for field, name in _WHOLES.items():
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            texts = (before, after) if field == "disclosure" else ("", "")
            found.append(Fact(field, name, *texts, f"{name} changed"))
    return tuple(found)


def _status(old: Status, new: Status) -> Fact:
    before, after = STATUSES[old], STATUSES[new]
    told = f"Status: {before.lower()} to {after.lower()}"
    return Fact("status", "Status", before, after, told)


def _line(field: str, name: str, before: str, after: str) -> list[Fact]:
    if before == after:
        return []
    if not before:
        told = f"{name} set to {after}"
    elif not after:
        told = f"{name} taken out ({before})"
    else:
        told = f"{name}: {before} to {after}"
    return [Fact(field, name, before, after, told)]


def _list(field: str, name: str, noun: str, before: list[str], after: list[str]) -> list[Fact]:
    if before == after:
        return []
    told = [f"{noun} {each} added" for each in after if each not in before]
    told += [f"{noun} {each} taken out" for each in before if each not in after]
    sentence = "; ".join(told) or f"{name} in another order or number"
    return [Fact(field, name, ", ".join(before), ", ".join(after), sentence)]


def _sources(before: tuple[CitedSource, ...], after: tuple[CitedSource, ...]) -> list[Fact]:
    """Sources listed or no longer listed; their order in the list says nothing."""
    old, new = ({each.key: each.source for each in cited} for cited in (before, after))
    told = [f"Source {key} listed" for key in new if key not in old]
    told += [f"Source {key} no longer listed" for key in old if key not in new]
    told += [
        f"{key} stands for another source" for key in new if old.get(key, new[key]) != new[key]
    ]
    if not told:
        return []
    return [Fact("sources", "Sources", ", ".join(old), ", ".join(new), "; ".join(told))]


def _words(value: str | int | date | None) -> str:
    if isinstance(value, date):
        return printed(value)
    return "" if value is None else str(value)
