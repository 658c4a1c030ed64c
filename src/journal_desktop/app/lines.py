"""Values as the lines of a text field, and back, each untouched line keeping all it stood for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from journal_desktop.core import text

Value = TypeVar("Value")


def values(
    written: str,
    before: Iterable[Value],
    words: Callable[[Value], str],
    make: Callable[[str], Value],
) -> tuple[Value, ...]:
    """What the lines stand for: a value of *before* where its *words* are, else one to *make*."""
    known: dict[str, list[Value]] = {}
    for value in before:
        known.setdefault(text.line(words(value)), []).append(value)
    lines = filter(None, map(text.line, written.split("\n")))
    return tuple(known[line].pop(0) if known.get(line) else make(line) for line in lines)


def kept(words: Iterable[str]) -> tuple[str, ...]:
    """Each of *words* as one clean line, without the empty ones."""
    return tuple(filter(None, map(text.line, words)))
