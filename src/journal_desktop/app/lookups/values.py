"""Look-ups as the window speaks of them; values that cost nothing to import."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from journal_desktop.core.source import Source


class Standing(StrEnum):
    """How a look-up stands for its user."""

    ASKING = "asking"
    QUEUED = "queued"
    WAITING = "waiting"
    READY = "ready"
    TAKEN = "taken"
    ABSENT = "absent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class LookupRow:
    """A look-up as a list shows it; `sentence` says why it waits, or why nothing came."""

    id: str
    source: Source
    identifier: str
    standing: Standing
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What became of asking: how many are asked now, which were known, how many can't be."""

    begun: int
    known: tuple[str, ...]
    without: int


@dataclass(frozen=True, slots=True)
class Ended:
    """What a round of asking has brought: answers to look at, and what is left."""

    ready: tuple[str, ...] = ()
    in_vain: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
