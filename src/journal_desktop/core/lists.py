"""Which lines of Markdown begin an item of a list, for the page and for the editor alike.

As in CommonMark, a list may follow a line of text without a blank line between them; a numbered
one only if it begins with 1, so that a line may start with "2025." or "14)".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_ITEM = re.compile(r"(?P<indent> {0,3})(?:[-*+]|(?P<number>\d+)[.)])[ \t]+(?P<words>\S)?")
_RULED = re.compile(r"[ ]*\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*")
"""The line under the heads of a table."""

START = 0
"""What stands above a line at the top, or below a blank one."""
_NO_LIST, _BULLETS, _NUMBERS = range(3)


class Line(NamedTuple):
    """Whether a line begins an item, and a list where none was; `state` is what it leaves behind.

    A state is a small number, so that an editor can keep one by each of its lines.
    """

    state: int
    is_item: bool = False
    is_first: bool = False


def read(state: int, line: str) -> Line:
    """The meaning of a *line* below one that left *state* behind."""
    if not line.strip():
        return Line(START)
    kind, inner = divmod(max(0, state - 1), 3)
    item = _ITEM.match(line)
    if item is None:
        return Line(_state(kind, inner))
    own = _BULLETS if item["number"] is None else _NUMBERS
    may_begin = item["words"] and (own == _BULLETS or item["number"].lstrip("0") == "1")
    if state == START or own == kind:
        return Line(_state(own, _NO_LIST), is_item=True)
    if kind and len(item["indent"]) >= 2:
        inner = own if may_begin else inner
        return Line(_state(kind, inner), is_item=inner == own)
    if may_begin:
        return Line(_state(own, _NO_LIST), is_item=True, is_first=True)
    return Line(_state(kind, inner))


def parts(block: str) -> tuple[str, ...]:
    """A run of lines cut where a list begins behind other lines; mostly one part."""
    lines = block.split("\n")
    if len(lines) == 1 or _is_table(lines):
        return (block,)
    found: list[list[str]] = []
    state = START
    for each in lines:
        state, _, is_first = read(state, each)
        if is_first or not found:
            found.append([])
        found[-1].append(each)
    return tuple("\n".join(each) for each in found)


def _state(kind: int, inner: int) -> int:
    """A list, and one that stands in an item of it."""
    return 1 + 3 * kind + inner


def _is_table(lines: Sequence[str]) -> bool:
    return any("|" in line and _RULED.fullmatch(line) for line in lines[1:])
