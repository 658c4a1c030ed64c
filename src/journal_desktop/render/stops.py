"""Raised citation marks behind the full stop or comma that follows them, as printers set them."""

from __future__ import annotations

import re
from collections.abc import Callable

from journal_desktop.render.extensions import CLOSE, OPEN

_SPACE = r"(?:\s|&nbsp;)*"
_MARK = re.compile(rf"{OPEN}(\d+){CLOSE}")
_BEFORE_STOP = re.compile(
    rf"(?<!\s)(?<!&nbsp;)(?P<marks>(?:{_SPACE}{OPEN}\d+{CLOSE})+)(?P<ends>(?:</(?:em|strong)>)*)"
    r"(?P<stop>[.,،。，](?![.\d])(?:[”“\"’‘»«](?!\w))?)"
)
_BEGINS = re.compile(r"(?:^|<(?!/)[^<>]*>|[(\[“‘«—–/])\Z")
_TAG = 200
"""More than an opening tag of prose takes."""


def behind_stops(html: str, is_raised: Callable[[int], bool]) -> str:
    """*html* with the placeholders of raised marks behind a stop or comma, no space before them.

    A mark with nothing before it stays. Colons and semicolons stay behind their marks.
    """

    def moved(at: re.Match[str]) -> str:
        numbers = [int(number) for number in _MARK.findall(at["marks"])]
        before = html[max(0, at.start() - _TAG) : at.start()]
        if _BEGINS.search(before) or not all(map(is_raised, numbers)):
            return at[0]
        marks = "".join(f"{OPEN}{number}{CLOSE}" for number in numbers)
        return f"{at['ends']}{at['stop']}{marks}"

    return _BEFORE_STOP.sub(moved, html)
