"""What a folder tree keeps of a library besides its articles' own words."""

from __future__ import annotations

from dataclasses import dataclass, field

from journal_desktop.core.article import Article
from journal_desktop.core.asset import Asset
from journal_desktop.core.notice import Notice
from journal_desktop.core.source import Source


@dataclass(frozen=True, slots=True)
class Head:
    """What a tree says of itself: whose it is, and what was to go into it."""

    journal: str
    history: bool = False
    trash: bool = True
    notices: bool = False


@dataclass(frozen=True, slots=True)
class Stamps:
    """When something was made, last written and deleted, as ISO times in UTC; "" is never."""

    changed: str
    created: str = ""
    deleted: str = ""


@dataclass(frozen=True, slots=True)
class Cut:
    """A part that was taken out of an article, with its content and when that was.

    `more` is the TOML text of entries that this program does not know.
    """

    kind: str
    id: str
    order: str = ""
    role: str = ""
    heading: str = ""
    body: str = ""
    more: str = ""
    deleted: str = ""


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """One version of an article; `id` is the SHA-256 of `text` and `parents`."""

    id: str
    at: str
    kind: str
    label: str
    device: str
    parents: tuple[str, ...]
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article with what was taken out of it, and its versions from the oldest on.

    `damaged` counts versions that the library no longer holds whole.
    """

    article: Article
    stamps: Stamps
    cuts: tuple[Cut, ...] = ()
    versions: tuple[KeptVersion, ...] = ()
    damaged: int = 0


@dataclass(frozen=True, slots=True)
class KeptSource:
    """A source, deleted or not."""

    source: Source
    stamps: Stamps


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """What is known of a picture, and when it was added."""

    asset: Asset
    added: str


@dataclass(frozen=True, slots=True)
class KeptNotices:
    """The list of notices that a library holds: when taken in, of which day, and what it was."""

    taken: str
    dated: str
    sha256: str
    notices: tuple[Notice, ...] = field(repr=False)
