"""What the commands ask their user; the window answers with dialogs, tests with answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from journal_desktop.core.article import Article
from journal_desktop.core.journal import Journal
from journal_desktop.core.merging import Side
from journal_desktop.core.source import Source
from journal_desktop.core.template import Template
from journal_desktop.gui.backups.view import BackupsView
from journal_desktop.gui.lookups.comparison import Comparison
from journal_desktop.gui.lookups.requests import LookupsView
from journal_desktop.gui.sources.questions import AskOfSources, SourceAbout

if TYPE_CHECKING:
    # The engine for styles is loaded with the first style, not with the window.
    from journal_desktop.app.salvage.words import Report
    from journal_desktop.app.styles.shelf import StyleShelf
    from journal_desktop.gui.replace.view import ReplaceView
    from journal_desktop.gui.trash.view import TrashView

Again = Literal["second", "there"]
"""Bring in a second article of the same text, or open the one that is there."""

NEW = "new"
"""The answer to `citation` that asks for a source which is not there yet."""


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What to export and where: one article or the journal, as a folder or a zip."""

    target: Path
    whole_journal: bool
    drafts: bool
    zipped: bool


@dataclass(frozen=True, slots=True)
class TreeWish:
    """Where a whole library goes, as a folder or a zip, and what goes along."""

    target: Path
    zipped: bool
    history: bool
    trash: bool
    notices: bool


@dataclass(frozen=True, slots=True)
class LinkWish:
    """A link to make: its words and where it goes."""

    words: str
    target: str


class Ask(AskOfSources, Protocol):
    """Questions with an answer, or None when the user would rather not."""

    def confirm(self, question: str, explanation: str, yes: str, no: str = "Cancel") -> bool:
        """Whether to go on with what *yes* says, and not to stay with *no*."""
        ...

    def template(self) -> Template | None:
        """Which kind of article to start."""
        ...

    def files_to_import(self, folder: str) -> tuple[Path, ...]:
        """Which texts to take in."""
        ...

    def again(self, titles: tuple[str, ...]) -> Again | None:
        """What to do about texts that the library has already."""
        ...

    def library_to_open(self, folder: str) -> Path | None:
        """Which library to open."""
        ...

    def library_to_create(self, folder: str) -> Path | None:
        """Where to keep a new library."""
        ...

    def library_copy(self, suggestion: str) -> Path | None:
        """Where to put a copy of a library that can't be written."""
        ...

    def copy_to(self, suggestion: str) -> Path | None:
        """Where to put a copy of text that could not be saved."""
        ...

    def source(
        self, source: Source, *, is_new: bool, about: SourceAbout | None = None
    ) -> Source | None:
        """A source, filled in; *about* is what its form should know besides."""
        ...

    def citation(self, sources: tuple[Source, ...], cited: frozenset[str]) -> str | None:
        """The id of a source to cite, or NEW."""
        ...

    def details(self, article: Article, taken: frozenset[str]) -> Article | None:
        """The article with its particulars changed."""
        ...

    def journal(self, journal: Journal, shelf: StyleShelf) -> Journal | None:
        """The journal with its particulars changed, its style one of the shelf's."""
        ...

    def export(self, article: Article | None, drafts: int, folder: str) -> ExportWish | None:
        """What to export and where."""
        ...

    def library_export(self, folder: str, name: str) -> TreeWish | None:
        """Where a whole library goes, and what of it."""
        ...

    def folder_to_import(self, folder: str) -> Path | None:
        """Which exported folder to take in."""
        ...

    def link(self, words: str) -> LinkWish | None:
        """A web link to make."""
        ...

    def companion(self, titles: dict[str, str]) -> str | None:
        """Which other article to link to, by id."""
        ...

    def differences(self, comparison: Comparison) -> dict[str, Side] | None:
        """Whose words to keep, by the names of the fields."""
        ...

    def lookup_consent(self, email: str) -> str | None:
        """Whether look-ups may use the network; the e-mail address to send along, or none."""
        ...

    def show_lookups(self, view: LookupsView) -> None:
        """Show the look-ups beside the window, which goes on."""
        ...

    def show_backups(self, view: BackupsView) -> None:
        """Show the backups beside the window, which goes on."""
        ...

    def backup_place(self, folder: str) -> Path | None:
        """Which folder gets a copy of every backup."""
        ...

    def backup_as_library(self, suggestion: str) -> Path | None:
        """Where to put a backup as a library of its own."""
        ...

    def show_replacing(self, view: ReplaceView) -> None:
        """Show what to find and replace beside the window, which goes on."""
        ...

    def show_trash(self, view: TrashView) -> None:
        """Show the trash beside the window, which goes on."""
        ...

    def picture_file(self, suggestion: str) -> Path | None:
        """Where to put a picture as a file of its own."""
        ...

    def version_name(self, of: str = "", name: str = "") -> str | None:
        """What to call the version *of* that time, now *name*; else the one that is kept now."""
        ...

    def show_salvage(self, report: Report) -> str:
        """Show what could be salvaged of a damaged library; the article to open then, if any."""
        ...

    def show_report(self, title: str, lines: tuple[str, ...]) -> None:
        """Show what was taken in and what was not understood."""
        ...

    def show_shortcuts(self) -> None:
        """Show every shortcut."""
        ...

    def show_about(self) -> None:
        """Show what this program is."""
        ...
