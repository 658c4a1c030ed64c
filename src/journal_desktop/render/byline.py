"""The line of facts below the standfirst: who, when, how long, how well checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journal_desktop.core import dates, reading
from journal_desktop.core.article import Article
from journal_desktop.core.journal import Journal
from journal_desktop.core.people import Person
from journal_desktop.render.labels import Labels


@dataclass(frozen=True, slots=True)
class Byline:
    """The facts in words; an empty one is not shown."""

    by: str
    iso: str
    published: str
    minutes: str
    checked: tuple[str, ...]
    draft: str


def byline(article: Article, journal: Journal, words: Labels) -> Byline:
    """The byline of *article*, dates as the house writes them."""
    minutes = reading.minutes(article, journal.profile.words_per_minute)
    return Byline(
        by=words.by.format(_names(article.authors)) if article.authors else "",
        iso=article.published.isoformat() if article.published else "",
        published=printed(article.published, article, journal),
        minutes=words.minutes.format(minutes),
        checked=_checks(article, journal, words),
        draft="" if article.status.is_public else words.draft,
    )


def printed(day: date | None, article: Article, journal: Journal) -> str:
    """*day* in the article's language and the journal's style; nothing when it is unknown."""
    return dates.printed(day, journal.profile.date_style, article.language) if day else ""


def _checks(article: Article, journal: Journal, words: Labels) -> tuple[str, ...]:
    revised = article.updated if article.updated != article.published else None
    said = (
        (words.updated, printed(revised, article, journal)),
        (words.reviewed_by, _names(article.reviewers)),
        (words.last_reviewed, printed(article.last_reviewed, article, journal)),
        (words.review_due, printed(article.review_by, article, journal)),
    )
    return tuple(phrase.format(fact) for phrase, fact in said if fact)


def _names(people: tuple[Person, ...]) -> str:
    return ", ".join(person.printed for person in people)
