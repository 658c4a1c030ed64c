"""Where the writer left each article: the part with the caret, the caret, and what was in sight."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MOST = 200
"""How many articles are remembered; the one left longest ago goes first."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place of an article, the caret in it in characters, and the pixels scrolled past."""

    article: str
    place: str = ""
    caret: int = 0
    scrolled: int = 0

    @property
    def written(self) -> str:
        """The bookmark as one line of the settings."""
        return f"{self.article} {self.caret} {self.scrolled} {self.place}"


def read(line: str) -> Bookmark | None:
    """The bookmark that a line of the settings says, if it says one."""
    article, _, rest = line.partition(" ")
    caret, _, rest = rest.partition(" ")
    scrolled, _, place = rest.partition(" ")
    if article and caret.isdecimal() and scrolled.isdecimal():
        return Bookmark(article, place, int(caret), int(scrolled))
    return None


def of(article: str, lines: Iterable[str]) -> Bookmark | None:
    """Where that article was left, if anything is known of it."""
    found = (read(line) for line in lines if line.startswith(f"{article} "))
    return next(filter(None, found), None)


def with_bookmark(lines: tuple[str, ...], left: Bookmark) -> tuple[str, ...]:
    """The lines of the settings with where an article was left just now, in front."""
    others = (line for line in lines if not line.startswith(f"{left.article} "))
    return (left.written, *others)[:MOST]
