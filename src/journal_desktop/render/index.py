"""The journal's front page: every article in it, by category, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from journal_desktop.core import dates
from journal_desktop.core.article import Status
from journal_desktop.core.journal import Journal
from journal_desktop.core.slugs import slug
from journal_desktop.render import theme
from journal_desktop.render.labels import direction, labels
from journal_desktop.render.skeleton import filled
from journal_desktop.render.typography import curly


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as the front page lists it."""

    slug: str
    title: str
    standfirst: str
    category: str
    published: date | None
    minutes: int
    status: Status
    language: str


def index(journal: Journal, entries: tuple[Entry, ...]) -> str:
    """The whole document of the front page."""
    words = labels(journal.language)
    style = theme.stylesheet(journal.theme)
    newest = sorted(entries, key=lambda each: (_day(each), each.title), reverse=True)
    named = [*journal.categories, *sorted({each.category for each in newest})]
    groups = [
        (
            category,
            slug(category) if category else "more",
            [_item(e, journal) for e in newest if e.category == category],
        )
        for category in dict.fromkeys(named)
        if any(each.category == category for each in newest)
    ]
    return (
        str(
            filled(
                "front_page",
                journal=journal,
                groups=groups,
                labels=words,
                direction=direction(journal.language),
                style=Markup(style),  # noqa: S704 - our own sheet with checked colours
                policy=theme.policy(style),
            )
        ).strip()
        + "\n"
    )


def _item(entry: Entry, journal: Journal) -> dict[str, object]:
    words = labels(entry.language)
    day = entry.published
    return {
        "slug": entry.slug,
        "title": curly(entry.title or words.untitled, entry.language),
        "standfirst": curly(entry.standfirst, entry.language),
        "iso": day.isoformat() if day else "",
        "day": dates.printed(day, journal.profile.date_style, entry.language) if day else "",
        "minutes": words.minutes.format(entry.minutes),
        "draft": "" if entry.status.is_public else words.draft,
        "language": entry.language if entry.language != journal.language else "",
    }


def _day(entry: Entry) -> date:
    return entry.published or date.min
