"""What reading references gives: entries as sources, and what was left out, with why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from journal_desktop.core.source import Source

Heard = Callable[[int, int], bool]
"""Is told how much of the text is read, in characters or entries, and of how much; False stops."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One reference that was read; its source's key is the file's own, or empty.

    `line` counts from 1; `remarks` are sentences on what of it was not understood.
    """

    source: Source
    line: int
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """What could not be read: where, its first words, and why in one sentence."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Read:
    """All that a text of references held, in its own order."""

    format: str
    entries: tuple[Entry, ...] = ()
    skipped: tuple[Skipped, ...] = ()
