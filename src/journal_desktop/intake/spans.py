"""Replacing parts of a Markdown text while its code stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable

_TICKS = re.compile(r"`+")
_MASK = "\x00"


def code_masked(text: str) -> str:
    """*text* with every code span overwritten, so that no pattern finds anything there."""
    if "`" not in text:
        return text
    runs = [(run.start(), run.end()) for run in _TICKS.finditer(text)]
    ahead: dict[int, list[int]] = {}
    for start, end in reversed(runs):
        ahead.setdefault(end - start, []).append(start)
    pieces: list[str] = []
    done = 0
    for start, end in runs:
        waiting = ahead[end - start]
        while waiting and waiting[-1] <= start:
            waiting.pop()
        if start < done or not waiting:
            continue
        close = waiting[-1] + end - start
        pieces += [text[done:start], _MASK * (close - start)]
        done = close
    return "".join((*pieces, text[done:]))


def replaced(
    text: str, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str | None]
) -> str:
    """*text* with what *new* gives for each match outside code; None leaves it."""
    pieces: list[str] = []
    done = 0
    for match in pattern.finditer(code_masked(text)):
        words = new(match)
        if words is not None:
            pieces += [text[done : match.start()], words]
            done = match.end()
    return "".join((*pieces, text[done:]))
