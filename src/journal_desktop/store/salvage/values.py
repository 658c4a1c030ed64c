"""What salvaging says of an article, and the states of it that it may be put together from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from journal_desktop.core.article import Article
from journal_desktop.store import moments, states
from journal_desktop.store.salvage.tables import Key, Row

OWN = (
    *("id", "slug", "title", "standfirst", "status", "category", "template", "language", "words"),
    *("published", "front"),
)

State = Literal["whole", "mended", "uncertain", "lost"]


@dataclass(frozen=True, slots=True)
class Base:
    """A state of an article that is known to be whole, and where it is from, in words."""

    origin: str
    at: str
    own: tuple[Any, ...]
    parts: dict[Key, Row]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an article; `remarks` are sentences about what is not certain."""

    id: str
    title: str
    state: State
    remarks: tuple[str, ...] = ()
    is_deleted: bool = False


@dataclass(frozen=True, slots=True)
class Mended:
    """An article to be written: its row and parts as they are, or else as a value."""

    outcome: Outcome
    head: Row | None = None
    parts: tuple[tuple[str, Row], ...] = ()
    value: Article | None = None
    created: str = ""
    deleted_at: str | None = None


def when(stamp: str) -> str:
    """A time as rows keep it, in the local zone and in words."""
    try:
        at = moments.instant(stamp).astimezone()
    except ValueError:
        return "a day that is not known"
    return f"{at.day} {at:%B %Y, %H:%M}"


def deleted(head: Row) -> tuple[str | None, tuple[str, ...]]:
    """When an article was deleted, None if it was not, and what is to be said of that.

    Where nobody can say, it was not: an article in the list is missed by nobody.
    """
    if states.is_harmed("article", head):
        return None, ("Whether it was deleted, and when it was written last, is not certain.",)
    return head["deleted_at"], ()


def live_parts(found: dict[Key, list[Row]]) -> dict[Key, Row]:
    """Of each part what was found first, unless it is deleted."""
    return {key: each[0] for key, each in found.items() if if_live(each[0])}


def if_live(row: Row) -> Row | None:
    """A row that is not deleted."""
    return None if row.get("deleted_at") else row


def own_cells(head: Row) -> tuple[Any, ...]:
    """The cells of an article's own row that its hash covers."""
    return tuple(head[name] for name in OWN)
