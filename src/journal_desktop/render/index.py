"""The journal's front page: every article in it, by category, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from journal_desktop.core import dates
from journal_desktop.core.journal import Journal
from journal_desktop.core.people import Person
from journal_desktop.core.slugs import slug
from journal_desktop.core.status import Status
from journal_desktop.core.text import line
from journal_desktop.render import structured, theme
from journal_desktop.render.directions import directed
from journal_desktop.render.labels import direction, labels
from journal_desktop.render.skeleton import filled
from journal_desktop.render.typography import curly


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as the front page and the feeds list it."""

    id: str
    slug: str
    title: str
    standfirst: str
    category: str
    published: date | None
    minutes: int
    status: Status
    language: str
    updated: date | None = None
    authors: tuple[Person, ...] = ()


def newest(entries: tuple[Entry, ...]) -> list[Entry]:
    """The entries as readers get them: newest first, undated ones last."""
    return sorted(entries, key=lambda each: (each.published or date.min, each.title))[::-1]


def index(journal: Journal, entries: tuple[Entry, ...], *, feeds: bool = True) -> str:
    """The whole document of the front page; *feeds* tells whether the bundle has them."""
    style = theme.stylesheet(journal.theme)
    document = filled(
        "front_page",
        journal=journal,
        url=structured.web(journal.base_url.strip()),
        groups=tuple(_groups(journal, entries)),
        labels=labels(journal.language),
        direction=direction(journal.language),
        style=Markup(style),  # noqa: S704 - our own sheet with checked colours
        policy=theme.policy(style),
        feeds=feeds,
    )
    return f"{directed(document.strip(), journal.language)}\n"


def _groups(
    journal: Journal, entries: tuple[Entry, ...]
) -> Iterator[tuple[str, str, list[dict[str, str]]]]:
    """Every category that has articles, with its anchor: the journal's own order, then others.

    Articles without a category come last.
    """
    by_category: dict[str, list[Entry]] = {}
    for each in newest(entries):
        by_category.setdefault(line(each.category), []).append(each)
    named = dict.fromkeys(line(each) for each in journal.categories)
    order = [each for each in (*named, *sorted(by_category.keys() - named.keys())) if each]
    anchors: set[str] = set()
    for category in [*order, ""]:
        if category in by_category:
            name = category or labels(journal.language).more
            anchor = slug(name, anchors)
            anchors.add(anchor)
            yield name, anchor, [_item(each, journal) for each in by_category[category]]


def _item(entry: Entry, journal: Journal) -> dict[str, str]:
    words = labels(entry.language)
    day = entry.published
    return {
        "slug": entry.slug,
        "title": curly(line(entry.title) or words.untitled, entry.language),
        "standfirst": curly(line(entry.standfirst), entry.language),
        "iso": day.isoformat() if day else "",
        "day": dates.printed(day, journal.profile.date_style, entry.language) if day else "",
        "minutes": words.minutes.format(entry.minutes),
        "draft": "" if entry.status.is_public else words.draft,
        "language": entry.language if entry.language != journal.language else "",
        "direction": direction(entry.language),
    }
