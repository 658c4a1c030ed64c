"""An article as lists show it, which is all of it that the window needs at first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journal_desktop.core.status import Status

if TYPE_CHECKING:
    from datetime import date, datetime

    from journal_desktop.core.ids import ArticleId

SCREENFUL = 100
"""How many articles are listed before all of them are."""


class Summary(NamedTuple):  # made five times as fast as a dataclass, for lists of thousands
    """An article as a list shows it; `changed` is when it was last written, in UTC.

    Of a row that is not what was written, `damaged`, the readable rest is shown; it counts as
    a draft, so that nothing takes it for public.
    """

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
    damaged: bool = False


class Listing(NamedTuple):
    """Articles, last changed first, and up to where in the order of writing they were read."""

    rows: tuple[Summary, ...]
    newest: int
