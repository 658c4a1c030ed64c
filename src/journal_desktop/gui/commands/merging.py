"""Two records of one work as the form that compares them shows them."""

from __future__ import annotations

from journal_desktop.app.lookups.completing import LABELS
from journal_desktop.app.sources.types import TYPES
from journal_desktop.core import merging
from journal_desktop.core.source import Source
from journal_desktop.gui.lookups.comparison import Comparison, Difference
from journal_desktop.gui.words import named


def compared(mine: Source, yours: Source, other: str, accept: str) -> Comparison:
    """What of two sources differs, with the side suggested that seems to know better."""
    rows = tuple(
        Difference(
            each.variable,
            LABELS.get(each.variable, each.variable.replace("-", " ").capitalize()),
            _shown(each.variable, each.mine),
            _shown(each.variable, each.yours),
            each.suggested,
        )
        for each in merging.differences(mine, yours)
    )
    return Comparison("Merge sources", mine.title, named(mine), other, rows, (), accept)


def _shown(variable: str, words: str) -> str:
    return TYPES.get(words, words) if variable == "type" else words
