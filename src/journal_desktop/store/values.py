"""What the store tells about articles without their prose, and about its own work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from journal_desktop.core.article import Status
from journal_desktop.core.ids import ArticleId


@dataclass(frozen=True, slots=True)
class Summary:
    """An article as a list shows it; `changed` is when it was last written, in UTC."""

    id: ArticleId
    slug: str
    title: str
    standfirst: str
    status: Status
    category: str
    template: str
    language: str
    words: int
    published: date | None
    changed: datetime


@dataclass(frozen=True, slots=True)
class Saved:
    """What was committed: when, and how many rows had to be written (0: all was there)."""

    at: datetime
    rows: int


@dataclass(frozen=True, slots=True)
class Revision:
    """One version of an article that stays as it was; `text` is the manuscript text form.

    The kind "damaged" marks a version that the file no longer holds whole; its text is empty.
    """

    id: str
    article: ArticleId
    at: datetime
    kind: str
    label: str
    parents: tuple[str, ...]
    text: str
