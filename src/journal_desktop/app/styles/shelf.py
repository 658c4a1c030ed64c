"""The citation styles to choose from, and how each of them looks with the journal's own sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from journal_desktop.app.styles import styles
from journal_desktop.app.tasks import Tasks
from journal_desktop.cite.styles import Offer, Style, offered
from journal_desktop.core.citations import Cite
from journal_desktop.core.errors import JournalError, StyleError
from journal_desktop.core.printed import Printed
from journal_desktop.core.source import Source
from journal_desktop.store.library import Library

LARGEST = 5_000_000
"""Bytes of the largest style file that is read; the longest known has 250,000."""
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Look:
    """How a style prints: HTML of two marks in a sentence and of their sources, or why not."""

    html: str = ""
    note: str = ""
    objection: str = ""


@dataclass(frozen=True, slots=True)
class StyleShelf:
    """The styles of a library; they are tried in the lane of *printer*.

    `sources` are the ones they are tried with, in an article of that language.
    """

    library: Library
    printer: Tasks
    sources: tuple[Source, ...]
    language: str

    def offers(self) -> tuple[Offer, ...]:
        """Every style there is, those that were added behind the program's own."""
        added = styles.added(self.library)
        known = [each for each in offered() if each.id not in added]
        return (*known, *offered(added.values())[len(offered()) :])

    def look(self, name: str, show: Callable[[Look], None]) -> None:
        """Have *show* called with the look of the style of that name."""

        def work() -> Look:
            try:
                return _look(styles.chosen(self.library, name), self.sources, self.language)
            except JournalError as error:
                return Look(objection=str(error))

        self.printer.run(work, show, _raise)

    def add(
        self, path: Path, done: Callable[[Style], None], failed: Callable[[JournalError], None]
    ) -> None:
        """Take the style in a file into the library; *failed* hears why it can't be used."""

        def fail(error: BaseException) -> None:
            if not isinstance(error, JournalError):
                raise error
            failed(error)

        self.printer.run(lambda: styles.keep(self.library, read(path)), done, fail)


def shelf(library: Library, printer: Tasks, sources: Iterable[Source], language: str) -> StyleShelf:
    """The styles of a library, tried with the first few of *sources* that say most."""
    best = sorted(sources, key=lambda each: (not each.authors, not each.year))
    return StyleShelf(library, printer, tuple(best[:_SHOWN]), language)


def read(path: Path) -> bytes:
    """The bytes of a style file; raises StyleError when they can't be read."""
    try:
        if path.stat().st_size <= LARGEST:
            return path.read_bytes()
    except OSError as error:
        raise StyleError(f"“{path.name}” can't be read.", "Choose the file again.") from error
    raise StyleError(f"“{path.name}” is too large for a style.", "Take a file that ends in .csl.")


def _look(style: Style, sources: tuple[Source, ...], language: str) -> Look:
    if not sources:
        return Look(note="Its look is shown here as soon as the journal has a source.")
    formatter = styles.formatter_for(style, language)
    first, *rest = [Cite(str(number)) for number in range(len(sources))]
    clusters = ((Cite(first.key, locator="p. 4"),), (first, *rest))
    known = {str(number): source for number, source in enumerate(sources)}
    note = ""
    if formatter.drops_locators:
        note = "Pages of a citation are not in its mark; readers find them in the card over it."
    return Look(_html(formatter.printed(clusters, known)), note)


def _html(printed: Printed) -> str:
    one, other = (mark.html if mark.raised else f" {mark.html}" for mark in printed.marks)
    entries = "".join(
        f"<p>{escape(each.number)} {each.html}</p>" if each.number else f"<p>{each.html}</p>"
        for each in printed.entries
    )
    return f"<p>One source says so{one}, and together they say more{other}.</p><hr>{entries}"


def _raise(error: BaseException) -> None:
    raise error
