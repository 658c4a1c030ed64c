"""What the use-cases ask of the world around them, such as of whoever started long work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from journal_desktop.core.citations import Cite
from journal_desktop.core.printed import Printed
from journal_desktop.core.source import Source


class Cancelled(Exception):
    """The user changed their mind; raised by `Progress.step`, and nothing has changed then."""


class Progress(Protocol):
    """Hears how far a piece of work is, and may end it."""

    def step(self, done: int, total: int, what: str) -> None:
        """Hear that *done* of *total* steps are over and *what* is next.

        Raises Cancelled to end the work with nothing changed.
        """
        ...


class Unheard:
    """Progress that nobody watches."""

    def step(self, done: int, total: int, what: str) -> None:
        """Let the work go on."""


class CitationFormatter(Protocol):
    """Prints citations in one style and one language."""

    @property
    def drops_locators(self) -> bool:
        """Whether pages and other locators of a cite are left out of its mark."""
        ...

    def printed(
        self, clusters: Sequence[tuple[Cite, ...]], sources: Mapping[str, Source]
    ) -> Printed:
        """Marks for *clusters*, and the list of what they cite; *sources* are by citation key.

        Raises StyleError when the style can't print.
        """
        ...
