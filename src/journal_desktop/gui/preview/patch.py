"""What has to change in the page on screen to make it another page, as a script."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from journal_desktop.render.page import Page

_LONG = 4_000
"""Characters of a block that is not sent whole for a letter in it."""
_OPENINGS = ("<p>", "<p ")
_CLOSING = "</p>"
_FIXED = re.compile(r"<style\b.*?</style>|<meta\b[^>]*\bhttp-equiv\b[^>]*>", re.DOTALL)


def is_beyond(shown: Page, wanted: Page) -> bool:
    """Whether only a fresh load makes *wanted* of *shown*.

    A document keeps the content security policy it was loaded with, which names its style.
    """
    return shown.head != wanted.head and _FIXED.findall(shown.head) != _FIXED.findall(wanted.head)


def script(shown: Page, wanted: Page) -> str:
    """The script that turns *shown* into *wanted* in the document; empty when they are equal."""
    if _shell(shown) != _shell(wanted) or not shown.blocks or not wanted.blocks:
        return _call("rebuild", _ids(shown), wanted.html)
    change: dict[str, object] = {}
    if shown.head != wanted.head:
        change["head"] = wanted.html.partition(wanted.opening)[0]
    before = {block.id: block.html for block in shown.blocks}
    changed: list[list[object]] = []
    typed: list[list[object]] = []
    for block in wanted.blocks:
        old = before.get(block.id, "")
        if old == block.html:
            continue
        paragraph = _paragraph(old, block.html) if len(old) > _LONG else None
        if paragraph is not None:
            typed.append([block.id, *paragraph])
        else:
            changed.append([block.id, block.html])
    if changed:
        change["blocks"] = changed
    if typed:
        change["paragraphs"] = typed
    if _ids(shown) != _ids(wanted):
        change["order"] = _ids(wanted)
        change["separator"] = _separator(wanted)
    return _call("patch", _ids(shown), change) if change else ""


def _paragraph(old: str, new: str) -> tuple[int, int, str, str] | None:
    """The one paragraph of a block that differs: its number, of how many, what it was and is.

    None where more than that differs, or something else.
    """
    same = _equal(min(len(old), len(new)), lambda size: old[:size] == new[:size])
    start = max(old.rfind(opening, 0, same) for opening in _OPENINGS)
    if start < 0:
        return None
    before, now = old[start:], new[start:]
    least = min(len(before), len(now))
    same = _equal(least, lambda size: before[len(before) - size :] == now[len(now) - size :])
    rest = len(before) - before.find(_CLOSING, len(before) - same) - len(_CLOSING)
    before, now = before[: len(before) - rest], now[: len(now) - rest]
    if not (_is_whole(before) and _is_whole(now)):
        return None
    return _openings(old[:start]), _openings(old), before, now


def _equal(most: int, is_equal: Callable[[int], bool]) -> int:
    """The greatest size up to *most* that is equal, found by halving."""
    low = 0
    while low < most:
        middle = (low + most + 1) // 2
        low, most = (middle, most) if is_equal(middle) else (low, middle - 1)
    return low


def _is_whole(html: str) -> bool:
    is_closed = html.endswith(_CLOSING) and html.count(_CLOSING) == 1
    return is_closed and html.startswith(_OPENINGS) and _openings(html) == 1


def _openings(html: str) -> int:
    return sum(map(html.count, _OPENINGS))


def scroll(top: float) -> str:
    """The script that scrolls to a place."""
    return f"scrollTo({{top: {top}, behavior: 'instant'}})"


def reveal(block: str, share: float = 0.0) -> str:
    """The script that scrolls to a block, or that share of it, where it is not to be seen."""
    return _call("reveal", block, share)


def scheme(name: str) -> str:
    """The script that shows the page in "light" or "dark", or as the system has it ("auto")."""
    return _call("scheme", "" if name == "auto" else name)


def _call(function: str, *arguments: object) -> str:
    # ASCII only, so that neither U+2028 nor a lone surrogate can end the string early.
    return f"journal.{function}({', '.join(json.dumps(each) for each in arguments)})"


def _shell(page: Page) -> tuple[str, ...]:
    return (page.opening, page.closing, page.language, page.direction)


def _ids(page: Page) -> list[str]:
    return [block.id for block in page.blocks]


def _separator(page: Page) -> str:
    if len(page.blocks) < 2:
        return ""
    first, second = page.blocks[0].html, page.blocks[1].html
    rest = page.html.partition(page.opening)[2].partition(first)[2]
    return rest[: rest.index(second)]
