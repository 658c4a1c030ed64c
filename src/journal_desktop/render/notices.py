"""What readers are told first and last: corrections, withdrawals, and every other change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journal_desktop.core.article import Article, ChangeKind
from journal_desktop.core.journal import Journal
from journal_desktop.core.status import Status
from journal_desktop.render.byline import printed
from journal_desktop.render.labels import Labels


@dataclass(frozen=True, slots=True)
class Notice:
    """The box that stands before everything else: what happened and when, and in which way."""

    opening: str
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One change after publication, as the list at the end shows it."""

    day: date
    printed: str
    summary: str


def notice(article: Article, journal: Journal, words: Labels) -> Notice | None:
    """The notice of an article that was withdrawn, questioned or corrected, the gravest first."""
    openings = {
        ChangeKind.RETRACTION: words.retracted,
        ChangeKind.EXPRESSION_OF_CONCERN: words.concern,
        ChangeKind.CORRECTION: words.corrected,
    }
    for kind, opening in openings.items():
        found = [note for note in article.change_notes if note.kind is kind]
        if found:
            day = printed(found[-1].day, article, journal)
            return Notice(opening.format(day), found[-1].summary)
        if kind is ChangeKind.RETRACTION and article.status is Status.RETRACTED:
            return Notice(words.retracted_undated)
    return None


def changes(article: Article, journal: Journal) -> tuple[Change, ...]:
    """Every change note of the article, in the order they were made."""
    return tuple(
        Change(note.day, printed(note.day, article, journal), note.summary)
        for note in article.change_notes
    )
