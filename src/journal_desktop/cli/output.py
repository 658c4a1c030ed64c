"""Plain, aligned words for people, and one JSON document for programs."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence

import click

from journal_desktop.core.text import harmless

_STEERING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_GAP = "  "

as_json = click.option("--json", "in_json", is_flag=True, help="Print one JSON document instead.")
"""The option that every command has."""


def say(words: str = "") -> None:
    """Print a line for people, without characters that would steer their terminal."""
    click.echo(_clean(words))


def say_json(content: object) -> None:
    """Print *content* as the one JSON document of a command."""
    click.echo(json.dumps(content, indent=2))


def table(rows: Iterable[Sequence[str]]) -> list[str]:
    """Rows as lines, columns aligned by the room their letters take; the last one is free."""
    cells = [[_clean(cell) for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    return [
        _GAP.join(
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in cells
    ]


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 article", "2 articles"."""
    return f"{number:,} {one if number == 1 else many}"


class Meter:
    """Progress on standard error, where somebody watches a terminal."""

    def __init__(self) -> None:
        self._width = 0
        self._shown = sys.stderr.isatty()

    def step(self, done: int, total: int, what: str) -> None:
        """Show how far the work is."""
        if self._shown:
            words = f"{done}/{total} {_clean(what)}"[:76]
            click.echo("\r" + words.ljust(self._width), nl=False, err=True)
            self._width = len(words)

    def clear(self) -> None:
        """Wipe what was shown."""
        if self._width:
            click.echo("\r" + " " * self._width + "\r", nl=False, err=True)
            self._width = 0


def _clean(words: str) -> str:
    return " ".join(_STEERING.sub("", harmless(words)).splitlines())


def _width(text: str) -> int:
    """How many columns of a terminal *text* takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
