"""Two records of one work to choose from, as values: for look-ups and for duplicates alike."""

from __future__ import annotations

from dataclasses import dataclass

from journal_desktop.core.merging import Side


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that both fill in differently; a side may be empty. `name` is its own."""

    name: str
    label: str
    mine: str
    yours: str
    suggested: Side


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared, by what the two sides are called, and what to know before choosing."""

    title: str
    heading: str
    mine: str
    yours: str
    rows: tuple[Difference, ...]
    remarks: tuple[str, ...] = ()
    accept: str = "Take these"
