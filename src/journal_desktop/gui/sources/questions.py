"""What the commands on sources ask their user; the window answers with dialogs."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from journal_desktop.app.references.receiving import Part, Received
from journal_desktop.app.references.taking import Twin
from journal_desktop.app.sources.twins import Group
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source

Format = Literal["bibtex", "ris", "csl"]
FORMATS: dict[Format, tuple[str, str]] = {
    "bibtex": ("BibTeX", "bib"),
    "ris": ("RIS", "ris"),
    "csl": ("CSL-JSON", "json"),
}
"""Formats that references are written in: what they are called, and how their files end."""

Find = Callable[[str], tuple[Source, ...]]
"""Gives the sources that have some words."""


@dataclass(frozen=True, slots=True)
class TwinAnswer:
    """What to do about a reference that was there already.

    "fill" is for all of them, and "undo" for all that was imported.
    """

    what: Literal["merge", "both", "open", "fill", "undo"]
    twin: Twin | None = None


@dataclass(frozen=True, slots=True)
class GroupAnswer:
    """What to do about a group of sources that may be one, and which of them stays."""

    what: Literal["merge", "apart", "link", "open"]
    group: Group
    kept: SourceId


def _found_nothing(_words: str) -> tuple[Source, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class SourceAbout:
    """What a form should know of a source besides: how many articles list it, other versions.

    `notices` is the day of the retraction list that sources were checked against, if any;
    `keys` are those that any source of the library has.
    """

    articles: int = 0
    related: tuple[Source, ...] = ()
    notices: str = ""
    find: Find = _found_nothing
    keys: Container[str] = ()


@dataclass(frozen=True, slots=True)
class Stock:
    """How many references there are to export: chosen ones, the article's, the library's."""

    chosen: int
    article: int
    library: int


@dataclass(frozen=True, slots=True)
class ReferencesWish:
    """Which references to export, in which format, and whether to a file."""

    which: Literal["chosen", "article", "library"]
    format: Format
    to_file: bool


class AskOfSources(Protocol):
    """Questions about sources; None when the user would rather not."""

    def references(self, words: str, files: tuple[Path, ...]) -> tuple[Part, ...] | None:
        """What to import: words that were pasted, and files."""
        ...

    def taken(self, received: tuple[Received, ...], words: str) -> TwinAnswer | None:
        """Show what became of an import; perhaps something is to be done about a twin."""
        ...

    def group(self, groups: tuple[Group, ...], place: int) -> GroupAnswer | None:
        """Show sources that may be one; perhaps something is to be done about one of them."""
        ...

    def other_source(self, title: str, find: Find) -> SourceId | None:
        """Which source of the library."""
        ...

    def place(self, title: str, places: tuple[tuple[str, str], ...]) -> str | None:
        """Which of these places to go to."""
        ...

    def references_wish(self, stock: Stock) -> ReferencesWish | None:
        """What to export, and as what."""
        ...

    def references_file(self, suggestion: str) -> Path | None:
        """Where to write references."""
        ...

    def attachment(self, folder: str) -> Path | None:
        """Which file belongs to a source."""
        ...

    def retraction_list(self, folder: str) -> Path | None:
        """Which file is the list of retractions."""
        ...
