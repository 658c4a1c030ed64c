"""What long work asks of whoever started it."""

from __future__ import annotations

from typing import Protocol


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
