"""What the store tells about articles without their prose, and about its own work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from journal_desktop.core.article import Article
from journal_desktop.core.errors import LibraryDamaged
from journal_desktop.core.ids import ArticleId, SourceId
from journal_desktop.core.source import Source


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


@dataclass(frozen=True, slots=True)
class Version:
    """A version of an article without its text.

    `at` is never before that of the version it follows; `size` is the bytes that it takes in
    the file. The text of one that is `damaged` can't be had.
    """

    id: str
    article: ArticleId
    at: datetime
    kind: str
    label: str
    parents: tuple[str, ...]
    size: int
    damaged: bool = False

    @property
    def name(self) -> str:
        """The name that somebody gave it; most have none."""
        return self.label if self.kind == "named" else ""


TrashedKind = Literal["article", "section", "question", "source", "picture"]


@dataclass(frozen=True, slots=True)
class Trashed:
    """Something that was deleted and can come back, or a picture that nothing shows any more.

    `article` is the one that a section or question belongs to, and `title` what a list calls
    it, which may be empty. `at` is when it was deleted, of a picture when it was added; `size`
    is its words, of a picture its bytes.
    """

    kind: TrashedKind
    id: str
    title: str
    at: datetime
    article: ArticleId | None = None
    article_title: str = ""
    size: int = 0
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """Something of the trash that can't be purged, and why, as a sentence."""

    item: Trashed
    why: str


@dataclass(frozen=True, slots=True)
class Purge:
    """What was taken out of the trash for good, and what had to stay."""

    gone: tuple[Trashed, ...] = ()
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """Several articles and sources that change as one.

    Each article of `before` is kept as a version of that kind and label; sources in `buried`
    are deleted, those in `sources` written, and brought back where they were deleted.
    """

    articles: tuple[Article, ...] = ()
    sources: tuple[Source, ...] = ()
    buried: tuple[SourceId, ...] = ()
    before: tuple[Article, ...] = ()
    kind: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Which list of notices the library holds: when taken in, of which day, and what it was.

    `sha256` is that of the file; `count` says how many notices it has.
    """

    taken: datetime
    dated: str
    count: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Page:
    """Some sources of a library, and what is to be said of others among them, which are harmed.

    `last` is the row behind which the next page starts; None when this one is empty.
    """

    sources: tuple[Source, ...]
    harmed: tuple[LibraryDamaged, ...]
    last: int | None
