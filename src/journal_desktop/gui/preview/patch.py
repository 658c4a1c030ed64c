"""What has to change in the page on screen to make it another page, as a script."""

from __future__ import annotations

import json
import re

from journal_desktop.render.page import Page

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
    changed = [
        [block.id, block.html] for block in wanted.blocks if before.get(block.id) != block.html
    ]
    if changed:
        change["blocks"] = changed
    if _ids(shown) != _ids(wanted):
        change["order"] = _ids(wanted)
        change["separator"] = _separator(wanted)
    return _call("patch", _ids(shown), change) if change else ""


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
