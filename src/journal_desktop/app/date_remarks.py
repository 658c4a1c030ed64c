"""Days of an article that do not go together: worth a look, and nobody's business to forbid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from journal_desktop.core import dates


def date_remarks(shown: Mapping[str, str], today: date) -> dict[str, str]:
    """What is odd about the days that a form shows, a sentence by field."""
    read = {name: dates.read(words) for name, words in shown.items() if words.strip()}
    days = {name: day for name, day in read.items() if day is not None}
    found: dict[str, str] = {}
    for name, sentence in (*_order(days), *_against(days, today)):
        found.setdefault(name, sentence)
    return found


def _order(days: Mapping[str, date]) -> Iterator[tuple[str, str]]:
    for later, earlier, sentence in (
        ("published", "created", "This is before the article was begun."),
        ("updated", "published", "This is before the article was published."),
        ("last_reviewed", "created", "This is before the article was begun."),
        ("review_by", "last_reviewed", "This is before the article was last checked."),
        ("review_by", "published", "This is before the article was published."),
    ):
        if later in days and earlier in days and days[later] < days[earlier]:
            yield later, sentence


def _against(days: Mapping[str, date], today: date) -> Iterator[tuple[str, str]]:
    for name in ("created", "published", "updated", "last_reviewed"):
        if name in days and days[name] > today:
            yield name, "This day is still to come."
    if "review_by" in days and days["review_by"] < today:
        yield "review_by", "This day has passed: the article is due for a check."
